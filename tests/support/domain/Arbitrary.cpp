// SPDX-License-Identifier: Apache-2.0
#include "tests/support/domain/Arbitrary.h"

namespace yichuang::tests::arbitrary {

rc::Gen<QString> text()
{
    const auto piece = rc::gen::element<std::string>("a", "7", " ", "\"", "\\", "\n", "中", "窗", "·", "𠮷", "é", "/", "<");
    return rc::gen::map(rc::gen::resize(8, rc::gen::container<std::vector<std::string>>(piece)), [](const std::vector<std::string> &pieces) {
        QString joined;
        for (const std::string &part : pieces) {
            joined += QString::fromStdString(part);
        }
        return joined;
    });
}

rc::Gen<QDate> date()
{
    return rc::gen::map(rc::gen::inRange(0, 3000), [](int n) { return QDate(2020, 1, 1).addDays(n); });
}

rc::Gen<QDate> dateIfAny()
{
    return rc::gen::oneOf(rc::gen::just(QDate()), date());
}

rc::Gen<base::Instant> instant()
{
    return rc::gen::map(rc::gen::inRange<qint64>(1'577'836'800'000, 1'893'456'000'000), [](qint64 ms) { return base::instantFromMs(ms); });
}

rc::Gen<domain::ActKind> actKind()
{
    return rc::gen::map(rc::gen::inRange(0, static_cast<int>(domain::ActKind::Settle) + 1), [](int n) { return domain::ActKind(n); });
}

rc::Gen<domain::CaseState> caseState()
{
    return rc::gen::map(rc::gen::inRange(0, static_cast<int>(domain::CaseState::Void) + 1), [](int n) { return domain::CaseState(n); });
}

namespace {

rc::Gen<domain::Limit> limit()
{
    return rc::gen::element(domain::Limit{20, domain::LimitUnit::WorkingDay}, domain::Limit{60, domain::LimitUnit::NaturalDay},
                            domain::Limit{30, domain::LimitUnit::Minute}, domain::Limit());
}

rc::Gen<domain::Applicant> applicant()
{
    return rc::gen::exec([] {
        const int n = *rc::gen::inRange(0, 9999);
        domain::Applicant made = *rc::gen::arbitrary<bool>() ? sampleApplicant(n) : sampleCompany(n);
        made.name = *text();
        made.address = *text();
        made.birth = *dateIfAny();
        made.validUntil = *rc::gen::element(QString(), QStringLiteral("20360101"), QStringLiteral("长期"));
        if (*rc::gen::arbitrary<bool>()) {
            made.agent = domain::Agent{*text(), QStringLiteral("111"), sampleApplicant(n + 1).idNumber, *text(), *text()};
        }
        return made;
    });
}

rc::Gen<domain::MaterialRow> materialRow()
{
    return rc::gen::exec([] {
        domain::MaterialRow row;
        row.key = QStringLiteral("m%1").arg(*rc::gen::inRange(1, 9));
        row.judgement = domain::Judgement(*rc::gen::inRange(0, 7));
        row.originals = *rc::gen::inRange(0, 9);
        row.copies = *rc::gen::inRange(0, 9);
        row.pages = *rc::gen::inRange(0, 400);
        row.defect = *text();
        row.remedy = *text();
        row.blobs = *rc::gen::element(QStringList(), QStringList{QString(64, QLatin1Char('a'))});
        return row;
    });
}

rc::Gen<QMap<QString, QString>> fields()
{
    return rc::gen::map(few(text()), [](const std::vector<QString> &values) {
        QMap<QString, QString> made;
        for (const QString &value : values) {
            made.insert(QStringLiteral("f%1").arg(made.size()), value);
        }
        return made;
    });
}

rc::Gen<domain::CaseDues> dues()
{
    return rc::gen::exec([] {
        domain::CaseDues made{*dateIfAny(), *dateIfAny(), *dateIfAny(), *dateIfAny(), *dateIfAny(), *dateIfAny(), *rc::gen::arbitrary<bool>(), *text()};
        return made;
    });
}

rc::Gen<domain::Step> step()
{
    return rc::gen::exec([] {
        return domain::Step{*actKind(), *instant(), *keyIfAny<domain::PersonId>(), *keyIfAny<domain::WindowId>(), *text(),
                            *rc::gen::element(QString(), QStringLiteral("hearing"))};
    });
}

rc::Gen<domain::Decision> decision()
{
    return rc::gen::exec([] {
        return domain::Decision{*rc::gen::arbitrary<bool>(), *text(), *text(), *instant(), *keyIfAny<domain::PersonId>()};
    });
}

rc::Gen<domain::Delivery> delivery()
{
    return rc::gen::exec([] {
        return domain::Delivery{*text(), *text(), QStringLiteral("agent"), QStringLiteral("post"), *text(), *instant()};
    });
}

rc::Gen<domain::StopRecord> stopRecord()
{
    return rc::gen::exec([] {
        return domain::StopRecord{QStringLiteral("hearing"), *date(), *dateIfAny(), *rc::gen::inRange(0, 60), *text()};
    });
}

void fillOutcome(domain::Case &record)
{
    record.accepted = *maybe(instant());
    record.acceptance = *maybe(rc::gen::element(domain::AcceptanceKind::Normal, domain::AcceptanceKind::Deemed, domain::AcceptanceKind::Deferral));
    record.decided = *maybe(instant());
    record.closed = *maybe(instant());
    record.closing = *maybe(rc::gen::map(rc::gen::inRange(0, 7), [](int n) { return domain::ClosingCode(n); }));
    record.corrections = *rc::gen::inRange(0, 2);
    record.dues = *dues();
    record.printed = *dues();
    if (*rc::gen::arbitrary<bool>()) {
        record.dateChanges = {{record.received, QStringLiteral("calendar_changed"), *dues(), *dues()}};
    }
    record.stops = *few(stopRecord());
    record.extension = *maybe(rc::gen::map(limit(), [](const domain::Limit &l) {
        return domain::ExtensionRecord{l, QStringLiteral("情况复杂"), QStringLiteral("陆局长")};
    }));
    record.decision = *maybe(decision());
    record.delivery = *maybe(delivery());
    record.referredTo = *text();
}

rc::Gen<domain::Application> application()
{
    return rc::gen::exec([] {
        return domain::Application{*text(), QStringLiteral("123456789012"), *anyKey<domain::ItemKey>(), *rc::gen::inRange(1, 9), QStringLiteral("CN"),
                                   *instant(), *applicant(), *fields(), *rc::gen::element(QStringLiteral("window"), QStringLiteral("post"))};
    });
}

} // namespace

rc::Gen<domain::Case> caseRecord()
{
    return rc::gen::exec([] {
        domain::Case record;
        record.id = *id<domain::CaseId>();
        record.version = *rc::gen::inRange<qint64>(0, 1'000'000);
        record.number = *text();
        record.queryCode = *rc::gen::element(QString(), QStringLiteral("123456789012"));
        record.item = *anyKey<domain::ItemKey>();
        record.itemVersion = *rc::gen::inRange(1, 9);
        record.catalogue = *text();
        record.state = *caseState();
        record.applicant = *applicant();
        record.fields = *fields();
        record.resultWay = *rc::gen::element(QString(), QStringLiteral("post"));
        record.materials = *few(materialRow());
        record.region = QStringLiteral("CN-45");
        record.received = *instant();
        fillOutcome(record);
        record.receivedBy = *keyIfAny<domain::PersonId>();
        record.acceptedBy = *keyIfAny<domain::PersonId>();
        record.window = *keyIfAny<domain::WindowId>();
        record.madeAt = *keyIfAny<domain::WindowId>();
        record.steps = *few(step());
        return record;
    });
}

rc::Gen<domain::Act> act()
{
    return rc::gen::exec([] {
        domain::Act made;
        made.kind = *actKind();
        made.application = *maybe(application());
        made.materials = *maybe(few(materialRow()));
        made.note = *text();
        made.ground = *rc::gen::element(QString(), QStringLiteral("not_ours"));
        made.referredTo = *text();
        made.dues = *maybe(dues());
        made.stop = *maybe(rc::gen::map(date(), [](QDate from) { return domain::StopDetail{QStringLiteral("testing"), from, 7}; }));
        made.extension = *maybe(rc::gen::map(rc::gen::inRange(1, 15), [](int n) { return domain::ExtensionDetail{n, QStringLiteral("陆局长")}; }));
        made.decision = *maybe(rc::gen::map(rc::gen::arbitrary<bool>(), [](bool granted) { return domain::DecisionDetail{granted, {}}; }));
        made.delivery = *maybe(rc::gen::map(text(), [](const QString &name) {
            return domain::DeliveryDetail{name, {}, QStringLiteral("other"), QStringLiteral("window"), {}};
        }));
        made.toWindow = *keyIfAny<domain::WindowId>();
        made.changes = *few(rc::gen::map(rc::gen::pair(text(), text()), [](const std::pair<QString, QString> &p) {
            return domain::FieldChange{QStringLiteral("applicant.phone"), p.first, p.second};
        }));
        made.settlement = *maybe(rc::gen::map(id<domain::OperationId>(), [](const domain::OperationId &operation) {
            return domain::Settlement{operation, QStringLiteral("mine")};
        }));
        return made;
    });
}

} // namespace yichuang::tests::arbitrary
