// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Catalogue.h"

#include "app/base/Json.h"

#include <QJsonArray>

#include <algorithm>

namespace yichuang::domain {

base::Result<void> Catalogue::readDepartments(const QJsonObject &json, Data &data)
{
    base::JsonReader reader(json, "catalogue");
    const QJsonArray list = reader.array("departments", 10'000);
    for (const QJsonValue &value : list) {
        base::JsonReader entry(value.toObject(), "department(" + value.toObject().value(QLatin1String("key")).toString().left(64).toUtf8() + ')');
        Department department{readKey<DepartmentKey>(entry, "key"), entry.text("name", 200), entry.text("uscc", 18)};
        const bool isTwin = std::any_of(data.departments.begin(), data.departments.end(), [&](const Department &d) { return d.key == department.key; });
        if (isTwin) {
            entry.note("key", "stands twice");
        }
        data.departments.push_back(reader.nested(entry.finish(std::move(department))));
    }
    if (reader.error()) {
        return tl::unexpected(*reader.error());
    }
    return {};
}

base::Result<void> Catalogue::readItems(const QJsonObject &json, Data &data)
{
    base::JsonReader reader(json, "catalogue");
    const QJsonArray list = reader.array("items", 100'000);
    for (const QJsonValue &value : list) {
        base::Result<Item> item = Item::fromJson(value.toObject());
        if (!item) {
            return base::failure(item);
        }
        const bool hasDepartment = std::any_of(data.departments.begin(), data.departments.end(),
                                               [&item](const Department &d) { return d.key == item->department; });
        if (!hasDepartment) {
            return base::fail(base::ErrorCode::Malformed, QStringLiteral("item %1 names an unknown department").arg(item->key.toText()),
                              "catalogue.department");
        }
        if (data.byKey.contains(item->key)) {
            return base::fail(base::ErrorCode::Malformed, QStringLiteral("item %1 stands twice").arg(item->key.toText()), "catalogue.twin");
        }
        data.byKey.insert(item->key, static_cast<qsizetype>(data.items.size()));
        data.items.push_back(std::move(*item));
    }
    if (reader.error()) {
        return tl::unexpected(*reader.error());
    }
    return {};
}

base::Result<Catalogue> Catalogue::fromJson(const QJsonObject &json)
{
    auto data = std::make_shared<Data>();
    base::JsonReader reader(json, "catalogue");
    data->version = reader.text("version", 64);
    if (reader.error()) {
        return tl::unexpected(*reader.error());
    }
    const base::Result<void> read = readDepartments(json, *data).and_then([&] { return readItems(json, *data); });
    if (!read) {
        return base::failure(read);
    }
    data->source = json;
    Catalogue catalogue;
    catalogue.m_data = std::move(data);
    return catalogue;
}

const std::vector<Item> &Catalogue::items() const
{
    static const std::vector<Item> none;
    return m_data ? m_data->items : none;
}

const Item *Catalogue::item(const ItemKey &key) const
{
    if (!m_data) {
        return nullptr;
    }
    const auto found = m_data->byKey.constFind(key);
    return found == m_data->byKey.constEnd() ? nullptr : &m_data->items[static_cast<size_t>(*found)];
}

const std::vector<Department> &Catalogue::departments() const
{
    static const std::vector<Department> none;
    return m_data ? m_data->departments : none;
}

const Department *Catalogue::department(const DepartmentKey &key) const
{
    const auto &list = departments();
    const auto found = std::find_if(list.begin(), list.end(), [&key](const Department &d) { return d.key == key; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace yichuang::domain
