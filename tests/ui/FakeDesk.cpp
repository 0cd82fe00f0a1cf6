// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/FakeDesk.h"
#include "tests/ui/FakeDeskAttachments.h"
#include "tests/ui/FakeDeskCases.h"
#include "tests/ui/FakeDeskManage.h"

#include "app/desk/IntakeJudge.h"
#include "app/domain/CaseClock.h"
#include "app/domain/CaseNumber.h"
#include "app/domain/Pinyin.h"
#include "tests/support/SourceTree.h"

#include <QFile>
#include <QFuture>

#include <utility>

namespace yichuang::tests {

using desk::Confirmed;
using domain::Case;
using domain::CaseId;

class FakeDesk::Enrol final : public desk::EnrolDesk {
public:
    explicit Enrol(State &state) : m_state(state) {}
    bool isEnrolled() const override { return m_state.enrolled; }
    QFuture<base::Result<desk::CentreIdentity>> identify(const QUrl &centre) override
    {
        return m_state.answer<desk::CentreIdentity>(desk::CentreIdentity{
            centre.host(),
            QStringLiteral("3F2A 91C4 77B0 5D18 E6A2 0C9F 4B73 D851 6E0A 2F94 B7C1 58D3 9A60 E41B 7C25 F08D")});
    }
    QFuture<base::Result<desk::Enrolled>> enrol(const desk::CentreIdentity &, const QUrl &,
                                                const QString &code) override
    {
        if (code != QStringLiteral("482913")) {
            return m_state.answer<desk::Enrolled>(base::fail(base::ErrorCode::WrongSecret, QStringLiteral("code")));
        }
        m_state.enrolled = true;
        return m_state.answer<desk::Enrolled>(desk::Enrolled{*domain::WindowId::fromText(QStringLiteral("03")),
                                                             *domain::HallId::fromText(QStringLiteral("qx"))});
    }

private:
    State &m_state;
};

class FakeDesk::Session final : public desk::SessionDesk {
public:
    explicit Session(State &state) : m_state(state) {}
    std::optional<desk::SessionView> current() const override { return m_state.session; }
    bool isLocked() const override { return m_state.locked; }
    QFuture<base::Result<desk::SessionView>> signIn(const domain::PersonId &person, const QString &password) override
    {
        const domain::Person *found = m_state.facts.directory.person(person);
        if (!m_state.mustChange.isEmpty() && password == m_state.mustChange) {
            return m_state.answer<desk::SessionView>(base::fail(base::ErrorCode::NotAllowed, QStringLiteral("must be changed"), "sign_in.must_change"));
        }
        if (found == nullptr || password != m_state.password) {
            return m_state.answer<desk::SessionView>(base::fail(base::ErrorCode::WrongSecret, QStringLiteral("4")));
        }
        desk::SessionView view;
        view.person = *found;
        view.window = *m_state.facts.directory.window(*domain::WindowId::fromText(QStringLiteral("03")));
        view.hall = *m_state.facts.directory.hall(view.window.hall);
        m_state.session = view;
        Q_EMIT signedIn();
        return m_state.answer<desk::SessionView>(view);
    }
    QFuture<base::Result<void>> changePassword(const domain::PersonId &, const QString &password, const QString &wanted) override
    {
        if (password != m_state.mustChange) {
            return m_state.answer<void>(base::fail(base::ErrorCode::WrongSecret, QStringLiteral("wrong"), "sign_in.wrong"));
        }
        if (wanted.size() < 8) {
            return m_state.answer<void>(base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("short"), "password.short"));
        }
        m_state.password = wanted;
        return m_state.answer<void>({});
    }
    void lock() override
    {
        m_state.locked = true;
        Q_EMIT lockedChanged();
    }
    QFuture<base::Result<desk::SessionView>> unlock(const QString &password) override
    {
        if (password != QStringLiteral("一窗-pass")) {
            return m_state.answer<desk::SessionView>(base::fail(base::ErrorCode::WrongSecret, QStringLiteral("4")));
        }
        m_state.locked = false;
        Q_EMIT lockedChanged();
        return m_state.answer<desk::SessionView>(*m_state.session);
    }
    QFuture<base::Result<void>> signOut() override
    {
        m_state.session.reset();
        m_state.locked = false;
        Q_EMIT signedOut();
        return m_state.answer<void>({});
    }

private:
    State &m_state;
};

