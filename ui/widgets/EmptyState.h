// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QWidget>

class QLabel;

namespace yichuang::ui {

/// What stands where there is nothing yet: a quiet picture, one sentence, one hint.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    EmptyState(const Look &look, const QString &icon, QWidget *parent);

    void setWords(const QString &sentence, const QString &hint = {});

private:
    void paintIcon();

    const Look &m_look;
    QString m_name;
    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_hint;
};

} // namespace yichuang::ui
