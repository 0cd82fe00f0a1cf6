// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CatalogueCheck.h"

#include "app/domain/Stop.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace yichuang::domain {

namespace {

using Weight = CatalogueFault::Weight;

constexpr double MinutesOfHour = 60;
constexpr double MinutesOfWorkingDay = 8 * MinutesOfHour;
constexpr double WorkingDaysOfWeek = 5;
constexpr double DaysOfWeek = 7;
constexpr Limit LongestNotice{5, LimitUnit::WorkingDay};
constexpr Limit LongestHandling{20, LimitUnit::WorkingDay};
constexpr Limit LongestExtension{10, LimitUnit::WorkingDay};
constexpr Limit LongestIssue{10, LimitUnit::WorkingDay};

std::optional<Limit> limitOf(const QJsonObject &item, const char *member)
{
    const QJsonValue value = item.value(QLatin1String(member));
    const base::Result<Limit> limit = Limit::fromJson(value.toObject());
    return value.isObject() && limit ? std::optional(*limit) : std::nullopt;
}

/// What the law says of one item. Its members may be broken: what cannot be read was told with the form.
class ItemLaw {
public:
    ItemLaw(const QJsonObject &item, const QHash<QString, QString> &usccOf, CatalogueFaults &faults)
        : m_item(item), m_key(item.value(QLatin1String("key")).toString().left(64)), m_usccOf(usccOf), m_faults(faults)
    {
    }

    void check()
    {
        limits();
        extension();
        fees();
        procedures();
        codes();
        fields();
    }

private:
    void say(const QString &member, const char *code, const QString &what, const QString &ground)
    {
        m_faults.push_back({m_key, member, code, QStringLiteral("item %1: %2 %3").arg(m_key, member, what), ground, Weight::Fault});
    }

    QString textOf(const char *object, const char *member) const
    {
        return m_item.value(QLatin1String(object))[QLatin1String(member)].toString();
    }

    void atMost(const char *member, const Limit &most, const char *ground)
    {
        const std::optional<Limit> limit = limitOf(m_item, member);
        if (limit && isLonger(*limit, most)) {
            say(QLatin1String(member), "law", QStringLiteral("is %1; at most %2 are allowed").arg(limitText(*limit), limitText(most)), QString::fromUtf8(ground));
        }
    }

    void limits()
    {
        const std::optional<Limit> statutory = limitOf(m_item, "statutory_limit");
        const std::optional<Limit> promised = limitOf(m_item, "promised_limit");
        const QString basis = textOf("statutory_limit", "basis");
        if (statutory && basis.trimmed().isEmpty()) {
            say(QStringLiteral("statutory_limit.basis"), "law", QStringLiteral("is empty: a statutory limit names the law that sets it"), QStringLiteral("行政许可法 42"));
        }
        if (statutory && promised && isLonger(*promised, *statutory)) {
            say(QStringLiteral("promised_limit"), "law",
                QStringLiteral("is %1, longer than the statutory limit of %2; a promise is that long or shorter").arg(limitText(*promised), limitText(*statutory)), basis);
        }
        if (statutory && basis.startsWith(QStringLiteral("行政许可法第42条")) && isLonger(*statutory, LongestHandling)) {
            say(QStringLiteral("statutory_limit"), "law", QStringLiteral("is %1; the ground it names allows %2").arg(limitText(*statutory), limitText(LongestHandling)),
                QStringLiteral("行政许可法 42"));
        }
        if (m_item.value(QLatin1String("if_notice_missed")) == QLatin1String("deemed_accepted")) {
            atMost("notice_limit", LongestNotice, "行政许可法 32(4)");
        }
        atMost("issue_limit", LongestIssue, "行政许可法 44");
        const int deferral = m_item.value(QLatin1String("deferral_days")).toInt();
        if (promised && promised->unit == LimitUnit::WorkingDay && promised->value > 0 && deferral > promised->value) {
            say(QStringLiteral("deferral_days"), "range", QStringLiteral("is %1; allowed is at most the promised %2").arg(deferral).arg(promised->value), {});
        }
    }

    void extension()
    {
        const std::optional<Limit> extension = limitOf(m_item, "extension");
        const QString basis = textOf("extension", "basis");
        if (extension && basis.contains(QStringLiteral("行政许可法")) && isLonger(*extension, LongestExtension)) {
            say(QStringLiteral("extension"), "law", QStringLiteral("is %1; at most %2 are allowed").arg(limitText(*extension), limitText(LongestExtension)),
                QStringLiteral("行政许可法 42"));
        }
    }

    void fees()
    {
        const QJsonArray fees = m_item.value(QLatin1String("fees")).toArray();
        for (const QJsonValue &fee : fees) {
            const QString key = fee[QLatin1String("key")].toString().left(32);
            const QJsonValue basis = fee[QLatin1String("basis")];
            if (basis.isString() && basis.toString().trimmed().isEmpty()) {
                say(QStringLiteral("fees(%1).basis").arg(key), "law", QStringLiteral("is empty: no fee without a legal ground"), QStringLiteral("行政许可法 58"));
            }
        }
    }

    void procedures()
    {
        const QJsonArray procedures = m_item.value(QLatin1String("procedures")).toArray();
        for (qsizetype i = 0; i < procedures.size(); ++i) {
            const QString ground = procedures.at(i)[QLatin1String("ground")].toString().left(32);
            if (procedures.at(i)[QLatin1String("stops_clock")].toBool() && !ground.isEmpty() && !stopGroundFromWord(ground)) {
                say(QStringLiteral("procedures[%1].stops_clock").arg(i), "law",
                    QStringLiteral("is true for %1; only hearing, tender, auction, inspection, testing, quarantine, appraisal, expert_review and special_law stop the clock").arg(ground),
                    QStringLiteral("行政许可法 45"));
            }
        }
    }

