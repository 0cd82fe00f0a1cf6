// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/ChipText.h"
#include "ui/models/Suggestion.h"
#include "ui/style/Look.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <optional>

class QHBoxLayout;
class QLabel;
class QSpacerItem;

namespace yichuang::ui {

class Chip;
class ConnectionPill;
class SearchBox;

/// The top line: where we are and who sits here, the find-anything box, the state of the link.
class TopStrip final : public QFrame {
    Q_OBJECT

public:
    TopStrip(const Look &look, QWidget *parent);
    ~TopStrip() override;

    void setPlace(const QString &hall, const QString &window, const QString &clerk);
    void setLink(Tone tone, const QString &words);
    /// How long the citizen at the window has been served so far; runs on from there. Nothing = nobody.
    void setHandling(std::optional<std::chrono::milliseconds> soFar);
    /// Esc leads from the box back to where the person was.
    void focusFind();
    void offerFinds(const Suggestions &lines);

Q_SIGNALS:
    void findWanted(const QString &text);
    void found(const QVariant &value);
    void linkPressed();
    void findLeft(); ///< the box was left, and where the person was is gone

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void leaveFind();
    void showHandling();
    [[nodiscard]] static ChipText servingChip(std::chrono::seconds all);
    void dress();
    void placeFind();
    [[nodiscard]] int roomAtRight() const;
    void retranslate();

    const Look &m_look;
    QLabel *m_hall;
    QLabel *m_window;
    QLabel *m_clerk;
    QHBoxLayout *m_row;
    QHBoxLayout *m_place;
    QSpacerItem *m_indent;
    SearchBox *m_find;
    QPointer<QWidget> m_beforeFind;
    QMetaObject::Connection m_focusWatch;
    ConnectionPill *m_link = nullptr;
    Chip *m_handling;
    QTimer m_seconds;
    QElapsedTimer m_running;
    std::chrono::milliseconds m_before{0};
};

} // namespace yichuang::ui
