// SPDX-License-Identifier: Apache-2.0
#include "app/desk/Engine.h"

#include "app/base/Json.h"
#include "app/base/Log.h"
#include "app/desk/CatalogueShelf.h"
#include "app/domain/DatesInForce.h"
#include "app/storage/Transaction.h"

#include <QJsonArray>

namespace yichuang::desk {

using base::Result;

Result<Enrolment> Enrolment::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "enrolment");
    Enrolment enrolment;
    enrolment.workstation = reader.id<domain::WorkstationId>("workstation");
    enrolment.window = reader.nested(domain::WindowId::fromText(reader.text("window", 3)));
    enrolment.hall = reader.nested(domain::HallId::fromText(reader.text("hall", 64)));
    enrolment.trust.centre = QUrl(reader.text("centre", 500));
    enrolment.trust.authorityPem = reader.text("authority", 16'384).toLatin1();
    enrolment.trust.certificatePem = reader.text("certificate", 16'384).toLatin1();
    enrolment.trust.keyPem = std::make_shared<const crypto::SecretBytes>(QByteArrayView(reader.text("key", 16'384).toLatin1()));
    return reader.finish(std::move(enrolment));
}

QJsonObject Enrolment::toJson() const
{
    const QByteArrayView key = trust.keyPem->view();
    return {{QStringLiteral("workstation"), workstation.toText()},
            {QStringLiteral("window"), window.toText()},
            {QStringLiteral("hall"), hall.toText()},
            {QStringLiteral("centre"), trust.centre.toString()},
            {QStringLiteral("authority"), QLatin1String(trust.authorityPem)},
            {QStringLiteral("certificate"), QLatin1String(trust.certificatePem)},
            {QStringLiteral("key"), QString::fromLatin1(key.data(), key.size())}};
}

Result<void> Engine::unlock(const crypto::SecretBytes &dataKey)
{
    return workspace->unlock(dataKey)
        .and_then([this] { return workspace->journal().lastMade(); })
        .map([this](base::Instant last) { time.notBefore(last); })
        .and_then([this] { return loadSigner(); })
        .and_then([this] { return loadFacts(); })
        .and_then([this] { return refreshDates(); })
        .and_then([this] { return buildIndex(); });
}

Result<void> Engine::loadSigner()
{
    const Result<std::optional<QByteArray>> pem = workspace->settings().get(settings::SigningKey);
    if (!pem) {
        return base::failure(pem);
    }
    if (!*pem) {
        return {}; // not enrolled yet
    }
    Result<crypto::Signer> key = crypto::Signer::fromPem(crypto::SecretBytes(QByteArrayView(**pem)));
    if (!key) {
        return base::failure(key);
    }
    const Result<QByteArray> keyId = key->verifier().and_then([](const crypto::Verifier &verifier) { return verifier.keyId(); });
    if (!keyId) {
        return base::failure(keyId);
    }
    signerKeyId = *keyId;
    signer = std::make_shared<crypto::Signer>(std::move(*key));
    return {};
}

namespace {

template<typename T>
Result<std::optional<T>> readDocument(store::Workspace &workspace, const QString &kind, Result<T> (*read)(const QJsonObject &))
{
    const Result<std::optional<store::Document>> document = workspace.settings().document(kind);
    if (!document) {
        return base::failure(document);
    }
    if (!*document) {
        return std::optional<T>();
    }
    return read((*document)->body).map([](T value) { return std::optional<T>(std::move(value)); });
}

Result<std::shared_ptr<const domain::CalendarSet>> readCalendars(const QJsonObject &body)
{
    std::vector<QJsonObject> files;
    const QJsonArray list = body.value(QLatin1String("files")).toArray();
    for (const QJsonValue &file : list) {
        files.push_back(file.toObject());
    }
    return domain::CalendarSet::make(files).map(
        [](domain::CalendarSet set) { return std::make_shared<const domain::CalendarSet>(std::move(set)); });
}

} // namespace

Result<void> Engine::loadFacts()
{
    domain::Facts loaded;
    const auto calendars = readDocument<std::shared_ptr<const domain::CalendarSet>>(*workspace, QStringLiteral("calendar"), readCalendars);
    const auto directory = readDocument<domain::Directory>(*workspace, QStringLiteral("directory"), domain::Directory::fromJson);
    const auto policy = readDocument<domain::Policy>(*workspace, QStringLiteral("policy"), domain::Policy::fromJson);
    if (!calendars || !directory || !policy) {
        return !calendars ? Result<void>(base::failure(calendars)) : !directory ? Result<void>(base::failure(directory)) : base::failure(policy);
    }
    loaded.calendars = calendars->value_or(nullptr);
    loaded.directory = directory->value_or(domain::Directory());
    loaded.policy = policy->value_or(domain::Policy());
    const Result<void> catalogues = CatalogueShelf(*workspace).load(loaded);
    if (!catalogues) {
        return catalogues;
    }
    facts.replace(std::move(loaded), pinyin);
    return {};
}

Result<void> Engine::buildIndex()
{
    Result<std::unique_ptr<store::SearchIndex>> made = store::SearchIndex::make(pinyin);
    if (!made) {
        return base::failure(made);
    }
    index = std::move(*made);
    return index->beginBulk()
        .and_then([this] { return workspace->cases().forEachBrief([this](const store::CaseBrief &brief) { return index->put(brief); }); })
        .and_then([this] { return index->endBulk(); });
}

Result<void> Engine::reindex(const domain::CaseId &id)
{
    if (!index) {
        return {};
    }
    const Result<std::optional<domain::Case>> record = workspace->cases().get(id);
    if (!record) {
        return base::failure(record);
    }
    if (!*record) {
        return index->remove(id);
    }
    const std::optional<domain::Case> fresh = domain::withDatesInForce(**record, facts.rules()->facts());
    const Result<void> kept = fresh ? workspace->cases().put(*fresh) : Result<void>();
    return kept.and_then([&] { return index->put(store::CaseBrief::of(fresh ? *fresh : **record)); });
}

Result<void> Engine::refreshDates()
{
    constexpr int CasesAtOnce = 500;
    const QByteArray inForce = domain::datesRestOn(facts.rules()->facts()).toUtf8();
    const Result<std::optional<QByteArray>> known = workspace->settings().get(settings::DatesRestOn);
    if (!known || *known == inForce) {
        return known.map([](const auto &) {});
    }
    for (qint64 after = 0, more = 1; more != 0;) {
        const auto page = workspace->cases().page(after, CasesAtOnce);
        const Result<void> done = page ? refreshPage(*page) : base::failure(page);
        if (!done) {
            return done;
        }
        more = static_cast<qint64>(page->size());
        after = page->empty() ? after : page->back().first;
    }
    // Noted last: cut off before, it is done again.
    return workspace->settings().put(settings::DatesRestOn, inForce, store::Keeping::Plain);
}

Result<void> Engine::refreshPage(const std::vector<std::pair<qint64, domain::Case>> &page)
{
    Result<storage::Transaction> transaction = storage::Transaction::begin(workspace->connection());
    if (!transaction) {
        return base::failure(transaction);
    }
    for (const auto &[row, record] : page) {
        const std::optional<domain::Case> fresh = domain::withDatesInForce(record, facts.rules()->facts());
        const Result<void> kept = fresh ? workspace->cases().put(*fresh) : Result<void>();
        const Result<void> found = kept && fresh && index ? index->put(store::CaseBrief::of(*fresh)) : kept;
        if (!found) {
            return found;
        }
    }
    return transaction->commit();
}

void Engine::signHeadSoon()
{
    worker.post([this] {
        if (!signer) {
            return;
        }
        const auto head = workspace->journal().signHead(*signer, time.now());
        if (!head && head.error().code != base::ErrorCode::NotFound) {
            base::log(base::LogLevel::Warning, "journal", "head_not_signed", {{"reason", QLatin1String(head.error().reason)}});
        }
    });
}

void Engine::indexSoon(const domain::Case &record)
{
    worker.post([this, brief = store::CaseBrief::of(record)] {
        // The search is made anew from the store at the next sign-in; failing here must not undo what is durable.
        const Result<void> indexed = index ? index->put(brief) : Result<void>();
        if (!indexed) {
            index.reset();
        }
    });
}

} // namespace yichuang::desk
