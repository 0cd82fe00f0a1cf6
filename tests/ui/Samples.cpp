// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Samples.h"

#include "app/base/Instant.h"
#include "app/domain/DueDate.h"
#include "app/domain/IdentityNumber.h"
#include "tests/support/SourceTree.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace yichuang::tests {

namespace {

base::Result<QJsonObject> readObject(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return base::fail(base::ErrorCode::NotFound, path);
    }
    return QJsonDocument::fromJson(file.readAll()).object();
}

QString resource(const char *name)
{
    return tests::sourceTree("resources/") + QLatin1String(name);
}

base::Result<std::vector<QJsonObject>> calendarFiles()
{
    std::vector<QJsonObject> files;
    const QDir folder(resource("calendar"));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")})) {
        const auto file = readObject(folder.filePath(name));
        if (!file) {
            return base::failure(file);
        }
        files.push_back(*file);
    }
    return files;
}

/// One hall, two windows, a clerk and an approver; all names are fictional.
QJsonObject directoryJson()
{
    return QJsonDocument::fromJson(R"({
        "version": "1",
        "halls": [{"id": "qx", "name": "青秀区政务服务中心", "region": "CN", "address": "", "phone": "0771-0000000"}],
        "windows": [{"id": "03", "name": "03 号窗口", "hall": "qx", "rights": {"*": ["accept", "decide", "issue"]}},
                    {"id": "04", "name": "04 号窗口", "hall": "qx", "rights": {"*": ["accept"]}}],
        "people": [{"id": "wei.xf", "name": "韦晓芳", "roles": ["clerk"], "windows": ["03"], "departments": []},
                   {"id": "li.k", "name": "李科", "roles": ["approver"], "windows": ["03"], "departments": []},
                   {"id": "meng.lh", "name": "蒙丽华", "roles": ["manager"], "windows": ["03"], "departments": []}]
    })")
        .object();
}

} // namespace

base::Instant sampleNow()
{
    return base::chinaInstant(QDate(2026, 11, 23), QTime(10, 42));
}

base::Result<Samples> Samples::load()
{
    const auto json = readObject(resource("catalogue/catalogue.json"));
    if (!json) {
        return base::failure(json);
    }
    const auto catalogue = domain::Catalogue::fromJson(*json);
    if (!catalogue) {
        return base::failure(catalogue);
    }
    const auto files = calendarFiles();
    if (!files) {
        return base::failure(files);
    }
    const auto calendar = domain::Calendar::make(QStringLiteral("CN"), *files);
    if (!calendar) {
        return base::failure(calendar);
    }
    const auto calendars = domain::CalendarSet::make(*files);
    if (!calendars) {
        return base::failure(calendars);
    }
    const auto policyJson = readObject(resource("policy/policy.json"));
    const auto policy =
        policyJson ? domain::Policy::fromJson(*policyJson) : base::Result<domain::Policy>(base::failure(policyJson));
    const auto directory = domain::Directory::fromJson(directoryJson());
    if (!policy) {
        return base::failure(policy);
    }
    if (!directory) {
        return base::failure(directory);
    }
    domain::Facts facts;
    facts.catalogues.insert(catalogue->version(), *catalogue);
    facts.currentCatalogue = catalogue->version();
    facts.calendars = std::make_shared<const domain::CalendarSet>(*calendars);
    facts.directory = *directory;
    facts.policy = *policy;
    return Samples{*catalogue, *calendar, facts};
}

ui::ItemChoice Samples::choice(const QString &itemKey) const
{
    ui::ItemChoice choice;
    const domain::Item *item = catalogue.item(*domain::ItemKey::fromText(itemKey));
    Q_ASSERT(item != nullptr);
    choice.item = *item;
    const domain::Department *department = catalogue.department(item->department);
    choice.department = department != nullptr ? department->name : QString();
    choice.rights = {domain::WindowRight::Accept, domain::WindowRight::Decide, domain::WindowRight::Issue};
    const domain::WorkingTime time{calendar};
    const auto due = computeDueDate(time, {sampleNow(), item->promised.limit, {}, {}}, domain::Ledger::Keep);
    if (due) {
        choice.promised = *due;
        choice.deferral = due->date;
    }
    if (item->statutory) {
        const auto statutory =
            computeDueDate(time, {sampleNow(), item->statutory->limit, {}, {}}, domain::Ledger::Keep);
        choice.statutory = statutory ? std::optional(*statutory) : std::nullopt;
    }
    return choice;
}

domain::Applicant Samples::person()
{
    domain::Applicant person;
    person.source = domain::EntrySource::Card;
    person.name = QStringLiteral("覃淑贞");
    person.idType = QStringLiteral("111");
    const QString head = QStringLiteral("45010319860319402");
    person.idNumber = head + domain::identityCheckCharacter(head);
    person.sex = QStringLiteral("2");
    person.nation = QStringLiteral("08");
    person.birth = QDate(1986, 3, 19);
    person.address = QStringLiteral("广西南宁市青秀区民族大道112号");
    person.phone = QStringLiteral("13877162345");
    person.validUntil = QStringLiteral("2036-05-11");
    return person;
}

void fillDraft(desk::Draft &draft, const domain::Item &item, domain::ActKind act)
{
    for (const domain::FieldSpec &field : item.fields) {
        draft.fields.insert(field.key, field.choices.isEmpty() ? QStringLiteral("46") : field.choices.first());
    }
    for (const domain::MaterialSpec &spec : item.materials) {
        domain::MaterialRow row;
        row.key = spec.key;
        row.judgement = spec.isConditional() ? domain::Judgement::NotApplicable : domain::Judgement::Complete;
        draft.materials.push_back(row);
    }
    if (act == domain::ActKind::Correct) {
        draft.materials.front().judgement = domain::Judgement::Missing;
        draft.materials.front().defect = QStringLiteral("未提交");
    }
}

} // namespace yichuang::tests
