// SPDX-License-Identifier: Apache-2.0
#include "center/journal/CaseHistory.h"

#include "app/base/Json.h"
#include "app/crypto/Hash.h"

#include <QtEndian>

namespace yichuang::center {

using base::Result;
using crypto::ChainLink;
using crypto::HashAlgorithm;

namespace {

const QString KindTakeOver = QStringLiteral("case.take_over");

QJsonObject linkJson(const ChainLink &link)
{
    return {{QStringLiteral("n"), link.n},
            {QStringLiteral("previous"), QLatin1String(link.previous.toHex())},
            {QStringLiteral("hash"), QLatin1String(link.hash.toHex())}};
}

ChainLink linkOf(const QJsonObject &row, const char *member)
{
    const QJsonObject json = row.value(QLatin1String(member)).toObject();
    return {json.value(QLatin1String("n")).toInteger(), QByteArray::fromHex(json.value(QLatin1String("previous")).toString().toLatin1()),
            QByteArray::fromHex(json.value(QLatin1String("hash")).toString().toLatin1())};
}

Result<QByteArray> hashBefore(Stores &stores, qint64 n)
{
    if (n == 1) {
        return ChainLink().hash;
    }
    return stores.operations.page(n - 2, 1).and_then([](const std::vector<JournalRow> &rows) -> Result<QByteArray> {
        if (rows.empty()) {
            return base::fail(base::ErrorCode::StorageCorrupt, QStringLiteral("the journal has a gap"), "journal.gap");
        }
        return rows.front().hash;
    });
}

Result<QJsonObject> rowJson(Stores &stores, const domain::PlaceId &here, const JournalRow &row)
{
    return hashBefore(stores, row.n).map([&](const QByteArray &previous) {
        return QJsonObject{{QStringLiteral("place"), here.toText()},
                           {QStringLiteral("body"), QString::fromUtf8(row.body)},
                           {QStringLiteral("workstation"), row.workstation},
                           {QStringLiteral("version"), row.answer.version},
                           {QStringLiteral("received_ms"), base::toMs(row.received)},
                           {QStringLiteral("chain"), linkJson(row.chain)},
                           {QStringLiteral("journal"), linkJson({row.n, previous, row.hash})}};
    });
}

tl::unexpected<base::Error> wrong(const char *what)
{
    return base::fail(base::ErrorCode::Malformed, QLatin1String(what), "transfer.history");
}

Result<void> verifyRow(const QJsonObject &json, const domain::CaseId &id)
{
    JournalRow row;
    row.body = json.value(QLatin1String("body")).toString().toUtf8();
    row.chain = linkOf(json, "chain");
    const Result<QJsonObject> body = base::parseJsonObject(row.body);
    if (!body || body->value(QLatin1String("case")).toString() != id.toText()) {
        return wrong("an operation is about another case");
    }
    QByteArray n(8, '\0');
    qToBigEndian(row.chain.n, n.data());
    const ChainLink before{row.chain.n - 1, {}, row.chain.previous};
    if (!crypto::verifyLink(HashAlgorithm::Sha256, before, row.chain, n + row.body)) {
        return wrong("an operation's hash is not its own");
    }
    const ChainLink journal = linkOf(json, "journal");
    const auto operation = domain::OperationId::fromText(body->value(QLatin1String("id")).toString());
    if (!operation) {
        return wrong("an operation has no id");
    }
    row.n = journal.n;
    row.id = *operation;
    row.workstation = json.value(QLatin1String("workstation")).toInteger();
    row.received = base::instantFromMs(json.value(QLatin1String("received_ms")).toInteger());
    row.answer.id = *operation;
    row.answer.status = protocol::AnswerStatus::Applied;
    row.answer.version = json.value(QLatin1String("version")).toInteger();
    const Result<QByteArray> record = journalRecord(row);
    const ChainLink journalBefore{journal.n - 1, {}, journal.previous};
    if (!record || !crypto::verifyLink(HashAlgorithm::Sha256, journalBefore, journal, *record)) {
        return wrong("a journal's hash is not its own");
    }
    return {};
}

} // namespace

Result<QJsonArray> caseHistory(Stores &stores, const domain::PlaceId &here, const domain::CaseId &id)
{
    const Result<std::vector<JournalRow>> rows = stores.operations.ofCase(id);
    if (!rows) {
        return base::failure(rows);
    }
    QJsonArray history;
    for (const JournalRow &row : *rows) {
        if (row.answer.status != protocol::AnswerStatus::Applied || row.answer.version == 0) {
            continue;
        }
        const Result<QJsonObject> body = base::parseJsonObject(row.body);
        if (body && body->value(QLatin1String("kind")) == KindTakeOver) {
            // What came along holds all that was done before, here too.
            const QJsonObject arrival = body->value(QLatin1String("payload")).toObject().value(QLatin1String("arrival")).toObject();
            const int custody = arrival.value(QLatin1String("case")).toObject().value(QLatin1String("custody")).toInt();
            const Result<QJsonArray> brought = stores.parcels.history(id, custody);
            if (!brought) {
                return brought;
            }
            history = *brought;
        }
        const Result<QJsonObject> json = rowJson(stores, here, row);
        if (!json) {
            return base::failure(json);
        }
        history.append(*json);
    }
    return history;
}

Result<void> verifyHistory(const QJsonArray &rows, const domain::CaseId &id)
{
    if (rows.isEmpty()) {
        return wrong("a case comes with its history");
    }
    for (const QJsonValue &row : rows) {
        if (const Result<void> right = verifyRow(row.toObject(), id); !right) {
            return right;
        }
    }
    return {};
}

Result<QString> historyDigest(const QJsonArray &rows)
{
    return crypto::hash(HashAlgorithm::Sha256, base::canonicalJson(QJsonObject{{QStringLiteral("rows"), rows}})).map([](const QByteArray &digest) {
        return QString::fromLatin1(digest.toHex());
    });
}

} // namespace yichuang::center
