// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperStation.h"

#include "app/base/Json.h"
#include "app/base/Log.h"
#include "app/base/ThenOn.h"
#include "app/base/WholeFile.h"
#include "app/desk/CaseRows.h"
#include "app/desk/Committer.h"
#include "app/documents/DocumentJson.h"
#include "app/documents/EscPosRenderer.h"
#include "app/documents/PdfRenderer.h"
#include "app/documents/PreviewRenderer.h"
#include "app/desk/ReceiptCheck.h"
#include "app/storage/Transaction.h"

#include <QtConcurrentRun>
#include <QUuid>

namespace yichuang::desk {

using base::ErrorCode;
using base::Result;

namespace {

constexpr int ScreenDpi = 110;

store::PrintState storedState(PrintState state)
{
    switch (state) {
    case PrintState::NotPrinted: return store::PrintState::NotPrinted;
    case PrintState::Queued: return store::PrintState::Queued;
    case PrintState::Sent: return store::PrintState::Sent;
    case PrintState::Confirmed: return store::PrintState::Confirmed;
    case PrintState::Unknown: return store::PrintState::Unknown;
    case PrintState::Failed: return store::PrintState::Failed;
    case PrintState::Void: return store::PrintState::Void;
    }
    return store::PrintState::Unknown;
}

// The PDF of a paper is replaced, not doubled, when it is printed again.
QUuid pdfName(const domain::WorkstationId &workstation, qint64 paper)
{
    return QUuid::createUuidV5(QUuid::fromString(workstation.toText()), QByteArray::number(paper));
}

// Of the copies of a paper together, once another one ended so.
store::PrintState stateAfter(store::PrintState before, devices::PrintOutcome outcome)
{
    const bool isFirst = before == store::PrintState::Sent;
    switch (outcome) {
    case devices::PrintOutcome::Confirmed: return isFirst ? store::PrintState::Confirmed : before;
    case devices::PrintOutcome::Sent:
    case devices::PrintOutcome::Unknown: break;
    case devices::PrintOutcome::Failed: return isFirst ? store::PrintState::Failed : store::PrintState::Unknown;
    }
    return store::PrintState::Unknown;
}

QString reprintMark(int prints)
{
    return QStringLiteral("重打 第%1次").arg(prints - 1);
}

Result<documents::Document> documentOf(const store::PaperRecord &paper)
{
    return base::parseJsonObject(paper.body).and_then(documents::documentFromJson).map([&paper](documents::Document document) {
        if (paper.prints > 1) {
            document.marks.prepend(reprintMark(paper.prints));
        }
        return document;
    });
}

} // namespace

PaperStation::PaperStation(Engine &engine, DeviceStation &devices, QObject *parent) : PaperDesk(parent), m_engine(engine), m_devices(devices) {}

void PaperStation::pump()
{
    const DeviceSettings settings = m_devices.settings();
    m_isAskedAgain = m_isBusy;
    if (m_isBusy || (settings.receiptPrinter.isEmpty() && settings.paperFolder.isEmpty())) {
        return;
    }
    if (m_pdfFolder != settings.paperFolder) {
        m_pdfFolder = settings.paperFolder;
        m_pdfSpool = m_pdfFolder.isEmpty() ? nullptr : std::make_unique<devices::PdfSpool>(m_pdfFolder);
    }
    m_isBusy = true;
    base::thenOn(this, m_engine.worker.run([this, profile = m_devices.slipProfile()] { return nextJob(profile); }), [this](const Result<std::optional<Job>> &job) {
        m_isBusy = false;
        if (!job) {
            if (job.error().code != ErrorCode::Locked) {
                base::log(base::LogLevel::Warning, "papers", "spool_stopped", {{"reason", QLatin1String(job.error().reason)}});
                Q_EMIT printerTrouble(QStringLiteral("error"), {});
            }
            return;
        }
        if (*job) {
            m_isBusy = true;
            send(**job);
        } else if (m_isAskedAgain) {
            pump(); // what was queued after the store had been asked
        }
    }, [this] { m_isBusy = false; });
}

Result<documents::Document> PaperStation::document(qint64 id)
{
    return m_engine.workspace->papers().get(id).and_then(documentOf);
}

Result<std::optional<PaperStation::Job>> PaperStation::nextJob(const documents::SlipProfile &profile)
{
    const auto next = m_engine.workspace->papers().nextQueued();
    if (!next) {
        return base::failure(next);
    }
    if (!*next) {
        return std::optional<Job>();
    }
    const qint64 id = (*next)->id;
    const Result<documents::Document> paper = document(id);
    const Result<QByteArray> slip = paper.and_then([&profile](const documents::Document &d) { return renderEscPos(d, profile); });
    const Result<QByteArray> page =
        paper.and_then([this](const documents::Document &d) { return m_pdfFolder.isEmpty() ? Result<QByteArray>(QByteArray()) : renderPdf(d); });
    if (!slip || !page) {
        // A paper that cannot be drawn must not hold up the ones behind it.
        const Result<void> marked = m_engine.workspace->papers().mark(id, store::PrintState::Failed, QStringLiteral("render"), m_engine.time.now());
        return marked ? Result<std::optional<Job>>(base::failure(slip ? page : slip)) : Result<std::optional<Job>>(base::failure(marked));
    }
    return m_engine.workspace->papers().mark(id, store::PrintState::Sent, {}, m_engine.time.now()).map([&] {
        return std::optional(Job{id, *slip, *page, paper->copyCount, store::PrintState::Sent, paper->title});
    });
}

void PaperStation::send(const Job &job)
{
    Q_EMIT printChanged(QString::number(job.id), PrintState::Sent);
    const auto enrolment = m_engine.enrolment();
    const bool hasPrinter = !m_devices.settings().receiptPrinter.isEmpty();
    if (job.pdf.isEmpty() || !m_pdfSpool || !enrolment) {
        print(job);
        return;
    }
    base::thenOn(this, m_pdfSpool->submit(pdfName(enrolment->workstation, job.id), job.pdf), [this, job, hasPrinter](const Result<QString> &path) {
        if (!path) {
            finish(job.id, store::PrintState::Failed, QStringLiteral("folder"));
        } else if (hasPrinter) {
            print(job);
        } else {
            finish(job.id, store::PrintState::Confirmed, QStringLiteral("folder"));
        }
    }, [this, id = job.id] { finish(id, store::PrintState::Unknown, QStringLiteral("folder")); });
}

// A printer that is set up anew while it prints tells nothing more: what came out is for a person to say. Each copy is a
// job of its own: a slow printer has its time for each, and that the paper is out shows before the next begins.
void PaperStation::print(const Job &job)
{
    base::thenOn(
        this, m_devices.printReceipt(job.slip), [this, job](const devices::PrintReport &report) { sent(job, report); },
        [this, job] { sent(job, {devices::PrintOutcome::Unknown, devices::PrinterTrouble::LinkBroken, {}}); });
}

void PaperStation::sent(Job job, const devices::PrintReport &report)
{
    job.state = stateAfter(job.state, report.outcome);
    job.copies -= 1;
    if (report.trouble == devices::PrinterTrouble::None && job.copies > 0) {
        print(job);
        return;
    }
    const QString trouble = printerWord(report.trouble);
    finish(job.id, job.state, trouble);
    if (!trouble.isEmpty()) {
        Q_EMIT printerTrouble(trouble, job.title);
    }
}

void PaperStation::finish(qint64 id, store::PrintState state, const QString &reason)
{
    const auto job = [this, id, state, reason] { return m_engine.workspace->papers().mark(id, state, reason, m_engine.time.now()); };
    base::thenOn(this, m_engine.worker.run(job), [this, id, state](const Result<void> &marked) {
        m_isBusy = false;
        if (!marked) {
            Q_EMIT printerTrouble(QStringLiteral("error"), {});
            return;
        }
        store::PaperRecord shown;
        shown.state = state;
        Q_EMIT printChanged(QString::number(id), paperView(shown, m_engine.wordings).state);
        // A printer in trouble keeps what is behind; the clerk starts it again with F9.
        if (state != store::PrintState::Failed) {
            pump();
        }
    }, [this] { m_isBusy = false; });
}

template<typename Change>
Result<store::PaperRecord> PaperStation::change(const SessionView &who, const QString &act, Change change)
{
    Result<storage::Transaction> transaction = storage::Transaction::begin(m_engine.workspace->connection());
    if (!transaction) {
        return base::failure(transaction);
    }
    const base::Instant now = m_engine.time.now();
    const Result<store::PaperRecord> paper = change(m_engine.workspace->papers(), now);
    if (!paper) {
        return paper;
    }
    const QString detail = act == QLatin1String("settle_print") ? store::toWord(paper->state) : QString::number(paper->prints);
    return m_engine.workspace->audit()
        .append({now, who.person.id, who.window.id, act, QString::number(paper->id), detail})
        .and_then([&] { return transaction->commit(); })
        .map([&] { return *paper; });
}

QFuture<Result<PaperView>> PaperStation::print(const QString &paperId)
{
    const auto session = m_engine.session();
    if (!session) {
        return readyResult<PaperView>(tl::unexpected(notSignedIn()));
    }
    QFuture<Result<PaperView>> future = m_engine.worker.run([this, id = paperId.toLongLong(), who = *session] {
        return change(who, QStringLiteral("print"), [id](store::PaperStore &papers, base::Instant now) { return papers.queue(id, now); })
            .map([this](const store::PaperRecord &paper) { return paperView(paper, m_engine.wordings); });
    });
    base::thenOn(this, future, [this](const Result<PaperView> &queued) {
        if (queued) {
            pump();
        }
    });
    return future;
}

QFuture<Result<PaperView>> PaperStation::settlePrint(const QString &paperId, PrintState state)
{
    const auto session = m_engine.session();
    if (!session) {
        return readyResult<PaperView>(tl::unexpected(notSignedIn()));
    }
    return m_engine.worker.run([this, id = paperId.toLongLong(), state, who = *session] {
        const auto settle = [id, state](store::PaperStore &papers, base::Instant now) { return papers.settle(id, storedState(state), now); };
        return change(who, QStringLiteral("settle_print"), settle).map([this](const store::PaperRecord &paper) {
            return paperView(paper, m_engine.wordings);
        });
    });
}

QFuture<Result<QImage>> PaperStation::preview(const QString &paperId, int width)
{
    return m_engine.worker.run([this, id = paperId.toLongLong(), width]() -> Result<QImage> {
        return document(id).and_then([](const documents::Document &d) { return documents::renderPreview(d, ScreenDpi); }).and_then(
            [width](const std::vector<QImage> &pages) -> Result<QImage> {
                if (pages.empty()) {
                    return base::fail(ErrorCode::Internal, QStringLiteral("the paper has no page"), "paper.empty");
                }
                return pages.front().scaledToWidth(width, Qt::SmoothTransformation);
            });
    });
}

QFuture<Result<void>> PaperStation::savePdf(const QString &paperId, const QString &path)
{
    const auto session = m_engine.session();
    if (!session) {
        return readyResult<void>(tl::unexpected(notSignedIn()));
    }
    // Drawn before it is noted: a paper that cannot be drawn did not leave.
    const auto noted = m_engine.worker.run([this, id = paperId.toLongLong(), who = *session]() -> Result<QByteArray> {
        Result<QByteArray> bytes = QByteArray();
        const auto takeOut = [id, &bytes](store::PaperStore &papers, base::Instant now) {
            return papers.takeOut(id, now).and_then([&bytes](const store::PaperRecord &paper) {
                bytes = documentOf(paper).and_then(documents::renderPdf);
                return bytes.map([&paper](const QByteArray &) { return paper; });
            });
        };
        return change(who, QStringLiteral("pdf"), takeOut).map([&bytes](const store::PaperRecord &) { return *bytes; });
    });
    // A folder that does not answer must not keep the store waiting.
    return QFuture<Result<QByteArray>>(noted).then(QtFuture::Launch::Async, [path](const Result<QByteArray> &bytes) {
        return bytes.and_then([&path](const QByteArray &pdf) { return base::writeWhole(path, pdf, "pdf.file"); });
    });
}

QFuture<Result<ReceiptView>> PaperStation::verifyReceipt(const QString &code)
{
    const auto rules = m_engine.facts.rules();
    return QtConcurrent::run([rules, code] { return checkReceipt(rules->facts(), code); });
}

} // namespace yichuang::desk
