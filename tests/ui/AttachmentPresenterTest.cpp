// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/AttachmentPresenter.h"

#include "tests/support/TestProgram.h"

#include <QPromise>
#include <QTest>

#include <deque>

using namespace yichuang;
using namespace yichuang::ui;

namespace {

using View = base::Result<desk::AttachmentView>;

/// Takes contents in when it is told to.
class SlowDesk final : public desk::AttachmentDesk {
public:
    std::deque<std::pair<QByteArray, std::shared_ptr<QPromise<View>>>> held;

    void release()
    {
        const auto [content, promise] = held.front();
        held.pop_front();
        promise->addResult(desk::AttachmentView{QString::fromUtf8(content), {}, 0, desk::AttachmentPlace::Here, 0, {}});
        promise->finish();
    }
    QFuture<View> attachFile(const QString &path) override { return attach(path.toUtf8()); }
    QFuture<View> attach(const QByteArray &content) override
    {
        auto promise = std::make_shared<QPromise<View>>();
        promise->start();
        held.emplace_back(content, promise);
        return promise->future();
    }
    QFuture<base::Result<std::vector<desk::AttachmentView>>> look(const QStringList &) override { return none<std::vector<desk::AttachmentView>>(); }
    QFuture<base::Result<QByteArray>> thumbnail(const QString &) override { return none<QByteArray>(); }
    QFuture<base::Result<QByteArray>> read(const QString &) override { return none<QByteArray>(); }

private:
    template<typename T>
    [[nodiscard]] static QFuture<base::Result<T>> none()
    {
        return QtFuture::makeReadyFuture(base::Result<T>(base::fail(base::ErrorCode::Unavailable, QStringLiteral("none"), "attachment.offline")));
    }
};

} // namespace

class AttachmentPresenterTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Signing out does not end what is being read from a slow stick.
    void whatComesLateIsNotTheNextPersons()
    {
        SlowDesk desk;
        AttachmentPresenter presenter(desk, nullptr);
        domain::MaterialRows rows(1);
        rows.front().key = QStringLiteral("m1");
        SheetAttachments sheet(rows);
        presenter.serve(sheet, wish("/media/stick/before.jpg"));
        QTRY_COMPARE(desk.held.size(), 1U);
        presenter.forget();
        sheet.startOver();
        presenter.serve(sheet, wish("/tmp/mine.jpg"));
        QTRY_COMPARE(desk.held.size(), 2U);
        desk.release();
        QTest::qWait(0);
        desk.release();
        QTRY_COMPARE(sheet.contents(QStringLiteral("m1")), QStringList{QStringLiteral("/tmp/mine.jpg")});
        QVERIFY(sheet.coming() == SheetAttachments::Coming());
    }

private:
    [[nodiscard]] static AttachmentWish wish(const char *path)
    {
        AttachmentWish wish;
        wish.kind = AttachmentWish::Kind::BringIn;
        wish.material = QStringLiteral("m1");
        wish.sources = attachmentSources({QLatin1String(path)});
        return wish;
    }
};

YICHUANG_TEST(AttachmentPresenterTest)
#include "AttachmentPresenterTest.moc"
