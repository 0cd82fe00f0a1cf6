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
    if (application.received > moment.at) {
        return base::fail(base::ErrorCode::NotAllowed, QStringLiteral("receipt lies after the act"), "case.received_later");
    }
    const base::Result<void> who = application.applicant.check();
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
