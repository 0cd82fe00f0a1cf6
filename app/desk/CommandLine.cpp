// SPDX-License-Identifier: Apache-2.0
#include "app/desk/CommandLine.h"

#include "app/base/Json.h"
#include "app/base/ThenOn.h"
#include "app/desk/CaseRows.h"
#include "app/desk/CommandReplies.h"
#include "app/desk/ViewsJson.h"

#include <QJsonArray>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace yichuang::desk {

namespace {

using base::Result;
using Reply = CommandLine::Reply;

// What does not show or change a case, a paper, a draft or a device; everything else asks for a person.
const QStringList AlwaysOpen{QStringLiteral("enrol"),    QStringLiteral("sign_in"), QStringLiteral("change_password"), QStringLiteral("lock"),
                             QStringLiteral("unlock"),   QStringLiteral("sign_out"), QStringLiteral("items"),          QStringLiteral("status"),
                             QStringLiteral("health"),   QStringLiteral("drain")};

template<typename T>
QJsonObject asList(const char *member, const std::vector<T> &list)
{
    QJsonArray array;
    for (const T &entry : list) {
        array.append(toJson(entry));
    }
    return {{QLatin1String(member), array}};
}

// Reads the form of a draft; what is left out stays as a new draft has it.
Result<Draft> draftFrom(const QJsonObject &command, Desk &desk)
{
    base::JsonReader reader(command);
    Draft draft = desk.intake().newDraft();
    draft.item = reader.nested(domain::ItemKey::fromText(reader.text("item", 64)));
    draft.applicant = reader.nested(domain::Applicant::fromJson(reader.object("applicant")));
    draft.fields = fieldsFromJson(reader, "fields");
    if (command.value(QLatin1String("materials")).toString() == QLatin1String("complete")) {
        const std::optional<ItemHit> hit = desk.intake().item(draft.item);
        for (const domain::MaterialSpec &spec : hit ? hit->item.materials : std::vector<domain::MaterialSpec>()) {
            draft.materials.push_back({spec.key, domain::Judgement::Complete, spec.originals, spec.copies, 0, {}, {}, {}});
        }
    } else {
        draft.materials = reader.nested(domain::materialRowsFromJson(reader.arrayOr("materials")));
    }
    return reader.finish(draft);
}

Result<IntakeEnding> endingFrom(const QJsonObject &command)
{
    base::JsonReader reader(command.value(QLatin1String("ending")).toObject(), "ending");
    IntakeEnding ending{reader.word<domain::ActKind>("kind", domain::actKindFromWord), reader.textOr("note"), reader.textOr("ground", {}, 64),
                        reader.textOr("referred_to", {}, 200), reader.textOr("certificate_no", {}, 128)};
    return reader.finish(std::move(ending));
}

// A word that is not known must settle nothing.
Result<ConflictChoice> choiceFrom(const QJsonObject &command, const QString &choice, const QString &note)
{
    base::JsonReader reader(command);
    if (choice != QLatin1String("mine")) {
        reader.note("choice", "is not mine, again or discard");
    }
    ConflictChoice chosen{{}, note};
    const QJsonObject keep = reader.objectOr("keep_mine");
    for (auto it = keep.begin(); it != keep.end(); ++it) {
        if (!it.value().isBool()) {
            reader.note("keep_mine", "has a value that is not true or false");
        }
        chosen.keepMine.insert(it.key(), it.value().toBool());
    }
    return reader.finish(chosen);
}

} // namespace

CommandLine::CommandLine(Desk &desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    addSessionCommands();
    addIntakeCommands();
    addCaseCommands();
    addSyncCommands();
    addDeviceCommands();
    addAttachmentCommands();
}

void CommandLine::run(const QJsonObject &command, Reply reply)
{
    const QString name = command.value(QLatin1String("do")).toString();
    const auto handler = m_handlers.constFind(name);
    if (handler == m_handlers.constEnd()) {
        reply(errorToJson({base::ErrorCode::InvalidArgument, QStringLiteral("there is no such command"), "command.unknown"}));
        return;
    }
    const std::optional<base::Error> error = AlwaysOpen.contains(name) ? std::nullopt : closed();
    if (error) {
        reply(errorToJson(*error));
        return;
    }
    (*handler)(command, std::move(reply));
}

