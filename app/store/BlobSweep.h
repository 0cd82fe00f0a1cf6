// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/Workspace.h"

#include <QSet>
#include <QStringList>

#include <chrono>

namespace yichuang::store {

/// Removes the contents that nothing names: no draft, no operation made here and no case, since a day. Its order is the contrary of
/// keeping one: the row goes first, then the file; a kill between them leaves a file without a row, which is a stray of the next
/// time. Each step but `forget` may be repeated or left out without harm. Needs to be unlocked: drafts and cases are sealed.
class BlobSweep {
public:
    static constexpr std::chrono::hours Grace{24};
    static constexpr int CasesAtOnce = 100;

    explicit BlobSweep(Workspace &workspace) : m_workspace(workspace) {}

    // store worker

    /// What may go, by hash: no operation brought it, no draft names it, and it was kept or kept again more than a day before `now`.
    [[nodiscard]] base::Result<QSet<QByteArray>> candidates(base::Instant now);
    /// Takes out of `candidates` what the cases after row `after` (0 = from the start) name, a few cases at a time so that nobody waits
    /// long. Answers where to go on; 0: all were seen, or nothing is left. A case that comes meanwhile is no harm: the centre has its contents.
    [[nodiscard]] base::Result<qint64> spare(QSet<QByteArray> &candidates, qint64 after);
    /// Removes the rows of those that still may go, and answers which: their files can be removed. One transaction. Nobody may be writing
    /// a file meanwhile: the thread of the files waits for it.
    [[nodiscard]] base::Result<QList<QByteArray>> forget(const QSet<QByteArray> &candidates, base::Instant now);
    /// Of the shelf's files those without a row, under the same condition.
    [[nodiscard]] base::Result<QStringList> strays(const QStringList &files);

private:
    [[nodiscard]] base::Result<QSet<QByteArray>> named();

    Workspace &m_workspace;
};

} // namespace yichuang::store
