// SPDX-License-Identifier: Apache-2.0
#include "ui/style/Look.h"

#include "ui/style/Icons.h"
#include "ui/style/StyleSheet.h"

#include <QEvent>
#include <QLineEdit>
#include <QPalette>

namespace yichuang::ui {

namespace {

QPalette qtPalette(const Palette &p)
{
    QPalette palette;
    palette.setColor(QPalette::Window, p.ground);
    palette.setColor(QPalette::WindowText, p.text);
    palette.setColor(QPalette::Base, p.surface);
    palette.setColor(QPalette::AlternateBase, p.raised);
    palette.setColor(QPalette::Text, p.text);
    palette.setColor(QPalette::PlaceholderText, p.quiet);
    palette.setColor(QPalette::Button, p.surface);
    palette.setColor(QPalette::ButtonText, p.text);
    palette.setColor(QPalette::Highlight, p.accentFill);
    palette.setColor(QPalette::HighlightedText, p.onAccent);
    palette.setColor(QPalette::ToolTipBase, p.surface);
    palette.setColor(QPalette::ToolTipText, p.text);
    palette.setColor(QPalette::Link, p.bright);
    return palette;
}

/// Puts the hint's colour back whenever the sheet has set the line's palette.
class HintInk final : public QObject {
public:
    HintInk(const Look &look, QObject *line) : QObject(line), m_look(look) {}

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *line = qobject_cast<QLineEdit *>(watched);
        if (event->type() == QEvent::PaletteChange && line != nullptr) {
            // White on black, quiet words look like words entered.
            const bool loud = m_look.theme() == Theme::HighContrast;
            const QColor ink = loud ? m_look.palette().disabled : m_look.palette().quiet;
            QPalette palette = line->palette();
            if (palette.color(QPalette::PlaceholderText) != ink) {
                palette.setColor(QPalette::PlaceholderText, ink);
                line->setPalette(palette);
            }
        }
        return QObject::eventFilter(watched, event);
    }

private:
    const Look &m_look;
};

} // namespace

Look::Look(QString sheetTemplate, QObject *parent)
    : QObject(parent), m_template(std::move(sheetTemplate)), m_tokens(Tokens::make(m_theme, m_size))
{
}

QFont Look::font() const
{
    QFont font;
    font.setFamilies(
        {QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans SC"), QStringLiteral("sans-serif")});
    font.setPixelSize(m_tokens.body());
    return font;
}

QPixmap Look::icon(const QString &name, const QColor &color, int size, const QWidget &on) const
{
    return iconPixmap(name, color, size, on.devicePixelRatioF());
}

base::Result<void> Look::dress(QWidget &window)
{
    const auto applied = apply(window);
    if (applied) {
        connect(this, &Look::changed, &window, [this, &window] {
            // The template was expanded once with success; its names do not depend on the look.
            [[maybe_unused]] const auto again = apply(window);
            Q_ASSERT(again.has_value());
        });
    }
    return applied;
}

void Look::dressHint(QLineEdit &line) const
{
    line.installEventFilter(new HintInk(*this, &line));
}

base::Result<void> Look::apply(QWidget &window) const
{
    const auto sheet = expandStyleSheet(m_template, m_tokens);
    if (!sheet) {
        return base::failure(sheet);
    }
    window.setPalette(qtPalette(m_tokens.palette()));
    window.setFont(font());
    window.setStyleSheet(*sheet);
    return {};
}

void Look::choose(Theme theme, TypeSize size)
{
    if (theme == m_theme && size == m_size) {
        return;
    }
    m_theme = theme;
    m_size = size;
    m_tokens = Tokens::make(theme, size);
    Q_EMIT changed();
}

} // namespace yichuang::ui