std::optional<base::Error> CommandLine::closed() const
{
    // Before that nobody can sign in and no case is here, but readers and printers are set up and tried.
    if (!m_desk.enrolment().isEnrolled()) {
        return std::nullopt;
    }
    if (!m_desk.session().current()) {
        return notSignedIn();
    }
    if (m_desk.session().isLocked()) {
        return base::Error{base::ErrorCode::NotAllowed, QStringLiteral("the desk is locked: unlock it first"), "session.locked"};
    }
    return std::nullopt;
}

void CommandLine::addSessionCommands()
{
    m_handlers.insert(QStringLiteral("enrol"), [this](const QJsonObject &command, Reply reply) { enrol(command, std::move(reply)); });
    m_handlers.insert(QStringLiteral("sign_in"), [this](const QJsonObject &command, const Reply &reply) {
        base::JsonReader reader(command);
        const auto person = domain::PersonId::fromText(reader.text("person", 64));
        const QString password = reader.text("password", 256);
        if (!person || reader.error()) {
            reply(errorToJson(person ? *reader.error() : person.error()));
            return;
        }
        answer(this, m_desk.session().signIn(*person, password), reply, [](const SessionView &view) { return toJson(view); });
    });
    m_handlers.insert(QStringLiteral("change_password"), [this](const QJsonObject &command, const Reply &reply) {
        base::JsonReader reader(command);
        const auto person = domain::PersonId::fromText(reader.text("person", 64));
        const QString password = reader.text("password", 256);
        const QString wanted = reader.text("new_password", 256);
        if (!person || reader.error()) {
            reply(errorToJson(person ? *reader.error() : person.error()));
            return;
        }
        answerDone(this, m_desk.session().changePassword(*person, password, wanted), reply);
    });
    m_handlers.insert(QStringLiteral("lock"), [this](const QJsonObject &, const Reply &reply) {
        m_desk.session().lock();
        reply(okay());
    });
    m_handlers.insert(QStringLiteral("unlock"), [this](const QJsonObject &command, const Reply &reply) {
        // A command without a password is no try with an empty one.
        base::JsonReader reader(command);
        const QString password = reader.text("password", 256);
        const QString person = reader.textOr("person", {}, 64);
        if (reader.error()) {
            reply(errorToJson(*reader.error()));
            return;
        }
        // It would count as a wrong password of whoever is signed in.
        const auto session = m_desk.session().current();
        if (!person.isEmpty() && session && session->person.id.toText() != person) {
            reply(errorToJson({base::ErrorCode::NotAllowed, QStringLiteral("somebody else is signed in here"), "session.other_person"}));
            return;
        }
        answer(this, m_desk.session().unlock(password), reply, [](const SessionView &view) { return toJson(view); });
    });
    m_handlers.insert(QStringLiteral("sign_out"), [this](const QJsonObject &, const Reply &reply) { answerDone(this, m_desk.session().signOut(), reply); });
}

void CommandLine::enrol(const QJsonObject &command, Reply reply)
{
    base::JsonReader reader(command);
    const QUrl centre(reader.text("centre", 500));
    const QString code = reader.text("code", 64);
    const QString expected = reader.textOr("fingerprint", {}, 200);
    if (reader.error()) {
        reply(errorToJson(*reader.error()));
        return;
    }
    const auto compare = [this, centre, code, expected, reply](const Result<CentreIdentity> &identity) {
        if (!identity) {
            reply(errorToJson(identity.error()));
            return;
        }
        if (!expected.isEmpty() && expected != identity->fingerprint) {
            reply(errorToJson({base::ErrorCode::NotAllowed, QStringLiteral("the centre shows another fingerprint"), "enrol.fingerprint"}));
            return;
        }
        answer(this, m_desk.enrolment().enrol(*identity, centre, code), reply, [](const Enrolled &enrolled) {
            return QJsonObject{{QStringLiteral("window"), enrolled.window.toText()}, {QStringLiteral("hall"), enrolled.hall.toText()}};
        });
    };
    base::thenOn(this, m_desk.enrolment().identify(centre), compare, [reply] { reply(cancelled()); });
}

