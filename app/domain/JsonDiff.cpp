// SPDX-License-Identifier: Apache-2.0
#include "app/domain/JsonDiff.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QSet>

namespace yichuang::domain {

namespace {

using Kind = DocumentChange::Kind;

QString shown(const QJsonValue &value)
{
    if (value.isString()) {
        return QLatin1Char('"') + value.toString() + QLatin1Char('"');
    }
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.mid(1, text.size() - 2));
}

QString nameOf(const QJsonValue &entry)
{
    for (const char *member : {"key", "date"}) {
        const QString name = entry[QLatin1String(member)].toString();
        if (!name.isEmpty()) {
            return name;
        }
    }
    return {};
}

/// Entries by name; empty when one has none or two have the same.
QMap<QString, QJsonValue> byName(const QJsonArray &list)
{
    QMap<QString, QJsonValue> named;
    for (const QJsonValue &entry : list) {
        const QString name = nameOf(entry);
        if (name.isEmpty() || named.contains(name)) {
            return {};
        }
        named.insert(name, entry);
    }
    return named;
}

class Differ {
public:
    explicit Differ(QString part) : m_part(std::move(part)) {}

    void objects(const QJsonObject &before, const QJsonObject &after, const QString &path)
    {
        QMap<QString, bool> names;
        for (const QJsonObject &object : {before, after}) {
            for (auto it = object.begin(); it != object.end(); ++it) {
                names.insert(it.key(), true);
            }
        }
        for (auto it = names.begin(); it != names.end(); ++it) {
            values(before.value(it.key()), after.value(it.key()), path.isEmpty() ? it.key() : path + QLatin1Char('.') + it.key());
        }
    }

    void values(const QJsonValue &before, const QJsonValue &after, const QString &path)
    {
        if (before == after) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            return objects(before.toObject(), after.toObject(), path);
        }
        if (before.isArray() && after.isArray()) {
            return lists(before.toArray(), after.toArray(), path);
        }
        changes.push_back({before.isUndefined() ? Kind::Added : after.isUndefined() ? Kind::Removed : Kind::Changed, m_part, path, before, after});
    }

    DocumentChanges changes;

private:
    void lists(const QJsonArray &before, const QJsonArray &after, const QString &path)
    {
        const QMap<QString, QJsonValue> old = byName(before);
        const QMap<QString, QJsonValue> now = byName(after);
        const bool haveNames = old.size() == before.size() && now.size() == after.size();
        if (!haveNames) {
            for (qsizetype i = 0; i < std::max(before.size(), after.size()); ++i) {
                values(before.at(i), after.at(i), QStringLiteral("%1[%2]").arg(path).arg(i));
            }
            return;
        }
        QMap<QString, QJsonValue> all = old;
        all.insert(now);
        const qsizetype found = static_cast<qsizetype>(changes.size());
        for (auto it = all.begin(); it != all.end(); ++it) {
            values(old.value(it.key(), QJsonValue(QJsonValue::Undefined)), now.value(it.key(), QJsonValue(QJsonValue::Undefined)), QStringLiteral("%1(%2)").arg(path, it.key()));
        }
        if (static_cast<qsizetype>(changes.size()) == found) {
            changes.push_back({Kind::Changed, m_part, path, order(before), order(after)});
        }
    }

    static QJsonArray order(const QJsonArray &list)
    {
        QJsonArray names;
        for (const QJsonValue &entry : list) {
            names.append(nameOf(entry));
        }
        return names;
    }

    const QString m_part;
};

void parts(const QMap<QString, QJsonObject> &before, const QMap<QString, QJsonObject> &after, DocumentChanges &changes)
{
    QMap<QString, QJsonObject> all = before;
    all.insert(after);
    for (auto it = all.begin(); it != all.end(); ++it) {
        const bool was = before.contains(it.key());
        const bool is = after.contains(it.key());
        if (was && is) {
            Differ differ(it.key());
            differ.objects(before.value(it.key()), after.value(it.key()), {});
            changes.insert(changes.end(), differ.changes.begin(), differ.changes.end());
        } else {
            changes.push_back({is ? Kind::Added : Kind::Removed, it.key(), {}, was ? QJsonValue(before.value(it.key())) : QJsonValue(QJsonValue::Undefined),
                               is ? QJsonValue(after.value(it.key())) : QJsonValue(QJsonValue::Undefined)});
        }
    }
}

template<typename Name>
QMap<QString, QJsonObject> partsOf(const QJsonObject &document, const char *list, Name name)
{
    QMap<QString, QJsonObject> parts;
    const QJsonArray entries = document.value(QLatin1String(list)).toArray();
    for (const QJsonValue &entry : entries) {
        parts.insert(name(entry.toObject()), entry.toObject());
    }
    return parts;
}

} // namespace

QJsonObject DocumentChange::toJson() const
{
    const char *word = kind == Kind::Added ? "added" : kind == Kind::Removed ? "removed" : "changed";
    QJsonObject json{{QStringLiteral("change"), QLatin1String(word)}, {QStringLiteral("part"), part}, {QStringLiteral("member"), member}};
    if (!before.isUndefined()) {
        json.insert(QStringLiteral("before"), before);
    }
    if (!after.isUndefined()) {
        json.insert(QStringLiteral("after"), after);
    }
    return json;
}

QString DocumentChange::toText() const
{
    const QString where = QStringList{part, member}.join(QLatin1Char(' ')).trimmed();
    const QJsonValue &whole = kind == Kind::Removed ? before : after;
    const bool isPart = member.isEmpty() && whole.isObject();
    const QString what = isPart ? whole[QLatin1String("name")].toString() : shown(whole);
    switch (kind) {
    case Kind::Added: return QStringLiteral("+ %1: %2").arg(where, what);
    case Kind::Removed: return QStringLiteral("- %1: %2").arg(where, what);
    case Kind::Changed: break;
    }
    return QStringLiteral("~ %1: %2 → %3").arg(where, shown(before), shown(after));
}

DocumentChanges diffCatalogues(const QJsonObject &before, const QJsonObject &after)
{
    const auto own = [](QJsonObject document) {
        document.remove(QStringLiteral("departments"));
        document.remove(QStringLiteral("items"));
        return document;
    };
    const auto named = [](const QString &kind) {
        return [kind](const QJsonObject &part) { return kind + QLatin1Char(' ') + part.value(QLatin1String("key")).toString(); };
    };
    Differ differ({});
    differ.objects(own(before), own(after), {});
    DocumentChanges changes = std::move(differ.changes);
    for (const auto &[list, kind] : {std::pair{"departments", "department"}, std::pair{"items", "item"}}) {
        const auto name = named(QLatin1String(kind));
        parts(partsOf(before, list, name), partsOf(after, list, name), changes);
    }
    return changes;
}

DocumentChanges diffCalendars(const QJsonObject &before, const QJsonObject &after)
{
    const auto name = [](const QJsonObject &file) {
        const qint64 year = file.value(QLatin1String("year")).toInteger();
        return file.value(QLatin1String("region")).toString() + (year > 0 ? QLatin1Char(' ') + QString::number(year) : QStringLiteral(" statutory"));
    };
    DocumentChanges changes;
    parts(partsOf(before, "files", name), partsOf(after, "files", name), changes);
    return changes;
}

} // namespace yichuang::domain
