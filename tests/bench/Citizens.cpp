// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/Citizens.h"

#include <array>

namespace yichuang::bench {

namespace {

struct Share {
    const char16_t *surname;
    int perTenThousand;
};

// Rounded shares of the population register; what is left falls to the rarer ones below.
constexpr std::array Shares{
    Share{u"王", 710}, Share{u"李", 700}, Share{u"张", 670}, Share{u"刘", 510}, Share{u"陈", 460}, Share{u"杨", 300}, Share{u"黄", 290},
    Share{u"赵", 200}, Share{u"吴", 200}, Share{u"周", 190}, Share{u"韦", 260}, Share{u"覃", 180}, Share{u"徐", 140}, Share{u"孙", 130},
    Share{u"马", 120}, Share{u"朱", 120}, Share{u"胡", 120}, Share{u"郭", 110}, Share{u"何", 110}, Share{u"林", 110}, Share{u"高", 100},
    Share{u"罗", 100}, Share{u"郑", 90},  Share{u"梁", 140}, Share{u"谢", 80},  Share{u"宋", 80},  Share{u"唐", 80},  Share{u"许", 70},
    Share{u"邓", 80},  Share{u"韩", 70},  Share{u"冯", 70},  Share{u"曹", 60},  Share{u"彭", 60},  Share{u"曾", 60},  Share{u"农", 90},
    Share{u"陆", 90},  Share{u"蒙", 60},  Share{u"莫", 60},  Share{u"欧阳", 10}, Share{u"上官", 3}};
const QString RareSurnames = QStringLiteral("单仇解尉查缪乐曲翟璩逄宓邝禤佘郄麦卜闭岑甘黎");
const QString UsualGiven = QStringLiteral("伟芳秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂红玉华文建国志梅小春海燕晓丹玲云龙林飞鹏宇浩博子涵欣怡佳琪思梓轩雨婷俊");
const QString RareGiven = QStringLiteral("淑贞珺煜琰骁翀垚翊岚皓曦珂祺萱筠蔚澜湛霁颢昕旻骞骥翎甯璟黛莞芷蓁蕙薇茜荔绮缦臻铠锟铎钰镕钧");

// GB 11643: weights 2^(17-i) mod 11.
QString withCheckDigit(const QString &seventeen)
{
    int sum = 0;
    int weight = 1;
    for (int i = 16; i >= 0; --i) {
        weight = weight * 2 % 11;
        sum += seventeen.at(i).digitValue() * weight;
    }
    return seventeen + QStringLiteral("10X98765432").at(sum % 11);
}

// GB 32100: weights 3^i mod 31 over 31 signs.
QString withCodeCheck(const QString &seventeen)
{
    const QString signs = QStringLiteral("0123456789ABCDEFGHJKLMNPQRTUWXY");
    qsizetype sum = 0;
    int weight = 1;
    for (const QChar c : seventeen) {
        sum += signs.indexOf(c) * weight;
        weight = weight * 3 % 31;
    }
    return seventeen + signs.at((31 - sum % 31) % 31);
}

} // namespace

QString Citizens::surname()
{
    int at = below(10'000);
    for (const Share &share : Shares) {
        at -= share.perTenThousand;
        if (at < 0) {
            return QString::fromUtf16(share.surname);
        }
    }
    return QString(RareSurnames.at(below(static_cast<int>(RareSurnames.size()))));
}

QString Citizens::given()
{
    const auto sign = [this] {
        const QString &pool = below(10) < 8 ? UsualGiven : RareGiven;
        return pool.at(below(static_cast<int>(pool.size())));
    };
    return below(10) < 8 ? QString(sign()) + sign() : QString(sign());
}

QString Citizens::phone()
{
    const std::array heads{130, 131, 135, 136, 137, 138, 139, 150, 152, 158, 159, 177, 180, 186, 188};
    return QString::number(heads.at(static_cast<size_t>(below(static_cast<int>(heads.size()))))) + QStringLiteral("%1").arg(below(100'000'000), 8, 10, QLatin1Char('0'));
}

domain::Applicant Citizens::next()
{
    return below(100) < 5 ? nextCompany() : nextPerson();
}

domain::Applicant Citizens::nextPerson()
{
    domain::Applicant person;
    person.source = domain::EntrySource::Card;
    person.name = surname() + given();
    person.idType = QStringLiteral("111");
    const QDate birth = QDate(1945, 1, 1).addDays(below(22'000));
    person.idNumber = withCheckDigit(QStringLiteral("4501%1%2%3").arg(2 + below(8), 2, 10, QLatin1Char('0')).arg(birth.toString(QStringLiteral("yyyyMMdd"))).arg(below(1000), 3, 10, QLatin1Char('0')));
    person.nation = QStringLiteral("08");
    person.address = QStringLiteral("南宁市青秀区虚构路%1号%2栋%3室").arg(below(900) + 1).arg(below(30) + 1).arg(101 + below(2800));
    person.phone = phone();
    person.takeFromNumber();
    return person;
}

domain::Applicant Citizens::nextCompany()
{
    const std::array trades{u"餐饮管理", u"商贸", u"建筑工程", u"信息技术", u"物流", u"文化传媒", u"农业科技", u"医疗器械"};
    domain::Applicant company;
    company.kind = domain::ApplicantKind::Organisation;
    company.name = QStringLiteral("南宁市") + given() + given() + QString::fromUtf16(trades.at(static_cast<size_t>(below(static_cast<int>(trades.size()))))) + QStringLiteral("有限公司");
    company.idType = QStringLiteral("USCC");
    const QString body = QStringLiteral("91450100MA5K%1").arg(below(90'000) + 10'000);
    company.idNumber = withCodeCheck(body);
    company.address = QStringLiteral("南宁市青秀区虚构大道%1号").arg(below(900) + 1);
    company.phone = phone();
    return company;
}

} // namespace yichuang::bench
