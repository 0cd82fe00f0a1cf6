// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/attachments/ObjectStore.h"

#include <memory>

namespace yichuang::center {

/// Objects as files of a folder only its owner can enter, in sub-folders by the first two digits of their names. A file
/// appears under its name only when it is whole and on the disk.
class FolderObjects final : public ObjectStore {
public:
    /// Makes the folder. `reserve`: bytes of the disk that uploads leave free.
    [[nodiscard]] static base::Result<std::unique_ptr<FolderObjects>> open(const QString &folder, qint64 reserve);

    [[nodiscard]] base::Result<void> put(const QString &name, const QByteArray &bytes) override;
    [[nodiscard]] base::Result<QByteArray> get(const QString &name) override;
    [[nodiscard]] base::Result<void> remove(const QString &name) override;
    [[nodiscard]] base::Result<void> checkRoom(qint64 bytes) override;

private:
    FolderObjects(QString folder, qint64 reserve) : m_folder(std::move(folder)), m_reserve(reserve) {}
    [[nodiscard]] QString folderOf(const QString &name) const;
    [[nodiscard]] QString pathOf(const QString &name) const;

    const QString m_folder;
    const qint64 m_reserve;
};

} // namespace yichuang::center
