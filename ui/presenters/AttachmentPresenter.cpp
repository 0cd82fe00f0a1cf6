// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/AttachmentPresenter.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/models/Words.h"
#include "ui/widgets/AttachmentDialog.h"
#include "ui/widgets/AttachmentViewer.h"

#include <QAction>
#include <QBuffer>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace yichuang::ui {

using desk::AttachmentView;

namespace {

// A whole folder of the wrong kind must not push the page out of the window.
constexpr int linesShown = 4;

} // namespace

AttachmentPresenter::AttachmentPresenter(desk::AttachmentDesk &desk, QObject *parent)
    : Presenter(parent), m_desk(desk), m_putBack(new QAction(this)), m_worker("pages")
{
    m_putBack->setObjectName(QStringLiteral("putPageBack"));
    connect(m_putBack, &QAction::triggered, this, [this] {
        if (m_takenFrom != nullptr) {
            serve(*m_takenFrom, {AttachmentWish::Kind::PutBack, {}, {}, 0, 0, {}});
        }
    });
    connect(&m_shelf, &AttachmentShelf::wanted, this, &AttachmentPresenter::load);
    connect(&m_desk, &desk::AttachmentDesk::attachmentChanged, this, &AttachmentPresenter::lookAgain);
    retranslate();
}

void AttachmentPresenter::retranslate()
{
    m_putBack->setText(tr("Put it back"));
}

void AttachmentPresenter::serve(SheetAttachments &sheet, const AttachmentWish &wish)
{
    using Kind = AttachmentWish::Kind;
    switch (wish.kind) {
    case Kind::Choose: choose(sheet, wish); return;
    case Kind::BringIn: bringIn(sheet, wish); return;
    case Kind::Look: show({wish.name, sheet.contents(wish.material), wish.at, 0, {}, {}, 1}); return;
    case Kind::TakeOut: takeOut(sheet, wish); return;
    case Kind::Move: sheet.move(wish.material, wish.at, wish.by); return;
    case Kind::PutBack:
        sheet.putBack();
        Q_EMIT noticed({}, {});
        return;
    }
}

void AttachmentPresenter::load(const QStringList &contents)
{
    base::thenOn(this, m_desk.look(contents), [this](const base::Result<std::vector<AttachmentView>> &views) {
        // Without them the tiles only lack their words; the picture says for itself when it cannot be had.
        for (const AttachmentView &view : views.value_or(std::vector<AttachmentView>())) {
            m_shelf.setView(view);
        }
    });
    for (const QString &content : contents) {
        loadThumbnail(content);
    }
}

void AttachmentPresenter::loadThumbnail(const QString &content)
{
    base::thenOn(this, m_desk.thumbnail(content), [this, content](const base::Result<QByteArray> &jpeg) {
        using Picture = AttachmentFace::Picture;
        if (!jpeg) {
            m_shelf.setThumbnail(content,
                                 jpeg.error().code == base::ErrorCode::Unsupported   ? Picture::None
                                 : jpeg.error().code == base::ErrorCode::Unavailable ? Picture::Unreachable
                                                                                     : Picture::Failed,
                                 {});
            return;
        }
        const QImage thumbnail = QImage::fromData(*jpeg, "JPEG");
        m_shelf.setThumbnail(content, thumbnail.isNull() ? Picture::Failed : Picture::Shown, thumbnail);
    });
}

void AttachmentPresenter::lookAgain(const QString &content)
{
    const bool isLarge = m_roll.contents.value(m_roll.at) == content;
    if (!m_shelf.isShown(content) && !isLarge) {
        return;
    }
    base::thenOn(this, m_desk.look({content}), [this](const base::Result<std::vector<AttachmentView>> &views) {
        if (!views || views->empty()) {
            return;
        }
        m_shelf.setView(views->front());
        if (m_roll.contents.value(m_roll.at) == views->front().content) {
            m_roll.view = views->front();
            showHeading();
        }
    });
}

void AttachmentPresenter::setLink(desk::LinkState link)
{
    const bool isBack = link == desk::LinkState::Online && m_link != link;
    m_link = link;
    const QStringList contents = isBack ? m_shelf.unreachable() : QStringList();
    if (!contents.isEmpty()) {
        load(contents);
    }
}

void AttachmentPresenter::coverUp()
{
    if (m_dialog != nullptr) {
        m_dialog->close();
    }
}

void AttachmentPresenter::forget()
{
    coverUp();
    for (const Job &job : m_jobs) {
        if (job.sheet != nullptr) {
            job.sheet->setComing({});
        }
    }
    m_jobs.clear();
    ++m_sitting;
    m_problems.clear();
    m_done = 0;
    m_lost = 0;
    m_takenFrom.clear();
    if (m_viewer != nullptr) {
        m_viewer->close();
    }
    closed();
}

