// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/SheetAttachments.h"

#include <algorithm>

namespace yichuang::ui {

void SheetAttachments::startOver()
{
    ++m_sheet;
    m_taken.clear();
    m_coming = {};
}

domain::MaterialRow *SheetAttachments::row(const QString &material) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(),
                                 [&material](const domain::MaterialRow &r) { return r.key == material; });
    return at == m_rows.end() ? nullptr : &*at;
}

void SheetAttachments::put(domain::MaterialRow &row, const QStringList &contents)
{
    if (row.pages == row.blobs.size()) {
        row.pages = static_cast<int>(contents.size());
    }
    row.blobs = contents;
    Q_EMIT edited();
}

QStringList SheetAttachments::contents(const QString &material) const
{
    const domain::MaterialRow *found = row(material);
    return found != nullptr ? found->blobs : QStringList();
}

bool SheetAttachments::add(const QString &material, const QString &content)
{
    domain::MaterialRow *found = row(material);
    if (found == nullptr || found->blobs.contains(content)) {
        return false;
    }
    put(*found, found->blobs + QStringList{content});
    return true;
}

QString SheetAttachments::takeOut(const QString &material, int at)
{
    domain::MaterialRow *found = row(material);
    if (found == nullptr || at < 0 || at >= found->blobs.size()) {
        return {};
    }
    QStringList contents = found->blobs;
    const QString content = contents.takeAt(at);
    m_taken.append({material, content, at});
    put(*found, contents);
    return content;
}

void SheetAttachments::move(const QString &material, int at, int by)
{
    domain::MaterialRow *found = row(material);
    const int to = at + by;
    if (found == nullptr || at < 0 || to < 0 || at >= found->blobs.size() || to >= found->blobs.size()) {
        return;
    }
    QStringList contents = found->blobs;
    contents.move(at, to);
    put(*found, contents);
}

void SheetAttachments::putBack()
{
    if (m_taken.isEmpty()) {
        return;
    }
    const Taken taken = m_taken.takeLast();
    domain::MaterialRow *found = row(taken.material);
    // Brought in anew in the meantime, it is there already.
    if (found == nullptr || found->blobs.contains(taken.content)) {
        Q_EMIT edited();
        return;
    }
    QStringList contents = found->blobs;
    contents.insert(std::min(taken.at, static_cast<int>(contents.size())), taken.content);
    put(*found, contents);
}

void SheetAttachments::setComing(const Coming &coming)
{
    if (coming != m_coming) {
        m_coming = coming;
        Q_EMIT comingChanged();
    }
}

} // namespace yichuang::ui
