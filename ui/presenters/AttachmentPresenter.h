// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Worker.h"
#include "app/desk/AttachmentDesk.h"
#include "app/desk/Views.h"
#include "ui/forms/SheetAttachments.h"
#include "ui/models/AttachmentShelf.h"
#include "ui/models/AttachmentSource.h"
#include "ui/models/ContentDrawing.h"
#include "ui/presenters/Presenter.h"

#include <QPointer>

#include <deque>
#include <optional>

namespace yichuang::ui {

class AttachmentViewer;

/// Joins the pages of materials to the desk, for whatever sheet they belong to: brought in one after the other, shown
/// small and large, taken out and put back. No content ever touches the disk on its way.
class AttachmentPresenter final : public Presenter {
    Q_OBJECT

public:
    AttachmentPresenter(desk::AttachmentDesk &desk, QObject *parent);

    [[nodiscard]] AttachmentShelf &shelf() { return m_shelf; }
    void attach(AttachmentViewer *viewer);
    /// Does what is asked about the materials of a sheet.
    void serve(SheetAttachments &sheet, const AttachmentWish &wish);
    /// When the centre answers again, what could not be fetched is tried anew.
    void setLink(desk::LinkState link);
    /// The screen is locked: no names of files stay in front of it.
    void coverUp();
    /// Nothing of an earlier person stays after signing out.
    void forget();
    void retranslate();

private:
    struct Job {
        QPointer<SheetAttachments> sheet;
        int matter = 0; ///< of the sheet, when it was asked for
        QString material;
        AttachmentSource source;
    };
    /// What the viewer shows.
    struct Roll {
        QString name;
        QStringList contents;
        int at = 0;
        int page = 0; ///< inside the content; LastPage on the way back
        std::optional<desk::AttachmentView> view;
        QByteArray content; ///< empty while it is on its way
        int pages = 1;
    };

    // Small
    void load(const QStringList &contents);
    void loadThumbnail(const QString &content);
    void lookAgain(const QString &content);
    // Bringing in
    void choose(SheetAttachments &sheet, const AttachmentWish &wish);
    void bringIn(SheetAttachments &sheet, const AttachmentWish &wish);
    void bringNext();
    void encode(const QImage &picture);
    void hand(const QFuture<base::Result<desk::AttachmentView>> &future);
    void arrived(const base::Result<desk::AttachmentView> &result);
    void endBringing();
    [[nodiscard]] static QString sourceName(const AttachmentSource &source);
    void takeOut(SheetAttachments &sheet, const AttachmentWish &wish);
    // Large
    void show(const Roll &roll);
    void read();
    void draw();
    void drawn(const base::Result<ContentDrawing> &drawing);
    void turnTo(int by);
    void showHeading();
    void closed();

    desk::AttachmentDesk &m_desk;
    AttachmentShelf m_shelf;
    QPointer<AttachmentViewer> m_viewer;
    QPointer<QWidget> m_dialog;
    std::deque<Job> m_jobs; ///< the first one is at the desk
    int m_sitting = 0; ///< another one: what is still under way is nobody's
    int m_done = 0;
    int m_lost = 0; ///< came too late for their sheet
    QStringList m_problems;
    QPointer<SheetAttachments> m_takenFrom;
    QAction *m_putBack;
    Roll m_roll;
    desk::LinkState m_link = desk::LinkState::Offline;
    int m_asked = 0; ///< counts what the viewer was asked to show; an older answer is not shown
    base::Worker m_worker;
};

} // namespace yichuang::ui
