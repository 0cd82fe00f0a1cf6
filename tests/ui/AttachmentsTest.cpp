// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/ShellFixture.h"

#include "ui/pages/Page.h"
#include "ui/Workbench.h"
#include "ui/models/ContentDrawing.h"
#include "ui/widgets/AttachmentTile.h"
#include "ui/widgets/AttachmentViewer.h"
#include "ui/widgets/Banner.h"
#include "tests/support/TestProgram.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QProgressBar>
#include <QTabBar>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::ui;
using desk::AttachmentPlace;
using domain::ActKind;

/// Pages of materials, brought in and looked at as a clerk does it.
class AttachmentsTest final : public tests::ShellFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void filesChosenWithF4BecomePages();
    void f4FromElsewhereGoesToTheRowFirst();
    void aBadFileStopsNoOther();
    void aPictureIsPasted();
    void aPageIsThereOnce();
    void whatIsTakenOutCanBePutBack();
    void pagesChangePlaces();
    void nothingArrivesOnTheSheetOfAnotherMatter();
    void theDraftComesBackWithItsPages();
    void theCaseHasThePages();
    void aPageIsLookedAtClosely();
    void aPdfIsReadSheetBySheet();
    void whatIsElsewhereIsFetchedWhenTheLineIsBack();
    void theViewerForgetsWhenThePersonGoes();
    void aCaseSaysWhereItsPagesAre();
    void whatIsSuppliedBringsItsPages();
    void aClosedChecklistIsOnlyLookedAt();
    void contentsAreDrawn_data();
    void contentsAreDrawn();

private:
    [[nodiscard]] static QByteArray picture(const QColor &color, const char *format, QSize size = QSize(60, 84));
    [[nodiscard]] static QByteArray pdf(int sheets);
    QString file(const char *name, const QByteArray &content) const;
    void startIntake();
    void drop(const char *material, const QStringList &paths);
    [[nodiscard]] QStringList pages(const char *material) const;
    [[nodiscard]] QList<AttachmentTile *> tiles(const char *material) const;
    [[nodiscard]] QWidget *row(const char *material) const;
    [[nodiscard]] AttachmentViewer *viewer() const { return m_shell->findChild<AttachmentViewer *>(); }
    domain::Case makeCase(ActKind ending, const QStringList &contents);
    void openMaterials();
    QString keep(const QByteArray &content);
};

QByteArray AttachmentsTest::picture(const QColor &color, const char *format, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return content;
}

QByteArray AttachmentsTest::pdf(int sheets)
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A5));
    QPainter painter(&writer);
    for (int sheet = 0; sheet < sheets; ++sheet) {
        if (sheet > 0) {
            writer.newPage();
        }
        painter.fillRect(QRect(0, 0, writer.width(), writer.height()), sheet == 0 ? Qt::red : Qt::blue);
    }
    painter.end();
    return content;
}

QString AttachmentsTest::file(const char *name, const QByteArray &content) const
{
    QFile file(m_folder.filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("%s", name);
    }
    return file.fileName();
}

void AttachmentsTest::startIntake()
{
    start();
    readCardAndChoose("lnyd");
    QTRY_COMPARE(focusName(), QStringLiteral("material-m1"));
}

QWidget *AttachmentsTest::row(const char *material) const
{
    return m_shell->workbench()->currentPage()->findChild<QWidget *>(QStringLiteral("material-") + QLatin1String(material));
}

QList<AttachmentTile *> AttachmentsTest::tiles(const char *material) const
{
    const QWidget *place = row(material);
    QList<AttachmentTile *> shown = place != nullptr ? place->findChildren<AttachmentTile *>() : QList<AttachmentTile *>();
    shown.removeIf([](const AttachmentTile *tile) { return !tile->isVisible(); });
    std::sort(shown.begin(), shown.end(), [](const auto *a, const auto *b) { return a->x() < b->x(); });
    return shown;
}

void AttachmentsTest::drop(const char *material, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths) {
        urls.append(QUrl::fromLocalFile(path));
    }
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(row(material), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(row(material), &dropped);
}

