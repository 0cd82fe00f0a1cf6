// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Tokens.h"

#include <QFrame>

class QLabel;

namespace yichuang::ui {

/// A number with its name above and a remark below. Large tiles stand alone, small ones inside a card.
class StatTile final : public QFrame {
    Q_OBJECT

public:
    enum class Shape { Card, Inset };
    StatTile(Shape shape, QWidget *parent);

    void setWords(const QString &name, const QString &value, const QString &remark = {});
    /// A toned tile also has a toned remark; Plain takes it back.
    void setTone(Tone tone);

private:
    Shape m_shape;
    QLabel *m_name;
    QLabel *m_value;
    QLabel *m_remark;
};

} // namespace yichuang::ui
