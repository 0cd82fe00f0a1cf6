// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/AttachmentStrip.h"

#include "ui/models/AttachmentWords.h"
#include "ui/models/Words.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/AttachmentTile.h"
#include "ui/widgets/Labels.h"

#include <QEvent>
#include <QLabel>

#include <algorithm>

namespace yichuang::ui {

namespace {
constexpr int gap = 4;
} // namespace

AttachmentStrip::AttachmentStrip(const Look &look, AttachmentShelf &shelf, QWidget *parent)
    : QWidget(parent), m_look(look), m_shelf(shelf)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_add = new ActionButton(look, ButtonKind::Choice, this);
    m_add->setObjectName(QStringLiteral("addPages"));
    m_add->setIconName(QStringLiteral("plus"));
    m_add->setKeyText(QStringLiteral("F4"));
    m_add->setFocusPolicy(Qt::NoFocus);
    m_add->hide();
    connect(m_add, &QAbstractButton::clicked, this, &AttachmentStrip::addPressed);
    m_trouble = makeLabel(TextRole::Error, this);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    retranslate();
}

AttachmentTile *AttachmentStrip::makeTile(const QString &content)
{
    auto *tile = new AttachmentTile(m_look, m_shelf, content, this);
    const auto at = [this, tile] { return static_cast<int>(m_tiles.indexOf(tile)); };
    connect(tile, &QAbstractButton::clicked, this, [this, at] { Q_EMIT opened(at()); });
    connect(tile, &AttachmentTile::takeOutPressed, this, [this, at] { Q_EMIT takeOutPressed(at()); });
    connect(tile, &AttachmentTile::movedBy, this, [this, at](int by) { Q_EMIT movedBy(at(), by); });
    connect(tile, &AttachmentTile::stepped, this, [this, tile](int by) { step(tile, by); });
    connect(tile, &AttachmentTile::resized, this, [this] {
        refreshTrouble();
        updateGeometry();
        flow(width(), Pass::Place);
    });
    tile->installEventFilter(this);
    tile->show();
    return tile;
}

void AttachmentStrip::setContents(const QStringList &contents, const QString &material)
{
    m_material = material;
    // A page keeps its tile, and with it the focus, wherever it goes to.
    QVector<AttachmentTile *> old = m_tiles;
    int focused = -1;
    for (int at = 0; at < count(); ++at) {
        focused = m_tiles.at(at)->hasFocus() ? at : focused;
    }
    m_tiles.clear();
    for (const QString &content : contents) {
        const auto known = std::find_if(old.begin(), old.end(),
                                        [&content](const AttachmentTile *tile) { return tile->content() == content; });
        m_tiles.append(known == old.end() ? makeTile(content) : *known);
        if (known != old.end()) {
            old.erase(known);
        }
    }
    for (AttachmentTile *tile : std::as_const(old)) {
        // Hidden with the focus on it, it would hand it on to another row.
        if (tile->hasFocus() && m_tiles.isEmpty()) {
            Q_EMIT left();
        } else if (tile->hasFocus()) {
            focusPage(focused);
        }
        tile->hide();
        tile->deleteLater();
    }
    for (int at = 0; at < m_tiles.size(); ++at) {
        m_tiles.at(at)->setPlace(at, static_cast<int>(m_tiles.size()));
    }
    refreshTrouble();
    retranslate();
    setVisible(!m_tiles.isEmpty() || !m_add->isHidden());
    updateGeometry();
    flow(width(), Pass::Place);
}

void AttachmentStrip::setOffer(Offer offer)
{
    m_add->setVisible(offer == Offer::Adding);
    setVisible(!m_tiles.isEmpty() || !m_add->isHidden());
    updateGeometry();
    flow(width(), Pass::Place);
}

void AttachmentStrip::focusPage(int at)
{
    if (!m_tiles.isEmpty()) {
        m_tiles.at(std::clamp(at, 0, count() - 1))->setFocus(Qt::OtherFocusReason);
    }
}

void AttachmentStrip::step(const AttachmentTile *from, int by)
{
    const int to = static_cast<int>(std::find(m_tiles.begin(), m_tiles.end(), from) - m_tiles.begin()) + by;
    if (to < 0) {
        Q_EMIT left();
    } else if (to < count()) {
        focusPage(to);
    }
}

void AttachmentStrip::refreshTrouble()
{
    QStringList sentences;
    for (int at = 0; at < count(); ++at) {
        const auto &view = m_tiles.at(at)->face().view;
        if (view && view->place == desk::AttachmentPlace::Refused) {
            sentences.append(tr("Page %1: %2").arg(at + 1).arg(AttachmentWords::reason(*view)));
        }
    }
    m_trouble->setText(Words::sentences(sentences));
    m_trouble->setVisible(!sentences.isEmpty());
}

int AttachmentStrip::flow(int width, Pass pass) const
{
    QVector<QWidget *> parts(m_tiles.begin(), m_tiles.end());
    if (!m_add->isHidden()) {
        parts.append(m_add);
    }
    int x = 0;
    int y = 0;
    int tall = 0;
    for (QWidget *part : std::as_const(parts)) {
        const QSize size = part->sizeHint();
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += tall + gap;
            tall = 0;
        }
        if (pass == Pass::Place) {
            // The button stands in the middle of its line.
            const int down = part == m_add && !m_tiles.isEmpty() ? (m_tiles.last()->sizeHint().height() - size.height()) / 2 : 0;
            part->setGeometry(QRect(QPoint(x, y + down), size));
        }
        x += size.width() + gap;
        tall = qMax(tall, size.height());
    }
    y += tall;
    if (!m_trouble->isHidden()) {
        const int words = m_trouble->heightForWidth(width);
        if (pass == Pass::Place) {
            m_trouble->setGeometry(0, y + 2, width, words);
        }
        y += 2 + words;
    }
    return y;
}

QSize AttachmentStrip::sizeHint() const
{
    const int wide = m_look.tokens().grown(240);
    return QSize(wide, flow(qMax(wide, width()), Pass::Measure));
}

int AttachmentStrip::heightForWidth(int width) const
{
    return flow(width, Pass::Measure);
}

void AttachmentStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    flow(width(), Pass::Place);
}

bool AttachmentStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        static_cast<QWidget *>(watched)->update();
        Q_EMIT focusMoved();
    }
    return QWidget::eventFilter(watched, event);
}

void AttachmentStrip::retranslate()
{
    m_add->setText(tr("Add pages"));
    m_add->setAccessibleName(m_material.isEmpty() ? m_add->text() : tr("Add pages to %1").arg(m_material));
    setAccessibleName(m_tiles.isEmpty() ? QString() : tr("%n page(s) of %1", "", count()).arg(m_material));
    for (AttachmentTile *tile : std::as_const(m_tiles)) {
        tile->rename();
    }
}

} // namespace yichuang::ui