/// As the draft on disk has them.
QStringList AttachmentsTest::pages(const char *material) const
{
    if (m_desk->state().drafts.empty()) {
        return {};
    }
    for (const domain::MaterialRow &row : m_desk->state().drafts.front().materials) {
        if (row.key == QLatin1String(material)) {
            return row.blobs;
        }
    }
    return {};
}

QString AttachmentsTest::keep(const QByteArray &content)
{
    return m_desk->attachments().attach(content).result()->content;
}

void AttachmentsTest::filesChosenWithF4BecomePages()
{
    startIntake();
    const QString first = file("1.png", picture(Qt::red, "PNG"));
    const QString second = file("2.pdf", pdf(1));
    press(Qt::Key_F4);
    auto *dialog = m_shell->findChild<QFileDialog *>(QStringLiteral("attachmentDialog"));
    QVERIFY(dialog != nullptr && dialog->isVisible());
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    QVERIFY(name != nullptr);
    const auto boxes = dialog->findChildren<QComboBox *>();
    for (const QComboBox *part : boxes) {
        QVERIFY2(!part->accessibleName().isEmpty(), qPrintable(part->objectName()));
    }
    QVERIFY(dialog->directory() != QDir::current());
    name->setText(QStringLiteral("\"%1\" \"%2\"").arg(first, second));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(pages("m1").size(), 2);
    QCOMPARE(m_desk->state().attachments.value(pages("m1").first()).type, QStringLiteral("image/png"));
    QCOMPARE(m_desk->state().attachments.value(pages("m1").last()).type, QStringLiteral("application/pdf"));
    QCOMPARE(m_desk->state().drafts.front().materials.front().pages, 2);
    QCOMPARE(tiles("m1").size(), 2);
    QTRY_COMPARE(tiles("m1").first()->face().picture, AttachmentFace::Picture::Shown);
    QTRY_COMPARE(tiles("m1").last()->face().picture, AttachmentFace::Picture::None);
    QVERIFY(tiles("m1").last()->accessibleName().contains(QStringLiteral("PDF")));
    QVERIFY(row("m1")->accessibleName().contains(u'2'));
    QTRY_VERIFY(m_shell->findChild<QFileDialog *>(QStringLiteral("attachmentDialog")) == nullptr);
    m_shell->window()->activateWindow();
    QTRY_VERIFY(m_shell->isActiveWindow());
    row("m1")->setFocus();
    press(Qt::Key_F4);
    dialog = m_shell->findChild<QFileDialog *>(QStringLiteral("attachmentDialog"));
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->directory(), QFileInfo(first).dir());
    dialog->close();
    QTRY_COMPARE(focusName(), QStringLiteral("material-m1"));
}

void AttachmentsTest::f4FromElsewhereGoesToTheRowFirst()
{
    startIntake();
    line("phone")->setFocus();
    press(Qt::Key_F4);
    QVERIFY(m_shell->findChild<QFileDialog *>() == nullptr);
    QCOMPARE(focusName(), QStringLiteral("material-m1"));
}

void AttachmentsTest::aBadFileStopsNoOther()
{
    startIntake();
    const QStringList paths{file("a.png", picture(Qt::red, "PNG")), file("notes.txt", "not a picture"),
                            m_folder.filePath(QStringLiteral("gone.jpg")), file("b.jpg", picture(Qt::blue, "JPG"))};
    drop("m1", paths);
    QTRY_COMPARE(pages("m1").size(), 2);
    QCOMPARE(m_desk->state().attachments.value(pages("m1").last()).type, QStringLiteral("image/jpeg"));
    QTRY_COMPARE(banner()->notice().tone, Tone::Warn);
    const QStringList problems = banner()->notice().kept.split(u'\n');
    QCOMPARE(problems.size(), 2);
    QVERIFY2(problems.first().startsWith(QStringLiteral("notes.txt")), qPrintable(problems.first()));
    QVERIFY2(problems.first().contains(QStringLiteral("PDF")), "it does not say which kinds are taken");
    QVERIFY2(problems.last().startsWith(QStringLiteral("gone.jpg")), qPrintable(problems.last()));
}