class FakeDesk::Intake final : public desk::IntakeDesk {
public:
    explicit Intake(State &state) : m_state(state) {}
    std::vector<desk::ItemHit> findItems(const QString &text) const override
    {
        std::vector<desk::ItemHit> hits;
        for (const auto &hit : m_state.search.find(text, 20)) {
            hits.push_back(*item(hit.item));
        }
        return hits;
    }
    QStringList initials(const QString &words, domain::NameKind kind) const override
    {
        return m_state.pinyin ? m_state.pinyin->initials(words, kind) : QStringList();
    }
    std::optional<desk::ItemHit> item(const domain::ItemKey &key) const override
    {
        const domain::Item *found = m_state.facts.current()->item(key);
        if (found == nullptr) {
            return std::nullopt;
        }
        using domain::WindowRight;
        const domain::Window &window = m_state.session->window;
        desk::ItemHit hit;
        hit.item = *found;
        hit.departmentName = m_state.facts.current()->department(found->department)->name;
        hit.mayAccept = window.may(key, WindowRight::Accept);
        hit.mayComplete = window.may(key, WindowRight::Decide);
        hit.mayIssue = window.may(key, WindowRight::Issue);
        return hit;
    }
    base::Result<domain::DueDate> dueIfAcceptedNow(const domain::ItemKey &key, domain::DueKind kind) const override
    {
        const domain::CaseClock clock(*m_state.facts.current()->item(key),
                                      m_state.facts.workingTime(*m_state.facts.calendar(QStringLiteral("CN"))));
        return clock.preview(m_state.clock.now(), kind);
    }
    std::vector<desk::IntakeReadiness> readiness(const desk::Draft &draft) const override
    {
        return desk::judgeEndings(domain::CaseRules(m_state.facts), draft, m_state.moment(), QStringLiteral("CN"));
    }
    desk::Draft newDraft() const override
    {
        desk::Draft draft;
        draft.id = desk::DraftId::make(m_state.clock.now());
        draft.started = m_state.clock.now();
        return draft;
    }
    QFuture<base::Result<desk::Draft>> saveDraft(const desk::Draft &draft) override
    {
        if (m_state.failNext) {
            return m_state.answer<desk::Draft>(draft);
        }
        if (m_state.holdDrafts) {
            auto promise = std::make_shared<QPromise<base::Result<desk::Draft>>>();
            promise->start();
            m_state.heldDrafts.emplace_back(draft, promise);
            return promise->future();
        }
        return m_state.answer<desk::Draft>(m_state.write(draft));
    }
    QFuture<base::Result<std::vector<desk::Draft>>> drafts() override
    {
        return m_state.answer<std::vector<desk::Draft>>(m_state.drafts);
    }
    QFuture<base::Result<void>> discardDraft(const desk::DraftId &id) override
    {
        std::erase_if(m_state.drafts, [&id](const desk::Draft &other) { return other.id == id; });
        return m_state.answer<void>({});
    }
    QFuture<base::Result<std::vector<desk::CaseRow>>> earlierCases(const QString &idNumber) override
    {
        std::vector<desk::CaseRow> rows;
        for (const Case &record : m_state.records) {
            if (record.applicant.idNumber == idNumber) {
                rows.push_back(m_state.row(record));
            }
        }
        return m_state.answer<std::vector<desk::CaseRow>>(rows);
    }
    QFuture<base::Result<Confirmed>> confirm(const desk::Draft &draft, const desk::IntakeEnding &ending) override
    {
        if (m_state.failNext) {
            return m_state.answer<Confirmed>(Confirmed());
        }
        const domain::Item *found = m_state.facts.current()->item(draft.item);
        domain::Act act = desk::actOf(draft, ending, *found, QStringLiteral("CN"));
        const int serial = static_cast<int>(m_state.records.size()) + 47;
        const domain::ActMoment moment = m_state.moment();
        act.application->number =
            *domain::makeCaseNumber(found->implementationCode, base::chinaDate(moment.at), moment.window, serial);
        act.application->queryCode = *domain::makeQueryCode(serial);
        const auto made = domain::CaseRules(m_state.facts)
                              .apply(std::nullopt, CaseId::make(m_state.clock.now()), act, m_state.moment());
        if (!made) {
            return m_state.answer<Confirmed>(base::failure(made));
        }
        m_state.records.insert(m_state.records.begin(), *made);
        std::erase_if(m_state.drafts, [&draft](const desk::Draft &other) { return other.id == draft.id; });
        const bool isReceipt = ending.kind == domain::ActKind::Receive;
        const desk::PaperView paper{made->id.toText() + QStringLiteral("-1"),
                                    isReceipt ? QStringLiteral("receipt") : QStringLiteral("acceptance"),
                                    isReceipt ? QStringLiteral("收件凭证") : QStringLiteral("受理通知书"),
                                    QStringLiteral("青政受〔2026〕%1号").arg(serial),
                                    m_state.clock.now(),
                                    m_state.withhold ? desk::PrintState::NotPrinted : desk::PrintState::Queued,
                                    1};
        m_state.papers[made->id.toText()] = {paper};
        return m_state.answer<Confirmed>(Confirmed{*made, {paper}});
    }

private:
    State &m_state;
};

