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

    /// Called several times a second while the scan lasts; a failure ends it.
    using Keep = std::function<base::Result<void>()>;

    /// Empty `words`: everything is clean.
    ScanCommand(QStringList words, std::chrono::milliseconds limit) : m_words(std::move(words)), m_limit(limit) {}

    /// Blocks, for `limit` at most; then the program and all it started are killed and the verdict is Unknown, as they are when the scan
    /// ends with a failure: the content's or `keep`'s.
    [[nodiscard]] base::Result<Verdict> scan(const Content &content, const Keep &keep) const;

private:
    QStringList m_words;
    std::chrono::milliseconds m_limit;
};

} // namespace yichuang::center