    void codes()
    {
        const QString code = m_item.value(QLatin1String("implementation_code")).toString();
        const QString handling = m_item.value(QLatin1String("handling_item_code")).toString();
        const QString uscc = m_usccOf.value(m_item.value(QLatin1String("department")).toString());
        if (code.size() == 31 && uscc.size() == 18 && !code.startsWith(uscc)) {
            say(QStringLiteral("implementation_code"), "reference", QStringLiteral("must begin with its department's code %1").arg(uscc), QStringLiteral("GB/T 39554.1"));
        }
        if (code.size() == 31 && handling.size() == 33 && !handling.startsWith(code)) {
            say(QStringLiteral("handling_item_code"), "reference", QStringLiteral("must begin with the implementation code"), QStringLiteral("GB/T 39554.1"));
        }
    }

    void fields()
    {
        const QJsonArray fields = m_item.value(QLatin1String("fields")).toArray();
        for (const QJsonValue &field : fields) {
            if (field[QLatin1String("type")] == QLatin1String("choice") && field[QLatin1String("choices")].toArray().isEmpty()) {
                say(QStringLiteral("fields(%1).choices").arg(field[QLatin1String("key")].toString().left(32)), "empty", QStringLiteral("is empty; a choice needs at least one"), {});
            }
        }
    }

    const QJsonObject &m_item;
    const QString m_key;
    const QHash<QString, QString> &m_usccOf;
    CatalogueFaults &m_faults;
};

CatalogueFault unreadable(const base::Error &error)
{
    return {{}, {}, "form", QStringLiteral("the catalogue: ") + error.detail, {}, Weight::Fault};
}

} // namespace

QJsonObject CatalogueFault::toJson() const
{
    QJsonObject json{{QStringLiteral("item"), item},
                     {QStringLiteral("member"), member},
                     {QStringLiteral("code"), QString::fromLatin1(code)},
                     {QStringLiteral("weight"), weight == Weight::Fault ? QStringLiteral("fault") : QStringLiteral("remark")},
                     {QStringLiteral("text"), text}};
    if (!ground.isEmpty()) {
        json.insert(QStringLiteral("ground"), ground);
    }
    return json;
}

bool hasFaults(const CatalogueFaults &faults)
{
    return std::any_of(faults.begin(), faults.end(), [](const CatalogueFault &fault) { return fault.weight == Weight::Fault; });
}

CatalogueFaults checkCatalogueLaw(const QJsonObject &json)
{
    QHash<QString, QString> usccOf;
    const QJsonArray departments = json.value(QLatin1String("departments")).toArray();
    for (const QJsonValue &department : departments) {
        usccOf.insert(department[QLatin1String("key")].toString(), department[QLatin1String("uscc")].toString());
    }
    CatalogueFaults faults;
    const QJsonArray items = json.value(QLatin1String("items")).toArray();
    QHash<QString, QString> keyOfCode;
    for (const QJsonValue &value : items) {
        const QJsonObject item = value.toObject();
        ItemLaw(item, usccOf, faults).check();
        const QString code = item.value(QLatin1String("handling_item_code")).toString();
        const QString key = item.value(QLatin1String("key")).toString().left(64);
        if (!code.isEmpty() && keyOfCode.contains(code)) {
            faults.push_back({key, QStringLiteral("handling_item_code"), "twin",
                              QStringLiteral("item %1: handling_item_code is that of item %2 too; a code means one item").arg(key, keyOfCode.value(code)), {}, Weight::Fault});
        }
        keyOfCode.insert(code, key);
    }
    return faults;
}

CatalogueFaults checkCatalogue(const QJsonObject &json)
{
    CatalogueFaults faults = checkCatalogueForm(json);
    const CatalogueFaults law = checkCatalogueLaw(json);
    faults.insert(faults.end(), law.begin(), law.end());
    if (!hasFaults(faults)) {
        // The reader has the last word on what can be published.
        if (const base::Result<Catalogue> read = Catalogue::fromJson(json); !read) {
            faults.push_back(unreadable(read.error()));
        }
    }
    return faults;
}

std::optional<double> nominalMinutes(const Limit &limit)
{
    switch (limit.unit) {
    case LimitUnit::WorkingDay: return limit.value * MinutesOfWorkingDay;
    case LimitUnit::NaturalDay: return limit.value * MinutesOfWorkingDay * WorkingDaysOfWeek / DaysOfWeek;
    case LimitUnit::Hour: return limit.value * MinutesOfHour;
    case LimitUnit::Minute: return limit.value;
    case LimitUnit::None: break;
    }
    return std::nullopt;
}

bool isLonger(const Limit &limit, const Limit &than)
{
    if (limit.unit == than.unit) {
        return limit.value > than.value;
    }
    const std::optional<double> one = nominalMinutes(limit);
    const std::optional<double> other = nominalMinutes(than);
    return other && (!one || *one > *other);
}

QString limitText(const Limit &limit)
{
    switch (limit.unit) {
    case LimitUnit::WorkingDay: return QStringLiteral("%1 working days").arg(limit.value);
    case LimitUnit::NaturalDay: return QStringLiteral("%1 calendar days").arg(limit.value);
    case LimitUnit::Hour: return QStringLiteral("%1 hours").arg(limit.value);
    case LimitUnit::Minute: return QStringLiteral("%1 minutes").arg(limit.value);
    case LimitUnit::None: break;
    }
    return QStringLiteral("no limit");
}

} // namespace yichuang::domain
