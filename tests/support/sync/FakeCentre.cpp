// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sync/FakeCentre.h"

#include "tests/support/sync/FakeTus.h"

#include "app/base/Clock.h"
#include "app/base/Json.h"
#include "app/protocol/Messages.h"

#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslKey>
#include <QTimer>
#include <QUrlQuery>

namespace yichuang::tests {

namespace {

using protocol::Answer;
using protocol::AnswerStatus;

Answer answerOf(const protocol::Operation &operation, AnswerStatus status)
{
    Answer answer;
    answer.id = operation.id;
    answer.status = status;
    return answer;
}

} // namespace

FakeCentre::FakeCentre()
{
    m_faults = [](const FakeRequest &) { return Fault(); };
    m_judge = [](const protocol::Operation &operation, qint64 version) {
        Answer answer = answerOf(operation, AnswerStatus::Applied);
        answer.version = version + 1;
        return answer;
    };
    const auto handler = [this](const FakeRequest &request, const FakeHttp::Answer &answer) { handle(request, answer); };
    const auto faults = [this](const FakeRequest &request) {
        FakeHttp::FaultPlan plan;
        {
            const QMutexLocker lock(&m_mutex);
            ++m_requests[request.path];
            plan = m_faults;
        }
        return plan(request);
    };
    m_http = new FakeHttp(serverTls(m_trust), handler, faults);
    m_http->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_http, &QObject::deleteLater);
    m_thread.start();
    plug();
}

FakeCentre::~FakeCentre()
{
    unplug();
    m_thread.quit();
    m_thread.wait();
}

QUrl FakeCentre::url() const
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_port.load()));
}

void FakeCentre::unplug()
{
    QMetaObject::invokeMethod(m_http, [this] { m_http->close(); }, Qt::BlockingQueuedConnection);
    const QMutexLocker lock(&m_mutex);
    m_polls.clear();
}

void FakeCentre::plug()
{
    QMetaObject::invokeMethod(m_http, [this] { m_port = m_http->listen(m_port); }, Qt::BlockingQueuedConnection);
    if (m_port == 0) {
        qFatal("the fake centre cannot listen");
    }
}

void FakeCentre::setFaults(FakeHttp::FaultPlan plan)
{
    const QMutexLocker lock(&m_mutex);
    m_faults = std::move(plan);
}

void FakeCentre::setJudge(Judge judge)
{
    const QMutexLocker lock(&m_mutex);
    m_judge = std::move(judge);
}

void FakeCentre::setCode(const QString &code)
{
    const QMutexLocker lock(&m_mutex);
    m_code = code;
}

void FakeCentre::publish(const protocol::Change &change)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_feed.push_back(change);
    }
    QMetaObject::invokeMethod(m_http, [this] { wakePolls(); });
}

void FakeCentre::setClockOffset(std::chrono::milliseconds offset)
{
    const QMutexLocker lock(&m_mutex);
    m_offset = offset;
}

void FakeCentre::forgetCursors()
{
    const QMutexLocker lock(&m_mutex);
    ++m_epoch;
}

void FakeCentre::restoreFromBackup(int operations)
{
    const QMutexLocker lock(&m_mutex);
    ++m_epoch;
    m_fingerprint = QStringLiteral("restored-%1").arg(m_epoch);
    m_applied.resize(static_cast<size_t>(operations));
    m_answers.clear();
    m_versions.clear();
    m_seqs.clear();
    m_chainUpTo = 0;
    for (const protocol::Operation &operation : m_applied) {
        Answer answer = answerOf(operation, AnswerStatus::Applied);
        answer.version = ++m_versions[operation.caseId];
        m_seqs[operation.caseId] = operation.seq;
        m_answers.insert(operation.id, answer);
        m_chainUpTo = std::max(m_chainUpTo, operation.chain.n);
    }
}

std::vector<domain::OperationId> FakeCentre::applied() const
{
    const QMutexLocker lock(&m_mutex);
    std::vector<domain::OperationId> ids;
    for (const protocol::Operation &operation : m_applied) {
        ids.push_back(operation.id);
    }
    return ids;
}

int FakeCentre::appliedTwice() const
{
    const QMutexLocker lock(&m_mutex);
    return m_appliedTwice;
}

int FakeCentre::requests(const QByteArray &path) const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests.value(path);
}

int FakeCentre::blocksGiven() const
{
    const QMutexLocker lock(&m_mutex);
    return static_cast<int>(m_blocks.size());
}

base::Instant FakeCentre::now() const
{
    return base::SystemClock().now() + m_offset;
}

FakeResponse FakeCentre::json(int status, const QJsonObject &body) const
{
    return {status, QJsonDocument(body).toJson(QJsonDocument::Compact), {{"X-Yichuang-Time", QByteArray::number(base::toMs(now()))}}};
}

FakeResponse FakeCentre::problem(int status, const QString &code) const
{
    return json(status, protocol::Problem{code, QStringLiteral("不能办理。")}.toJson());
}

