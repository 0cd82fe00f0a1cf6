// SPDX-License-Identifier: Apache-2.0
#include "app/storage/Connection.h"

namespace yichuang::storage {

base::Result<qint64> queryInteger(Connection &connection, const QByteArray &sql)
{
    base::Result<Statement> statement = connection.prepare(sql);
    if (!statement) {
        return failure(statement);
    }
    if (const base::Result<void> row = statement->stepToRow(); !row) {
        return failure(row);
    }
    return statement->integer(0);
}

} // namespace yichuang::storage
