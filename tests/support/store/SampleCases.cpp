// SPDX-License-Identifier: Apache-2.0
#include "tests/support/store/SampleCases.h"

#include "app/base/Json.h"
#include "app/domain/Act.h"

#include <QJsonArray>

namespace yichuang::tests {

namespace {

const QStringList Surnames{QStringLiteral("张"), QStringLiteral("覃"), QStringLiteral("欧阳"), QStringLiteral("王"), QStringLiteral("李"),
                           QStringLiteral("韦"), QStringLiteral("单"), QStringLiteral("黄"), QStringLiteral("尉迟"), QStringLiteral("陈")};
const QString GivenCharacters = QStringLiteral("三丰淑贞小明伟芳建国晓燕文博雅琪思远婉清浩然子涵海涛秀英志强佳怡");

QString nameOf(int index)
{
    const auto size = static_cast<int>(GivenCharacters.size());
    const QString first(GivenCharacters.at(index % size));
    const QString second = index % 3 == 0 ? QString() : QString(GivenCharacters.at((index / 7 + index * 13) % size));
    return Surnames.at(index % static_cast<int>(Surnames.size())) + first + second;
}

// GB 11643: weights 2^(17-i) mod 11.
QString identityOf(int index)
{
    QString number = QStringLiteral("450103%1%2").arg(QDate(1950, 1, 1).addDays(index % 20000).toString(QStringLiteral("yyyyMMdd"))).arg(index % 1000, 3, 10, QLatin1Char('0'));
    int sum = 0;
    int weight = 1;
    for (int i = 16; i >= 0; --i) {
        weight = weight * 2 % 11;
        sum += number.at(i).digitValue() * weight;
    }
    return number + QStringLiteral("10X98765432").at(sum % 11);
}

template<typename K>
K key(const char *text)
{
    return K::fromText(QLatin1String(text)).value_or(K());
}

} // namespace

domain::Applicant sampleApplicant(int index)
{
    domain::Applicant applicant;
    applicant.source = domain::EntrySource::Card;
    applicant.name = nameOf(index);
    applicant.idType = QStringLiteral("111");
    applicant.idNumber = identityOf(index);
    applicant.sex = QStringLiteral("1");
    applicant.nation = QStringLiteral("08");
    applicant.birth = QDate(1950, 1, 1).addDays(index % 20000);
    applicant.address = QStringLiteral("南宁市青秀区虚构路%1号2栋501室").arg(index % 900 + 1);
    applicant.phone = QStringLiteral("139%1").arg(index * 7919LL % 100000000, 8, 10, QLatin1Char('0'));
    return applicant;
}

domain::Case sampleCase(const domain::CaseId &id, int index, const QString &number, base::Instant at)
{
    domain::Case record;
    record.id = id;
    record.number = number;
    record.queryCode = QStringLiteral("%1").arg(index * 48271LL % 1000000000000LL, 12, 10, QLatin1Char('0'));
    record.item = key<domain::ItemKey>("food-operation-licence");
    record.itemVersion = 3;
    record.catalogue = QStringLiteral("2026.11");
    record.state = domain::CaseState::Accepted;
    record.applicant = sampleApplicant(index);
    record.fields = {{QStringLiteral("business_name"), record.applicant.name + QStringLiteral("小吃店")}, {QStringLiteral("area"), QStringLiteral("46")}};
    record.resultWay = QStringLiteral("window");
    for (int i = 0; i < 6; ++i) {
        domain::MaterialRow row;
        row.key = QStringLiteral("material-%1").arg(i);
        record.materials.push_back(row);
    }
    record.region = QStringLiteral("CN-45");
    record.received = at;
    record.accepted = at;
    record.acceptance = domain::AcceptanceKind::Normal;
    record.dues.promised = base::chinaDate(at).addDays(14);
    record.dues.statutory = base::chinaDate(at).addDays(28);
    record.dues.calendar = QStringLiteral("2026-11");
    record.printed = record.dues;
    record.receivedBy = key<domain::PersonId>("qin.sz");
    record.acceptedBy = record.receivedBy;
    record.window = key<domain::WindowId>("07");
    record.madeAt = record.window;
    record.steps.push_back({domain::ActKind::Accept, at, record.receivedBy, record.window, QString(), QString()});
    return record;
}

protocol::Operation sampleOperation(const domain::Case &record, base::Instant at)
{
    domain::Act act;
    act.kind = domain::ActKind::Accept;
    act.application = domain::Application{record.number, record.queryCode, record.item, record.itemVersion, record.region, record.received,
                                          record.applicant, record.fields, record.resultWay};
    act.materials = record.materials;
    act.dues = record.dues;
    protocol::Operation operation;
    operation.id = domain::OperationId::make(at);
    operation.kind = act.kind;
    operation.caseId = record.id;
    operation.lane = record.id.toText();
    operation.base = record.version;
    operation.actor = record.receivedBy;
    operation.window = record.window;
    operation.catalogue = record.catalogue;
    operation.made = {at, 3'600'000, 120, 40};
    operation.payload = act.toJson();
    return operation;
}

store::NewPaper samplePaper(const domain::Case &record)
{
    QJsonArray lines;
    for (int i = 0; i < 20; ++i) {
        lines.append(QStringLiteral("第%1行 %2 %3").arg(QString::number(i), record.applicant.name, record.number));
    }
    return {QStringLiteral("acceptance"), store::Printing::Queue, base::canonicalJson({{QStringLiteral("lines"), lines}})};
}

} // namespace yichuang::tests
