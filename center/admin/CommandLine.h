// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QHash>
#include <QStringList>

namespace yichuang::center {

/// The failure "usage" (InvalidArgument) with what to say instead.
[[nodiscard]] tl::unexpected<base::Error> usage(const QString &what);

/// All that the program's commands know, each taking what it needs: options without and with a value.
[[nodiscard]] const QStringList &commandFlags();
[[nodiscard]] const QStringList &commandOptions();

/// "people add --id wei.xf --json": words, then options. `--config FILE` names a JSON object whose members stand for
/// options not given; a member that is no option, or of another type, is refused like one on the command line.
class CommandLine {
public:
    /// `flags` take no value, `options` take one. InvalidArgument "usage" names what is wrong.
    [[nodiscard]] static base::Result<CommandLine> parse(const QStringList &arguments, const QStringList &flags, const QStringList &options);

    [[nodiscard]] const QStringList &words() const { return m_words; }
    /// The options of the command line itself, without the config file's.
    [[nodiscard]] const QStringList &said() const { return m_said; }
    [[nodiscard]] bool has(const QString &name) const { return m_options.contains(name); }
    [[nodiscard]] QString text(const QString &name, const QString &absent = {}) const { return m_options.value(name, absent); }
    /// InvalidArgument "usage" when it is missing.
    [[nodiscard]] base::Result<QString> required(const QString &name) const;
    [[nodiscard]] base::Result<int> number(const QString &name, int absent, int min, int max) const;
    /// Comma-separated; empty when absent.
    [[nodiscard]] QStringList list(const QString &name) const { return text(name).split(QLatin1Char(','), Qt::SkipEmptyParts); }

private:
    [[nodiscard]] base::Result<void> readConfig(const QStringList &flags, const QStringList &options);

    QStringList m_words;
    QStringList m_said;
    QHash<QString, QString> m_options;
};

} // namespace yichuang::center
