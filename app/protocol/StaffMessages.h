// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/domain/DirectoryEdit.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace yichuang::protocol {

/// Somebody of the staff and how the account stands.
struct StaffEntry {
    domain::Person person;
    bool hasPassword = false;
    bool mustChange = false; ///< the password was chosen by somebody else and is good for changing it only
    std::optional<base::Instant> lockedUntil;
    std::optional<base::Instant> signedIn;

    [[nodiscard]] static base::Result<StaffEntry> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// GET /v1/people.
struct StaffReply {
    QString directory; ///< its version
    std::vector<StaffEntry> people;

    [[nodiscard]] static base::Result<StaffReply> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

enum class PersonAct { Add, Change, Retire, ResetPassword, Unlock };
[[nodiscard]] QString toWord(PersonAct act);
[[nodiscard]] std::optional<PersonAct> personActFromWord(const QString &word);

/// POST /v1/people: one act on one account.
struct PersonOrder {
    PersonAct act = PersonAct::Change;
    domain::PersonId id;
    domain::PersonChange change; ///< add: name and roles are needed

    [[nodiscard]] static base::Result<PersonOrder> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// What POST /v1/people answers. `password` is told once, and never kept.
struct PersonReply {
    StaffEntry entry;
    QString password; ///< of add and reset_password; empty otherwise

    [[nodiscard]] static base::Result<PersonReply> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

struct WindowEntry {
    domain::Window window;
    int workstations = 0; ///< enrolled and not revoked

    [[nodiscard]] static base::Result<WindowEntry> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// GET /v1/windows.
struct WindowsReply {
    QString directory;
    std::vector<WindowEntry> windows;

    [[nodiscard]] static base::Result<WindowsReply> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

enum class WindowAct { Add, Change, Open, Close, Retire };
[[nodiscard]] QString toWord(WindowAct act);
[[nodiscard]] std::optional<WindowAct> windowActFromWord(const QString &word);

/// POST /v1/windows: one act on one window; answered with its WindowEntry.
struct WindowOrder {
    WindowAct act = WindowAct::Change;
    domain::WindowId id;
    domain::WindowChange change; ///< add: name and hall are needed

    [[nodiscard]] static base::Result<WindowOrder> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// POST /v1/enrolment-codes.
struct CodeOrder {
    domain::WindowId window;
    int hours = 24;

    [[nodiscard]] static base::Result<CodeOrder> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

struct CodeReply {
    domain::WindowId window;
    QString code; ///< told once
    base::Instant expires;

    [[nodiscard]] static base::Result<CodeReply> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// POST /v1/passwords: a person chooses another password, knowing the present one.
struct PasswordOrder {
    domain::PersonId person;
    QString password;
    QString newPassword;

    [[nodiscard]] static base::Result<PasswordOrder> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace yichuang::protocol