void AttachmentsTest::aPictureIsPasted()
{
    startIntake();
    QImage copied(40, 30, QImage::Format_RGB32);
    copied.fill(Qt::darkGreen);
    QApplication::clipboard()->setImage(copied);
    press(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(pages("m1").size(), 1);
    QCOMPARE(QImage::fromData(m_desk->state().contents.value(pages("m1").first())).convertToFormat(QImage::Format_RGB32), copied);
}

void AttachmentsTest::aPageIsThereOnce()
{
    startIntake();
    const QString path = file("a.png", picture(Qt::red, "PNG"));
    drop("m1", {path, path});
    QTRY_COMPARE(banner()->notice().tone, Tone::Warn);
    QTRY_COMPARE(pages("m1").size(), 1);
}

void AttachmentsTest::whatIsTakenOutCanBePutBack()
{
    startIntake();
    drop("m1", {file("a.png", picture(Qt::red, "PNG")), file("b.png", picture(Qt::green, "PNG")), file("c.png", picture(Qt::blue, "PNG"))});
    QTRY_COMPARE(pages("m1").size(), 3);
    const QStringList before = pages("m1");
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    press(Qt::Key_Delete);
    QTRY_COMPARE(pages("m1"), (QStringList{before.at(0), before.at(2)}));
    QCOMPARE(m_desk->state().drafts.front().materials.front().pages, 2);
    QVERIFY2(focusName().startsWith(QStringLiteral("attachment-")), "the focus left the pages");
    press(Qt::Key_Delete);
    press(Qt::Key_Delete);
    QTRY_COMPARE(pages("m1"), QStringList());
    QCOMPARE(focusName(), QStringLiteral("material-m1"));
    press(Qt::Key_Z, Qt::ControlModifier);
    press(Qt::Key_Z, Qt::ControlModifier);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(pages("m1"), before);
    // The banner offers the same.
    press(Qt::Key_Right);
    press(Qt::Key_Delete);
    QTRY_COMPARE(pages("m1").size(), 2);
    auto *back = m_shell->findChild<QAbstractButton *>(QStringLiteral("putPageBackBanner"));
    QVERIFY(back != nullptr);
    back->click();
    QTRY_COMPARE(pages("m1"), before);
}

void AttachmentsTest::pagesChangePlaces()
{
    startIntake();
    drop("m1", {file("a.png", picture(Qt::red, "PNG")), file("b.png", picture(Qt::green, "PNG"))});
    QTRY_COMPARE(pages("m1").size(), 2);
    const QStringList before = pages("m1");
    press(Qt::Key_Right);
    const QString moved = focusName();
    press(Qt::Key_Right, Qt::ControlModifier);
    QTRY_COMPARE(pages("m1"), (QStringList{before.at(1), before.at(0)}));
    QCOMPARE(focusName(), moved);
    press(Qt::Key_Right, Qt::ControlModifier);
    press(Qt::Key_Left, Qt::ControlModifier);
    QTRY_COMPARE(pages("m1"), before);
    // The row is still judged from its pages.
    press(Qt::Key_1);
    QTRY_COMPARE(m_desk->state().drafts.front().materials.front().judgement, domain::Judgement::Complete);
}

void AttachmentsTest::nothingArrivesOnTheSheetOfAnotherMatter()
{
    startIntake();
    QImage copied(400, 300, QImage::Format_RGB32);
    copied.fill(Qt::darkGreen);
    QApplication::clipboard()->setImage(copied);
    // One after the other, before the picture is encoded.
    QTest::keyClick(row("m1"), Qt::Key_V, Qt::ControlModifier);
    QTest::keyClick(row("m1"), Qt::Key_F2);
    QTRY_COMPARE(m_desk->state().attachments.size(), 1);
    QTRY_COMPARE(banner()->notice().tone, Tone::Warn);
    QVERIFY(!m_desk->state().drafts.empty());
    for (const desk::Draft &draft : m_desk->state().drafts) {
        for (const domain::MaterialRow &row : draft.materials) {
            QVERIFY(row.blobs.isEmpty());
        }
    }
}

void AttachmentsTest::theDraftComesBackWithItsPages()
{
    startIntake();
    drop("m1", {file("a.png", picture(Qt::red, "PNG")), file("b.png", picture(Qt::green, "PNG"))});
    QTRY_COMPARE(pages("m1").size(), 2);
    m_shell.reset();
    open();
    QTRY_COMPARE(tiles("m1").size(), 2);
    QTRY_COMPARE(tiles("m1").first()->face().picture, AttachmentFace::Picture::Shown);
    QCOMPARE(tiles("m1").last()->content(), pages("m1").last());
}

void AttachmentsTest::theCaseHasThePages()
{
    startIntake();
    drop("m1", {file("a.png", picture(Qt::red, "PNG"))});
    QTRY_COMPARE(pages("m1").size(), 1);
    const QString content = pages("m1").first();
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QCOMPARE(m_desk->state().records.front().materials.front().blobs, QStringList{content});
}

void AttachmentsTest::aPageIsLookedAtClosely()
{
    startIntake();
    drop("m1", {file("a.png", picture(Qt::red, "PNG")), file("b.png", picture(Qt::blue, "PNG"))});
    QTRY_COMPARE(pages("m1").size(), 2);
    press(Qt::Key_Return, Qt::ControlModifier);
    row("m1")->setFocus();
    press(Qt::Key_Right);
    const QString tile = focusName();
    press(Qt::Key_Return);
    QVERIFY(viewer()->isVisible());
    QTRY_COMPARE(viewer()->picture().pixelColor(30, 40), QColor(Qt::red));
    QCOMPARE(m_desk->state().contentsRead, QStringList{pages("m1").first()});
    press(Qt::Key_Right);
    QTRY_COMPARE(viewer()->picture().pixelColor(30, 40), QColor(Qt::blue));
    press(Qt::Key_Right);
    QCOMPARE(m_desk->state().contentsRead.size(), 2);
    press(Qt::Key_R);
    QCOMPARE(viewer()->picture().size(), QSize(84, 60));
    press(Qt::Key_F5);
    QVERIFY2(m_desk->state().records.empty(), "a key of the page below");
    press(Qt::Key_Escape);
    QVERIFY(!viewer()->isVisible());
    QVERIFY2(viewer()->picture().isNull(), "the picture stays in the memory");
    QCOMPARE(focusName(), tile);
}

void AttachmentsTest::aPdfIsReadSheetBySheet()
{
    startIntake();
    drop("m1", {file("a.pdf", pdf(2)), file("b.png", picture(Qt::green, "PNG"))});
    QTRY_COMPARE(tiles("m1").size(), 2);
    tiles("m1").first()->click();
    const auto middle = [this] {
        const QImage &shown = viewer()->picture();
        return shown.isNull() ? QColor() : shown.pixelColor(shown.rect().center());
    };
    QTRY_COMPARE(middle(), QColor(Qt::red));
    press(Qt::Key_Right);
    QTRY_COMPARE(middle(), QColor(Qt::blue));
    press(Qt::Key_Right);
    QTRY_COMPARE(middle(), QColor(Qt::green));
    press(Qt::Key_Left);
    QTRY_COMPARE(middle(), QColor(Qt::blue));
    QCOMPARE(m_desk->state().contentsRead.size(), 3);
}

domain::Case AttachmentsTest::makeCase(ActKind ending, const QStringList &contents)
{
    desk::Draft draft = m_desk->intake().newDraft();
    draft.applicant = tests::Samples::person();
    draft.item = *domain::ItemKey::fromText(QStringLiteral("qs-xk"));
    tests::fillDraft(draft, *m_desk->state().facts.current()->item(draft.item), ending);
    draft.materials.front().blobs = contents;
    const auto made = m_desk->intake().confirm(draft, {ending, {}, {}, {}, {}}).result();
    if (!made) {
        qFatal("%s", made.error().reason.constData());
    }
    return made->record;
}

void AttachmentsTest::openMaterials()
{
    start();
    m_shell->workbench()->go(QStringLiteral("cases"));
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_shell->workbench()->currentId(), QStringLiteral("case"));
    m_shell->findChild<QTabBar *>(QStringLiteral("caseTabs"))->setCurrentIndex(1);
}

