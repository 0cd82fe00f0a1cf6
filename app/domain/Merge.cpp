// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Merge.h"

namespace yichuang::domain {

namespace {

const QString FieldPrefix = QStringLiteral("fields.");

QString *fixedField(Case &record, const QString &path)
{
    const struct {
        const char *path;
        QString *field;
    } rows[] = {
        {"applicant.name", &record.applicant.name},       {"applicant.id_number", &record.applicant.idNumber},
        {"applicant.phone", &record.applicant.phone},     {"applicant.address", &record.applicant.address},
        {"result_way", &record.resultWay},
    };
    for (const auto &row : rows) {
        if (path == QLatin1String(row.path)) {
            return row.field;
        }
    }
    return nullptr;
}

QString *fieldOf(Case &record, const QString &path)
{
    if (path.startsWith(FieldPrefix) && path.size() > FieldPrefix.size()) {
        return &record.fields[path.mid(FieldPrefix.size())];
    }
    return fixedField(record, path);
}

tl::unexpected<base::Error> noSuchField()
{
    return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("this field cannot be amended"), "case.field");
}

} // namespace

base::Result<QString> amendableField(const Case &record, const QString &path)
{
    Case copy = record;
    const QString *field = fieldOf(copy, path);
    if (!field) {
        return noSuchField();
    }
    return *field;
}

base::Result<Merged> mergeChanges(const Case &record, const std::vector<FieldChange> &changes)
{
    Merged merged{record, {}};
    for (const FieldChange &change : changes) {
        QString *field = fieldOf(merged.record, change.path);
        if (!field) {
            return noSuchField();
        }
        if (*field == change.from || *field == change.to) {
            *field = change.to;
        } else {
            merged.conflicts.push_back({change.path, change.from, change.to, *field});
        }
    }
    if (!merged.conflicts.empty()) {
        merged.record = record;
    }
    return merged;
}

} // namespace yichuang::domain
