// SPDX-License-Identifier: Apache-2.0
#include "app/store/BlobSweep.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/store/Contents.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <limits>

namespace yichuang {

using base::ErrorCode;
using base::Result;
using store::BlobSweep;
using tests::FaultPlan;
using tests::StoreFixture;

namespace {

constexpr int ToTheEnd = std::numeric_limits<int>::max();

} // namespace

/// What nothing names goes after a day, whatever happens meanwhile; what something names never does.
class BlobSweepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
        EXPECT_OK(workspace().numbers().add(StoreFixture::block(1, 100), StoreFixture::workstation()));
    }

    void whatNothingNamesGoesAfterADay()
    {
        const QByteArray hash = put("scan");
        EXPECT_OK(sweep());
        QCOMPARE(files(), names({hash}));
        passADay();
        EXPECT_OK(sweep());
        QCOMPARE(files(), QStringList());
        QVERIFY(!isKnown(hash));
        EXPECT_OK(sweep());
    }

    void whatADraftNamesStaysUntilTheDraftGoes()
    {
        const QByteArray named = put("in a draft");
        const QByteArray other = put("taken out of the draft again");
        const store::DraftId draft = save({named});
        passADay();
        EXPECT_OK(sweep());
        QCOMPARE(files(), names({named}));
        QVERIFY(isKnown(named) && !isKnown(other));
        EXPECT_OK(workspace().drafts().remove(draft));
        EXPECT_OK(sweep());
        QCOMPARE(files(), QStringList());
    }

    void whatAnOperationBroughtStaysForGood()
    {
        const QByteArray hash = put("confirmed");
        need(hash);
        passADay();
        EXPECT_OK(sweep());
        EXPECT_OK(workspace().uploads().confirm(hash, m_fixture->now()));
        passADay();
        EXPECT_OK(sweep());
        QCOMPARE(tests::keptContent(workspace(), hash).value_or("?"), QByteArray("confirmed"));
    }

    void whatACaseNamesStaysUntilTheCaseGoes()
    {
        const QByteArray hash = put("fetched from the centre");
        // More cases than are looked at in one go.
        for (int i = 0; i < BlobSweep::CasesAtOnce + 5; ++i) {
            domain::Case record = tests::sampleCase(m_fixture->newCaseId(), i, QStringLiteral("n%1").arg(i), m_fixture->now());
            if (i == BlobSweep::CasesAtOnce + 2) {
                record.materials.back().blobs = {QString::fromLatin1(hash.toHex())};
                m_case = record.id;
            }
            EXPECT_OK(workspace().cases().put(record));
        }
        passADay();
        EXPECT_OK(sweep());
        QCOMPARE(files(), names({hash}));
        EXPECT_OK(workspace().cases().remove(m_case));
        EXPECT_OK(sweep());
        QCOMPARE(files(), QStringList());
    }

    void whatIsKeptAgainHasAnotherDay()
    {
        const QByteArray hash = put("scan");
        passADay();
        QCOMPARE(put("scan"), hash);
        EXPECT_OK(sweep());
        QCOMPARE(files(), names({hash}));
    }

    void whatIsNamedWhileItIsLookedForStays()
    {
        const QByteArray drafted = put("saved at the last moment");
        const QByteArray confirmed = put("confirmed at the last moment");
        const QByteArray again = put("attached again at the last moment");
        const QByteArray gone = put("of nobody");
        passADay();
        BlobSweep sweep(workspace());
        const auto candidates = sweep.candidates(m_fixture->now());
        QCOMPARE(candidates.value(), (QSet<QByteArray>{drafted, confirmed, again, gone}));
        save({drafted});
        need(confirmed);
        put("attached again at the last moment");
        QCOMPARE(sweep.forget(*candidates, m_fixture->now()).value(), QList<QByteArray>{gone});
        QVERIFY(isKnown(drafted) && isKnown(confirmed) && isKnown(again));
    }

    void filesWithoutARowGo()
    {
        const QByteArray hash = put("scan");
        for (const char *stray : {"0123456789012345678901234567890123456789012345678901234567890123", "0123.partial", "rubbish"}) {
            QFile file(folder() + QLatin1Char('/') + QLatin1String(stray));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        }
        EXPECT_OK(sweep());
        QCOMPARE(files(), names({hash}));
    }

    void nothingGoesWhileLocked()
    {
        const QByteArray hash = put("scan");
        save({hash});
        passADay();
        workspace().lock();
        EXPECT_FAILS(BlobSweep(workspace()).candidates(m_fixture->now()), ErrorCode::Locked);
        EXPECT_FAILS(BlobSweep(workspace()).forget({hash}, m_fixture->now()), ErrorCode::Locked);
        QCOMPARE(files(), names({hash}));
        QVERIFY(isKnown(hash));
    }

    // As by kill -9 between any two steps, and by a disk that fails at any statement: nothing that is named is lost, and the next time ends it.
    void anyEndBetweenTwoStepsIsMadeUpFor()
    {
        const QByteArray drafted = put("in a draft");
        const QByteArray confirmed = put("confirmed");
        save({drafted});
        need(confirmed);
        const QStringList named = names({drafted, confirmed});
        const auto check = [&] {
            QCOMPARE(tests::keptContent(workspace(), drafted).value_or("?"), QByteArray("in a draft"));
            QCOMPARE(tests::keptContent(workspace(), confirmed).value_or("?"), QByteArray("confirmed"));
            for (const QString &name : named) {
                QVERIFY(files().contains(name));
            }
        };
        bool wasCut = true;
        for (int steps = 0; wasCut; ++steps) {
            const QByteArray one = put("of nobody");
            const QByteArray other = put("of nobody either");
            passADay();
            wasCut = cutShort(steps);
            reopen();
            check();
            // What has a row can be read: never is a file gone before its row.
            for (const QByteArray &hash : {one, other}) {
                QVERIFY(!isKnown(hash) || tests::keptContent(workspace(), hash));
            }
            EXPECT_OK(sweep());
            check();
            QCOMPARE(files(), named);
        }
    }

    void anyStatementMayFail()
    {
        const QByteArray drafted = put("in a draft");
        save({drafted});
        for (qint64 n = 0, struck = 1; struck != 0; ++n) {
            put("of nobody");
            passADay();
            const auto plan = std::make_shared<FaultPlan>();
            m_fixture->close();
            EXPECT_OK(m_fixture->open(plan));
            plan->failAt = plan->calls + n;
            const bool isDone = sweep().has_value();
            QCOMPARE(isDone, !plan->struck);
            struck = plan->struck ? 1 : 0;
            reopen();
            QCOMPARE(tests::keptContent(workspace(), drafted).value_or("?"), QByteArray("in a draft"));
            EXPECT_OK(sweep());
            QCOMPARE(files(), names({drafted}));
        }
    }

    // The same for keeping one: whatever ends it leaves a sound content or something that the next sweep removes.
    void anEndWhileOneIsKeptLeavesNothingForGood()
    {
        for (qint64 n = 0, struck = 1; struck != 0; ++n) {
            const auto plan = std::make_shared<FaultPlan>();
            m_fixture->close();
            EXPECT_OK(m_fixture->open(plan));
            plan->failAt = plan->calls + n;
            const auto kept = tests::keepContent(workspace(), "scan", m_fixture->now());
            struck = plan->struck ? 1 : 0;
            QCOMPARE(kept.has_value(), !plan->struck);
            reopen();
            EXPECT_OK(sweep());
            const QByteArray hash = put("scan"); // once more is harmless
            QCOMPARE(tests::keptContent(workspace(), hash).value_or("?"), QByteArray("scan"));
            passADay();
            EXPECT_OK(sweep());
            QCOMPARE(files(), QStringList());
        }
    }

