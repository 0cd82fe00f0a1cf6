// SPDX-License-Identifier: Apache-2.0
#include "app/desk/Attachments.h"

#include <QSet>

#include <algorithm>

namespace yichuang::desk {

namespace {

using base::ErrorCode;
using base::Result;

bool isHash(const QString &text)
{
    const auto isDigit = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    return text.size() == 64 && std::all_of(text.begin(), text.end(), isDigit);
}

// Whoever makes the operation has to bring the content along.
Result<void> isHere(const QString &content, store::BlobStore &blobs)
{
    if (!isHash(content)) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("an attachment is not named by its SHA-256"), "attachment.hash");
    }
    const auto found = blobs.find(QByteArray::fromHex(content.toLatin1()));
    if (!found) {
        return base::failure(found);
    }
    if (!*found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("an attachment is not in this workstation"), "attachment.missing");
    }
    return {};
}

} // namespace

Result<QStringList> newContents(const domain::Act &act, const std::optional<domain::Case> &record, store::BlobStore &blobs)
{
    QSet<QString> seen;
    for (const domain::MaterialRow &row : record ? record->materials : domain::MaterialRows()) {
        seen.unite(QSet<QString>(row.blobs.begin(), row.blobs.end()));
    }
    QStringList contents;
    for (const domain::MaterialRow &row : act.materials.value_or(domain::MaterialRows())) {
        for (const QString &content : row.blobs) {
            if (seen.contains(content)) {
                continue;
            }
            if (const Result<void> here = isHere(content, blobs); !here) {
                return base::failure(here);
            }
            seen.insert(content);
            contents.append(content);
        }
    }
    return contents;
}

} // namespace yichuang::desk
