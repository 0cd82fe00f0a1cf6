// SPDX-License-Identifier: Apache-2.0
#include "tests/center/tiers/BusyHall.h"

#include "center/journal/Custody.h"
#include "center/journal/DateRecomputation.h"
#include "center/journal/Erasing.h"
#include "center/tiers/ParentSide.h"
#include "tests/support/domain/SampleFacts.h"

#include <QJsonArray>

namespace yichuang::tests {

using center::WriteContext;
using domain::ActKind;

namespace {

constexpr const char *Items[] = {"ggcs-ws", "hk-cs"};
constexpr ActKind Onward[] = {ActKind::Accept, ActKind::Supply, ActKind::StartReview, ActKind::Stop, ActKind::Decide, ActKind::Complete, ActKind::Certify, ActKind::MakeReady,
                              ActKind::Deliver, ActKind::Close, ActKind::Resume};
constexpr ActKind Aside[] = {ActKind::Correct, ActKind::Extend, ActKind::Withdraw, ActKind::Terminate, ActKind::Void, ActKind::Reject, ActKind::Amend};

void must(const base::Result<void> &done, const char *what)
{
    if (!done) {
        qFatal("%s: %s", what, qPrintable(done.error().detail));
    }
}

} // namespace

center::CountedCase countedBy(const domain::Facts &facts, const domain::Case &record)
{
    const domain::WorkingTime time = facts.workingTime(*facts.calendar(record.region));
    return {record.id, center::CaseStanding::of(record),
            domain::figuresOf(record, *facts.item(record.catalogue, record.item), time, facts.directory.site().closedAt)};
}

base::Result<bool> keep(CentreFixture &centre, const center::CountingBatch &batch)
{
    bool isKept = false;
    return centre.perform([&](const WriteContext &w) { return center::keepCounting(w.stores, batch).map([&isKept](bool kept) { isKept = kept; }); })
        .map([&isKept] { return isKept; });
}

BusyHall::BusyHall(unsigned seed) : m_random(seed)
{
    const domain::Place city{key<domain::PlaceId>("nn"), QStringLiteral("南宁市政务服务中心")};
    const domain::Place county{key<domain::PlaceId>("qx"), QStringLiteral("青秀区政务服务中心")};
    must(m_centre.perform([&](const WriteContext &w) { return center::becomePlace(w.stores, city, {}, w.now); }), "place");
    must(m_centre.perform([&](const WriteContext &w) {
             return center::tiers::enrolChild(w, county, {QByteArray(32, 'c'), w.now}, QByteArray(32, 'k')).map([](const center::TierChild &) {});
         }),
         "child");
    m_desk = std::make_unique<FakeWorkstation>(m_centre.enrol("01"));
}

void BusyHall::goOn()
{
    m_centre.clock.advance(std::chrono::minutes(10 + pick(300)));
    switch (pick(20)) {
    case 0:
    case 1:
    case 2:
    case 3: begin(); break;
    case 4:
    case 5: pick(3) == 0 ? handOver() : act(); break;
    case 6: erase(); break;
    case 7: pick(4) == 0 ? publishCalendar() : publishDirectory(); break;
    case 8:
    case 9: must(countSome(1 + pick(4)).map([](bool) {}), "count"); break;
    default:
        act();
        act();
        break;
    }
}

void BusyHall::makeCase(const char *item, ActKind kind)
{
    Live live{m_desk->newCase(item)};
    live.builder.by("clerk", "01");
    const protocol::Answer answer = m_centre.offer(*m_desk, m_desk->act(live.builder, kind));
    if (answer.status != protocol::AnswerStatus::Applied) {
        qFatal("%s", qPrintable(answer.code));
    }
    live.version = answer.version;
    m_cases.push_back(std::move(live));
    ++m_acted;
}

void BusyHall::begin()
{
    const char *item = Items[pick(2)];
    constexpr ActKind First[] = {ActKind::Receive, ActKind::Accept, ActKind::Correct};
    makeCase(item, First[pick(3)]);
    note("begun");
}

void BusyHall::act()
{
    if (!m_cases.empty()) {
        actOn(m_cases[static_cast<size_t>(pick(static_cast<int>(m_cases.size())))]);
    }
}

// Some lawful act, whoever may do it.
void BusyHall::actOn(Live &live)
{
    const bool isAside = pick(6) == 0;
    const auto kinds = isAside ? std::vector<ActKind>(std::begin(Aside), std::end(Aside)) : std::vector<ActKind>(std::begin(Onward), std::end(Onward));
    const auto first = static_cast<size_t>(pick(static_cast<int>(kinds.size())));
    for (size_t i = 0; i < kinds.size() && !live.isOver; ++i) {
        if (tryAct(live, kinds[(first + i) % kinds.size()])) {
            return;
        }
    }
}

// True: it was lawful at the window, and was offered.
bool BusyHall::tryAct(Live &live, ActKind kind)
{
    for (const char *person : {"clerk", "approver", "manager"}) {
        CaseBuilder builder = live.builder;
        builder.at(m_centre.clock.now()).by(person, "01");
        domain::Act act = builder.act(kind);
        if (kind == ActKind::Void) {
            act.ground = pick(2) == 0 ? QStringLiteral("entry_error") : QStringLiteral("business");
        }
        if (CaseBuilder trial = builder; !trial.tryApply(act)) {
            continue;
        }
        const protocol::Answer answer = m_centre.offer(*m_desk, m_desk->act(builder, act, live.version));
        live.isOver = answer.status != protocol::AnswerStatus::Applied;
        note(live.isOver ? "not applied" : qPrintable(domain::toWord(kind)));
        live.builder = builder;
        live.version = answer.version;
        ++m_acted;
        return true;
    }
    return false;
}

void BusyHall::handOver()
{
    for (Live &live : m_cases) {
        domain::Act act;
        act.kind = ActKind::Transfer;
        act.toPlace = key<domain::PlaceId>("qx");
        act.note = QStringLiteral("依职责分工移交");
        if (live.isOver || live.builder.record().state != domain::CaseState::Accepted) {
            continue;
        }
        live.builder.at(m_centre.clock.now()).by("clerk", "01");
        const auto answer = m_centre.offer(*m_desk, m_desk->force(live.builder.id(), act, live.builder.moment(ActKind::HandOver), live.version));
        live.isOver = true;
        note(answer.status == protocol::AnswerStatus::Applied ? "handed over" : "not handed over");
        return;
    }
}

void BusyHall::erase()
{
    for (Live &live : m_cases) {
        if (live.isOver || !live.builder.record().closed) {
            continue;
        }
        const auto stores = m_centre.read();
        const domain::Case record = stores->cases.read(live.builder.id()).value().value();
        m_erased.push_back(countedBy(stores->facts.current().value()->facts(), record));
        must(m_centre.perform([&](const WriteContext &w) {
                 return center::eraseCase(w.stores, record.id, QStringLiteral("12号"), w.now).map([](const center::Erasure &) {});
             }),
             "erase");
        live.isOver = true;
        note("erased");
        return;
    }
}

// An invented notice: some days of December are off, more with each.
void BusyHall::publishCalendar()
{
    QJsonArray files;
    for (QJsonObject file : calendarFiles()) {
        if (file.value(QLatin1String("region")) == QLatin1String("CN") && file.value(QLatin1String("year")) == 2026) {
            QJsonArray days = file.value(QLatin1String("days")).toArray();
            for (int i = 0; i <= m_published; ++i) {
                days.append(QJsonObject{{QStringLiteral("date"), QDate(2026, 11, 24).addDays(i).toString(Qt::ISODate)}, {QStringLiteral("name"), QStringLiteral("调休")}, {QStringLiteral("work"), false}});
            }
            file.insert(QStringLiteral("days"), days);
        }
        files.append(file);
    }
    ++m_published;
    must(m_centre.perform([&](const WriteContext &w) {
             return w.stores.publish(center::DocumentKind::Calendar, {{QStringLiteral("files"), files}}, w.heads.journal.n, w.now).map([](const auto &) {});
         }),
         "calendar");
    must(m_centre.perform([](const WriteContext &w) { return center::recomputeSlice(w.stores, w.now).map([](const auto &) {}); }), "dates");
    note("calendar");
}

void BusyHall::publishDirectory()
{
    publishClosedAt(static_cast<domain::HandlingEnd>(pick(3)));
}

void BusyHall::publishClosedAt(domain::HandlingEnd end)
{
    QJsonObject body = directoryJson();
    body.insert(QStringLiteral("version"), QStringLiteral("test.%1").arg(100 + ++m_published));
    body.insert(QStringLiteral("site"), QJsonObject{{QStringLiteral("closed_at"), domain::toWord(end)}});
    must(m_centre.perform([&](const WriteContext &w) {
             return w.stores.publish(center::DocumentKind::Directory, body, w.heads.journal.n, w.now).map([](const auto &) {});
         }),
         "directory");
    note("closed_at");
}

base::Result<bool> BusyHall::countSome(int limit)
{
    const auto batch = center::prepareCounting(*m_centre.read(), limit);
    if (!batch || !*batch) {
        return batch.map([](const auto &) { return false; });
    }
    return keep(m_centre, **batch);
}

} // namespace yichuang::tests
