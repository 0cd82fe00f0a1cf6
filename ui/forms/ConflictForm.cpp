// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/ConflictForm.h"

#include <algorithm>

namespace yichuang::ui {

namespace {

bool readsTheSame(const desk::ConflictView &a, const desk::ConflictView &b)
{
    return a.fields == b.fields && a.mergedAlready == b.mergedAlready && a.mine == b.mine && a.theirs == b.theirs;
}

} // namespace

void ConflictForm::show(const desk::ConflictView &conflict)
{
    const bool same = m_conflict && m_conflict->lane.operation == conflict.lane.operation;
    // The queue is read again and again while it drains; who is choosing must not notice.
    const bool unchanged = same && readsTheSame(*m_conflict, conflict);
    m_conflict = conflict;
    if (!same) {
        m_sides.clear();
        m_note.clear();
    }
    if (!unchanged) {
        Q_EMIT changed();
    }
}

void ConflictForm::clear()
{
    m_conflict.reset();
    m_sides.clear();
    m_note.clear();
    Q_EMIT changed();
}

bool ConflictForm::movesExclude() const
{
    return m_conflict && m_conflict->fields.empty();
}

QStringList ConflictForm::paths() const
{
    QStringList paths;
    if (!m_conflict) {
        return paths;
    }
    if (movesExclude()) {
        return {desk::ConflictChoice::wholeAct()};
    }
    for (const domain::FieldConflict &field : m_conflict->fields) {
        paths.append(field.path);
    }
    return paths;
}

void ConflictForm::choose(const QString &path, Side side)
{
    if (paths().contains(path) && m_sides.value(path, Side::Open) != side) {
        m_sides.insert(path, side);
        Q_EMIT chosen();
    }
}

void ConflictForm::chooseAll(Side side)
{
    for (const QString &path : paths()) {
        m_sides.insert(path, side);
    }
    Q_EMIT chosen();
}

void ConflictForm::setNote(const QString &note)
{
    m_note = note.trimmed();
}

bool ConflictForm::isReady() const
{
    const QStringList all = paths();
    return !all.isEmpty() &&
           std::all_of(all.begin(), all.end(), [this](const QString &path) { return side(path) != Side::Open; });
}

desk::ConflictChoice ConflictForm::choice() const
{
    desk::ConflictChoice choice;
    for (const QString &path : paths()) {
        choice.keepMine.insert(path, side(path) == Side::Mine);
    }
    choice.note = m_note;
    return choice;
}

} // namespace yichuang::ui
