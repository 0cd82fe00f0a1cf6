// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Item.h"

#include <QHash>

#include <memory>
#include <vector>

namespace yichuang::domain {

struct Department {
    DepartmentKey key;
    QString name;
    QString uscc;
    friend bool operator==(const Department &, const Department &) = default;
};

/// The service items as published in one version. Immutable; copies share.
class Catalogue {
public:
    Catalogue() = default;
    /// Reads the published form; the first broken item or member is named in the error.
    [[nodiscard]] static base::Result<Catalogue> fromJson(const QJsonObject &json);

    /// "2026.11.2"; empty for a catalogue that was never loaded.
    [[nodiscard]] QString version() const { return m_data ? m_data->version : QString(); }
    [[nodiscard]] const std::vector<Item> &items() const;
    [[nodiscard]] const Item *item(const ItemKey &key) const;
    [[nodiscard]] const std::vector<Department> &departments() const;
    [[nodiscard]] const Department *department(const DepartmentKey &key) const;
    [[nodiscard]] bool isEmpty() const { return items().empty(); }
    /// What was read, for storing and publishing unchanged.
    [[nodiscard]] QJsonObject source() const { return m_data ? m_data->source : QJsonObject(); }

private:
    struct Data {
        QString version;
        std::vector<Item> items;
        QHash<ItemKey, qsizetype> byKey;
        std::vector<Department> departments;
        QJsonObject source;
    };
    [[nodiscard]] static base::Result<void> readDepartments(const QJsonObject &json, Data &data);
    [[nodiscard]] static base::Result<void> readItems(const QJsonObject &json, Data &data);

    std::shared_ptr<const Data> m_data;
};

} // namespace yichuang::domain
