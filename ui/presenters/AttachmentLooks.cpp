// SPDX-License-Identifier: Apache-2.0
// Pages looked at closely.
#include "ui/presenters/AttachmentPresenter.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/models/AttachmentWords.h"
#include "ui/models/Words.h"
#include "ui/widgets/AttachmentViewer.h"

namespace yichuang::ui {

using desk::AttachmentView;

namespace {

// An A4 page of 300 dpi as it was scanned; larger ones lose nothing a screen could show.
constexpr int longSide = 3600;

} // namespace

void AttachmentPresenter::attach(AttachmentViewer *viewer)
{
    m_viewer = viewer;
    connect(viewer, &AttachmentViewer::turnedTo, this, &AttachmentPresenter::turnTo);
    connect(viewer, &AttachmentViewer::againWanted, this, &AttachmentPresenter::read);
    connect(viewer, &AttachmentViewer::closed, this, &AttachmentPresenter::closed);
}

void AttachmentPresenter::show(const Roll &roll)
{
    if (m_viewer == nullptr || roll.at < 0 || roll.at >= roll.contents.size()) {
        return;
    }
    m_roll = roll;
    m_viewer->open();
    read();
}

void AttachmentPresenter::closed()
{
    ++m_asked;
    m_roll = {};
}

void AttachmentPresenter::read()
{
    const QString content = m_roll.contents.value(m_roll.at);
    const int asked = ++m_asked;
    m_roll.content.clear();
    m_roll.view.reset();
    m_roll.pages = 1;
    m_viewer->setWaiting();
    showHeading();
    lookAgain(content);
    base::thenOn(this, m_desk.read(content), [this, asked](const base::Result<QByteArray> &bytes) {
        if (asked != m_asked) {
            return;
        }
        if (bytes) {
            m_roll.content = *bytes;
            draw();
        } else {
            m_viewer->setTrouble(ErrorText::sentence(bytes.error()), AttachmentViewer::Offer::Again);
        }
    });
}

void AttachmentPresenter::draw()
{
    const int asked = ++m_asked;
    // Into a picture of its own thread: a large page takes longer than a frame.
    const auto drawing = m_worker.run(
        [content = m_roll.content, page = m_roll.page] { return drawContent(content, page, longSide); });
    base::thenOn(this, drawing, [this, asked](const base::Result<ContentDrawing> &result) {
        if (asked == m_asked) {
            drawn(result);
        }
    });
}

void AttachmentPresenter::drawn(const base::Result<ContentDrawing> &drawing)
{
    if (!drawing) {
        const QString what = m_roll.view ? AttachmentWords::about(*m_roll.view) : QString();
        m_viewer->setTrouble(drawing.error().code == base::ErrorCode::Unsupported
                                 ? tr("This cannot be shown here: %1. It is kept and sent as it is.").arg(what)
                                 : tr("This page is damaged and cannot be drawn: %1. Compare it with the paper.").arg(what),
                             AttachmentViewer::Offer::Nothing);
    } else {
        m_roll.page = drawing->page;
        m_roll.pages = drawing->pages;
        m_viewer->setPicture(drawing->picture);
    }
    showHeading();
}

void AttachmentPresenter::turnTo(int by)
{
    const int inside = m_roll.page + by;
    if (!m_roll.content.isEmpty() && inside >= 0 && inside < m_roll.pages) {
        m_roll.page = inside;
        draw();
        return;
    }
    const int next = m_roll.at + by;
    if (next >= 0 && next < m_roll.contents.size()) {
        m_roll.at = next;
        m_roll.page = by < 0 ? LastPage : 0;
        read();
    }
}

void AttachmentPresenter::showHeading()
{
    if (m_viewer == nullptr || m_roll.contents.isEmpty()) {
        return;
    }
    const int of = static_cast<int>(m_roll.contents.size());
    QStringList parts{tr("%1 of %2", "pages of a material").arg(m_roll.at + 1).arg(of)};
    if (m_roll.pages > 1) {
        parts.append(tr("sheet %1 of %2", "inside a PDF").arg(m_roll.page + 1).arg(m_roll.pages));
    }
    if (m_roll.view) {
        parts.append(AttachmentWords::about(*m_roll.view));
    }
    parts.removeAll(QString());
    m_viewer->setHeading(m_roll.name, parts.join(QStringLiteral(" · ")),
                         m_roll.view ? AttachmentWords::place(*m_roll.view) : ChipText());
    m_viewer->setNeighbours({m_roll.at > 0 || m_roll.page > 0, m_roll.at + 1 < of || m_roll.page + 1 < m_roll.pages});
}

} // namespace yichuang::ui
