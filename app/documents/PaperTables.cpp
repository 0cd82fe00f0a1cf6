// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PaperTables.h"

#include "app/base/Words.h"
#include "app/domain/MoneyText.h"

#include <QHash>

namespace yichuang::documents {

namespace {

const base::Words listWords{std::array{
    std::pair{PaperList::Materials, "materials"},
    std::pair{PaperList::Defects, "defects"},
    std::pair{PaperList::Deferrals, "deferrals"},
    std::pair{PaperList::Fees, "fees"},
}};

template<typename Line>
using Columns = QHash<QString, QString (*)(const Line &)>;

template<typename Line, QString Line::*member>
QString textOf(const Line &line)
{
    return line.*member;
}

template<int MaterialLine::*member>
QString countOf(const MaterialLine &line)
{
    return line.*member == 0 ? QStringLiteral("—") : QString::number(line.*member);
}

const Columns<MaterialLine> materialColumns{
    {QStringLiteral("name"), &textOf<MaterialLine, &MaterialLine::name>},
    {QStringLiteral("originals"), &countOf<&MaterialLine::originals>},
    {QStringLiteral("copies"), &countOf<&MaterialLine::copies>},
    {QStringLiteral("pages"), &countOf<&MaterialLine::pages>},
    {QStringLiteral("electronic_files"), &countOf<&MaterialLine::electronicFiles>},
    {QStringLiteral("judgement"), &textOf<MaterialLine, &MaterialLine::judgement>},
};

const Columns<DefectLine> defectColumns{
    {QStringLiteral("material"), &textOf<DefectLine, &DefectLine::material>},
    {QStringLiteral("wrong"), &textOf<DefectLine, &DefectLine::wrong>},
    {QStringLiteral("standard"), &textOf<DefectLine, &DefectLine::standard>},
    {QStringLiteral("basis"), &textOf<DefectLine, &DefectLine::basis>},
    {QStringLiteral("how"), &textOf<DefectLine, &DefectLine::how>},
};

const Columns<DeferralLine> deferralColumns{
    {QStringLiteral("material"), &textOf<DeferralLine, &DeferralLine::material>},
    {QStringLiteral("form"), &textOf<DeferralLine, &DeferralLine::form>},
    {QStringLiteral("deadline"), [](const DeferralLine &line) { return dayText(line.deadline); }},
};

const Columns<FeeLine> feeColumns{
    {QStringLiteral("name"), &textOf<FeeLine, &FeeLine::name>},
    {QStringLiteral("standard"), &textOf<FeeLine, &FeeLine::standard>},
    {QStringLiteral("basis"), &textOf<FeeLine, &FeeLine::basis>},
    {QStringLiteral("amount"), [](const FeeLine &line) { return domain::moneyInFigures(line.fen); }},
};

template<typename Line>
std::optional<QString> cell(const Columns<Line> &columns, const QString &key, const std::vector<Line> &lines, size_t row)
{
    const auto column = columns.constFind(key);
    if (column == columns.constEnd()) {
        return std::nullopt;
    }
    return row < lines.size() ? (*column)(lines[row]) : QString();
}

} // namespace

std::optional<PaperList> paperListFromWord(const QString &word)
{
    return listWords.value(word);
}

size_t rowCount(PaperList list, const PaperFacts &facts)
{
    switch (list) {
    case PaperList::Materials: return facts.materials.size();
    case PaperList::Defects: return facts.defects.size();
    case PaperList::Deferrals: return facts.deferrals.size();
    case PaperList::Fees: return facts.fees.size();
    }
    Q_UNREACHABLE();
}

std::optional<QString> cellText(PaperList list, const QString &column, size_t row, const PaperFacts &facts)
{
    if (column == QLatin1String("number")) {
        return QString::number(row + 1);
    }
    switch (list) {
    case PaperList::Materials: return cell(materialColumns, column, facts.materials, row);
    case PaperList::Defects: return cell(defectColumns, column, facts.defects, row);
    case PaperList::Deferrals: return cell(deferralColumns, column, facts.deferrals, row);
    case PaperList::Fees: return cell(feeColumns, column, facts.fees, row);
    }
    Q_UNREACHABLE();
}

} // namespace yichuang::documents
