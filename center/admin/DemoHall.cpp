// SPDX-License-Identifier: Apache-2.0
#include "center/admin/DemoHall.h"

#include "center/admin/AdminSession.h"
#include "center/admin/EnrolCommands.h"
#include "center/admin/PeopleCommands.h"
#include "center/admin/Resources.h"
#include "center/store/PasswordPolicy.h"

#include <QDir>
#include <QJsonArray>

namespace yichuang::center {

using base::Result;

namespace {

constexpr std::chrono::hours CodeLife{24 * 7};

// What was published before stays: the administrator may have changed it.
Result<void> publishIfNone(AdminSession &session, DocumentKind kind, const Result<QJsonObject> &body)
{
    const auto latest = session.stores().documents.latest(kind);
    if (!latest || !body) {
        return latest ? base::failure(body) : base::failure(latest);
    }
    return *latest ? Result<void>() : session.publish(kind, *body).map([](const Document &) {});
}

Result<void> publishAll(AdminSession &session)
{
    return publishIfNone(session, DocumentKind::Policy, builtInJson(QStringLiteral("policy.json")))
        .and_then([&] { return publishIfNone(session, DocumentKind::Calendar, builtInCalendar()); })
        .and_then([&] { return publishIfNone(session, DocumentKind::Catalogue, builtInJson(QStringLiteral("catalogue.json"))); })
        .and_then([&] { return publishIfNone(session, DocumentKind::Directory, builtInJson(QStringLiteral("directory.json"))); });
}

/// Their new password, null when they keep an old one.
Result<QJsonValue> passwordOf(AdminSession &session, const domain::PersonId &person, const std::vector<PersonAccess> &known, const QString &wanted)
{
    const bool has = std::any_of(known.begin(), known.end(), [&person](const PersonAccess &access) { return access.id == person; });
    if (has && wanted.isEmpty()) {
        return QJsonValue();
    }
    const Result<QString> password = wanted.isEmpty() ? makePassword() : Result<QString>(wanted);
    return password.and_then([&](const QString &text) { return setPassword(session, person, text); }).map([&password] {
        return QJsonValue(*password);
    });
}

Result<QJsonArray> people(AdminSession &session, const QString &wanted)
{
    const auto rules = session.stores().facts.current();
    const auto known = rules ? session.stores().people.list(session.now()) : base::failure(rules);
    if (!known) {
        return base::failure(known);
    }
    QJsonArray list;
    for (const domain::Person &person : (*rules)->facts().directory.people()) {
        const Result<QJsonValue> password = passwordOf(session, person.id, *known, wanted);
        if (!password) {
            return base::failure(password);
        }
        QJsonObject json = person.toJson();
        json.insert(QStringLiteral("password"), *password);
        list.append(json);
    }
    return list;
}

Result<QJsonArray> codes(AdminSession &session, const QStringList &windows)
{
    QJsonArray list;
    for (const QString &window : windows) {
        const Result<QString> code = issueCode(session, window, CodeLife);
        if (!code) {
            return base::failure(code);
        }
        list.append(QJsonObject{{QStringLiteral("window"), window}, {QStringLiteral("code"), *code}});
    }
    return list;
}

QString textOf(const QJsonObject &json)
{
    QString text = QStringLiteral("People:\n");
    const QJsonArray listed = json.value(QLatin1String("people")).toArray();
    for (const QJsonValue &value : listed) {
        const QJsonObject person = value.toObject();
        const QJsonValue password = person.value(QLatin1String("password"));
        text += QStringLiteral("  %1 %2 %3\n")
                    .arg(person.value(QLatin1String("id")).toString(), -10)
                    .arg(password.isNull() ? QStringLiteral("(password as before)") : password.toString(), -20)
                    .arg(person.value(QLatin1String("name")).toString());
    }
    text += QStringLiteral("Enrolment codes:\n");
    const QJsonArray given = json.value(QLatin1String("codes")).toArray();
    for (const QJsonValue &value : given) {
        text += QStringLiteral("  window %1: %2\n").arg(value[QLatin1String("window")].toString(), value[QLatin1String("code")].toString());
    }
    return text;
}

} // namespace

Result<Report> runDemoHall(const CommandLine &line, const base::Clock &clock)
{
    const Places places = Places::of(line);
    auto session = AdminSession::open(places, clock);
    if (!session) {
        return base::failure(session);
    }
    AdminSession &open = **session;
    const Result<void> published = publishAll(open);
    const auto staff = published ? people(open, line.text(QStringLiteral("password"))) : base::failure(published);
    const QStringList windows = line.has(QStringLiteral("codes")) ? line.list(QStringLiteral("codes")) : QStringList{QStringLiteral("01")};
    const auto issued = staff ? codes(open, windows) : base::failure(staff);
    const auto heads = issued ? open.stores().center.heads() : base::failure(issued);
    if (!heads) {
        return base::failure(heads);
    }
    const QJsonObject json{{QStringLiteral("hall"), QStringLiteral("青秀区政务服务中心")},
                           {QStringLiteral("fingerprint"), heads->fingerprint},
                           {QStringLiteral("authority"), QDir(places.keys).filePath(QStringLiteral("authority.pem"))},
                           {QStringLiteral("people"), *staff},
                           {QStringLiteral("codes"), *issued}};
    return Report{json, textOf(json)};
}

} // namespace yichuang::center
