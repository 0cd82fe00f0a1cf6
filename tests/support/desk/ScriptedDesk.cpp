// SPDX-License-Identifier: Apache-2.0
#include "tests/support/desk/ScriptedDesk.h"

namespace yichuang::tests {

QFuture<base::Result<desk::CentreIdentity>> ScriptedEnrolment::identify(const QUrl &url)
{
    centre = url;
    return identified.answer();
}

QFuture<base::Result<desk::Enrolled>> ScriptedEnrolment::enrol(const desk::CentreIdentity &, const QUrl &url, const QString &oneTimeCode)
{
    centre = url;
    code = oneTimeCode;
    return bound.answer();
}

QFuture<base::Result<desk::SessionView>> ScriptedSession::signIn(const domain::PersonId &who, const QString &secret)
{
    person = who;
    password = secret;
    return signedInAs.answer();
}

void ScriptedSession::lock()
{
    locked = true;
    Q_EMIT lockedChanged();
}

QFuture<base::Result<desk::SessionView>> ScriptedSession::unlock(const QString &secret)
{
    password = secret;
    return unlocked.answer();
}

std::vector<desk::ItemHit> ScriptedIntake::findItems(const QString &text) const
{
    std::vector<desk::ItemHit> hits;
    for (const desk::ItemHit &hit : catalogue) {
        if (hit.item.name.contains(text)) {
            hits.push_back(hit);
        }
    }
    return hits;
}

std::optional<desk::ItemHit> ScriptedIntake::item(const domain::ItemKey &key) const
{
    const auto found = catalogue.constFind(key.toText());
    return found == catalogue.constEnd() ? std::nullopt : std::optional(*found);
}

base::Result<domain::DueDate> ScriptedIntake::dueIfAcceptedNow(const domain::ItemKey &, domain::DueKind) const
{
    return base::fail(base::ErrorCode::NotFound, QStringLiteral("a scripted desk computes no dates"), "test.script");
}

QFuture<base::Result<desk::Draft>> ScriptedIntake::saveDraft(const desk::Draft &given)
{
    draft = given;
    return saved.answer();
}

QFuture<base::Result<desk::Confirmed>> ScriptedIntake::confirm(const desk::Draft &given, const desk::IntakeEnding &end)
{
    draft = given;
    ending = end;
    return confirmed.answer();
}

QFuture<base::Result<desk::CasePage>> ScriptedCases::list(const desk::CaseFilter &asked, const QString &afterRow)
{
    filter = asked;
    after = afterRow;
    return listed.answer();
}

QFuture<base::Result<desk::CaseView>> ScriptedCases::open(const domain::CaseId &asked)
{
    id = asked;
    return opened.answer();
}

QFuture<base::Result<desk::Confirmed>> ScriptedCases::act(const domain::CaseId &asked, const domain::Act &given)
{
    id = asked;
    done = given;
    return acted.answer();
}

QFuture<base::Result<desk::ReceiptView>> ScriptedPapers::verifyReceipt(const QString &asked)
{
    code = asked;
    return verified.answer();
}

QFuture<base::Result<desk::AttachmentView>> ScriptedAttachments::attachFile(const QString &given)
{
    path = given;
    return attached.answer();
}

QFuture<base::Result<desk::AttachmentView>> ScriptedAttachments::attach(const QByteArray &given)
{
    bytes = given;
    return attached.answer();
}

QFuture<base::Result<std::vector<desk::AttachmentView>>> ScriptedAttachments::look(const QStringList &asked)
{
    contents = asked;
    return looked.answer();
}

QFuture<base::Result<QByteArray>> ScriptedAttachments::thumbnail(const QString &asked)
{
    contents = {asked};
    return drawn.answer();
}

QFuture<base::Result<QByteArray>> ScriptedAttachments::read(const QString &asked)
{
    contents = {asked};
    return fetched.answer();
}

void ScriptedSync::becomes(const desk::SyncStatus &next)
{
    state = next;
    Q_EMIT statusChanged();
}

QFuture<base::Result<desk::ConflictView>> ScriptedSync::conflict(const domain::OperationId &asked)
{
    operation = asked;
    return conflictShown.answer();
}

QFuture<base::Result<void>> ScriptedSync::settleConflict(const domain::OperationId &asked, const desk::ConflictChoice &chosen)
{
    operation = asked;
    choice = chosen;
    return conflictSettled.answer();
}

QFuture<base::Result<void>> ScriptedSync::settleRefusal(const domain::OperationId &asked, desk::RefusalRemedy chosen, const QString &why)
{
    operation = asked;
    remedy = chosen;
    note = why;
    return refusalSettled.answer();
}

QFuture<base::Result<void>> ScriptedDevices::configure(const desk::DeviceSettings &settings)
{
    current = settings;
    return configured.answer();
}

} // namespace yichuang::tests
