// SPDX-License-Identifier: Apache-2.0
#include "center/admin/TiersReports.h"

#include "app/base/DateText.h"
#include "app/crypto/Certificate.h"
#include "center/tiers/ChildSide.h"

#include <QJsonArray>

namespace yichuang::center {

using base::Result;

namespace {

constexpr int TransfersShown = 50;
constexpr int CasesAtOnce = 500;

QJsonObject linkJson(const LinkState &link)
{
    return {{QStringLiteral("sent"), link.out.n}, {QStringLiteral("taken"), link.taken}, {QStringLiteral("received"), link.in.n}};
}

Result<QJsonObject> parentJson(Stores &stores)
{
    const auto parent = stores.tiers.parent();
    const auto link = parent ? stores.parcels.link(BehindParent) : base::failure(parent);
    if (!link || !*parent) {
        return link.map([](const LinkState &) { return QJsonObject(); });
    }
    QJsonObject json = linkJson(*link);
    json.insert(QStringLiteral("place"), (*parent)->place.toText());
    json.insert(QStringLiteral("name"), (*parent)->name);
    json.insert(QStringLiteral("url"), (*parent)->url);
    json.insert(QStringLiteral("status"), (*parent)->status);
    json.insert(QStringLiteral("joined"), base::toIso((*parent)->joined));
    const auto end = crypto::Certificate::endOf((*parent)->certificatePem);
    json.insert(QStringLiteral("certificate_end"), end ? base::toIso(*end) : QString());
    return json;
}

Result<QJsonArray> childrenJson(Stores &stores)
{
    const auto children = stores.tiers.children();
    if (!children) {
        return base::failure(children);
    }
    QJsonArray list;
    for (const TierChild &child : *children) {
        const auto link = stores.parcels.link(child.no);
        if (!link) {
            return base::failure(link);
        }
        QJsonObject json = linkJson(*link);
        json.insert(QStringLiteral("place"), child.place.toText());
        json.insert(QStringLiteral("name"), child.name);
        json.insert(QStringLiteral("state"), child.revoked ? QStringLiteral("revoked") : QStringLiteral("active"));
        json.insert(QStringLiteral("heard"), child.heard ? base::toIso(*child.heard) : QString());
        list.append(json);
    }
    return list;
}

Result<QJsonArray> transfersJson(Stores &stores)
{
    return stores.parcels.transfers(TransfersShown).map([](const std::vector<TransferRow> &rows) {
        QJsonArray list;
        for (const TransferRow &row : rows) {
            list.append(QJsonObject{{QStringLiteral("case"), row.caseId.toText()},
                                    {QStringLiteral("custody"), row.custody},
                                    {QStringLiteral("from"), row.from.toText()},
                                    {QStringLiteral("to"), row.to.toText()},
                                    {QStringLiteral("state"), row.state},
                                    {QStringLiteral("reason"), row.reason},
                                    {QStringLiteral("at"), base::toIso(row.at)}});
        }
        return list;
    });
}

QString textOf(const QJsonObject &json)
{
    QString text = QStringLiteral("%1  %2\n").arg(json[QLatin1String("place")].toString(), json[QLatin1String("name")].toString());
    const QJsonObject parent = json[QLatin1String("parent")].toObject();
    text += parent.isEmpty() ? QStringLiteral("  no parent\n")
                             : QStringLiteral("  parent %1 (%2): %3, %4 of %5 sent parcels taken, certificate good until %6\n")
                                   .arg(parent[QLatin1String("place")].toString(), parent[QLatin1String("url")].toString(),
                                        parent[QLatin1String("status")].toString())
                                   .arg(parent[QLatin1String("taken")].toInteger())
                                   .arg(parent[QLatin1String("sent")].toInteger())
                                   .arg(parent[QLatin1String("certificate_end")].toString());
    const QJsonArray children = json[QLatin1String("children")].toArray();
    for (const QJsonValue &child : children) {
        text += QStringLiteral("  child  %1 %2: %3, heard %4\n")
                    .arg(child[QLatin1String("place")].toString(), child[QLatin1String("name")].toString(), child[QLatin1String("state")].toString(),
                         child[QLatin1String("heard")].toString());
    }
    return text + QStringLiteral("  parcels waiting here: %1\n").arg(json[QLatin1String("waiting")].toInteger());
}

QString textOf(const DaySummary &day)
{
    return QStringLiteral("%1  %2  received %3  accepted %4  closed %5  overdue %6  sent %7  taken over %8\n")
        .arg(day.day, day.place.toText())
        .arg(day.received)
        .arg(day.accepted)
        .arg(day.closed)
        .arg(day.overdue)
        .arg(day.sent)
        .arg(day.taken);
}

Result<bool> isAsRecounted(AdminSession &session, const std::vector<DaySummary> &kept)
{
    const auto self = session.stores().tiers.self();
    const auto counted = self ? tiers::recount(session.stores(), session.now()) : base::failure(self);
    if (!counted || !*self) {
        return counted.map([](const auto &) { return true; });
    }
    std::map<QString, DaySummary> own;
    for (const DaySummary &day : kept) {
        if (day.place == (*self)->place && !day.sameNumbers(DaySummary{})) {
            own.emplace(day.day, day);
        }
    }
    const bool isSame = own.size() == counted->size() && std::all_of(counted->begin(), counted->end(), [&own](const DaySummary &day) {
                            const auto found = own.find(day.day);
                            return found != own.end() && found->second.sameNumbers(day);
                        });
    return isSame;
}

} // namespace

const domain::Place &unplaced()
{
    static const domain::Place place{*domain::PlaceId::fromText(QStringLiteral("unplaced")), QStringLiteral("unplaced")};
    return place;
}

Result<std::optional<TierSelf>> placedSelf(Stores &stores)
{
    return stores.tiers.self().map([](std::optional<TierSelf> self) { return self && self->place == unplaced().id ? std::nullopt : std::move(self); });
}

Result<Report> showTiers(AdminSession &session)
{
    Stores &stores = session.stores();
    const auto self = placedSelf(stores);
    const auto parent = self ? parentJson(stores) : base::failure(self);
    const auto children = parent ? childrenJson(stores) : base::failure(parent);
    const auto transfers = children ? transfersJson(stores) : base::failure(children);
    const auto waiting = transfers ? stores.parcels.countWaiting() : base::failure(transfers);
    const auto places = waiting ? stores.tiers.places() : base::failure(waiting);
    if (!places) {
        return base::failure(places);
    }
    QJsonArray tree;
    for (const TierPlace &place : *places) {
        if (place.place == unplaced().id) {
            continue;
        }
        tree.append(QJsonObject{{QStringLiteral("id"), place.place.toText()}, {QStringLiteral("name"), place.name}, {QStringLiteral("parent"), place.parent}});
    }
    const QJsonObject json{{QStringLiteral("place"), *self ? (*self)->place.toText() : QString()},
                           {QStringLiteral("name"), *self ? (*self)->name : QString()},
                           {QStringLiteral("parent"), *parent},
                           {QStringLiteral("children"), *children},
                           {QStringLiteral("tree"), tree},
                           {QStringLiteral("transfers"), *transfers},
                           {QStringLiteral("waiting"), *waiting}};
    return Report{json, textOf(json)};
}

Result<Report> showSummaries(AdminSession &session, const CommandLine &line)
{
    const QString from = line.text(QStringLiteral("from"), QStringLiteral("0001-01-01"));
    const QString to = line.text(QStringLiteral("to"), QStringLiteral("9999-12-31"));
    if (!base::dateFromIso(from).isValid() || !base::dateFromIso(to).isValid() || from > to) {
        return usage(QStringLiteral("--from and --to are dates, YYYY-MM-DD, the first not after the second"));
    }
    const auto kept = session.stores().summaries.list(from, to);
    if (!kept) {
        return base::failure(kept);
    }
    QJsonArray list;
    QString text;
    for (const DaySummary &day : *kept) {
        list.append(day.toJson());
        text += textOf(day);
    }
    Report report{{{QStringLiteral("days"), list}}, text};
    if (!line.has(QStringLiteral("recount"))) {
        return report;
    }
    return isAsRecounted(session, *kept).map([&report](bool isSame) {
        report.json.insert(QStringLiteral("recounted_equal"), isSame);
        report.text += isSame ? QStringLiteral("Counted anew: the same.\n") : QStringLiteral("Counted anew: NOT the same.\n");
        report.exitCode = isSame ? 0 : 1;
        return std::move(report);
    });
}

Result<Report> showCustody(AdminSession &session)
{
    const auto self = session.stores().tiers.self();
    if (!self) {
        return base::failure(self);
    }
    QJsonArray list;
    QString text;
    domain::CaseId after;
    for (bool more = true; more;) {
        const auto page = session.stores().cases.page(after, CasesAtOnce);
        if (!page) {
            return base::failure(page);
        }
        for (const domain::Case &record : *page) {
            after = record.id;
            const QString owner = record.transfer ? record.transfer->to.toText() : *self ? (*self)->place.toText() : QString();
            list.append(QJsonObject{{QStringLiteral("case"), record.id.toText()},
                                    {QStringLiteral("number"), record.number},
                                    {QStringLiteral("state"), toWord(record.state)},
                                    {QStringLiteral("custody"), record.custody},
                                    {QStringLiteral("held"), !record.transfer},
                                    {QStringLiteral("clock_owner"), owner},
                                    {QStringLiteral("dues"), record.dues.toJson()},
                                    {QStringLiteral("steps"), static_cast<qint64>(record.steps.size())}});
            text += QStringLiteral("%1  %2  custody %3  clock %4\n").arg(record.number, toWord(record.state)).arg(record.custody).arg(owner);
        }
        more = !page->empty();
    }
    return Report{{{QStringLiteral("cases"), list}}, text};
}

} // namespace yichuang::center
