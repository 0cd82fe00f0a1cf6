// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Material.h"

#include "app/base/Json.h"
#include "app/base/Words.h"

#include <algorithm>

namespace yichuang::domain {

namespace {

constexpr base::Words<Judgement, 7> JudgementWords{{{
    {Judgement::Unchecked, "unchecked"},
    {Judgement::Complete, "complete"},
    {Judgement::Missing, "missing"},
    {Judgement::Defective, "defective"},
    {Judgement::Deferred, "deferred"},
    {Judgement::Exempt, "exempt"},
    {Judgement::NotApplicable, "not_applicable"},
}}};

constexpr int MaxCount = 999;

} // namespace

QString toWord(Judgement judgement)
{
    return JudgementWords.word(judgement);
}

std::optional<Judgement> judgementFromWord(const QString &word)
{
    return JudgementWords.value(word);
}

base::Result<MaterialSpec> MaterialSpec::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "material");
    MaterialSpec spec;
    spec.key = reader.text("key", 32);
    spec.name = reader.text("name", 200);
    spec.originals = static_cast<int>(reader.integerOr("originals", 0, 0, MaxCount));
    spec.copies = static_cast<int>(reader.integerOr("copies", 0, 0, MaxCount));
    spec.form = reader.textOr("form", QStringLiteral("paper"), 64);
    spec.condition = reader.textOr("condition", {}, 500);
    spec.deferrable = reader.booleanOr("deferrable", false);
    spec.sharedFrom = reader.textOr("shared_from", {}, 200);
    spec.note = reader.textOr("note", {}, 500);
    if (spec.key.isEmpty()) {
        reader.note("key", "is empty");
    }
    if (spec.name.isEmpty()) {
        reader.note("name", "is empty");
    }
    return reader.finish(spec);
}

QJsonObject MaterialSpec::toJson() const
{
    QJsonObject json{{QStringLiteral("key"), key},
                     {QStringLiteral("name"), name},
                     {QStringLiteral("originals"), originals},
                     {QStringLiteral("copies"), copies},
                     {QStringLiteral("form"), form},
                     {QStringLiteral("deferrable"), deferrable}};
    const auto insertIfAny = [&json](const char *member, const QString &text) {
        if (!text.isEmpty()) {
            json.insert(QLatin1String(member), text);
        }
    };
    insertIfAny("condition", condition);
    insertIfAny("shared_from", sharedFrom);
    insertIfAny("note", note);
    return json;
}

base::Result<MaterialRow> MaterialRow::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "materials");
    MaterialRow row;
    row.key = reader.text("key", 32);
    row.judgement = reader.word<Judgement>("judgement", judgementFromWord);
    row.originals = static_cast<int>(reader.integerOr("originals", 0, 0, MaxCount));
    row.copies = static_cast<int>(reader.integerOr("copies", 0, 0, MaxCount));
    row.pages = static_cast<int>(reader.integerOr("pages", 0, 0, 100000));
    row.defect = reader.textOr("defect", {}, 1000);
    row.remedy = reader.textOr("remedy", {}, 1000);
    row.blobs = reader.texts("blobs");
    return reader.finish(row);
}

QJsonObject MaterialRow::toJson() const
{
    QJsonObject json{{QStringLiteral("key"), key},
                     {QStringLiteral("judgement"), toWord(judgement)},
                     {QStringLiteral("originals"), originals},
                     {QStringLiteral("copies"), copies}};
    if (pages != 0) {
        json.insert(QStringLiteral("pages"), pages);
    }
    if (!defect.isEmpty()) {
        json.insert(QStringLiteral("defect"), defect);
    }
    if (!remedy.isEmpty()) {
        json.insert(QStringLiteral("remedy"), remedy);
    }
    if (!blobs.isEmpty()) {
        json.insert(QStringLiteral("blobs"), QJsonArray::fromStringList(blobs));
    }
    return json;
}

QJsonArray toJson(const MaterialRows &rows)
{
    QJsonArray json;
    for (const MaterialRow &row : rows) {
        json.append(row.toJson());
    }
    return json;
}

base::Result<MaterialRows> materialRowsFromJson(const base::JsonListIn &json)
{
    MaterialRows rows;
    rows.reserve(static_cast<size_t>(json.size()));
    for (qsizetype i = 0; i < json.size(); ++i) {
        base::Result<MaterialRow> row = MaterialRow::fromJson(json.at(i).object());
        if (!row) {
            return base::failure(row);
        }
        rows.push_back(std::move(*row));
    }
    return rows;
}

namespace {

bool isLawful(const MaterialSpec &spec, Judgement judgement)
{
    switch (judgement) {
    case Judgement::Deferred: return spec.deferrable;
    case Judgement::Exempt: return !spec.sharedFrom.isEmpty();
    case Judgement::NotApplicable: return spec.isConditional();
    case Judgement::Unchecked:
    case Judgement::Complete:
    case Judgement::Missing:
    case Judgement::Defective: return true;
    }
    return false;
}

} // namespace

MaterialRows withDeferredSupplied(MaterialRows now, const MaterialRows &offered)
{
    for (MaterialRow &row : now) {
        const auto found = std::find_if(offered.begin(), offered.end(), [&row](const MaterialRow &r) { return r.key == row.key; });
        if (row.judgement == Judgement::Deferred && found != offered.end()) {
            row = *found;
        }
    }
    return now;
}

ChecklistVerdict judgeChecklist(const std::vector<MaterialSpec> &specs, const MaterialRows &rows)
{
    ChecklistVerdict verdict;
    for (const MaterialSpec &spec : specs) {
        const auto row = std::find_if(rows.begin(), rows.end(), [&spec](const MaterialRow &r) { return r.key == spec.key; });
        const Judgement judgement = row == rows.end() ? Judgement::Unchecked : row->judgement;
        verdict.unchecked += judgement == Judgement::Unchecked ? 1 : 0;
        verdict.lacking += judgement == Judgement::Missing || judgement == Judgement::Defective ? 1 : 0;
        verdict.deferred += judgement == Judgement::Deferred ? 1 : 0;
        if (!isLawful(spec, judgement) && verdict.unlawfulKey.isEmpty()) {
            verdict.unlawfulKey = spec.key;
        }
    }
    const auto isStranger = [&specs](const MaterialRow &row) {
        return std::none_of(specs.begin(), specs.end(), [&row](const MaterialSpec &s) { return s.key == row.key; });
    };
    const auto stranger = std::find_if(rows.begin(), rows.end(), isStranger);
    if (stranger != rows.end() && verdict.unlawfulKey.isEmpty()) {
        verdict.unlawfulKey = stranger->key;
    }
    return verdict;
}

} // namespace yichuang::domain
