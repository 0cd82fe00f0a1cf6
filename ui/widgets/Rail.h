// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QFrame>
#include <QHash>

class QLabel;
class QVBoxLayout;

namespace yichuang::ui {

class RailButton;

/// The left rail: the product's sign and one button a page.
class Rail final : public QFrame {
    Q_OBJECT

public:
    enum class Place { Top, Bottom };

    Rail(const Look &look, QWidget *parent);

    void addItem(const QString &id, const QString &icon, Place place);
    void setLabel(const QString &id, const QString &label);
    void setCount(const QString &id, int count, Tone tone);
    void setCurrent(const QString &id);
    enum class Offer { Shown, Hidden };
    void setOffer(const QString &id, Offer offer);

Q_SIGNALS:
    void chosen(const QString &id);

private:
    void dress();

    const Look &m_look;
    QHash<QString, RailButton *> m_buttons;
    QLabel *m_sign;
    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
};

} // namespace yichuang::ui
