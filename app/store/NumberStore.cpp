// SPDX-License-Identifier: Apache-2.0
#include "app/store/NumberStore.h"

#include "app/storage/Query.h"

namespace yichuang::store {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

const QByteArray SameSql
    = "SELECT count(*) FROM number_block WHERE id = :id AND first = :first AND last = :last AND first_query = :query AND window = :window";
const QByteArray OverlapSql = "SELECT count(*) FROM number_block WHERE id = :id OR (first <= :last AND last >= :first)";
const QByteArray AddSql = "INSERT INTO number_block (id, first, last, first_query, next, window) VALUES (:id, :first, :last, :query, :first, :window)";
const QByteArray NextSql
    = "SELECT first, next, first_query + next - first, window FROM number_block WHERE next <= last ORDER BY first LIMIT 1";
const QByteArray TakeSql = "UPDATE number_block SET next = next + 1 WHERE first = :first AND next = :next";
const QByteArray RemainingSql = "SELECT coalesce(sum(last + 1 - next), 0) FROM number_block";
const QByteArray VoidSql = "INSERT INTO number_void (serial, at) SELECT :serial, :at "
                           "WHERE EXISTS (SELECT 1 FROM number_block WHERE :serial >= first AND :serial < next) ON CONFLICT DO NOTHING";
const QByteArray VoidLeftSql = "WITH RECURSIVE unused (serial, last) AS (SELECT next, last FROM number_block WHERE next <= last "
                               "UNION ALL SELECT serial + 1, last FROM unused WHERE serial < last) "
                               "INSERT INTO number_void (serial, at) SELECT serial, :at FROM unused WHERE true ON CONFLICT DO NOTHING";
const QByteArray UseUpSql = "UPDATE number_block SET next = last + 1 WHERE next <= last";
const QByteArray AccountSql = "SELECT coalesce(sum(last + 1 - first), 0), coalesce(sum(next - first), 0), coalesce(sum(last + 1 - next), 0), "
                              "(SELECT count(*) FROM number_void) FROM number_block";

void bindBlock(Statement &s, const domain::NumberBlock &block)
{
    s.bind(":id", block.id).bind(":first", block.firstSerial).bind(":last", block.lastSerial);
}

Result<qint64> readInteger(const Statement &row)
{
    return row.integer(0);
}

} // namespace

Result<void> NumberStore::add(const domain::NumberBlock &block, const domain::WorkstationId &workstation)
{
    if (block.workstation != workstation) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("a block of another enrolment"), "number.enrolment");
    }
    const auto bindAll = [&block](Statement &s) {
        bindBlock(s, block);
        s.bind(":query", block.firstQueryIndex).bind(":window", block.window.toText());
    };
    const auto same = storage::firstRow(m_connection, SameSql, bindAll, readInteger);
    if (!same) {
        return failure(same);
    }
    if (same->value_or(0) == 1) {
        return {};
    }
    const auto overlapping = storage::firstRow(m_connection, OverlapSql, [&](Statement &s) { bindBlock(s, block); }, readInteger);
    if (!overlapping) {
        return failure(overlapping);
    }
    if (overlapping->value_or(0) != 0) {
        return base::fail(ErrorCode::AlreadyExists, QStringLiteral("number blocks overlap"), "number.overlap");
    }
    return storage::done(storage::execute(m_connection, AddSql, bindAll));
}

Result<TakenNumber> NumberStore::take()
{
    struct Next {
        qint64 first;
        TakenNumber number;
    };
    const auto next = storage::firstRow(m_connection, NextSql, storage::bindNothing, [](const Statement &row) -> Result<Next> {
        return domain::WindowId::fromText(row.text(3)).map([&row](const domain::WindowId &window) {
            return Next{row.integer(0), TakenNumber{row.integer(1), row.integer(2), window}};
        });
    });
    if (!next) {
        return failure(next);
    }
    if (!*next) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no case number is left"), "number.none");
    }
    const Result<qint64> taken = storage::execute(m_connection, TakeSql, [&](Statement &s) {
        s.bind(":first", (*next)->first).bind(":next", (*next)->number.serial);
    });
    if (!taken) {
        return failure(taken);
    }
    if (*taken != 1) {
        return base::fail(ErrorCode::Internal, QStringLiteral("a number was taken by somebody else"), "number.race");
    }
    return (*next)->number;
}

Result<qint64> NumberStore::remaining()
{
    return storage::queryInteger(m_connection, RemainingSql);
}

Result<void> NumberStore::markVoid(qint64 serial, base::Instant now)
{
    return storage::done(storage::execute(m_connection, VoidSql, [&](Statement &s) { s.bind(":serial", serial).bind(":at", now); }));
}

Result<void> NumberStore::giveUp(base::Instant now)
{
    return storage::done(storage::execute(m_connection, VoidLeftSql, [&](Statement &s) { s.bind(":at", now); })).and_then([this] {
        return storage::done(storage::execute(m_connection, UseUpSql, storage::bindNothing));
    });
}

Result<NumberAccount> NumberStore::account()
{
    const auto account = storage::firstRow(m_connection, AccountSql, storage::bindNothing, [](const Statement &row) -> Result<NumberAccount> {
        return NumberAccount{row.integer(0), row.integer(1) - row.integer(3), row.integer(3), row.integer(2)};
    });
    return account ? Result<NumberAccount>(account->value_or(NumberAccount())) : Result<NumberAccount>(failure(account));
}

} // namespace yichuang::store