void AttachmentsTest::whatIsElsewhereIsFetchedWhenTheLineIsBack()
{
    const QByteArray content = picture(Qt::red, "PNG");
    const QString name = keep(content);
    m_desk->state().contents.clear();
    m_desk->state().attachments.clear();
    m_desk->state().elsewhere.insert(name, content);
    m_desk->state().centreAnswers = false;
    m_desk->state().status.link = desk::LinkState::Offline;
    makeCase(ActKind::Accept, {name});
    openMaterials();
    QTRY_COMPARE(tiles("m1").size(), 1);
    QTRY_COMPARE(tiles("m1").first()->face().picture, AttachmentFace::Picture::Unreachable);
    tiles("m1").first()->click();
    QTRY_VERIFY(viewer()->trouble().contains(QStringLiteral("中心")));
    m_desk->state().centreAnswers = true;
    m_desk->state().status.link = desk::LinkState::Online;
    Q_EMIT m_desk->sync().statusChanged();
    QTRY_COMPARE(tiles("m1").first()->face().picture, AttachmentFace::Picture::Shown);
    press(Qt::Key_Tab);
    QCOMPARE(focusName(), QStringLiteral("attachmentAgain"));
    press(Qt::Key_Space);
    QTRY_COMPARE(viewer()->picture().size(), QSize(60, 84));
    QCOMPARE(viewer()->trouble(), QString());
}

