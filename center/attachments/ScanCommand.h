// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <functional>

namespace yichuang::center {

/// A virus scanner as a program: gets a content on its standard input; its exit code 0 says clean, 1 infected, anything else
/// that it could not tell ("clamdscan -" speaks so). Its output is thrown away. Thread-safe.
class ScanCommand {
public:
    enum class Verdict { Clean, Infected, Unknown };
    using Use = std::function<base::Result<void>(const QByteArray &)>;
    /// Gives the content to `use`, piece by piece.
    using Content = std::function<base::Result<void>(const Use &)>;

    /// Empty `words`: everything is clean.
    ScanCommand(QStringList words, std::chrono::milliseconds limit) : m_words(std::move(words)), m_limit(limit) {}

    /// Blocks, for `limit` at most; then the program is killed and the verdict is Unknown. A failure is the content's.
    [[nodiscard]] base::Result<Verdict> scan(const Content &content) const;

private:
    QStringList m_words;
    std::chrono::milliseconds m_limit;
};

} // namespace yichuang::center
