// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/domain/CaseState.h"
#include "app/domain/Ids.h"
#include "app/domain/SiteRules.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace yichuang::domain {

/// What somebody may be. The side (审 / 管 / 监) and the acts of each role are data: Policy.
enum class Role {
    Clerk,      ///< 窗口人员: accepts, issues; decides only immediate items on the spot
    Approver,   ///< 审批人员
    Manager,    ///< 大厅管理
    Supervisor, ///< 监察
};
[[nodiscard]] QString toWord(Role role);
[[nodiscard]] std::optional<Role> roleFromWord(const QString &word);

/// A member of the staff. The name is shown on papers; no secret is ever here.
struct Person {
    PersonId id;
    QString name;
    std::vector<Role> roles;
    std::vector<WindowId> windows; ///< where the person may sit
    QStringList departments;       ///< whose items the person acts on as approver; empty = all
    bool active = true;

    [[nodiscard]] bool has(Role role) const;
    [[nodiscard]] static base::Result<Person> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Person &, const Person &) = default;
};

/// What a window may do with an item (窗口充分授权).
enum class WindowRight { Accept, Decide, Issue };
[[nodiscard]] QString toWord(WindowRight right);
[[nodiscard]] std::optional<WindowRight> windowRightFromWord(const QString &word);

/// Whether anybody works at a window. Its id, which stands in case numbers, is never given to another one.
enum class WindowState {
    Open,
    Closed,  ///< for a while: nobody signs in or acts there
    Retired, ///< for good
};
[[nodiscard]] QString toWord(WindowState state);
[[nodiscard]] std::optional<WindowState> windowStateFromWord(const QString &word);

/// A counter window of a hall.
struct Window {
    WindowId id;   ///< up to three digits ("03"): part of every case number
    QString name;  ///< "03 号窗口"
    HallId hall;
    QMap<QString, std::vector<WindowRight>> rights; ///< item key or "*" → rights
    QString phone;
    WindowState state = WindowState::Open; ///< the member "state"; absent = open

    [[nodiscard]] bool may(const ItemKey &item, WindowRight right) const;
    [[nodiscard]] static base::Result<Window> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Window &, const Window &) = default;
};

struct Hall {
    HallId id;
    QString name;     ///< "青秀区政务服务中心"
    QString region;   ///< calendar layer, "CN" or "CN-45"
    QString address;
    QString phone;    ///< supervision phone on papers
    QString shortName; ///< before document numbers: "青政务"
    QString hours;     ///< office hours as printed
    QString reconsiderationBody; ///< 行政复议机关 (行政复议法 20)
    QString court;     ///< where to bring an action (行政诉讼法 46)
    friend bool operator==(const Hall &, const Hall &) = default;
};

/// Another centre that cases can be handed to (三级联网).
struct Place {
    PlaceId id;
    QString name; ///< "南宁市政务服务中心"
    friend bool operator==(const Place &, const Place &) = default;
};

/// People, windows and halls as the centre publishes them. Immutable; copies share.
class Directory {
public:
    Directory() = default;
    /// Refuses two entries with one id (directory.twin) and a window of an unknown hall (directory.hall). Errors name
    /// the entry and the member ("json.person(wei.xf).roles").
    [[nodiscard]] static base::Result<Directory> fromJson(const QJsonObject &json);

    [[nodiscard]] QString version() const { return m_data ? m_data->version : QString(); }
    [[nodiscard]] const Person *person(const PersonId &id) const;
    [[nodiscard]] const Window *window(const WindowId &id) const;
    [[nodiscard]] const Hall *hall(const HallId &id) const;
    [[nodiscard]] const Place *place(const PlaceId &id) const;
    /// The member "places", put in by the centre: every other centre of the tree, in the order of the tree.
    [[nodiscard]] std::vector<Place> places() const;
    /// The member "site"; where it is absent, the standard.
    [[nodiscard]] const SiteRules &site() const;
    [[nodiscard]] std::vector<Person> people() const;
    [[nodiscard]] std::vector<Window> windows() const;
    [[nodiscard]] QJsonObject source() const { return m_data ? m_data->source : QJsonObject(); }

private:
    struct Data {
        QString version;
        QHash<PersonId, Person> people;
        QHash<WindowId, Window> windows;
        QHash<HallId, Hall> halls;
        std::vector<Place> places;
        SiteRules site;
        QJsonObject source;
    };
    std::shared_ptr<const Data> m_data;
};

} // namespace yichuang::domain
