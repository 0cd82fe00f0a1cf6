// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/journal/JournalCheck.h"
#include "center/journal/Writer.h"
#include "center/store/ChangePages.h"
#include "tests/support/FakeClock.h"
#include "tests/support/center/FakeWorkstation.h"
#include "tests/support/postgres/TestDatabase.h"
#include "tests/support/storage/FaultyConnection.h"

#include <memory>
#include <set>

namespace yichuang::tests {

/// Attachments as the test says.
class FakeAttachments final : public center::AttachmentPresence {
public:
    [[nodiscard]] base::Result<bool> has(const QString &sha256) override;
    void add(const QString &sha256);

private:
    std::mutex m_mutex;
    std::set<QString> m_here;
};

/// A centre with a database of its own (TestDatabase), the shipped facts and SampleFacts' directory published, and a
/// running writer. Time stands at 10:42 on a working Monday until the test moves it.
class CentreFixture {
public:
    CentreFixture();
    ~CentreFixture();

    FakeClock clock;
    FakeAttachments attachments;
    center::FeedNotifier notifier;

    /// A new enrolment at a window, with a block of 500 numbers (SampleFacts names the windows).
    [[nodiscard]] FakeWorkstation enrol(const char *window, const char *hall = "qingxiu");
    /// Offers through the writer and waits for the answers. An empty list: the writer did not take the request.
    [[nodiscard]] std::vector<protocol::Answer> offer(const center::Enrolled &workstation, const std::vector<QJsonObject> &operations);
    [[nodiscard]] std::vector<protocol::Answer> offer(const FakeWorkstation &workstation, const std::vector<protocol::Operation> &operations);
    [[nodiscard]] protocol::Answer offer(const FakeWorkstation &workstation, const protocol::Operation &operation);
    /// Any other write, waited for.
    [[nodiscard]] base::Result<void> perform(center::Writer::Work work);

    [[nodiscard]] center::Writer &writer() { return *m_writer; }
    /// Stores over a connection of their own, for reading.
    [[nodiscard]] std::unique_ptr<center::Stores> read();
    [[nodiscard]] std::unique_ptr<center::Stores> readWithFaults(std::shared_ptr<FaultPlan> plan);
    /// Everything verified; the findings as text, empty when all is right.
    [[nodiscard]] QString findings();

    /// Ends the writer and starts another, as after a crash: what was not committed is gone.
    void restart();
    /// From now on the writer's connection goes wrong by the plan.
    void restartWithFaults(std::shared_ptr<FaultPlan> plan);
    center::ApplierOptions applierOptions;
    center::WriterOptions writerOptions;

    [[nodiscard]] const TestDatabase &database() const { return m_database; }

private:
    void start(std::unique_ptr<storage::Connection> connection);
    [[nodiscard]] std::unique_ptr<storage::Connection> connect() const;
    void publishFacts();

    TestDatabase m_database;
    std::unique_ptr<center::Writer> m_writer;
};

} // namespace yichuang::tests
