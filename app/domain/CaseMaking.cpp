// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CaseMaking.h"

#include "app/domain/CaseNumber.h"

namespace yichuang::domain {

base::Result<Case> makeCase(const CaseId &id, const Application &application, const Act &act, const ActMoment &moment, const Item &item)
{
    const base::Result<CaseNumberParts> number = parseCaseNumber(application.number);
    if (!number) {
        return base::failure(number);
    }
    if (number->implementationCode != item.implementationCode || !isQueryCode(application.queryCode)) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("the case number or query code does not fit the item"), "number.item");
    }
    if (number->window != moment.window.toText().rightJustified(3, QLatin1Char('0'))) {
        return base::fail(base::ErrorCode::NotAllowed, QStringLiteral("the case number is of another window"), "number.window");
    }
    if (application.itemVersion != item.version) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("the catalogue has the item in another version"), "case.item_version");
    }
    if (application.resultWay != QLatin1String("window") && application.resultWay != QLatin1String("post")) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("a result is given out at a window or by post"), "case.result_way");
    }
    if (application.received > moment.at) {
        return base::fail(base::ErrorCode::NotAllowed, QStringLiteral("receipt lies after the act"), "case.received_later");
    }
    const base::Result<void> who = application.applicant.check(base::chinaDate(moment.at));
    if (!who) {
        return base::failure(who);
    }
    Case record;
    record.id = id;
    record.number = application.number;
    record.queryCode = application.queryCode;
    record.item = item.key;
    record.itemVersion = item.version;
    record.catalogue = moment.catalogue;
    record.region = application.region;
    record.received = application.received;
    record.applicant = application.applicant;
    record.fields = application.fields;
    record.resultWay = application.resultWay;
    record.materials = act.materials.value_or(MaterialRows());
    record.receivedBy = moment.person;
    record.window = moment.window;
    record.madeAt = moment.window;
    record.steps.push_back({ActKind::Receive, application.received, moment.person, moment.window, {}, {}});
    return record;
}

} // namespace yichuang::domain