void AttachmentsTest::theViewerForgetsWhenThePersonGoes()
{
    startIntake();
    drop("m1", {file("a.png", picture(Qt::red, "PNG"))});
    QTRY_COMPARE(tiles("m1").size(), 1);
    tiles("m1").first()->click();
    QTRY_VERIFY(!viewer()->picture().isNull());
    press(Qt::Key_F12);
    QTRY_COMPARE(focusName(), QStringLiteral("unlockPassword"));
    m_shell->findChild<QAbstractButton *>(QStringLiteral("otherPerson"))->click();
    QTRY_COMPARE(focusName(), QStringLiteral("staffNumber"));
    QVERIFY(viewer()->isHidden());
    QVERIFY(viewer()->picture().isNull());
}

void AttachmentsTest::aCaseSaysWhereItsPagesAre()
{
    const QString content = keep(picture(Qt::red, "PNG"));
    makeCase(ActKind::Accept, {content});
    desk::AttachmentView view = m_desk->state().attachments.value(content);
    view.place = AttachmentPlace::Waiting;
    m_desk->state().attachments.insert(content, view);
    openMaterials();
    QTRY_COMPARE(tiles("m1").size(), 1);
    QTRY_VERIFY(tiles("m1").first()->accessibleName().contains(QStringLiteral("待发送")));
    view.place = AttachmentPlace::Sending;
    view.percent = 40;
    m_desk->stands(view);
    QTRY_VERIFY(tiles("m1").first()->accessibleName().contains(QStringLiteral("40")));
    QVERIFY(tiles("m1").first()->width() >= tiles("m1").first()->sizeHint().width());
    view.place = AttachmentPlace::Refused;
    view.reason = "attachment.refused";
    m_desk->stands(view);
    const auto said = [this] {
        const auto labels = row("m1")->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("有害"));
        });
    };
    QTRY_VERIFY2(said(), "the reason is not on the page");
    view.place = AttachmentPlace::Sent;
    view.reason.clear();
    m_desk->stands(view);
    QTRY_VERIFY(!said());
}