class FakeDesk::Sync final : public desk::SyncDesk {
public:
    explicit Sync(State &state) : m_state(state) {}
    desk::SyncStatus status() const override { return m_state.status; }
    QFuture<base::Result<std::vector<desk::LaneRow>>> lanes() override
    {
        return m_state.answer<std::vector<desk::LaneRow>>(m_state.lanes);
    }
    QFuture<base::Result<desk::ConflictView>> conflict(const domain::OperationId &) override
    {
        return m_state.answer<desk::ConflictView>(*m_state.conflict);
    }
    QFuture<base::Result<void>> settleConflict(const domain::OperationId &operation,
                                               const desk::ConflictChoice &choice) override
    {
        m_state.settled = choice;
        return settleRefusal(operation, desk::RefusalRemedy::OfferAgain, choice.note);
    }
    QFuture<base::Result<void>> settleRefusal(const domain::OperationId &operation, desk::RefusalRemedy,
                                              const QString &) override
    {
        std::erase_if(m_state.lanes, [&operation](const desk::LaneRow &lane) { return lane.operation == operation; });
        return m_state.answer<void>({});
    }
    void retryNow() override { Q_EMIT statusChanged(); }
    QFuture<base::Result<QString>> healthReport() override
    {
        return m_state.answer<QString>(QStringLiteral("waiting=17"));
    }

private:
    State &m_state;
};

class FakeDesk::Devices final : public desk::DeviceDesk {
public:
    explicit Devices(State &state) : m_state(state) {}
    desk::DeviceSettings settings() const override { return m_state.deviceSettings; }
    QFuture<base::Result<void>> configure(const desk::DeviceSettings &settings) override
    {
        m_state.deviceSettings = settings;
        return m_state.answer<void>({});
    }
    desk::ReaderState readerState() const override { return desk::ReaderState::Ready; }
    void readCard() override
    {
        if (!m_state.cardTakes) {
            answerRead();
        }
    }
    void answerRead()
    {
        if (m_state.cardTrouble.isEmpty()) {
            Q_EMIT cardRead({m_state.card, {}, {}});
        } else {
            Q_EMIT cardFailed(m_state.cardTrouble);
        }
    }
    void cancelRead() override {}
    QFuture<base::Result<QString>> testReader() override
    {
        return m_state.answer<QString>(QStringLiteral("0501-20260301-0000042"));
    }
    QFuture<base::Result<QString>> testPrinter() override { return m_state.answer<QString>(QStringLiteral("ok")); }

private:
    State &m_state;
};

namespace {

QByteArray pinyinFile(const char *name)
{
    QFile file(tests::sourceTree("resources/pinyin/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

FakeDesk::FakeDesk(const Samples &samples)
    : m_enrol(std::make_unique<Enrol>(m_state)), m_session(std::make_unique<Session>(m_state)),
      m_cases(std::make_unique<Cases>(m_state)), m_papers(std::make_unique<Papers>(m_state)),
      m_attachments(std::make_unique<Attachments>(m_state)),
      m_intake(std::make_unique<Intake>(m_state)), m_sync(std::make_unique<Sync>(m_state)),
      m_devices(std::make_unique<Devices>(m_state)), m_manage(std::make_unique<Manage>(m_state))
{
    m_state.facts = samples.facts;
    const auto pinyin = domain::Pinyin::make(pinyinFile("readings.txt"), pinyinFile("surnames.txt"));
    if (pinyin) {
        m_state.pinyin = *pinyin;
        m_state.search = desk::ItemSearch(*m_state.facts.current(), *pinyin);
    }
    m_state.card = Samples::person();
    m_state.card.phone.clear();
    m_state.deviceSettings.readerPath = QStringLiteral("/dev/ttyUSB0");
    m_state.deviceSettings.receiptPrinter = QStringLiteral("tcp://10.20.3.41:9100");
}

FakeDesk::~FakeDesk() = default;

void FakeDesk::seat(const QString &person)
{
    (void)m_session->signIn(*domain::PersonId::fromText(person), QStringLiteral("一窗-pass"));
}

void FakeDesk::layCard()
{
    m_devices->answerRead();
}

void FakeDesk::releaseDrafts()
{
    m_state.holdDrafts = false;
    for (auto &[draft, promise] : std::exchange(m_state.heldDrafts, {})) {
        promise->addResult(m_state.write(draft));
        promise->finish();
    }
}

void FakeDesk::loseSight(const QString &paperId)
{
    m_papers->loseSight(paperId);
}

void FakeDesk::stands(const desk::AttachmentView &view)
{
    m_state.attachments.insert(view.content, view);
    Q_EMIT m_attachments->attachmentChanged(view.content);
}

desk::EnrolDesk &FakeDesk::enrolment()
{
    return *m_enrol;
}
desk::SessionDesk &FakeDesk::session()
{
    return *m_session;
}
desk::IntakeDesk &FakeDesk::intake()
{
    return *m_intake;
}
desk::CaseDesk &FakeDesk::cases()
{
    return *m_cases;
}
desk::PaperDesk &FakeDesk::papers()
{
    return *m_papers;
}
desk::AttachmentDesk &FakeDesk::attachments()
{
    return *m_attachments;
}
desk::SyncDesk &FakeDesk::sync()
{
    return *m_sync;
}
desk::ManageDesk &FakeDesk::manage()
{
    return *m_manage;
}

desk::DeviceDesk &FakeDesk::devices()
{
    return *m_devices;
}
domain::Facts FakeDesk::facts() const
{
    return m_state.facts;
}
base::Instant FakeDesk::now() const
{
    return m_state.clock.now();
}

} // namespace yichuang::tests
