// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/IntakeDesk.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>

namespace yichuang::ui {

/// Brings drafts to the disk, one after the other. What could not be written stays here and is tried again until it is,
/// also when another sheet took its place on screen.
class DraftKeeper final : public QObject {
    Q_OBJECT

public:
    /// The desk is borrowed.
    DraftKeeper(desk::IntakeDesk &desk, QObject *parent);

    /// To be written; takes the place of an older content of the same draft that still waits.
    void keep(const desk::Draft &draft);
    /// Needs no writing any more: it becomes a case, or was deleted.
    void drop(const desk::DraftId &id);
    void dropAll();
    /// Does not wait for the next try.
    void tryNow();
    /// Whether everything that was given is on disk.
    [[nodiscard]] bool isIdle() const { return !m_writing && m_waiting.empty(); }
    /// Drafts that are not on disk yet in the content they have here, the one given first in front.
    [[nodiscard]] std::deque<desk::Draft> unsaved() const;

Q_SIGNALS:
    void saved(const yichuang::desk::Draft &draft);
    void failed(const yichuang::desk::Draft &draft, const yichuang::base::Error &error);
    /// Everything is on disk.
    void idle();

private:
    void writeNext();
    void written(const base::Result<desk::Draft> &result);
    [[nodiscard]] bool waits(const desk::DraftId &id) const;

    desk::IntakeDesk &m_desk;
    std::deque<desk::Draft> m_waiting;
    std::optional<desk::Draft> m_writing;
    bool m_writingInVain = false; ///< the one being written was dropped
    QTimer m_again;
};

} // namespace yichuang::ui
