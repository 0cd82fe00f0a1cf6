// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CatalogueCheck.h"

#include "app/base/DateText.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <span>

// The form of the published catalogue as tables: one row a member.
namespace yichuang::domain {

namespace {

using Weight = CatalogueFault::Weight;

enum class Form { Text, Integer, Boolean, Object, Objects, Texts, Date, Effects };
enum class Need { Must, May };

struct ObjectForm;
struct MemberForm {
    const char *name;
    Form form;
    Need need;
    qint64 least = 0; ///< integers: the range; texts: least and most characters; lists: most entries
    qint64 most = 0;
    const char *words = nullptr; ///< "a|b|c": nothing else is allowed
    const ObjectForm *inside = nullptr;
};
struct ObjectForm {
    std::span<const MemberForm> members;
    const char *key = nullptr; ///< member that names an entry of a list and stands once
};

constexpr char Units[] = "working_day|natural_day|minute|hour|none";
constexpr char DayUnits[] = "working_day|natural_day";
constexpr char Grounds[] =
    "hearing|tender|auction|inspection|testing|quarantine|appraisal|expert_review|special_law|site_check|publicity";
constexpr qint64 LongestLimit = 3660 * 24 * 60;

constexpr MemberForm LimitMembers[]{{"unit", Form::Text, Need::Must, 1, 16, Units}, {"value", Form::Integer, Need::May, 0, LongestLimit}};
constexpr MemberForm GroundedMembers[]{{"unit", Form::Text, Need::Must, 1, 16, Units},
                                       {"value", Form::Integer, Need::May, 0, LongestLimit},
                                       {"basis", Form::Text, Need::Must, 0, 500}};
constexpr MemberForm StatutoryMembers[]{{"unit", Form::Text, Need::Must, 1, 16, Units},
                                        {"value", Form::Integer, Need::May, 0, LongestLimit},
                                        {"basis", Form::Text, Need::Must, 0, 500},
                                        {"counts_from", Form::Text, Need::May, 1, 16, "acceptance|receipt"},
                                        {"ends_with", Form::Text, Need::May, 1, 16, "decision|issue"}};
constexpr MemberForm DaysMembers[]{{"unit", Form::Text, Need::Must, 1, 16, DayUnits}, {"value", Form::Integer, Need::Must, 1, 3660}};
constexpr MemberForm ExtensionMembers[]{{"unit", Form::Text, Need::Must, 1, 16, Units},
                                        {"value", Form::Integer, Need::May, 0, LongestLimit},
                                        {"approver", Form::Text, Need::Must, 1, 200},
                                        {"basis", Form::Text, Need::Must, 1, 500}};
constexpr MemberForm ProcedureMembers[]{{"ground", Form::Text, Need::Must, 1, 32, Grounds},
                                        {"name", Form::Text, Need::Must, 1, 200},
                                        {"max_working_days", Form::Integer, Need::May, 1, 1000},
                                        {"stops_clock", Form::Boolean, Need::Must}};
constexpr MemberForm MaterialMembers[]{{"key", Form::Text, Need::Must, 1, 32},
                                       {"name", Form::Text, Need::Must, 1, 200},
                                       {"originals", Form::Integer, Need::May, 0, 999},
                                       {"copies", Form::Integer, Need::May, 0, 999},
                                       {"form", Form::Text, Need::May, 0, 64},
                                       {"source", Form::Text, Need::May, 0, 64},
                                       {"condition", Form::Text, Need::May, 0, 500},
                                       {"deferrable", Form::Boolean, Need::May},
                                       {"shared_from", Form::Text, Need::May, 0, 200},
                                       {"note", Form::Text, Need::May, 0, 500}};
constexpr MemberForm FeeMembers[]{{"key", Form::Text, Need::Must, 1, 32},
                                  {"name", Form::Text, Need::Must, 1, 200},
                                  {"cents", Form::Integer, Need::Must, 0, 100'000'000},
                                  {"per", Form::Text, Need::Must, 0, 32},
                                  {"basis", Form::Text, Need::Must, 0, 500},
                                  {"note", Form::Text, Need::May, 0, 500}};
constexpr MemberForm FieldMembers[]{{"key", Form::Text, Need::Must, 1, 32},
                                    {"label", Form::Text, Need::Must, 1, 64},
                                    {"type", Form::Text, Need::Must, 1, 16, "text|number|choice"},
                                    {"choices", Form::Texts, Need::May, 0, 500},
                                    {"required", Form::Boolean, Need::May}};
constexpr MemberForm ResultMembers[]{{"name", Form::Text, Need::Must, 0, 200},
                                     {"type", Form::Text, Need::Must, 0, 32},
                                     {"validity", Form::Text, Need::May, 0, 200}};
constexpr ObjectForm LimitForm{LimitMembers};
constexpr ObjectForm GroundedForm{GroundedMembers};
constexpr ObjectForm StatutoryForm{StatutoryMembers};
constexpr ObjectForm DaysForm{DaysMembers};
constexpr ObjectForm ExtensionForm{ExtensionMembers};
constexpr ObjectForm ProcedureForm{ProcedureMembers};
constexpr ObjectForm MaterialForm{MaterialMembers, "key"};
constexpr ObjectForm FeeForm{FeeMembers, "key"};
constexpr ObjectForm FieldForm{FieldMembers, "key"};
constexpr ObjectForm ResultForm{ResultMembers};

constexpr MemberForm ItemMembers[]{
    {"key", Form::Text, Need::Must, 1, 64},
    {"version", Form::Integer, Need::Must, 1, 1'000'000},
    {"name", Form::Text, Need::Must, 1, 200},
    {"aliases", Form::Texts, Need::May, 0, 500},
    {"department", Form::Text, Need::Must, 1, 64},
    {"implementation_code", Form::Text, Need::Must, 31, 31},
    {"handling_item_code", Form::Text, Need::Must, 33, 33},
    {"item_type", Form::Text, Need::Must, 0, 2},
    {"kind", Form::Text, Need::Must, 1, 16, "immediate|promised|other"},
    {"service_objects", Form::Texts, Need::Must, 0, 500},
    {"statutory_limit", Form::Object, Need::May, 0, 0, nullptr, &StatutoryForm},
    {"promised_limit", Form::Object, Need::Must, 0, 0, nullptr, &GroundedForm},
    {"extension", Form::Object, Need::May, 0, 0, nullptr, &ExtensionForm},
    {"notice_limit", Form::Object, Need::Must, 0, 0, nullptr, &LimitForm},
    {"if_notice_missed", Form::Text, Need::Must, 1, 32, "deemed_accepted|nothing"},
    {"correction_limit", Form::Object, Need::May, 0, 0, nullptr, &DaysForm},
    {"issue_limit", Form::Object, Need::May, 0, 0, nullptr, &DaysForm},
    {"deferral_days", Form::Integer, Need::May, 0, 1000},
    {"agent_allowed", Form::Boolean, Need::Must},
    {"commitment_allowed", Form::Boolean, Need::May},
    {"procedures", Form::Objects, Need::Must, 0, 500, nullptr, &ProcedureForm},
    {"materials", Form::Objects, Need::Must, 0, 500, nullptr, &MaterialForm},
    {"fees", Form::Objects, Need::Must, 0, 500, nullptr, &FeeForm},
    {"fields", Form::Objects, Need::Must, 0, 500, nullptr, &FieldForm},
    {"result", Form::Object, Need::Must, 0, 0, nullptr, &ResultForm},
    {"conditions", Form::Texts, Need::Must, 0, 500},
    {"legal_basis", Form::Texts, Need::Must, 0, 500},
    {"effects", Form::Effects, Need::Must},
    {"level", Form::Text, Need::May, 0, 8},
    {"cross_region", Form::Text, Need::May, 0, 32},
    {"record_status", Form::Text, Need::May, 0, 500},
    {"notes", Form::Text, Need::May, 0, 2000},
};
constexpr MemberForm DepartmentMembers[]{{"key", Form::Text, Need::Must, 1, 64}, {"name", Form::Text, Need::Must, 1, 200}, {"uscc", Form::Text, Need::Must, 18, 18}};
constexpr MemberForm ParentMembers[]{{"origin", Form::Text, Need::Must, 1, 200}, {"version", Form::Text, Need::Must, 1, 64}};
constexpr ObjectForm ItemForm{ItemMembers, "key"};
constexpr ObjectForm DepartmentForm{DepartmentMembers, "key"};
constexpr ObjectForm ParentForm{ParentMembers};

constexpr MemberForm CatalogueMembers[]{{"version", Form::Text, Need::Must, 1, 64},
                                        {"title", Form::Text, Need::May, 0, 500},
                                        {"status", Form::Text, Need::May, 0, 500},
                                        {"effective", Form::Date, Need::May},
                                        {"parent", Form::Object, Need::May, 0, 0, nullptr, &ParentForm}};

class FormCheck {
public:
    CatalogueFaults run(const QJsonObject &json)
    {
        members(json, CatalogueMembers, {});
        unknown(json, CatalogueMembers, {}, {QStringLiteral("departments"), QStringLiteral("items"), QStringLiteral("groups")});
        parts(json, "departments", 10'000, DepartmentForm, [](const QString &key) { return QStringLiteral("department ") + key; });
        parts(json, "items", 100'000, ItemForm, [](const QString &key) { return key; });
        m_item.clear();
        references(json);
        return std::move(m_faults);
    }

private:
    void say(const QString &member, const char *code, const QString &what, Weight weight = Weight::Fault)
    {
        const QString whole = m_item.isEmpty() ? QStringLiteral("the catalogue") : m_item.startsWith(QLatin1String("department ")) ? m_item : QStringLiteral("item ") + m_item;
        m_faults.push_back({m_item, member, code, QStringLiteral("%1: %2 %3").arg(whole, member.isEmpty() ? QStringLiteral("it") : member, what), {}, weight});
    }

    // The two long lists; each entry is a part of its own that faults are named by.
    template<typename Name>
    void parts(const QJsonObject &json, const char *list, qsizetype most, const ObjectForm &form, Name name)
    {
        m_item.clear();
        const QString member = QLatin1String(list);
        const QJsonValue value = json.value(member);
        if (!value.isArray()) {
            say(member, value.isUndefined() ? "missing" : "type", value.isUndefined() ? QStringLiteral("is missing: a list is needed") : QStringLiteral("must be a list"));
            return;
        }
        const QJsonArray entries = value.toArray();
        if (entries.size() > most) {
            say(member, "range", QStringLiteral("has %1 entries; %2 are allowed").arg(entries.size()).arg(most));
            return;
        }
        QSet<QString> keys;
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const QString key = entries.at(i)[QLatin1String("key")].toString().left(64);
            m_item = name(key.isEmpty() ? QStringLiteral("no. %1").arg(i + 1) : key);
            object(entries.at(i), form, {});
            if (!key.isEmpty() && !ItemKey::fromText(key)) {
                say(QStringLiteral("key"), "form", QStringLiteral("is no key; allowed are letters, digits, full stop, underscore and hyphen"));
            }
            if (!key.isEmpty() && keys.contains(key)) {
                say(QStringLiteral("key"), "twin", QStringLiteral("stands twice in the catalogue; a key is allowed once"));
            }
            keys.insert(key);
        }
    }

    void object(const QJsonValue &value, const ObjectForm &form, const QString &path)
    {
        if (!value.isObject()) {
            say(path, "type", QStringLiteral("must be an object"));
            return;
        }
        const QJsonObject json = value.toObject();
        members(json, form.members, path);
        unknown(json, form.members, path, {});
        const bool isLimit = form.members.data() != DaysMembers && std::any_of(form.members.begin(), form.members.end(), [](const MemberForm &m) { return m.words == Units; });
        if (isLimit && json.value(QLatin1String("unit")) != QLatin1String("none") && !json.contains(QLatin1String("value"))) {
            say(path + QStringLiteral(".value"), "missing", QStringLiteral("is missing: a limit in a unit needs a whole number"));
        }
        if (isLimit) {
            limit(json, path);
        }
    }

    void limit(const QJsonObject &json, const QString &path)
    {
        const base::Result<Limit> read = Limit::fromJson(json);
        if (!read && read.error().reason == "limit.value" && json.value(QLatin1String("value")).toInteger(-1) >= 0) {
            say(path + QStringLiteral(".value"), "range", QStringLiteral("is too long: ") + read.error().detail);
        }
    }

    void members(const QJsonObject &json, std::span<const MemberForm> forms, const QString &path)
    {
        for (const MemberForm &form : forms) {
            const QString name = QLatin1String(form.name);
            const QString member = path.isEmpty() ? name : path + QLatin1Char('.') + name;
            const QJsonValue value = json.value(name);
            if (!value.isUndefined()) {
                one(value, form, member);
            } else if (form.need == Need::Must) {
                say(member, "missing", QStringLiteral("is missing: %1 is needed").arg(wanted(form)));
            }
        }
    }

    // What no reader looks at is most often a slip of the pen, but harms nobody.
    void unknown(const QJsonObject &json, std::span<const MemberForm> forms, const QString &path, const QStringList &others)
    {
        for (auto it = json.begin(); it != json.end(); ++it) {
            const bool isKnown = others.contains(it.key()) || std::any_of(forms.begin(), forms.end(), [&](const MemberForm &m) { return it.key() == QLatin1String(m.name); });
            if (!isKnown) {
                const QString name = it.key().left(64);
                say(path.isEmpty() ? name : path + QLatin1Char('.') + name, "unknown", QStringLiteral("is no member of this form; nobody reads it"), Weight::Remark);
            }
        }
    }

    static QString wanted(const MemberForm &form)
    {
        switch (form.form) {
        case Form::Text:
            if (form.words) {
                return QStringLiteral("one of ") + QLatin1String(form.words).toString().replace(QLatin1Char('|'), QStringLiteral(", "));
            }
            return form.least == form.most ? QStringLiteral("a text of %1 characters").arg(form.most)
                                           : QStringLiteral("a text of %1 to %2 characters").arg(form.least).arg(form.most);
        case Form::Integer: return QStringLiteral("a whole number from %1 to %2").arg(form.least).arg(form.most);
        case Form::Boolean: return QStringLiteral("true or false");
        case Form::Object: return QStringLiteral("an object");
        case Form::Objects: return QStringLiteral("a list of objects");
        case Form::Texts: return QStringLiteral("a list of texts");
        case Form::Date: return QStringLiteral("a date YYYY-MM-DD");
        case Form::Effects: return QStringLiteral("an object of acts, each offline, offline-provisional or online-only,");
        }
        return {};
    }

    void one(const QJsonValue &value, const MemberForm &form, const QString &member)
    {
        switch (form.form) {
        case Form::Text: return text(value, form, member);
        case Form::Integer: return integer(value, form, member);
        case Form::Boolean: return value.isBool() ? void() : say(member, "type", QStringLiteral("must be true or false"));
        case Form::Object: return object(value, *form.inside, member);
        case Form::Objects: return objects(value, form, member);
        case Form::Texts: return texts(value, form, member);
        case Form::Date: return base::dateFromIso(value.toString()).isValid() ? void() : say(member, "type", QStringLiteral("must be a date YYYY-MM-DD"));
        case Form::Effects: return effects(value, member);
        }
    }

    void text(const QJsonValue &value, const MemberForm &form, const QString &member)
    {
        if (!value.isString()) {
            return say(member, "type", QStringLiteral("must be ") + wanted(form));
        }
        const QString text = value.toString();
        const bool isWord = !form.words || QString::fromLatin1(form.words).split(QLatin1Char('|')).contains(text);
        if (!isWord) {
            return say(member, "word", QStringLiteral("is \"%1\"; allowed is %2").arg(text.left(40), wanted(form)));
        }
        if (form.least == 1 && text.trimmed().isEmpty()) {
            return say(member, "empty", QStringLiteral("is empty; allowed is ") + wanted(form));
        }
        if (text.size() < form.least || text.size() > form.most) {
            say(member, "range", QStringLiteral("has %1 characters; allowed is %2").arg(text.size()).arg(wanted(form)));
        }
    }

    void integer(const QJsonValue &value, const MemberForm &form, const QString &member)
    {
        // A fraction and a number beyond 2^53 are no whole numbers that anybody wrote on purpose.
        const double number = value.toDouble();
        if (!value.isDouble() || number != std::floor(number)) {
            return say(member, "type", QStringLiteral("must be ") + wanted(form));
        }
        if (number < static_cast<double>(form.least) || number > static_cast<double>(form.most)) {
            say(member, "range", QStringLiteral("is %1; allowed is %2").arg(QString::number(number, 'g', 15), wanted(form)));
        }
    }

    void texts(const QJsonValue &value, const MemberForm &form, const QString &member)
    {
        const QJsonArray list = value.toArray();
        const bool areTexts = value.isArray() && std::all_of(list.begin(), list.end(), [](const QJsonValue &entry) { return entry.isString(); });
        if (!areTexts) {
            say(member, "type", QStringLiteral("must be a list of texts"));
        } else if (list.size() > form.most) {
            say(member, "range", QStringLiteral("has %1 entries; %2 are allowed").arg(list.size()).arg(form.most));
        }
    }

    void objects(const QJsonValue &value, const MemberForm &form, const QString &member)
    {
        const QJsonArray list = value.toArray();
        if (!value.isArray() || list.size() > form.most) {
            return say(member, value.isArray() ? "range" : "type", QStringLiteral("must be a list of at most %1 objects").arg(form.most));
        }
        QSet<QString> keys;
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QString key = form.inside->key ? list.at(i)[QLatin1String(form.inside->key)].toString().left(32) : QString();
            const QString name = key.isEmpty() ? QStringLiteral("%1[%2]").arg(member).arg(i) : QStringLiteral("%1(%2)").arg(member, key);
            object(list.at(i), *form.inside, name);
            if (!key.isEmpty() && keys.contains(key)) {
                say(name, "twin", QStringLiteral("stands twice; a key is allowed once in a list"));
            }
            keys.insert(key);
        }
    }