void AttachmentPresenter::choose(SheetAttachments &sheet, const AttachmentWish &wish)
{
    if (m_viewer == nullptr) {
        return;
    }
    const auto bring = [this, asked = QPointer(&sheet), matter = sheet.sheet(), wish](const QStringList &paths) {
        // Else another matter lies there by now.
        if (asked != nullptr && asked->sheet() == matter) {
            AttachmentWish chosen = wish;
            chosen.kind = AttachmentWish::Kind::BringIn;
            chosen.sources = attachmentSources(paths);
            bringIn(*asked, chosen);
        }
    };
    m_dialog = chooseAttachments(*m_viewer->window(), wish.name, bring);
}

void AttachmentPresenter::bringIn(SheetAttachments &sheet, const AttachmentWish &wish)
{
    const bool isIdle = m_jobs.empty();
    for (const AttachmentSource &source : wish.sources) {
        m_jobs.push_back({&sheet, sheet.sheet(), wish.material, source});
    }
    if (isIdle && !m_jobs.empty()) {
        bringNext();
    } else if (!isIdle) {
        sheet.setComing({m_done, m_done + static_cast<int>(m_jobs.size())});
    }
}

void AttachmentPresenter::bringNext()
{
    // What was asked for a matter that has left its sheet has nowhere to go.
    while (!m_jobs.empty() && (m_jobs.front().sheet == nullptr || m_jobs.front().sheet->sheet() != m_jobs.front().matter)) {
        ++m_lost;
        ++m_done;
        m_jobs.pop_front();
    }
    if (m_jobs.empty()) {
        endBringing();
        return;
    }
    const Job &job = m_jobs.front();
    job.sheet->setComing({m_done, m_done + static_cast<int>(m_jobs.size())});
    if (!job.source.path.isEmpty()) {
        hand(m_desk.attachFile(job.source.path));
    } else if (!job.source.content.isEmpty()) {
        hand(m_desk.attach(job.source.content));
    } else {
        encode(job.source.picture);
    }
}

void AttachmentPresenter::encode(const QImage &picture)
{
    const auto png = m_worker.run([picture] {
        QByteArray content;
        QBuffer buffer(&content);
        const bool written = buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "PNG");
        return written ? content : QByteArray();
    });
    base::thenOn(this, png, [this, sitting = m_sitting](const QByteArray &content) {
        if (sitting == m_sitting) {
            hand(m_desk.attach(content));
        }
    });
}

void AttachmentPresenter::hand(const QFuture<base::Result<AttachmentView>> &future)
{
    // What was asked for by who sat here before belongs to none of the jobs that wait now.
    base::thenOn(this, future, [this, sitting = m_sitting](const base::Result<AttachmentView> &result) {
        if (sitting == m_sitting) {
            arrived(result);
        }
    });
}

void AttachmentPresenter::arrived(const base::Result<AttachmentView> &result)
{
    const Job job = m_jobs.front();
    m_jobs.pop_front();
    ++m_done;
    const bool isWanted = job.sheet != nullptr && job.sheet->sheet() == job.matter;
    if (!isWanted) {
        ++m_lost;
    } else if (!result) {
        m_problems.append(sourceName(job.source) + tr(": ", "a file and what is wrong with it") +
                          ErrorText::sentence(result.error()));
    } else if (!job.sheet->add(job.material, result->content)) {
        m_problems.append(sourceName(job.source) + tr(": ", "a file and what is wrong with it") +
                          tr("This page is there already."));
    }
    const bool isLast = std::none_of(m_jobs.begin(), m_jobs.end(), [&job](const Job &other) { return other.sheet == job.sheet; });
    if (isWanted && isLast) {
        job.sheet->setComing({});
    }
    bringNext();
}

QString AttachmentPresenter::sourceName(const AttachmentSource &source)
{
    return source.path.isEmpty() ? tr("The pasted picture") : QFileInfo(source.path).fileName();
}

void AttachmentPresenter::endBringing()
{
    const QStringList problems = std::exchange(m_problems, {});
    const int done = std::exchange(m_done, 0);
    const int lost = std::exchange(m_lost, 0);
    if (!problems.isEmpty()) {
        const int count = static_cast<int>(problems.size());
        QStringList lines = problems.mid(0, linesShown);
        if (count > linesShown) {
            lines.append(tr("… and %n more", "files", count - linesShown));
        }
        Q_EMIT noticed({Tone::Warn,
                        Words::sentences({tr("%n file(s) not attached.", "", count),
                                          done - lost > count ? tr("All others are attached.") : QString()}),
                        lines.join(u'\n'),
                        {}},
                       {});
    } else if (lost > 0) {
        Q_EMIT noticed({Tone::Warn, tr("%n file(s) not attached: another matter is on the sheet.", "", lost), {}, {}}, {});
    }
}

void AttachmentPresenter::takeOut(SheetAttachments &sheet, const AttachmentWish &wish)
{
    if (sheet.takeOut(wish.material, wish.at).isEmpty()) {
        return;
    }
    m_takenFrom = &sheet;
    Q_EMIT noticed({Tone::Accent, tr("Page %1 of “%2” is taken out.").arg(wish.at + 1).arg(wish.name), {},
                    tr("Ctrl+Z puts it back.")},
                   {m_putBack});
}

} // namespace yichuang::ui