void AttachmentsTest::whatIsSuppliedBringsItsPages()
{
    makeCase(ActKind::Correct, {});
    openMaterials();
    const auto key = m_desk->state().records.front().materials.front().key.toLatin1();
    drop(key.constData(), {file("a.png", picture(Qt::red, "PNG"))});
    QTRY_COMPARE(tiles(key.constData()).size(), 1);
    const QString content = tiles(key.constData()).first()->content();
    row(key.constData())->setFocus();
    for (const domain::MaterialRow &material : m_desk->state().records.front().materials) {
        row(material.key.toLatin1().constData())->setFocus();
        press(Qt::Key_1);
    }
    press(Qt::Key_F5);
    QTRY_VERIFY(focusName().startsWith(QStringLiteral("sheet")));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->state().records.front().state, domain::CaseState::Received);
    QCOMPARE(m_desk->state().records.front().materials.front().blobs, QStringList{content});
}

void AttachmentsTest::aClosedChecklistIsOnlyLookedAt()
{
    const QString content = keep(picture(Qt::red, "PNG"));
    const domain::Case made = makeCase(ActKind::Accept, {content});
    openMaterials();
    QTRY_COMPARE(tiles("m1").size(), 1);
    row("m1")->setFocus();
    press(Qt::Key_2);
    press(Qt::Key_Right);
    press(Qt::Key_Delete);
    QCOMPARE(tiles("m1").size(), 1);
    QVERIFY(!row("m1")->acceptDrops());
    press(Qt::Key_F4);
    QVERIFY(m_shell->findChild<QFileDialog *>() == nullptr);
    press(Qt::Key_Return);
    QTRY_COMPARE(viewer()->picture().size(), QSize(60, 84));
    QCOMPARE(m_desk->state().records.front().materials, made.materials);
}

void AttachmentsTest::contentsAreDrawn_data()
{
    using base::ErrorCode;
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("page");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("pages");
    QTest::addColumn<int>("error");
    const auto row = [](const char *name, const QByteArray &content, int page, QSize size, int pages) {
        QTest::newRow(name) << content << page << size << pages << -1;
    };
    row("PNG", picture(Qt::red, "PNG"), 0, QSize(60, 84), 1);
    row("JPEG", picture(Qt::red, "JPG"), 0, QSize(60, 84), 1);
    row("TIFF", picture(Qt::red, "TIFF"), 0, QSize(60, 84), 1);
    row("made smaller", picture(Qt::red, "PNG", QSize(400, 200)), 0, QSize(100, 50), 1);
    row("PDF", pdf(2), 0, QSize(71, 100), 2);
    row("PDF, the last sheet", pdf(2), LastPage, QSize(71, 100), 2);
    row("PDF, behind the last", pdf(2), 7, QSize(71, 100), 2);
    const auto fails = [](const char *name, const QByteArray &content, ErrorCode code) {
        QTest::newRow(name) << content << 0 << QSize() << 0 << static_cast<int>(code);
    };
    fails("words", "not a picture", ErrorCode::Unsupported);
    fails("a GIF", "GIF89a\x01\x00\x01\x00", ErrorCode::Unsupported);
    fails("half a PNG", picture(Qt::red, "PNG").left(40), ErrorCode::Malformed);
    fails("half a PDF", pdf(2).left(200), ErrorCode::Malformed);
}

void AttachmentsTest::contentsAreDrawn()
{
    QFETCH(QByteArray, content);
    QFETCH(int, page);
    QFETCH(QSize, size);
    QFETCH(int, pages);
    QFETCH(int, error);
    const auto drawn = drawContent(content, page, 100);
    QCOMPARE(drawn ? -1 : static_cast<int>(drawn.error().code), error);
    if (drawn) {
        QCOMPARE(drawn->picture.size(), size);
        QCOMPARE(drawn->pages, pages);
        QCOMPARE(drawn->page, page == LastPage || page >= pages ? pages - 1 : page);
    }
}

YICHUANG_TEST(AttachmentsTest)
#include "AttachmentsTest.moc"
