// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Tokens.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

class QCommandLineParser;

namespace yichuang::tests {

/// How the windows of a day look, from the command line: `--language en`, `--theme dark`, `--large-type`,
/// `--window 1920x1080`. Without options as a workstation starts: Chinese, light, 1366 × 768.
struct DemoLook {
    QString language;
    ui::Theme theme = ui::Theme::Light;
    ui::TypeSize type = ui::TypeSize::Normal;
    QSize window{1366, 768};

    static void addOptions(QCommandLineParser &parser);
    /// Nothing when an option has a value nobody knows.
    [[nodiscard]] static std::optional<DemoLook> of(const QCommandLineParser &parser);
    /// The options that give this look again, for another process.
    [[nodiscard]] QStringList options() const;
};

} // namespace yichuang::tests