private:
    store::Workspace &workspace() { return m_fixture->workspace(); }
    QString folder() const { return m_fixture->folder() + QStringLiteral("/workspace/blobs"); }
    QStringList files() const { return QDir(folder()).entryList(QDir::Files, QDir::Name); }
    static QStringList names(const QList<QByteArray> &hashes)
    {
        QStringList list;
        for (const QByteArray &hash : hashes) {
            list.append(QString::fromLatin1(hash.toHex()));
        }
        list.sort();
        return list;
    }
    QByteArray put(const QByteArray &content) { return tests::keepContent(workspace(), content, m_fixture->now()).value_or(QByteArray()); }
    bool isKnown(const QByteArray &hash)
    {
        const auto found = workspace().blobs().find(hash);
        return found && found->has_value();
    }
    void passADay() { m_fixture->clock().advance(BlobSweep::Grace + std::chrono::seconds(1)); }
    void reopen()
    {
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
    }
    store::DraftId save(const QList<QByteArray> &hashes)
    {
        const QJsonObject row{{QStringLiteral("key"), QStringLiteral("m1")}, {QStringLiteral("blobs"), QJsonArray::fromStringList(names(hashes))}};
        const store::DraftRecord draft{store::DraftId::make(m_fixture->now()), *domain::PersonId::fromText(QStringLiteral("qin.sz")), m_fixture->now(), m_fixture->now(),
                                       {{QStringLiteral("materials"), QJsonArray{row}}}};
        if (const auto saved = workspace().drafts().put(draft); !saved) {
            qFatal("no draft: %s", qPrintable(saved.error().detail));
        }
        return draft.id;
    }
    /// An acceptance that brings the content.
    void need(const QByteArray &hash)
    {
        store::ActRequest request;
        request.caseId = m_fixture->newCaseId();
        request.numbering = store::Numbering::Take;
        request.now = m_fixture->now();
        const auto committed = workspace().ledger().commit(request, [&](const store::ActTicket &ticket) -> Result<store::ActRecord> {
            const auto record = tests::sampleCase(request.caseId, 1, QStringLiteral("n%1").arg(ticket.number->serial), request.now);
            protocol::Operation operation = tests::sampleOperation(record, request.now);
            operation.needs = names({hash});
            return store::ActRecord{operation, record, {}, {request.now, record.receivedBy, record.window, QStringLiteral("case.accept"), {}, {}}};
        });
        if (!committed) {
            qFatal("no operation: %s", qPrintable(committed.error().detail));
        }
    }
    /// What the desk does (desk::ContentSweep), ended after so many of its steps, as by a kill. Whether it was.
    Result<bool> run(int steps)
    {
        BlobSweep sweep(workspace());
        const auto isOver = [&steps] { return steps-- <= 0; };
        auto candidates = sweep.candidates(m_fixture->now());
        qint64 row = 0;
        do {
            const Result<qint64> next = candidates ? sweep.spare(*candidates, row) : Result<qint64>(base::failure(candidates));
            if (!next) {
                return base::failure(next);
            }
            row = *next;
        } while (row != 0);
        if (isOver()) {
            return true;
        }
        const auto gone = sweep.forget(*candidates, m_fixture->now());
        if (!gone) {
            return base::failure(gone);
        }
        for (const QString &file : names(*gone)) {
            if (isOver()) {
                return true;
            }
            workspace().shelf().remove(file);
        }
        const auto strays = sweep.strays(workspace().shelf().files());
        if (!strays) {
            return base::failure(strays);
        }
        for (const QString &file : *strays) {
            if (isOver()) {
                return true;
            }
            workspace().shelf().remove(file);
        }
        return isOver();
    }
    Result<void> sweep()
    {
        return run(ToTheEnd).map([](bool) {});
    }
    bool cutShort(int steps) { return run(steps).value_or(false); }

    std::unique_ptr<StoreFixture> m_fixture;
    domain::CaseId m_case;
};

} // namespace yichuang

using yichuang::BlobSweepTest;
YICHUANG_TEST(BlobSweepTest)
#include "BlobSweepTest.moc"