void CommandLine::addIntakeCommands()
{
    m_handlers.insert(QStringLiteral("items"), [this](const QJsonObject &command, const Reply &reply) {
        base::JsonReader reader(command);
        const QString text = reader.textOr("text", {}, 200);
        reply(reader.error() ? errorToJson(*reader.error()) : okay(asList("items", m_desk.intake().findItems(text))));
    });
    m_handlers.insert(QStringLiteral("save_draft"), [this](const QJsonObject &command, const Reply &reply) {
        const Result<Draft> draft = Draft::fromJson(command.value(QLatin1String("draft")).toObject());
        if (!draft) {
            reply(errorToJson(draft.error()));
            return;
        }
        answer(this, m_desk.intake().saveDraft(*draft), reply, [](const Draft &saved) { return QJsonObject{{QStringLiteral("draft"), saved.toJson()}}; });
    });
    m_handlers.insert(QStringLiteral("drafts"), [this](const QJsonObject &, const Reply &reply) {
        answer(this, m_desk.intake().drafts(), reply, [](const std::vector<Draft> &list) { return asList("drafts", list); });
    });
    m_handlers.insert(QStringLiteral("confirm"), [this](const QJsonObject &command, Reply reply) { confirm(command, std::move(reply)); });
}

void CommandLine::confirm(const QJsonObject &command, Reply reply)
{
    const Result<Draft> draft = draftFrom(command, m_desk);
    const Result<IntakeEnding> ending = endingFrom(command);
    if (!draft || !ending) {
        reply(errorToJson(draft ? ending.error() : draft.error()));
        return;
    }
    answer(this, m_desk.intake().confirm(*draft, *ending), reply, [](const Confirmed &confirmed) { return toJson(confirmed); });
}

void CommandLine::addCaseCommands()
{
    m_handlers.insert(QStringLiteral("list"), [this](const QJsonObject &command, Reply reply) { list(command, std::move(reply)); });
    m_handlers.insert(QStringLiteral("open"), [this](const QJsonObject &command, const Reply &reply) {
        const auto id = domain::CaseId::fromText(command.value(QLatin1String("case")).toString());
        if (!id) {
            reply(errorToJson(id.error()));
            return;
        }
        answer(this, m_desk.cases().open(*id), reply, [](const CaseView &view) { return toJson(view); });
    });
    m_handlers.insert(QStringLiteral("act"), [this](const QJsonObject &command, Reply reply) { act(command, std::move(reply)); });
}

void CommandLine::list(const QJsonObject &command, Reply reply)
{
    base::JsonReader reader(command);
    CaseFilter filter;
    filter.text = reader.textOr("text", {}, 200);
    filter.mineOnly = reader.booleanOr("mine", false);
    filter.dueSoon = reader.booleanOr("due_soon", false);
    filter.unsent = reader.booleanOr("unsent", false);
    for (const QString &word : reader.texts("states")) {
        const auto state = domain::caseStateFromWord(word);
        if (!state) {
            reader.note("states", "has an unknown state");
            break;
        }
        filter.states.push_back(*state);
    }
    const QString after = reader.textOr("after", {}, 200);
    if (reader.error()) {
        reply(errorToJson(*reader.error()));
        return;
    }
    answer(this, m_desk.cases().list(filter, after), reply, [](const CasePage &page) { return toJson(page); });
}

void CommandLine::act(const QJsonObject &command, Reply reply)
{
    base::JsonReader reader(command);
    const auto id = reader.id<domain::CaseId>("case");
    const auto kind = reader.word<domain::ActKind>("kind", domain::actKindFromWord);
    const domain::Act read = reader.nested(domain::Act::fromJson(kind, reader.objectOr("act")));
    if (reader.error()) {
        reply(errorToJson(*reader.error()));
        return;
    }
    answer(this, m_desk.cases().act(id, read), reply, [](const Confirmed &confirmed) { return toJson(confirmed); });
}