void FakeCentre::handle(const FakeRequest &request, const FakeHttp::Answer &answer)
{
    if (request.path == "/v1/changes") {
        changes(request, answer);
        return;
    }
    FakeResponse response;
    {
        const QMutexLocker lock(&m_mutex);
        if (request.headers.value("yichuang-protocol") != "1") {
            response = problem(426, QStringLiteral("protocol.version"));
        } else if (request.path == "/v1/enrolments") {
            response = enrol(request);
        } else if (!request.hasClientCertificate) {
            response = problem(401, QStringLiteral("certificate.missing"));
        } else if (!isGood(request.clientCertificate)) {
            response = problem(403, QStringLiteral("auth.unknown"));
        } else if (request.path == "/v1/audit") {
            response = audit(request);
        } else if (request.path == "/v1/renewals") {
            response = renew(request);
        } else if (request.path == "/v1/enrolment") {
            response = enrolment();
        } else if (request.path == "/v1/operations") {
            response = operations(request);
        } else if (request.path == "/v1/number-blocks") {
            response = numberBlock(request);
        } else if (request.path == "/v1/time") {
            response = json(200, {{QStringLiteral("time"), base::toIso(now())}});
        } else {
            response = problem(404, QStringLiteral("path.unknown"));
        }
    }
    answer(response);
}

bool FakeCentre::isGood(const QByteArray &certificate)
{
    if (!m_nextCertificate.isEmpty() && certificate == m_nextCertificate) {
        m_dropped.insert(m_oldCertificate);
        m_renewAsked = false;
    }
    return !m_dropped.contains(certificate);
}

FakeResponse FakeCentre::audit(const FakeRequest &request)
{
    const auto batch = base::parseJsonObject(request.body).and_then(protocol::AuditBatch::fromJson);
    if (!batch) {
        return problem(400, QStringLiteral("request.malformed"));
    }
    if (batch->after == m_auditUpTo) {
        m_audit.insert(m_audit.end(), batch->lines.begin(), batch->lines.end());
        m_auditUpTo = batch->upTo;
    }
    return json(200, protocol::AuditReply{m_auditUpTo}.toJson());
}

FakeResponse FakeCentre::renew(const FakeRequest &request)
{
    const auto read = base::parseJsonObject(request.body).and_then(protocol::RenewalRequest::fromJson);
    if (!read) {
        return problem(400, QStringLiteral("request.malformed"));
    }
    const QByteArray pem = m_trust.issueClient(read->requestPem);
    m_oldCertificate = request.clientCertificate;
    m_nextCertificate = QSslCertificate(pem).toDer();
    ++m_renewals;
    return json(201, protocol::RenewalReply{pem, now() + std::chrono::hours(24 * 400)}.toJson());
}

FakeResponse FakeCentre::enrolment() const
{
    protocol::EnrolmentStanding standing;
    standing.workstation = domain::WorkstationId::make(now());
    standing.window = *domain::WindowId::fromText(QStringLiteral("01"));
    standing.hall = *domain::HallId::fromText(QStringLiteral("qx"));
    standing.renew = m_renewAsked;
    return json(200, standing.toJson());
}

std::vector<protocol::ToldLine> FakeCentre::audit() const
{
    const QMutexLocker lock(&m_mutex);
    return m_audit;
}

void FakeCentre::askToRenew()
{
    const QMutexLocker lock(&m_mutex);
    m_renewAsked = true;
}

int FakeCentre::renewals() const
{
    const QMutexLocker lock(&m_mutex);
    return m_renewals;
}

bool FakeCentre::isNewCertificateUsed() const
{
    const QMutexLocker lock(&m_mutex);
    return !m_dropped.isEmpty();
}

FakeResponse FakeCentre::enrol(const FakeRequest &request)
{
    const auto body = base::parseJsonObject(request.body);
    const auto read = body ? protocol::EnrolmentRequest::fromJson(*body) : base::Result<protocol::EnrolmentRequest>(base::failure(body));
    if (!read) {
        return problem(400, QStringLiteral("request.malformed"));
    }
    if (read->code != m_code || (!m_certificates.isEmpty() && !m_certificates.contains(read->requestPem))) {
        return problem(403, QStringLiteral("enrolment.code"));
    }
    if (!m_certificates.contains(read->requestPem)) {
        m_certificates.insert(read->requestPem, m_trust.issueClient(read->requestPem));
    }
    protocol::EnrolmentReply reply;
    reply.workstation = domain::WorkstationId::make(now());
    reply.window = *domain::WindowId::fromText(QStringLiteral("03"));
    reply.hall = *domain::HallId::fromText(QStringLiteral("hall"));
    reply.certificatePem = m_certificates.value(read->requestPem);
    reply.authorityPem = m_trust.authorityPem();
    reply.fingerprint = m_fingerprint;
    return json(200, reply.toJson());
}