    void effects(const QJsonValue &value, const QString &member)
    {
        if (!value.isObject()) {
            return say(member, "type", QStringLiteral("must be an object of acts"));
        }
        const QJsonObject json = value.toObject();
        for (auto it = json.begin(); it != json.end(); ++it) {
            const QString name = member + QLatin1Char('.') + it.key().left(32);
            if (!actKindFromWord(it.key())) {
                say(name, "word", QStringLiteral("names no act of the life cycle"));
            } else if (!effectFromWord(it.value().toString())) {
                say(name, "word", QStringLiteral("must be one of offline, offline-provisional, online-only"));
            }
        }
    }

    void references(const QJsonObject &json)
    {
        QSet<QString> departments;
        const QJsonArray listed = json.value(QLatin1String("departments")).toArray();
        for (const QJsonValue &department : listed) {
            departments.insert(department[QLatin1String("key")].toString());
        }
        const QJsonArray items = json.value(QLatin1String("items")).toArray();
        for (const QJsonValue &item : items) {
            const QString named = item[QLatin1String("department")].toString();
            m_item = item[QLatin1String("key")].toString().left(64);
            if (!named.isEmpty() && !departments.contains(named)) {
                say(QStringLiteral("department"), "reference", QStringLiteral("is \"%1\"; allowed is a department of this catalogue").arg(named.left(64)));
            }
        }
    }

    QString m_item;
    CatalogueFaults m_faults;
};

} // namespace

CatalogueFaults checkCatalogueForm(const QJsonObject &json)
{
    return FormCheck().run(json);
}

} // namespace yichuang::domain