void CommandLine::addSyncCommands()
{
    m_handlers.insert(QStringLiteral("status"), [this](const QJsonObject &, const Reply &reply) { reply(okay(toJson(m_desk.sync().status()))); });
    m_handlers.insert(QStringLiteral("lanes"), [this](const QJsonObject &, const Reply &reply) {
        answer(this, m_desk.sync().lanes(), reply, [](const std::vector<LaneRow> &rows) { return asList("lanes", rows); });
    });
    m_handlers.insert(QStringLiteral("conflict"), [this](const QJsonObject &command, const Reply &reply) {
        const auto id = domain::OperationId::fromText(command.value(QLatin1String("operation")).toString());
        if (!id) {
            reply(errorToJson(id.error()));
            return;
        }
        answer(this, m_desk.sync().conflict(*id), reply, [](const ConflictView &view) { return toJson(view); });
    });
    m_handlers.insert(QStringLiteral("settle"), [this](const QJsonObject &command, Reply reply) { settle(command, std::move(reply)); });
    m_handlers.insert(QStringLiteral("drain"), [this](const QJsonObject &command, Reply reply) { drain(command, std::move(reply)); });
    m_handlers.insert(QStringLiteral("health"), [this](const QJsonObject &, const Reply &reply) {
        answer(this, m_desk.sync().healthReport(), reply, [](const QString &text) { return QJsonObject{{QStringLiteral("report"), text}}; });
    });
}

// Ends when nothing waits any more, or when `seconds` are over.
void CommandLine::drain(const QJsonObject &command, Reply reply)
{
    base::JsonReader reader(command);
    const qint64 seconds = reader.integerOr("seconds", 60, 0, 86'400);
    if (reader.error()) {
        reply(errorToJson(*reader.error()));
        return;
    }
    // What is held waits for its scans to be uploaded, or for what the centre lacks.
    const auto isDrained = [](const SyncStatus &status) { return status.waiting + status.sending + status.held == 0; };
    if (isDrained(m_desk.sync().status())) {
        reply(okay(toJson(m_desk.sync().status())));
        return;
    }
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    const auto finish = [this, timer, reply] {
        // The status may change again before the timer is gone.
        m_desk.sync().disconnect(timer);
        timer->stop();
        timer->deleteLater();
        reply(okay(toJson(m_desk.sync().status())));
    };
    connect(timer, &QTimer::timeout, this, finish);
    connect(&m_desk.sync(), &SyncDesk::statusChanged, timer, [this, isDrained, finish] {
        if (isDrained(m_desk.sync().status())) {
            finish();
        }
    });
    timer->start(std::chrono::seconds(seconds));
    m_desk.sync().retryNow();
}

void CommandLine::settle(const QJsonObject &command, Reply reply)
{
    base::JsonReader reader(command);
    const auto operation = reader.id<domain::OperationId>("operation");
    const QString choice = reader.text("choice", 16);
    const QString note = reader.textOr("note", {}, 2000);
    if (choice == QLatin1String("again") && !note.isEmpty()) {
        reader.note("note", "is not kept with what is offered again");
    }
    if (reader.error()) {
        reply(errorToJson(*reader.error()));
        return;
    }
    if (choice == QLatin1String("again") || choice == QLatin1String("discard")) {
        const RefusalRemedy remedy = choice == QLatin1String("again") ? RefusalRemedy::OfferAgain : RefusalRemedy::Discard;
        answerDone(this, m_desk.sync().settleRefusal(operation, remedy, note), reply);
        return;
    }
    const Result<ConflictChoice> chosen = choiceFrom(command, choice, note);
    if (!chosen) {
        reply(errorToJson(chosen.error()));
        return;
    }
    answerDone(this, m_desk.sync().settleConflict(operation, *chosen), reply);
}

} // namespace yichuang::desk