Answer FakeCentre::takeOperation(const protocol::Operation &operation)
{
    if (m_answers.contains(operation.id)) {
        Answer answer = answerOf(operation, AnswerStatus::Duplicate);
        answer.first = m_answers.value(operation.id).toJson();
        return answer;
    }
    const qint64 expected = m_seqs.value(operation.caseId) + 1;
    if (operation.seq > expected) {
        Answer answer = answerOf(operation, AnswerStatus::Held);
        answer.missing = {QStringLiteral("seq:%1").arg(expected)};
        return answer;
    }
    const Answer answer = m_judge(operation, m_versions.value(operation.caseId));
    if (answer.status == AnswerStatus::Held || answer.status == AnswerStatus::Retry) {
        return answer;
    }
    m_answers.insert(operation.id, answer);
    m_seqs[operation.caseId] = operation.seq;
    if (answer.status == AnswerStatus::Applied) {
        m_appliedTwice += operation.seq < expected ? 1 : 0;
        m_versions[operation.caseId] = answer.version;
        m_applied.push_back(operation);
        m_chainUpTo = std::max(m_chainUpTo, operation.chain.n);
    }
    return answer;
}

FakeResponse FakeCentre::operations(const FakeRequest &request)
{
    const auto body = base::parseJsonObject(request.body);
    const auto list = body ? protocol::OperationBatch::operationsOf(*body) : base::Result<std::vector<QJsonObject>>(base::failure(body));
    if (!list) {
        return problem(400, QStringLiteral("request.malformed"));
    }
    protocol::BatchReply reply;
    reply.serverTime = now();
    for (const QJsonObject &each : *list) {
        const auto operation = protocol::Operation::fromJson(each);
        if (!operation) {
            return problem(400, QStringLiteral("operation.malformed"));
        }
        reply.answers.push_back(takeOperation(*operation));
    }
    return json(200, reply.toJson());
}

FakeResponse FakeCentre::numberBlock(const FakeRequest &request)
{
    const auto body = base::parseJsonObject(request.body);
    const auto read = body ? protocol::NumberBlockRequest::fromJson(*body) : base::Result<protocol::NumberBlockRequest>(base::failure(body));
    if (!read) {
        return problem(400, QStringLiteral("request.malformed"));
    }
    if (!m_blocks.contains(read->request)) {
        domain::NumberBlock block;
        block.id = read->request;
        block.window = *domain::WindowId::fromText(QStringLiteral("03"));
        block.workstation = domain::WorkstationId::make(now());
        block.firstSerial = 1 + 1000 * m_blocks.size();
        block.lastSerial = block.firstSerial + read->count - 1;
        block.firstQueryIndex = block.firstSerial;
        m_blocks.insert(read->request, block.toJson());
    }
    return json(200, m_blocks.value(read->request));
}

FakeResponse FakeCentre::page(qsizetype after, int limit) const
{
    protocol::ChangePage page;
    const qsizetype end = std::min<qsizetype>(after + limit, static_cast<qsizetype>(m_feed.size()));
    page.changes.assign(m_feed.begin() + after, m_feed.begin() + end);
    page.cursor = QStringLiteral("%1+%2").arg(m_epoch).arg(end);
    page.more = end < static_cast<qsizetype>(m_feed.size());
    page.fingerprint = m_fingerprint;
    page.chainUpTo = m_chainUpTo;
    page.serverTime = now();
    return json(200, page.toJson());
}

void FakeCentre::changes(const FakeRequest &request, const FakeHttp::Answer &answer)
{
    const QUrlQuery query(QString::fromLatin1(request.query));
    const QStringList cursor = query.queryItemValue(QStringLiteral("after"), QUrl::FullyDecoded).split(QLatin1Char('+'));
    const std::chrono::seconds wait(query.queryItemValue(QStringLiteral("wait")).toInt());
    Poll poll{cursor.value(1).toLongLong(), query.queryItemValue(QStringLiteral("limit")).toInt(), answer};
    std::optional<FakeResponse> response;
    {
        const QMutexLocker lock(&m_mutex);
        const bool isOld = cursor.size() == 2 && cursor.first().toInt() != m_epoch;
        if (isOld) {
            response = problem(412, QStringLiteral("cursor.epoch"));
        } else if (wait.count() == 0 || poll.after < static_cast<qsizetype>(m_feed.size())) {
            response = page(poll.after, poll.limit);
        } else {
            m_polls.push_back(poll);
        }
    }
    if (response) {
        answer(*response);
    } else {
        QTimer::singleShot(wait, m_http, [this] { wakePolls(); });
    }
}

void FakeCentre::wakePolls()
{
    std::vector<std::pair<FakeHttp::Answer, FakeResponse>> answers;
    {
        const QMutexLocker lock(&m_mutex);
        for (const Poll &poll : m_polls) {
            answers.emplace_back(poll.answer, page(std::min<qsizetype>(poll.after, static_cast<qsizetype>(m_feed.size())), poll.limit));
        }
        m_polls.clear();
    }
    for (const auto &[answer, response] : answers) {
        answer(response);
    }
}

} // namespace yichuang::tests
