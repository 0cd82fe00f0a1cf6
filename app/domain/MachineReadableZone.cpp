// SPDX-License-Identifier: Apache-2.0
#include "app/domain/MachineReadableZone.h"

#include "app/base/DateText.h"
#include "app/domain/IdentityNumber.h"

#include <algorithm>
#include <array>

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

namespace {

constexpr QLatin1Char Filler('<');
/// Documents last ten years; a two-digit expiry from here on is of the century before.
constexpr int ExpiryPivot = 70;

struct Layout {
    MrzFormat format;
    qsizetype lines;
    qsizetype length;
};
constexpr std::array Layouts{Layout{MrzFormat::Td1, 3, 30}, Layout{MrzFormat::Td2, 2, 36},
                             Layout{MrzFormat::Td3, 2, 44}};

int valueOf(QChar c)
{
    if (c >= QLatin1Char('0') && c <= QLatin1Char('9')) {
        return c.unicode() - '0';
    }
    return c >= QLatin1Char('A') && c <= QLatin1Char('Z') ? c.unicode() - 'A' + 10 : 0;
}

bool isMrzCharacter(QChar c)
{
    return c == Filler || valueOf(c) > 0 || c == QLatin1Char('0');
}

QString withoutFillers(const QString &field)
{
    return QString(field).replace(Filler, QLatin1Char(' ')).simplified();
}

QChar digitOf(QStringView field)
{
    return QChar(static_cast<char16_t>('0' + mrzCheckDigit(field)));
}

/// Reads fields of one zone; positions are ICAO's, from 1.
class Reader {
public:
    Reader(const QStringList &lines, QDate today) : m_lines(lines), m_today(today) {}

    [[nodiscard]] QString field(int line, int first, int last) const
    {
        return m_lines[line - 1].mid(first - 1, last - first + 1);
    }
    [[nodiscard]] QChar at(int line, int position) const { return m_lines[line - 1][position - 1]; }

    void check(const char *name, QStringView data, QChar found)
    {
        m_zone.checks.push_back({name, found, digitOf(data)});
    }
    void optionalCheck(const QString &data, QChar found)
    {
        const bool isEmpty = data.count(Filler) == data.size();
        m_zone.checks.push_back({"optional", found, isEmpty && found == Filler ? QChar(Filler) : digitOf(data)});
    }
    void documentNumber(const QString &number, QChar found, const QString &optional);
    void names(const QString &field);
    void dates(const QString &birth, const QString &expiry);
    void sex(QChar c)
    {
        m_zone.sex = c == QLatin1Char('M') ? Sex::Male : c == QLatin1Char('F') ? Sex::Female : Sex::Unspecified;
    }
    void readCard();
    void readBook(int optionalLast);

    MachineReadableZone m_zone;

private:
    [[nodiscard]] QDate date(const QString &yymmdd, int century) const
    {
        return base::dateFromBasic(QString::number(century) + yymmdd);
    }

