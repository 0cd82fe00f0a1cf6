// SPDX-License-Identifier: Apache-2.0
#include "ui/models/ActQuestions.h"

#include "app/domain/ActChecks.h"
#include "app/domain/IdentityNumber.h"
#include "app/domain/Merge.h"
#include "ui/ErrorText.h"
#include "ui/forms/EntryChecks.h"
#include "ui/models/Words.h"

#include <algorithm>
#include <set>

namespace yichuang::ui {

using domain::ActKind;

std::vector<ActKind> ActQuestions::inOrder(const std::vector<ActKind> &offered)
{
    static const std::vector<ActKind> order{
        ActKind::Complete,    ActKind::Accept,      ActKind::Deem,      ActKind::Supply,  ActKind::Resume,
        ActKind::Decide,      ActKind::Deliver,     ActKind::MakeReady, ActKind::Certify, ActKind::Close,
        ActKind::SupplyDeferred, ActKind::StartReview, ActKind::Correct, ActKind::Stop,   ActKind::Extend,
        ActKind::Reject,      ActKind::Refer,       ActKind::Lapse,     ActKind::Amend,   ActKind::HandOver,
        ActKind::Transfer,    ActKind::Withdraw,    ActKind::Terminate, ActKind::Void};
    std::vector<ActKind> sorted;
    for (const ActKind kind : order) {
        if (std::find(offered.begin(), offered.end(), kind) != offered.end()) {
            sorted.push_back(kind);
        }
    }
    return sorted;
}

std::optional<ActKind> ActQuestions::mainAct(const std::vector<ActKind> &acts)
{
    static const std::set<ActKind> onward{ActKind::Complete,  ActKind::Accept,    ActKind::Deem,    ActKind::Supply,
                                          ActKind::Resume,    ActKind::Decide,    ActKind::Deliver, ActKind::MakeReady,
                                          ActKind::Certify,   ActKind::Close,     ActKind::StartReview,
                                          ActKind::SupplyDeferred};
    const auto found = std::find_if(acts.begin(), acts.end(), [](ActKind kind) { return onward.count(kind) > 0; });
    return found == acts.end() ? std::nullopt : std::optional(*found);
}

bool ActQuestions::carriesMaterials(ActKind kind)
{
    return kind == ActKind::Accept || kind == ActKind::Complete || kind == ActKind::Correct ||
           kind == ActKind::Supply || kind == ActKind::SupplyDeferred;
}

Question ActQuestions::stopQuestion(const desk::CaseView &view, QDate today)
{
    Question question;
    Question::Choice grounds{tr("Procedure"), {}, {}};
    for (const domain::SpecialProcedure &procedure : view.procedures) {
        if (procedure.stopsClock) {
            grounds.lines.append(
                {procedure.name.isEmpty() ? Words::stopGround(procedure.ground) : procedure.name, procedure.ground});
        }
    }
    if (grounds.lines.isEmpty()) {
        for (const char *ground :
             {"hearing", "tender", "auction", "inspection", "testing", "quarantine", "appraisal", "expert_review"}) {
            grounds.lines.append({Words::stopGround(QLatin1String(ground)), QLatin1String(ground)});
        }
    }
    question.choice = grounds;
    question.day = {tr("First day that does not count"), today, today, today};
    question.number = {tr("Working days needed, as told in writing"), 5, 365};
    question.note = tr(
        "The applicant is told in writing how long it takes. A site check does not stop the clock (Licensing Law 45).");
    return question;
}

QVector<std::pair<QString, QString>> ActQuestions::placeLines(const desk::CaseView &view)
{
    QVector<std::pair<QString, QString>> lines;
    for (const domain::Place &place : view.places) {
        lines.append({place.name, place.id.toText()});
    }
    return lines;
}

QVector<std::pair<QString, QString>> ActQuestions::resultFacts(const desk::CaseView &view)
{
    const auto &decision = view.record.decision;
    const bool isRefused = decision && !decision->granted;
    QVector<std::pair<QString, QString>> facts{{tr("Result"), isRefused ? tr("the decision of refusal, no %1").arg(view.resultName) : view.resultName}};
    if (decision && !decision->certificateNo.isEmpty()) {
        facts.append({tr("Certificate number"), decision->certificateNo});
    }
    return facts;
}

// The step tells nobody: who records it has to call.
Question ActQuestions::readyQuestion(const desk::CaseView &view)
{
    const domain::Applicant &who = view.record.applicant;
    Question question;
    question.facts = resultFacts(view);
    question.facts.append({tr("Applicant"), Words::shownName(who)});
    question.facts.append({tr("Mobile phone"), who.phone.isEmpty() ? tr("none on file") : Words::maskedPhone(who.phone)});
    question.note = tr("This records that the result waits at the window. No message is sent: call the applicant. "
                       "The case's page shows the whole number.");
    return question;
}

domain::DeliveryDetail ActQuestions::delivery(const Answers &answers)
{
    const QString tracking = answers.lines.value(2);
    const QString way = tracking.isEmpty() ? QStringLiteral("window") : QStringLiteral("post");
    return {answers.lines.value(0), answers.lines.value(1), answers.choice, way, tracking};
}

bool ActQuestions::isStranger(const domain::Applicant &who, const QString &idNumber)
{
    // The beginning of a known number is still being typed.
    const QString number = domain::normaliseIdentity(idNumber);
    return !domain::normaliseIdentity(who.idNumber).startsWith(number) &&
           !(who.agent && domain::normaliseIdentity(who.agent->idNumber).startsWith(number));
}

// The rules judge; the sheet says it before anything is confirmed.
void ActQuestions::addReceiverChecks(Question &question, const domain::Applicant &who)
{
    const auto refusal = [who](const Answers &answers, const QString &ground) {
        const auto checked = domain::checkReceiver(who, delivery(answers), ground);
        return checked ? QByteArray() : checked.error().reason;
    };
    question.reason = {tr("On what ground somebody else collects; remarks"), Need::Optional, [refusal](const Answers &answers) {
                           return refusal(answers, {}) == "case.receiver_ground" ? Need::Required : Need::Optional;
                       }};
    question.warning = [who](const Answers &answers) {
        return isStranger(who, answers.lines.value(1))
                   ? tr("This identity number is not the applicant's%1. Hand over only on a ground that you have seen, and write it down.")
                         .arg(who.agent ? tr(", nor that of the agent on file") : QString())
                   : QString();
    };
    question.contradiction = [refusal](const Answers &answers) { return ErrorText::ofReason(refusal(answers, answers.reason)); };
}

// An organisation comes as nobody: whoever stands at the window acts for it.
Question::Choice ActQuestions::receivers(const domain::Applicant &who)
{
    Question::Choice choice{tr("Who collects it"), {}, {}, QStringLiteral("self")};
    QStringList words{QStringLiteral("self"), QStringLiteral("agent"), QStringLiteral("legal_representative"), QStringLiteral("other")};
    if (who.kind == domain::ApplicantKind::Organisation) {
        words.removeFirst();
        choice.chosen = who.agent ? QStringLiteral("agent") : QStringLiteral("legal_representative");
    }
    for (const QString &word : std::as_const(words)) {
        choice.lines.append({Words::relationship(word), word});
    }
    return choice;
}

Question ActQuestions::deliveryQuestion(const desk::CaseView &view)
{
    const domain::Applicant &who = view.record.applicant;
    Question question;
    question.facts = resultFacts(view);
    question.choice = receivers(who);
    // The number comes from the card that is laid down, never from the file: the slip says that somebody looked.
    question.choice->fills = {{QStringLiteral("self"), {who.name, {}}},
                              {QStringLiteral("agent"), {who.agent ? who.agent->name : QString(), {}}},
                              {QStringLiteral("legal_representative"), {{}, {}}},
                              {QStringLiteral("other"), {{}, {}}}};
    question.typed = tr("Typed by hand");
    const bool post = view.record.resultWay == QStringLiteral("post");
    question.lines = {{tr("Receiver's name"), question.choice->fills.value(question.choice->chosen).value(0), Need::Required},
                      {tr("Receiver's identity number"), {}, post ? Need::Optional : Need::Required}};
    // A number of 18 characters has a check digit; what is shorter is another document's, or still being typed.
    question.lines.last().problem = [](const QString &typed) {
        const QString number = domain::normaliseIdentity(typed);
        const auto read = number.size() == 18 ? domain::IdentityNumber::parse(number).map([](const auto &) {}) : base::Result<void>();
        return read ? QString() : ErrorText::sentence(read.error());
    };
    if (post) {
        question.lines.append({tr("Parcel number"), {}, Need::Required});
    }
    question.note = tr("Read the receiver's card with F3, or type the number as it stands on the card. "
                       "The collection slip is printed for the receiver to sign.");
    addReceiverChecks(question, who);
    return question;
}

void ActQuestions::addAmendable(Question &question, const QString &name, const QString &path, const Question::Line &line)
{
    question.choice->lines.append({name, path});
    question.lines.append(line);
    question.lines.last().label = tr("Right value");
    question.lines.last().onlyFor = path;
}

// Each field has its own line: what may be written there differs.
Question ActQuestions::amendQuestion(const desk::CaseView &view)
{
    Question question;
    question.choice = {tr("What is corrected"), {}, {}, QStringLiteral("applicant.phone")};
    const auto checked = [&view](IntakeForm::Entry entry) {
        return [who = view.record.applicant, entry](const QString &text) {
            domain::Applicant amended = who;
            entryPlace(amended, entry) = text;
            return EntryChecks::problem(amended, entry);
        };
    };
    using Entry = IntakeForm::Entry;
    Question::Line phone;
    phone.problem = checked(Entry::Phone);
    Question::Line number;
    number.problem = checked(Entry::IdNumber);
    const bool isOrganisation = view.record.applicant.kind == domain::ApplicantKind::Organisation;
    addAmendable(question, tr("Mobile phone"), QStringLiteral("applicant.phone"), phone);
    addAmendable(question, isOrganisation ? tr("Registered office") : tr("Address"), QStringLiteral("applicant.address"), {});
    addAmendable(question, isOrganisation ? tr("Name of the organisation") : tr("Applicant's name"), QStringLiteral("applicant.name"), {});
    addAmendable(question, isOrganisation ? Words::idType(QStringLiteral("USCC")) : tr("Identity number"),
                 QStringLiteral("applicant.id_number"), number);
    const QString way = view.record.resultWay == QStringLiteral("post") ? QStringLiteral("window") : QStringLiteral("post");
    Question::Line collected;
    collected.choices = {{Words::resultWay(way), way}};
    addAmendable(question, tr("How the result is collected"), QStringLiteral("result_way"), collected);
    for (const domain::FieldSpec &field : view.fieldSpecs) {
        Question::Line answer;
        answer.text = field.choices.isEmpty() ? view.record.fields.value(field.key) : QString();
        for (const QString &one : field.choices) {
            if (one != view.record.fields.value(field.key)) {
                answer.choices.append({one, one});
            }
        }
        addAmendable(question, field.label, QStringLiteral("fields.") + field.key, answer);
    }
    return question;
}

void ActQuestions::addReason(ActKind kind, Question &question)
{
    switch (kind) {
    case ActKind::Reject:
    case ActKind::Lapse:
    case ActKind::Withdraw:
    case ActKind::Terminate:
    case ActKind::Void:
    case ActKind::Extend:
    case ActKind::HandOver:
    case ActKind::Transfer:
    case ActKind::Amend: question.reason = {tr("Reason"), Need::Required}; break;
    case ActKind::Refer:
    case ActKind::Stop: question.reason = {tr("Reason, as it stands on the paper"), Need::Optional}; break;
    case ActKind::Decide:
        question.reason = {tr("Reason, as it stands on the paper"), Need::Optional, [](const Answers &answers) {
                               return answers.choice == QStringLiteral("refused") ? Need::Required : Need::Optional;
                           }};
        break;
    case ActKind::Receive:
    case ActKind::Accept:
    case ActKind::Complete:
    case ActKind::Correct:
    case ActKind::Supply:
    case ActKind::Deem:
    case ActKind::SupplyDeferred:
    case ActKind::StartReview:
    case ActKind::Resume:
    case ActKind::Certify:
    case ActKind::MakeReady:
    case ActKind::Close:
    case ActKind::TakeOver:
    case ActKind::TakeBack:
    case ActKind::Settle: question.reason = {tr("Remark"), Need::Optional}; break;
    case ActKind::Deliver: break; // asks its own
    }
}

Question ActQuestions::question(ActKind kind, const desk::CaseView &view, QDate today, const OtherWindows &windows)
{
    Question question;
    if (kind == ActKind::Stop) {
        question = stopQuestion(view, today);
    } else if (kind == ActKind::Deliver) {
        question = deliveryQuestion(view);
    } else if (kind == ActKind::MakeReady) {
        question = readyQuestion(view);
    } else if (kind == ActKind::Amend) {
        question = amendQuestion(view);
    } else if (kind == ActKind::Deem) {
        question.note = tr("The day for telling the applicant what is lacking has passed, so by law the application counts as "
                           "accepted since it was received (Licensing Law 32(1)(4)). The time limits run from that day, no "
                           "correction can be asked for any more, and the acceptance notice is printed.");
    } else if (kind == ActKind::Extend) {
        const int most = view.extension ? view.extension->limit.value : 10;
        const bool inDays = view.extension && view.extension->limit.unit == domain::LimitUnit::NaturalDay;
        question.number = {inDays ? tr("Calendar days added") : tr("Working days added"), most, most};
        question.lines = {{tr("Approved by"), view.extension ? view.extension->approver : QString(), Need::Required}};
        question.note = tr("A limit can be extended only once; the applicant is told the reason (Licensing Law 42).");
    } else if (kind == ActKind::Decide) {
        question.choice = {tr("Decision"),
                           {{tr("Granted"), QStringLiteral("granted")}, {tr("Refused"), QStringLiteral("refused")}},
                           {}};
        question.lines = {{tr("Certificate number"), {}, Need::Optional}};
        question.note = tr("A refusal states its reasons and the remedies (Licensing Law 38).");
    } else if (kind == ActKind::Reject) {
        question.choice = {tr("Legal ground"),
                           {{tr("No licence is needed (Licensing Law 32(1))"), QStringLiteral("not_needed")},
                            {tr("Not within this body's power (Licensing Law 32(2))"), QStringLiteral("not_ours")}},
                           {}};
        question.lines = {{tr("Which body to go to"), {}, Need::Required, QStringLiteral("not_ours")}};
    } else if (kind == ActKind::Refer) {
        question.lines = {{tr("Refer to which body or window"), {}, Need::Required}};
    } else if (kind == ActKind::Void) {
        question.choice = {tr("Why it is void"),
                           {{tr("Entered by mistake"), QStringLiteral("entry_error")},
                            {tr("Business reason"), QStringLiteral("business")}},
                           {}};
    } else if (kind == ActKind::HandOver) {
        question.choice = {tr("Window that takes it over"), windows, {}};
    } else if (kind == ActKind::Transfer) {
        question.choice = {tr("Centre that takes it over"), placeLines(view), {}};
        question.note = tr("The other centre has the case and its time limit from then on; the dates stay as they are.");
    } else if (kind == ActKind::Complete) {
        question.lines = {{tr("Certificate number"), {}, Need::Optional}};
    }
    addReason(kind, question);
    question.title = Words::act(kind);
    question.confirm = tr("Record: %1").arg(Words::act(kind));
    return question;
}

domain::Act ActQuestions::act(ActKind kind, const Answers &answers, const desk::CaseView &view,
                              const domain::MaterialRows &materials)
{
    const auto line = [&answers](qsizetype at) { return at < answers.lines.size() ? answers.lines.at(at) : QString(); };
    domain::Act act;
    act.kind = kind;
    act.note = answers.reason;
    if (carriesMaterials(kind)) {
        act.materials = materials;
    }
    if (kind == ActKind::Stop) {
        act.stop = domain::StopDetail{answers.choice, answers.day, answers.number};
    } else if (kind == ActKind::Extend) {
        act.extension = domain::ExtensionDetail{answers.number, line(0)};
    } else if (kind == ActKind::Decide) {
        act.decision = domain::DecisionDetail{answers.choice == QStringLiteral("granted"), line(0)};
    } else if (kind == ActKind::Complete) {
        act.decision = domain::DecisionDetail{true, line(0)};
    } else if (kind == ActKind::Deliver) {
        act.delivery = delivery(answers);
    } else if (kind == ActKind::Reject) {
        act.ground = answers.choice;
        act.referredTo = line(0);
    } else if (kind == ActKind::Void) {
        act.ground = answers.choice;
    } else if (kind == ActKind::Refer) {
        act.referredTo = line(0);
    } else if (kind == ActKind::HandOver) {
        // Without another window the id stays null; the rules then answer case.hand_over_window.
        act.toWindow = domain::WindowId::fromText(answers.choice).value_or(domain::WindowId());
    } else if (kind == ActKind::Transfer) {
        // Without a centre the id stays null; the rules then answer case.place.
        act.toPlace = domain::PlaceId::fromText(answers.choice).value_or(domain::PlaceId());
    } else if (kind == ActKind::Amend) {
        // Only the line of the field that was chosen is answered.
        const auto right = std::find_if(answers.lines.begin(), answers.lines.end(), [](const QString &text) { return !text.isEmpty(); });
        act.changes = {{answers.choice, domain::amendableField(view.record, answers.choice).value_or(QString()),
                        right == answers.lines.end() ? QString() : *right}};
    }
    return act;
}

} // namespace yichuang::ui
