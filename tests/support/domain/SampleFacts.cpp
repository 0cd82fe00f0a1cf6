// SPDX-License-Identifier: Apache-2.0
#include "tests/support/domain/SampleFacts.h"

#include "app/base/Json.h"
#include "tests/support/SourceTree.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

namespace yichuang::tests {

namespace {

const QString Resources = tests::sourceTree("resources/");

template<typename T>
T orEnd(base::Result<T> result, const char *what)
{
    if (!result) {
        qFatal("%s: %s", what, qPrintable(result.error().detail));
    }
    return std::move(*result);
}

QJsonArray words(const char *text)
{
    return QJsonArray::fromStringList(QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

QJsonObject hall(const char *id, const QString &name)
{
    return {{QStringLiteral("id"), QLatin1String(id)},
            {QStringLiteral("name"), name},
            {QStringLiteral("region"), QStringLiteral("CN")},
            {QStringLiteral("address"), QStringLiteral("民族大道 1 号")},
            {QStringLiteral("phone"), QStringLiteral("0771-5550000")}};
}

QJsonObject window(const char *id, const char *hallId, const QJsonObject &rights)
{
    return {{QStringLiteral("id"), QLatin1String(id)},
            {QStringLiteral("name"), QStringLiteral("%1 号窗口").arg(QLatin1String(id))},
            {QStringLiteral("hall"), QLatin1String(hallId)},
            {QStringLiteral("phone"), QStringLiteral("0771-5550001")},
            {QStringLiteral("rights"), rights}};
}

QJsonObject person(const char *id, const QString &name, const char *roles, const char *windows, const char *departments = "")
{
    return {{QStringLiteral("id"), QLatin1String(id)},
            {QStringLiteral("name"), name},
            {QStringLiteral("roles"), words(roles)},
            {QStringLiteral("windows"), words(windows)},
            {QStringLiteral("departments"), words(departments)},
            {QStringLiteral("active"), QLatin1String(id) != QLatin1String("gone")}};
}

QJsonArray people()
{
    return {person("clerk", QStringLiteral("梁晓燕"), "clerk", "01 02 03"),
            person("clerk.two", QStringLiteral("黄海"), "clerk", "01 03"),
            person("far", QStringLiteral("农立"), "clerk", "21"),
            person("approver", QStringLiteral("陆卫国"), "approver", "01 09 21"),
            person("scjg", QStringLiteral("覃芳"), "approver", "09", "scjg"),
            person("both", QStringLiteral("莫明"), "clerk approver", "01 02 03 09"),
            person("manager", QStringLiteral("韦主任"), "manager", "01 09"),
            person("watcher", QStringLiteral("潘督察"), "supervisor", "01 09"),
            person("mixed", QStringLiteral("周两职"), "approver manager", "01 09"),
            person("gone", QStringLiteral("吴离任"), "clerk", "01")};
}

} // namespace

QByteArray resourceBytes(const QString &path)
{
    QFile file(Resources + path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("a test needs resources/%s", qPrintable(path));
    }
    return file.readAll();
}

QJsonObject resourceJson(const QString &path)
{
    return orEnd(base::parseJsonObject(resourceBytes(path)), qPrintable(path));
}

QJsonObject catalogueJson()
{
    return resourceJson(QStringLiteral("catalogue/catalogue.json"));
}

QJsonObject policyJson()
{
    return resourceJson(QStringLiteral("policy/policy.json"));
}

std::vector<QJsonObject> calendarFiles()
{
    std::vector<QJsonObject> files;
    const QStringList names = QDir(Resources + QStringLiteral("calendar")).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        files.push_back(resourceJson(QStringLiteral("calendar/") + name));
    }
    return files;
}

QJsonObject directoryJson()
{
    const QJsonObject all{{QStringLiteral("*"), words("accept decide issue")}};
    const QJsonObject acceptOnly{{QStringLiteral("*"), words("accept")}};
    const QJsonObject decideOnly{{QStringLiteral("*"), words("decide")}};
    const QJsonObject decidesOne{{QStringLiteral("*"), words("accept issue")}, {QStringLiteral("hk-cs"), words("accept decide issue")}};
    return {{QStringLiteral("version"), QStringLiteral("test.1")},
            {QStringLiteral("halls"),
             QJsonArray{hall("qingxiu", QStringLiteral("青秀区政务服务中心")), hall("xixiang", QStringLiteral("西乡塘区政务服务中心"))}},
            {QStringLiteral("windows"),
             QJsonArray{window("01", "qingxiu", all), window("02", "qingxiu", acceptOnly), window("03", "qingxiu", decidesOne),
                        window("09", "qingxiu", decideOnly), window("21", "xixiang", all)}},
            {QStringLiteral("people"), people()}};
}

domain::Facts sampleFacts()
{
    static const domain::Facts facts = [] {
        domain::Facts made;
        const domain::Catalogue catalogue = orEnd(domain::Catalogue::fromJson(catalogueJson()), "catalogue");
        made.currentCatalogue = catalogue.version();
        made.catalogues.insert(catalogue.version(), catalogue);
        made.calendars = std::make_shared<const domain::CalendarSet>(orEnd(domain::CalendarSet::make(calendarFiles()), "calendar"));
        made.directory = orEnd(domain::Directory::fromJson(directoryJson()), "directory");
        made.policy = orEnd(domain::Policy::fromJson(policyJson()), "policy");
        return made;
    }();
    return facts;
}

const domain::Item &sampleItem(const QString &key)
{
    static const domain::Facts facts = sampleFacts();
    const base::Result<domain::ItemKey> itemKey = domain::ItemKey::fromText(key);
    const domain::Item *item = itemKey ? facts.current()->item(*itemKey) : nullptr;
    if (!item) {
        qFatal("the catalogue has no item %s", qPrintable(key));
    }
    return *item;
}

} // namespace yichuang::tests