    const QStringList &m_lines;
    QDate m_today;
};

void Reader::documentNumber(const QString &number, QChar found, const QString &optional)
{
    // A number longer than nine goes on in the optional field, its check digit after it (9303-5 4.2.2.2).
    const QString rest = optional.section(Filler, 0, 0);
    if (found == Filler && rest.size() >= 2) {
        const QString whole = number + rest.chopped(1);
        m_zone.documentNumber = whole;
        check("document_number", whole, rest.back());
        m_zone.optional = withoutFillers(optional.mid(rest.size()));
        return;
    }
    m_zone.documentNumber = withoutFillers(number);
    check("document_number", number, found);
    m_zone.optional = withoutFillers(optional);
}

void Reader::names(const QString &field)
{
    const qsizetype cut = field.indexOf(QStringLiteral("<<"));
    m_zone.surname = withoutFillers(cut < 0 ? field : field.left(cut));
    m_zone.givenNames = cut < 0 ? QString() : withoutFillers(field.mid(cut));
}

void Reader::dates(const QString &birth, const QString &expiry)
{
    m_zone.expiry = date(expiry, expiry.left(2).toInt() < ExpiryPivot ? 20 : 19);
    const QDate late = date(birth, 20);
    const bool isFuture = (m_today.isValid() && late > m_today) || (m_zone.expiry.isValid() && late > m_zone.expiry);
    m_zone.birth = late.isValid() && !isFuture ? late : date(birth, 19);
    const auto isWritten = [](const QString &field) { return !field.contains(Filler); };
    m_zone.datesExist =
        (m_zone.birth.isValid() || !isWritten(birth)) && (m_zone.expiry.isValid() || !isWritten(expiry));
}

void Reader::readCard()
{
    documentNumber(field(1, 6, 14), at(1, 15), field(1, 16, 30));
    check("birth", field(2, 1, 6), at(2, 7));
    check("expiry", field(2, 9, 14), at(2, 15));
    check("composite", field(1, 6, 30) + field(2, 1, 7) + field(2, 9, 15) + field(2, 19, 29), at(2, 30));
    dates(field(2, 1, 6), field(2, 9, 14));
    sex(at(2, 8));
    m_zone.nationality = withoutFillers(field(2, 16, 18));
    m_zone.optional = (m_zone.optional + QLatin1Char(' ') + withoutFillers(field(2, 19, 29))).trimmed();
    names(field(3, 1, 30));
}

/// TD2 and TD3 share their second line up to the optional data.
void Reader::readBook(int optionalLast)
{
    const QString optional = field(2, 29, optionalLast);
    const bool isTd3 = m_zone.format == MrzFormat::Td3;
    if (isTd3) {
        m_zone.documentNumber = withoutFillers(field(2, 1, 9));
        check("document_number", field(2, 1, 9), at(2, 10));
        m_zone.optional = withoutFillers(optional);
    } else {
        documentNumber(field(2, 1, 9), at(2, 10), optional);
    }
    check("birth", field(2, 14, 19), at(2, 20));
    check("expiry", field(2, 22, 27), at(2, 28));
    if (isTd3) {
        optionalCheck(optional, at(2, 43));
    }
    check("composite", field(2, 1, 10) + field(2, 14, 20) + field(2, 22, isTd3 ? 43 : 35), at(2, isTd3 ? 44 : 36));
    dates(field(2, 14, 19), field(2, 22, 27));
    sex(at(2, 21));
    m_zone.nationality = withoutFillers(field(2, 11, 13));
    names(field(1, 6, isTd3 ? 44 : 36));
}

/// One text that holds all lines is cut into them.
QStringList cut(const QStringList &raw)
{
    QStringList lines;
    for (const QString &line : raw) {
        lines.append(normaliseIdentity(line));
    }
    for (const Layout &layout : Layouts) {
        if (lines.size() == 1 && lines.first().size() == layout.lines * layout.length) {
            const QString whole = lines.takeFirst();
            for (qsizetype i = 0; i < layout.lines; ++i) {
                lines.append(whole.mid(i * layout.length, layout.length));
            }
        }
    }
    return lines;
}

const Layout *layoutOf(const QStringList &lines)
{
    const auto fits = [&](const Layout &layout) {
        return lines.size() == layout.lines && std::all_of(lines.begin(), lines.end(), [&](const QString &line) {
                   return line.size() == layout.length;
               });
    };
    const auto found = std::find_if(Layouts.begin(), Layouts.end(), fits);
    return found == Layouts.end() ? nullptr : &*found;
}

} // namespace

QString toWord(MrzFormat format)
{
    switch (format) {
    case MrzFormat::Td1: return QStringLiteral("td1");
    case MrzFormat::Td2: return QStringLiteral("td2");
    case MrzFormat::Td3: return QStringLiteral("td3");
    }
    return {};
}

int mrzCheckDigit(QStringView text)
{
    constexpr std::array Weights{7, 3, 1};
    int sum = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        sum += valueOf(text[i]) * Weights[static_cast<std::size_t>(i % 3)];
    }
    return sum % 10;
}

bool MachineReadableZone::checksHold() const
{
    return std::all_of(checks.begin(), checks.end(), [](const MrzCheck &check) { return check.holds(); });
}

Result<MachineReadableZone> MachineReadableZone::parse(const QStringList &raw, QDate today)
{
    const QStringList lines = raw.size() <= 3 ? cut(raw) : raw;
    const Layout *layout = layoutOf(lines);
    if (layout == nullptr) {
        return base::fail(ErrorCode::InvalidArgument,
                          QStringLiteral("there are three lines of 30, or two of 36 or 44 characters"), "mrz.lines");
    }
    for (const QString &line : lines) {
        if (!std::all_of(line.begin(), line.end(), isMrzCharacter)) {
            return base::fail(ErrorCode::InvalidArgument,
                              QStringLiteral("there are only A to Z, 0 to 9 and the filler <"), "mrz.characters");
        }
    }
    Reader reader(lines, today);
    reader.m_zone.format = layout->format;
    reader.m_zone.documentType = withoutFillers(reader.field(1, 1, 2));
    reader.m_zone.issuer = withoutFillers(reader.field(1, 3, 5));
    switch (layout->format) {
    case MrzFormat::Td1: reader.readCard(); break;
    case MrzFormat::Td2: reader.readBook(35); break;
    case MrzFormat::Td3: reader.readBook(42); break;
    }
    return std::move(reader.m_zone);
}

} // namespace yichuang::domain
