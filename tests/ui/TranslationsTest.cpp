// SPDX-License-Identifier: Apache-2.0
#include "tests/support/SourceTree.h"
#include "tests/support/TestProgram.h"
#include "ui/models/PaperWords.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message {
    QString source;
    QString comment;
    QStringList translations;
    bool finished = true;
};

QMap<QString, Message> read(const QString &path)
{
    QMap<QString, Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return messages;
    }
    QXmlStreamReader xml(&file);
    QString context;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == QStringLiteral("message")) {
            messages.insert(context + u'|' + message.source + u'|' + message.comment, message);
        }
        if (!xml.isStartElement()) {
            continue;
        }
        if (xml.name() == QStringLiteral("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QStringLiteral("message")) {
            message = {};
        } else if (xml.name() == QStringLiteral("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QStringLiteral("comment")) {
            message.comment = xml.readElementText();
        } else if (xml.name() == QStringLiteral("translation")) {
            message.finished = xml.attributes().value(QStringLiteral("type")) != QStringLiteral("unfinished");
            while (xml.readNext() != QXmlStreamReader::EndElement || xml.name() != QStringLiteral("translation")) {
                if (xml.isCharacters() && !xml.isWhitespace()) {
                    message.translations.append(xml.text().toString());
                }
            }
        }
    }
    return messages;
}

QString chinese()
{
    return yichuang::tests::sourceTree("translations/yichuang_zh_CN.ts");
}

} // namespace

/// The screen speaks Chinese throughout, and every sentence of the sources is known to the files.
class TranslationsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chineseIsComplete();
    void placesForValuesAreKept();
    void everySentenceOfTheSourcesIsThere();
    void englishHasEveryPlural();
    void everyPaperHasATitleInBothLanguages();
};

void TranslationsTest::chineseIsComplete()
{
    const auto messages = read(chinese());
    QVERIFY(messages.size() > 500);
    for (auto at = messages.cbegin(); at != messages.cend(); ++at) {
        QVERIFY2(at->finished && !at->translations.isEmpty(), qPrintable(at.key()));
    }
}

void TranslationsTest::placesForValuesAreKept()
{
    static const QRegularExpression place(QStringLiteral("%(?:n|[1-9])"));
    for (const Message &message : read(chinese())) {
        for (const QString &translation : message.translations) {
            QStringList wanted;
            QStringList found;
            for (auto hits = place.globalMatch(message.source); hits.hasNext();) {
                wanted.append(hits.next().captured());
            }
            for (auto hits = place.globalMatch(translation); hits.hasNext();) {
                found.append(hits.next().captured());
            }
            wanted.sort();
            found.sort();
            QVERIFY2(wanted == found, qPrintable(message.source + QStringLiteral(" → ") + translation));
        }
    }
}

void TranslationsTest::everySentenceOfTheSourcesIsThere()
{
    QTemporaryDir folder;
    const QString fresh = folder.filePath(QStringLiteral("fresh.ts"));
    QProcess lupdate;
    lupdate.setWorkingDirectory(yichuang::tests::sourceTree());
    lupdate.start(QStringLiteral(YICHUANG_LUPDATE),
                  {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                   QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("ui"), QStringLiteral("-ts"), fresh});
    QVERIFY(lupdate.waitForFinished(60'000));
    QCOMPARE(lupdate.exitCode(), 0);
    const auto known = read(chinese());
    const auto now = read(fresh);
    QVERIFY(now.size() > 500);
    for (auto at = now.cbegin(); at != now.cend(); ++at) {
        QVERIFY2(known.contains(at.key()), qPrintable(at.key()));
    }
    for (auto at = known.cbegin(); at != known.cend(); ++at) {
        QVERIFY2(now.contains(at.key()), qPrintable(QStringLiteral("no longer used: ") + at.key()));
    }
}

void TranslationsTest::englishHasEveryPlural()
{
    const auto messages = read(yichuang::tests::sourceTree("translations/yichuang_en.ts"));
    QVERIFY(messages.size() > 20);
    for (const Message &message : messages) {
        QCOMPARE(message.translations.size(), 2);
        for (const QString &form : message.translations) {
            QVERIFY2(!form.contains(QStringLiteral("(s)")), qPrintable(form));
        }
    }
}

/// In Chinese it is called what stands on it.
void TranslationsTest::everyPaperHasATitleInBothLanguages()
{
    const auto messages = read(chinese());
    const auto papers = QDir(yichuang::tests::sourceTree("resources/papers")).entryInfoList({QStringLiteral("*.json")});
    QVERIFY(papers.size() > 10);
    for (const QFileInfo &paper : papers) {
        QFile file(paper.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        yichuang::desk::PaperView view;
        view.kind = paper.baseName();
        view.title = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("title")).toString();
        const QString english = yichuang::ui::PaperWords::title(view);
        QVERIFY2(english != view.title, qPrintable(view.title));
        QCOMPARE(messages.value(QStringLiteral("PaperWords|%1|").arg(english)).translations, QStringList{view.title});
    }
}

YICHUANG_TEST(TranslationsTest)
#include "TranslationsTest.moc"
