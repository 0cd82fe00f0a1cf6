// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/desk/Committer.h"
#include "tests/bench/Citizens.h"

#include <QJsonObject>

namespace yichuang::bench {

/// A seeded folder as yichuang-bench-seed leaves it: `centre` and `workstation` under it, and who may sign in.
struct Seed {
    QString folder;
    QUrl centre;
    domain::PersonId person;
    QString password;

    [[nodiscard]] static Seed read(const QString &folder);
    void write() const;
    [[nodiscard]] QString workstation() const { return folder + QStringLiteral("/workstation"); }
    [[nodiscard]] QString center() const { return folder + QStringLiteral("/centre"); }
};

/// The engine of an enrolled workstation without windows, sync and printer: what stands between a confirmed act and
/// the disk, and nothing else.
class Station {
public:
    /// The folder closed and locked, as the machine is in the morning.
    [[nodiscard]] static std::unique_ptr<desk::Engine> open(const QString &folder, const base::Clock &clock);
    /// Signed in without the centre.
    explicit Station(const Seed &seed);
    /// On an engine that is unlocked already, where `who` sits.
    Station(std::unique_ptr<desk::Engine> engine, desk::SessionView who);

    [[nodiscard]] desk::Engine &engine() { return *m_engine; }
    /// The acceptance of a new application, as the intake page hands it over.
    [[nodiscard]] desk::CommitOrder order();
    /// What the clerk waits for: operation, case, number, paper, audit line and search entry.
    void commit(const desk::CommitOrder &order);

private:
    base::SystemClock m_clock;
    std::unique_ptr<desk::Engine> m_engine;
    desk::SessionView m_who;
    Citizens m_citizens{2026};
};

[[nodiscard]] QByteArray pinyinReadings();
[[nodiscard]] QByteArray pinyinSurnames();

} // namespace yichuang::bench
