// SPDX-License-Identifier: Apache-2.0
#include "tests/support/devices/SimCard.h"

#include <QHash>

#include <optional>

namespace yichuang::tests {

namespace {

struct Place {
    int offset;
    int length;
};
using Layout = QHash<QString, Place>;

Layout common()
{
    return {{QStringLiteral("name"), {0, 30}},     {QStringLiteral("sex"), {30, 2}},
            {QStringLiteral("birth"), {36, 16}},   {QStringLiteral("number"), {122, 36}},
            {QStringLiteral("from"), {188, 16}},   {QStringLiteral("to"), {204, 16}}};
}

std::optional<Layout> layoutNamed(const QString &name)
{
    Layout layout = common();
    if (name == QLatin1String("citizen")) {
        layout.insert(QStringLiteral("nation"), {32, 4});
        layout.insert(QStringLiteral("address"), {52, 70});
        layout.insert(QStringLiteral("authority"), {158, 30});
        return layout;
    }
    if (name == QLatin1String("permit_hk_mo_tw")) {
        layout.insert(QStringLiteral("address"), {52, 70});
        layout.insert(QStringLiteral("authority"), {158, 30});
        layout.insert(QStringLiteral("passNumber"), {220, 18});
        layout.insert(QStringLiteral("issueCount"), {238, 4});
        return layout;
    }
    if (name == QLatin1String("foreigner_2017")) {
        return Layout{{QStringLiteral("englishName"), {0, 120}}, {QStringLiteral("sex"), {120, 2}},
                      {QStringLiteral("number"), {122, 30}},     {QStringLiteral("nationality"), {152, 6}},
                      {QStringLiteral("name"), {158, 30}},       {QStringLiteral("from"), {188, 16}},
                      {QStringLiteral("to"), {204, 16}},         {QStringLiteral("birth"), {220, 16}},
                      {QStringLiteral("cardVersion"), {236, 4}}, {QStringLiteral("authority"), {240, 8}}};
    }
    if (name == QLatin1String("foreigner_2023")) {
        layout.insert(QStringLiteral("issueCount"), {32, 4});
        layout.insert(QStringLiteral("englishName"), {52, 70});
        layout.insert(QStringLiteral("englishNameRest"), {220, 22});
        layout.insert(QStringLiteral("nationality"), {242, 6});
        return layout;
    }
    return std::nullopt;
}

QString flagOf(const QString &layout)
{
    static const QHash<QString, QString> flags{{QStringLiteral("permit_hk_mo_tw"), QStringLiteral("J")},
                                               {QStringLiteral("foreigner_2017"), QStringLiteral("I")},
                                               {QStringLiteral("foreigner_2023"), QStringLiteral("Y")}};
    return flags.value(layout, QStringLiteral(" "));
}

void put(QByteArray &text, int offset, const QString &value)
{
    for (qsizetype i = 0; i < value.size(); ++i) {
        const ushort unit = value.at(i).unicode();
        text[offset + 2 * i] = static_cast<char>(unit & 0xFF);
        text[offset + 2 * i + 1] = static_cast<char>(unit >> 8);
    }
}

} // namespace

base::Result<QByteArray> makeCardText(const QJsonObject &person)
{
    const QString name = person.value(QLatin1String("layout")).toString(QStringLiteral("citizen"));
    const std::optional<Layout> layout = layoutNamed(name);
    if (!layout) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("unknown layout"));
    }
    QByteArray text(256, '\0');
    put(text, 0, QString(128, QLatin1Char(' ')));
    for (auto field = person.begin(); field != person.end(); ++field) {
        if (field.key() == QLatin1String("layout")) {
            continue;
        }
        const auto place = layout->constFind(field.key());
        const QString value = field.value().toString();
        if (place == layout->constEnd() || value.size() * 2 > place->length) {
            return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("field does not fit: ") + field.key());
        }
        put(text, place->offset, value);
    }
    put(text, 248, flagOf(name));
    return text;
}

QByteArray makeCardPhoto()
{
    QByteArray photo(1024, '\0');
    photo.replace(0, 3, "WLf");
    for (qsizetype i = 3; i < photo.size(); ++i) {
        photo[i] = static_cast<char>((i * 37 + 11) & 0xFF);
    }
    return photo;
}

QJsonObject samplePerson(const QString &layout)
{
    QJsonObject person{{QStringLiteral("layout"), layout},
                       {QStringLiteral("sex"), QStringLiteral("2")},
                       {QStringLiteral("birth"), QStringLiteral("19491231")},
                       {QStringLiteral("from"), QStringLiteral("20200101")},
                       {QStringLiteral("to"), QStringLiteral("20400101")},
                       {QStringLiteral("name"), QStringLiteral("韦小妹")},
                       {QStringLiteral("number"), QStringLiteral("11010519491231002X")}};
    const bool isForeigner = layout.startsWith(QLatin1String("foreigner"));
    if (isForeigner) {
        person.insert(QStringLiteral("nationality"), QStringLiteral("UTO"));
        person.insert(QStringLiteral("englishName"), QStringLiteral("ERIKSSON, ANNA MARIA"));
    } else {
        person.insert(QStringLiteral("address"), QStringLiteral("青山市江南区民主路1号院2栋3单元401室"));
        person.insert(QStringLiteral("authority"), QStringLiteral("青山市公安局江南分局"));
    }
    if (layout == QLatin1String("citizen")) {
        person.insert(QStringLiteral("nation"), QStringLiteral("08"));
    } else if (layout == QLatin1String("permit_hk_mo_tw")) {
        person.insert(QStringLiteral("number"), QStringLiteral("810000199408230021"));
        person.insert(QStringLiteral("birth"), QStringLiteral("19940823"));
        person.insert(QStringLiteral("passNumber"), QStringLiteral("H12345678"));
        person.insert(QStringLiteral("issueCount"), QStringLiteral("01"));
    } else if (layout == QLatin1String("foreigner_2017")) {
        person.insert(QStringLiteral("number"), QStringLiteral("UTO110049123105"));
        person.insert(QStringLiteral("cardVersion"), QStringLiteral("01"));
        person.insert(QStringLiteral("authority"), QStringLiteral("1500"));
    } else {
        person.insert(QStringLiteral("number"), QStringLiteral("911124194912310029"));
        person.insert(QStringLiteral("issueCount"), QStringLiteral("00"));
    }
    return person;
}

QVector<QJsonObject> samplePeople()
{
    const auto citizen = [](const QString &name, const QString &sex, const QString &number, const QString &address) {
        QJsonObject person = samplePerson(QStringLiteral("citizen"));
        person.insert(QStringLiteral("name"), name);
        person.insert(QStringLiteral("sex"), sex);
        person.insert(QStringLiteral("birth"), number.mid(6, 8));
        person.insert(QStringLiteral("number"), number);
        person.insert(QStringLiteral("address"), address);
        return person;
    };
    QJsonObject neighbour = samplePerson(QStringLiteral("permit_hk_mo_tw"));
    neighbour.insert(QStringLiteral("name"), QStringLiteral("陈思敏"));
    return {samplePerson(QStringLiteral("citizen")),
            citizen(QStringLiteral("陆志远"), QStringLiteral("1"), QStringLiteral("450103198607141032"), QStringLiteral("青山市江南区东葛路24号1栋2单元601室")),
            citizen(QStringLiteral("欧阳若曦"), QStringLiteral("2"), QStringLiteral("45010219550119462X"), QStringLiteral("青山市江南区古城路8号3栋502室")),
            samplePerson(QStringLiteral("foreigner_2023")), neighbour};
}

} // namespace yichuang::tests
