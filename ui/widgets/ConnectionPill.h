// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QAbstractButton>

namespace yichuang::ui {

/// The state of the link in words, never a bare green light. A press opens the sync page.
/// Changes are announced to assistive technology.
class ConnectionPill final : public QAbstractButton {
    Q_OBJECT

public:
    ConnectionPill(const Look &look, QWidget *parent);

    void setState(Tone tone, const QString &words);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int widthOf(const QString &words) const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    Tone m_tone = Tone::Plain;
};

} // namespace yichuang::ui
