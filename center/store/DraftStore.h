// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/storage/Connection.h"
#include "center/store/Vault.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace yichuang::center {

enum class DraftState { Open, Published, Withdrawn };
[[nodiscard]] QString toWord(DraftState state);

/// A catalogue that somebody works on.
struct Draft {
    qint64 no = 0;
    DraftState state = DraftState::Open;
    base::Instant made;
    std::optional<base::Instant> ended; ///< published or withdrawn
    QString author;
    QString note;
    QJsonObject body;
};

/// Drafts of catalogues; several may be open. What was drafted stays with its number also after it ended. Sealed like
/// everything else. Writing calls are for a transaction that the caller opened.
class DraftStore {
public:
    DraftStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    /// `no`, `state` and `ended` of the draft are not looked at; answers its number.
    [[nodiscard]] base::Result<qint64> add(const Draft &draft);
    /// NotFound "draft.unknown".
    [[nodiscard]] base::Result<Draft> read(qint64 no);
    /// All drafts, in the order of their numbers.
    [[nodiscard]] base::Result<std::vector<Draft>> list();
    /// Published or Withdrawn. Conflict "draft.ended" when it is not open.
    [[nodiscard]] base::Result<void> end(qint64 no, DraftState state, base::Instant now);

private:
    [[nodiscard]] base::Result<Draft> readRow(storage::Statement &row);

    storage::Connection &m_connection;
    Vault &m_vault;
};

} // namespace yichuang::center
