// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/Station.h"

#include "app/base/Json.h"
#include "app/desk/IntakeJudge.h"
#include "tests/bench/Report.h"

#include <QFile>

namespace yichuang::bench {

namespace {

const QString ItemKey = QStringLiteral("sfz-hl"); // three materials, a promised date, an acceptance notice

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        giveUp(QStringLiteral("cannot read %1").arg(path));
    }
    return file.readAll();
}

desk::SessionView signIn(desk::Engine &engine, const Seed &seed)
{
    const crypto::SecretBytes secret{QByteArrayView(seed.password.toUtf8())};
    const auto opened = orGiveUp(engine.workspace->people().signIn(seed.person, secret, engine.clock.now()), "sign-in");
    orGiveUp(engine.unlock(opened.dataKey), "unlock");
    const auto rules = engine.facts.rules();
    const domain::Directory &directory = rules->facts().directory;
    const auto enrolment = engine.enrolment();
    if (!enrolment || !directory.person(seed.person) || !directory.window(enrolment->window)) {
        giveUp(QStringLiteral("the seeded workstation has no hall"));
    }
    desk::SessionView view;
    view.person = *directory.person(seed.person);
    view.window = *directory.window(enrolment->window);
    view.hall = *directory.hall(enrolment->hall);
    return view;
}

} // namespace

Seed Seed::read(const QString &folder)
{
    const QJsonObject json = orGiveUp(base::parseJsonObject(fileBytes(folder + QStringLiteral("/seed.json"))), "seed");
    return {folder, QUrl(json.value(QLatin1String("centre")).toString()),
            orGiveUp(domain::PersonId::fromText(json.value(QLatin1String("person")).toString()), "seed"), json.value(QLatin1String("password")).toString()};
}

void Seed::write() const
{
    QFile file(folder + QStringLiteral("/seed.json"));
    const QByteArray json = base::canonicalJson(QJsonObject{{QStringLiteral("centre"), centre.toString()},
                                                            {QStringLiteral("person"), person.toText()},
                                                            {QStringLiteral("password"), password}});
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size()) {
        giveUp(QStringLiteral("cannot write the seed"));
    }
}

std::unique_ptr<desk::Engine> Station::open(const QString &folder, const base::Clock &clock)
{
    store::WorkspaceOptions where;
    where.folder = folder;
    auto engine = std::make_unique<desk::Engine>(clock, orGiveUp(domain::Pinyin::make(pinyinReadings(), pinyinSurnames()), "pinyin"),
                                                 orGiveUp(documents::PaperWordings::builtIn(), "wordings"),
                                                 orGiveUp(store::Workspace::open(where), "workspace"));
    const auto kept = orGiveUp(engine->workspace->settings().get(desk::settings::Enrolment), "enrolment");
    if (kept) {
        engine->setEnrolment(orGiveUp(base::parseJsonObject(*kept).and_then(desk::Enrolment::fromJson), "enrolment"));
    }
    return engine;
}

Station::Station(const Seed &seed) : m_engine(open(seed.workstation(), m_clock)), m_who(signIn(*m_engine, seed)) {}

Station::Station(std::unique_ptr<desk::Engine> engine, desk::SessionView who) : m_engine(std::move(engine)), m_who(std::move(who)) {}

desk::CommitOrder Station::order()
{
    const auto rules = m_engine->facts.rules();
    const domain::Facts &facts = rules->facts();
    const domain::Item *item = facts.item(facts.currentCatalogue, orGiveUp(domain::ItemKey::fromText(ItemKey), "item"));
    if (!item) {
        giveUp(QStringLiteral("the catalogue has no %1").arg(ItemKey));
    }
    desk::Draft draft;
    draft.started = m_engine->time.now();
    draft.item = item->key;
    draft.applicant = m_citizens.nextPerson();
    for (const domain::MaterialSpec &spec : item->materials) {
        const auto judgement = spec.isConditional() ? domain::Judgement::NotApplicable : domain::Judgement::Complete;
        draft.materials.push_back({spec.key, judgement, spec.originals, spec.copies, 0, {}, {}, {}});
    }
    desk::IntakeEnding ending;
    ending.kind = domain::ActKind::Accept;
    return {domain::CaseId::make(draft.started), desk::actOf(draft, ending, *item, m_who.hall.region), m_who, store::DraftId::make(draft.started), std::nullopt};
}

void Station::commit(const desk::CommitOrder &order)
{
    orGiveUp(desk::Committer(*m_engine).commit(order), "confirm");
}

QByteArray pinyinReadings()
{
    return fileBytes(QStringLiteral(":/yichuang/pinyin/readings.txt"));
}

QByteArray pinyinSurnames()
{
    return fileBytes(QStringLiteral(":/yichuang/pinyin/surnames.txt"));
}

} // namespace yichuang::bench
