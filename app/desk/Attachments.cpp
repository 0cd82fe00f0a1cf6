// SPDX-License-Identifier: Apache-2.0
#include "app/desk/Attachments.h"

#include "app/domain/Content.h"

#include <QSet>

namespace yichuang::desk {

namespace {

using base::ErrorCode;
using base::Result;

// Whoever makes the operation has to bring the content along.
Result<void> isHere(const QString &content, store::BlobStore &blobs)
{
    if (!domain::isContentName(content)) {
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

QSet<QString> namedBy(const domain::MaterialRows &rows)
{
    QSet<QString> contents;
    for (const domain::MaterialRow &row : rows) {
        contents.unite(QSet<QString>(row.blobs.begin(), row.blobs.end()));
    }
    return contents;
}

} // namespace

Result<QStringList> newContents(const domain::Act &act, const std::optional<domain::Case> &before, const domain::Case &after, store::BlobStore &blobs)
{
    QSet<QString> seen = before ? namedBy(before->materials) : QSet<QString>();
    const QSet<QString> taken = namedBy(after.materials);
    QStringList contents;
    for (const domain::MaterialRow &row : act.materials.value_or(domain::MaterialRows())) {
        for (const QString &content : row.blobs) {
            if (seen.contains(content)) {
                continue;
            }
            if (const Result<void> here = isHere(content, blobs); !here) {
                return base::failure(here);
            }
            if (!taken.contains(content)) {
                return base::fail(ErrorCode::NotAllowed, QStringLiteral("a content of a material that can no longer change"), "case.materials_fixed");
            }
            seen.insert(content);
            contents.append(content);
        }
    }
    return contents;
}

} // namespace yichuang::desk
