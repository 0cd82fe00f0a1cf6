// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CaseText.h"

#include "app/base/JsonText.h"

// The members of each object stand in the order of their names: canonical JSON is sorted.
namespace yichuang::domain {

namespace {

using base::JsonText;

constexpr qsizetype UsualSize = 3072;

void instantIfAny(JsonText &out, const char *name, const std::optional<base::Instant> &at)
{
    if (at) {
        out.member(name, base::toIso(*at));
    }
}

void dateIfAny(JsonText &out, const char *name, QDate date)
{
    if (date.isValid()) {
        out.member(name, date);
    }
}

// A flag of a record, written as JSON has it.
template<typename Record>
void flag(JsonText &out, const char *name, const Record &record, bool Record::*member)
{
    out.key(name).raw(record.*member ? QByteArrayView("true") : QByteArrayView("false"));
}

template<typename List, typename Write>
void list(JsonText &out, const char *name, const List &entries, Write write)
{
    out.key(name).beginArray();
    for (const auto &entry : entries) {
        write(out, entry);
    }
    out.endArray();
}

void write(JsonText &out, const Agent &agent)
{
    out.beginObject().memberIfAny("authority", agent.authority).member("id_number", agent.idNumber).member("id_type", agent.idType);
    out.member("name", agent.name).memberIfAny("phone", agent.phone).endObject();
}

void write(JsonText &out, const Applicant &applicant)
{
    out.beginObject().memberIfAny("address", applicant.address);
    if (applicant.agent) {
        write(out.key("agent"), *applicant.agent);
    }
    dateIfAny(out, "birth", applicant.birth);
    out.member("id_number", applicant.idNumber).member("id_type", applicant.idType).member("kind", toWord(applicant.kind));
    out.member("name", applicant.name).memberIfAny("nation", applicant.nation).memberIfAny("phone", applicant.phone);
    out.memberIfAny("sex", applicant.sex).member("source", toWord(applicant.source)).memberIfAny("valid_until", applicant.validUntil).endObject();
}

void write(JsonText &out, const CaseDues &dues)
{
    out.beginObject().member("calendar", dues.calendar);
    dateIfAny(out, "correction", dues.correction);
    dateIfAny(out, "deferral", dues.deferral);
    dateIfAny(out, "issue", dues.issue);
    dateIfAny(out, "notice", dues.notice);
    dateIfAny(out, "promised", dues.promised);
    flag(out, "provisional", dues, &CaseDues::provisional);
    dateIfAny(out, "statutory", dues.statutory);
    out.endObject();
}

void write(JsonText &out, const MaterialRow &row)
{
    out.beginObject();
    if (!row.blobs.isEmpty()) {
        list(out, "blobs", row.blobs, [](JsonText &to, const QString &blob) { to.text(blob); });
    }
    out.member("copies", row.copies).memberIfAny("defect", row.defect).member("judgement", toWord(row.judgement)).member("key", row.key);
    out.member("originals", row.originals);
    if (row.pages != 0) {
        out.member("pages", row.pages);
    }
    out.memberIfAny("remedy", row.remedy).endObject();
}

void write(JsonText &out, const Step &step)
{
    out.beginObject().member("act", toWord(step.act)).member("at", base::toIso(step.at)).memberIfAny("ground", step.ground);
    out.memberIfAny("note", step.note).memberIfAny("person", step.person.toText()).memberIfAny("window", step.window.toText()).endObject();
}

void write(JsonText &out, const DateChange &change)
{
    out.beginObject().member("at", base::toIso(change.at));
    write(out.key("from"), change.from);
    out.member("reason", change.reason);
    write(out.key("to"), change.to);
    out.endObject();
}

void write(JsonText &out, const StopRecord &stop)
{
    out.beginObject().member("announced_days", stop.announcedDays).member("from", stop.from);
    out.member("ground", stop.ground).memberIfAny("note", stop.note);
    dateIfAny(out, "to", stop.to);
    out.endObject();
}

void write(JsonText &out, const ExtensionRecord &extension)
{
    out.beginObject().member("approver", extension.approver).key("limit").beginObject().member("unit", toWord(extension.limit.unit));
    if (!extension.limit.isNone()) {
        out.member("value", extension.limit.value);
    }
    out.endObject().member("reason", extension.reason).endObject();
}

void write(JsonText &out, const Decision &decision)
{
    out.beginObject().member("at", base::toIso(decision.at)).memberIfAny("by", decision.by.toText());
    out.memberIfAny("certificate_no", decision.certificateNo);
    flag(out, "granted", decision, &Decision::granted);
    out.memberIfAny("reason", decision.reason).endObject();
}

void write(JsonText &out, const Transfer &transfer)
{
    out.beginObject().member("before", toWord(transfer.before)).member("to", transfer.to.toText()).endObject();
}

void write(JsonText &out, const Delivery &delivery)
{
    out.beginObject().member("at", base::toIso(delivery.at)).memberIfAny("id_number", delivery.idNumber).member("receiver", delivery.receiver);
    out.member("relationship", delivery.relationship).memberIfAny("tracking", delivery.tracking).member("way", delivery.way).endObject();
}

void writeFields(JsonText &out, const QMap<QString, QString> &fields)
{
    out.key("fields").beginObject();
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        out.key(it.key()).text(it.value());
    }
    out.endObject();
}

template<typename T>
void ifAny(JsonText &out, const char *name, const std::optional<T> &value)
{
    if (value) {
        write(out.key(name), *value);
    }
}

// acceptance … extension
void writeOutcome(JsonText &out, const Case &record)
{
    if (record.acceptance) {
        out.member("acceptance", toWord(*record.acceptance));
    }
    instantIfAny(out, "accepted", record.accepted);
    out.memberIfAny("accepted_by", record.acceptedBy.toText());
    write(out.key("applicant"), record.applicant);
    out.member("catalogue", record.catalogue);
    instantIfAny(out, "closed", record.closed);
    if (record.closing) {
        out.member("closing", static_cast<qint64>(*record.closing));
    }
    out.member("corrections", record.corrections);
    if (record.custody > 0) {
        out.member("custody", record.custody);
    }
    if (!record.dateChanges.empty()) {
        list(out, "date_changes", record.dateChanges, [](JsonText &to, const DateChange &change) { write(to, change); });
    }
    instantIfAny(out, "decided", record.decided);
    ifAny(out, "decision", record.decision);
    ifAny(out, "delivery", record.delivery);
    write(out.key("dues"), record.dues);
    ifAny(out, "extension", record.extension);
}

} // namespace

QByteArray caseText(const Case &record)
{
    const auto each = [](JsonText &to, const auto &entry) { write(to, entry); };
    JsonText out(UsualSize);
    out.beginObject();
    writeOutcome(out, record);
    writeFields(out, record.fields);
    out.member("id", record.id.toText()).member("item", record.item.toText()).member("item_version", record.itemVersion);
    out.memberIfAny("made_at", record.madeAt.toText());
    list(out, "materials", record.materials, each);
    out.member("number", record.number);
    write(out.key("printed"), record.printed);
    out.member("query_code", record.queryCode).member("received", base::toIso(record.received));
    out.memberIfAny("received_by", record.receivedBy.toText()).memberIfAny("referred_to", record.referredTo).member("region", record.region);
    out.member("result_way", record.resultWay).member("state", toWord(record.state));
    list(out, "steps", record.steps, each);
    list(out, "stops", record.stops, each);
    ifAny(out, "transfer", record.transfer);
    out.member("version", 0).memberIfAny("window", record.window.toText()).endObject();
    return out.take();
}

} // namespace yichuang::domain
