// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/SyncDesk.h"
#include "app/desk/Views.h"

#include <QMap>
#include <QObject>

#include <optional>

namespace yichuang::ui {

/// Settling one conflict: for every field mine or theirs; where two moves exclude each other, the
/// whole act. Nothing is chosen beforehand.
class ConflictForm final : public QObject {
    Q_OBJECT

public:
    enum class Side { Open, Mine, Theirs };
    using QObject::QObject;

    void show(const desk::ConflictView &conflict);
    void clear();
    [[nodiscard]] const std::optional<desk::ConflictView> &conflict() const { return m_conflict; }
    /// Two moves of the life cycle exclude each other, so there is one choice only.
    [[nodiscard]] bool movesExclude() const;
    [[nodiscard]] QStringList paths() const;

    void choose(const QString &path, Side side);
    void chooseAll(Side side);
    [[nodiscard]] Side side(const QString &path) const { return m_sides.value(path, Side::Open); }
    void setNote(const QString &note);
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] desk::ConflictChoice choice() const;

Q_SIGNALS:
    /// Another conflict is asked about, or the same one reads differently.
    void changed();
    /// Sides were chosen.
    void chosen();

private:
    std::optional<desk::ConflictView> m_conflict;
    QMap<QString, Side> m_sides;
    QString m_note;
};

} // namespace yichuang::ui
