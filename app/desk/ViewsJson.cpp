// SPDX-License-Identifier: Apache-2.0
#include "app/desk/ViewsJson.h"

#include "app/base/Words.h"

#include <QJsonArray>

namespace yichuang::desk {

namespace {

constexpr base::Words<LinkState, 5> LinkWords{{{
    {LinkState::NotEnrolled, "not_enrolled"},
    {LinkState::Online, "online"},
    {LinkState::Offline, "offline"},
    {LinkState::AuthNeeded, "auth_needed"},
    {LinkState::Stopped, "stopped"},
}}};

constexpr base::Words<AttachmentPlace, 6> PlaceWords{{{
    {AttachmentPlace::Here, "here"},
    {AttachmentPlace::Waiting, "waiting"},
    {AttachmentPlace::Sending, "sending"},
    {AttachmentPlace::Sent, "sent"},
    {AttachmentPlace::Refused, "refused"},
    {AttachmentPlace::Elsewhere, "elsewhere"},
}}};

QString isoOrEmpty(base::Instant at)
{
    return at == base::Instant() ? QString() : base::toIso(at);
}

QJsonObject toJson(const TimelineEntry &entry)
{
    QJsonObject json{{QStringLiteral("act"), domain::toWord(entry.step.act)},
                     {QStringLiteral("at"), base::toIso(entry.step.at)},
                     {QStringLiteral("person"), entry.personName},
                     {QStringLiteral("window"), entry.windowName},
                     {QStringLiteral("note"), entry.step.note}};
    if (entry.local) {
        json.insert(QStringLiteral("sync"), toWord(*entry.local));
    }
    return json;
}

template<typename T>
QJsonArray arrayOf(const std::vector<T> &list)
{
    QJsonArray array;
    for (const T &entry : list) {
        array.append(toJson(entry));
    }
    return array;
}

QJsonArray conflictsToJson(const std::vector<domain::FieldConflict> &fields)
{
    QJsonArray array;
    for (const domain::FieldConflict &field : fields) {
        array.append(QJsonObject{{QStringLiteral("path"), field.path},
                                 {QStringLiteral("base"), field.base},
                                 {QStringLiteral("mine"), field.mine},
                                 {QStringLiteral("theirs"), field.theirs}});
    }
    return array;
}

} // namespace

QJsonObject toJson(const SessionView &view)
{
    return {{QStringLiteral("person"), view.person.id.toText()},
            {QStringLiteral("name"), view.person.name},
            {QStringLiteral("window"), view.window.id.toText()},
            {QStringLiteral("hall"), view.hall.name},
            {QStringLiteral("offline"), view.offline},
            {QStringLiteral("offline_until"), isoOrEmpty(view.offlineUntil)}};
}

QJsonObject toJson(const CaseRow &row)
{
    QJsonObject json{{QStringLiteral("case"), row.id.toText()},
                     {QStringLiteral("number"), row.number},
                     {QStringLiteral("item"), row.itemName},
                     {QStringLiteral("applicant"), row.applicantMasked},
                     {QStringLiteral("state"), domain::toWord(row.state)},
                     {QStringLiteral("received"), base::toIso(row.received)},
                     {QStringLiteral("waiting"), row.waiting}};
    if (row.due.isValid()) {
        json.insert(QStringLiteral("due"), row.due.toString(Qt::ISODate));
        json.insert(QStringLiteral("due_kind"), domain::toWord(row.dueKind));
    }
    if (row.workingDaysLeft) {
        json.insert(QStringLiteral("days_left"), *row.workingDaysLeft);
    }
    return json;
}

QJsonObject toJson(const CasePage &page)
{
    return {{QStringLiteral("rows"), arrayOf(page.rows)}, {QStringLiteral("next"), page.next}};
}

QJsonObject toJson(const PaperView &paper)
{
    return {{QStringLiteral("id"), paper.id},
            {QStringLiteral("kind"), paper.kind},
            {QStringLiteral("title"), paper.title},
            {QStringLiteral("document_number"), paper.documentNumber},
            {QStringLiteral("state"), toWord(paper.state)},
            {QStringLiteral("prints"), paper.prints},
            {QStringLiteral("reason"), paper.reason}};
}

QJsonObject toJson(const ReceiptView &receipt)
{
    QJsonObject json{{QStringLiteral("number"), receipt.caseNumber},
                     {QStringLiteral("case"), receipt.caseId.toText()},
                     {QStringLiteral("item"), receipt.itemKey},
                     {QStringLiteral("item_name"), receipt.itemName},
                     {QStringLiteral("item_version"), receipt.itemVersion},
                     {QStringLiteral("says"), toWord(receipt.statement)},
                     {QStringLiteral("at"), base::toIso(receipt.at)}};
    if (receipt.withdrawn) {
        json.insert(QStringLiteral("key_withdrawn"), base::toIso(*receipt.withdrawn));
    }
    return json;
}

QJsonObject toJson(const CaseView &view)
{
    QJsonArray offered;
    for (const domain::ActKind act : view.offered) {
        offered.append(domain::toWord(act));
    }
    QJsonArray places;
    for (const domain::Place &place : view.places) {
        places.append(QJsonObject{{QStringLiteral("id"), place.id.toText()}, {QStringLiteral("name"), place.name}});
    }
    return {{QStringLiteral("case"), view.record.toJson()},
            {QStringLiteral("item_name"), view.itemName},
            {QStringLiteral("timeline"), arrayOf(view.timeline)},
            {QStringLiteral("papers"), arrayOf(view.papers)},
            {QStringLiteral("offered"), offered},
            {QStringLiteral("places"), places},
            {QStringLiteral("waiting"), view.waiting}};
}

QJsonObject toJson(const Confirmed &confirmed)
{
    return {{QStringLiteral("case"), confirmed.record.id.toText()},
            {QStringLiteral("number"), confirmed.record.number},
            {QStringLiteral("query_code"), confirmed.record.queryCode},
            {QStringLiteral("state"), domain::toWord(confirmed.record.state)},
            {QStringLiteral("dues"), confirmed.record.dues.toJson()},
            {QStringLiteral("papers"), arrayOf(confirmed.papers)}};
}

QJsonObject toJson(const LaneRow &row)
{
    return {{QStringLiteral("operation"), row.operation.toText()},
            {QStringLiteral("case"), row.caseId.toText()},
            {QStringLiteral("number"), row.number},
            {QStringLiteral("act"), domain::toWord(row.act)},
            {QStringLiteral("made"), base::toIso(row.made)},
            {QStringLiteral("state"), toWord(row.state)},
            {QStringLiteral("tries"), row.tries},
            {QStringLiteral("next_try"), isoOrEmpty(row.nextTry)},
            {QStringLiteral("reason"), row.reasonCode},
            {QStringLiteral("refusal"), row.refusalText},
            {QStringLiteral("remedy"), row.remedy},
            {QStringLiteral("papers"), QJsonArray::fromStringList(row.papers)}};
}

QJsonObject toJson(const ConflictView &view)
{
    return {{QStringLiteral("lane"), toJson(view.lane)},
            {QStringLiteral("fields"), conflictsToJson(view.fields)},
            {QStringLiteral("mine"), domain::toWord(view.mine)},
            {QStringLiteral("theirs"), domain::toWord(view.theirs)}};
}

QJsonObject toJson(const SyncStatus &status)
{
    return {{QStringLiteral("link"), LinkWords.word(status.link)},
            {QStringLiteral("since"), isoOrEmpty(status.since)},
            {QStringLiteral("waiting"), status.waiting},
            {QStringLiteral("sending"), status.sending},
            {QStringLiteral("held"), status.held},
            {QStringLiteral("conflicts"), status.conflicts},
            {QStringLiteral("refused"), status.refused},
            {QStringLiteral("confirmed_today"), status.confirmedToday},
            {QStringLiteral("oldest_waiting"), isoOrEmpty(status.oldestWaiting)},
            {QStringLiteral("next_try"), isoOrEmpty(status.nextTry)},
            {QStringLiteral("last_error"), status.lastError},
            {QStringLiteral("clock_offset_ms"), status.clockOffsetMs},
            {QStringLiteral("numbers_left"), status.numbersLeft},
            {QStringLiteral("standing"), status.standing},
            {QStringLiteral("database_ok"), status.databaseOk},
            {QStringLiteral("catalogue"), status.catalogueVersion},
            {QStringLiteral("calendar"), status.calendarVersion}};
}

QJsonObject toJson(const AttachmentView &view)
{
    return {{QStringLiteral("content"), view.content},
            {QStringLiteral("type"), view.type},
            {QStringLiteral("size"), view.size},
            {QStringLiteral("place"), PlaceWords.word(view.place)},
            {QStringLiteral("percent"), view.percent},
            {QStringLiteral("reason"), QString::fromLatin1(view.reason)}};
}

QJsonObject toJson(const ItemHit &hit)
{
    return {{QStringLiteral("item"), hit.item.key.toText()},
            {QStringLiteral("name"), hit.item.name},
            {QStringLiteral("department"), hit.departmentName},
            {QStringLiteral("kind"), domain::toWord(hit.item.kind)},
            {QStringLiteral("accept"), hit.mayAccept},
            {QStringLiteral("complete"), hit.mayComplete},
            {QStringLiteral("issue"), hit.mayIssue}};
}

QJsonObject toJson(const Draft &draft)
{
    return draft.toJson();
}

QJsonObject errorToJson(const base::Error &error)
{
    return {{QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), base::errorCodeName(error.code)},
                                                  {QStringLiteral("reason"), QLatin1String(error.reason)},
                                                  {QStringLiteral("text"), error.detail}}}};
}

} // namespace yichuang::desk
