// SPDX-License-Identifier: Apache-2.0
#include "app/desk/DeviceStation.h"

#include "app/base/Json.h"
#include "app/base/Log.h"
#include "app/base/ThenOn.h"
#include "app/base/WholeFile.h"
#include "app/desk/CaseRows.h"
#include "app/devices/Link.h"
#include "app/devices/WltLibrary.h"
#include "app/documents/EscPosRenderer.h"
#include "app/domain/IdentityNumber.h"

#include <QDir>
#include <QFile>
#include <QMetaObject>
#include <QPromise>
#include <QtConcurrentRun>

namespace yichuang::desk {

namespace {

using base::ErrorCode;
using base::Result;

const QString SettingsFile = QStringLiteral("devices.json");

// GA/T 2000.156 code of the document a card layout is.
QString idTypeOf(devices::IdCardLayout layout, const QString &number)
{
    switch (layout) {
    case devices::IdCardLayout::Citizen: return QStringLiteral("111");
    // One layout for both; the numbers begin with 81 (Hong Kong), 82 (Macao) and 83 (Taiwan), GB 11643.
    case devices::IdCardLayout::PermitHkMoTw: return number.startsWith(QLatin1String("83")) ? QStringLiteral("830") : QStringLiteral("810");
    case devices::IdCardLayout::Foreigner2017:
    case devices::IdCardLayout::Foreigner2023: return QStringLiteral("553");
    }
    return {};
}

QString reasonOf(devices::CardProblem problem)
{
    switch (problem) {
    case devices::CardProblem::NoCard: return QStringLiteral("no_card");
    case devices::CardProblem::CardPulled: return QStringLiteral("pulled_out");
    case devices::CardProblem::CardUnreadable: return QStringLiteral("refused");
    case devices::CardProblem::WrongCard: return QStringLiteral("wrong_card");
    case devices::CardProblem::ReaderRefuses: return QStringLiteral("reader_fault");
    case devices::CardProblem::BadContent:
    case devices::CardProblem::LineGarbled: return QStringLiteral("garbage");
    case devices::CardProblem::ReaderSilent: return QStringLiteral("timeout");
    case devices::CardProblem::ReaderGone: return QStringLiteral("unplugged");
    case devices::CardProblem::Cancelled: return QStringLiteral("cancelled");
    case devices::CardProblem::Busy: return QStringLiteral("busy");
    }
    return QStringLiteral("refused");
}

QString warningWord(devices::IdCardWarning warning)
{
    switch (warning) {
    case devices::IdCardWarning::CheckName: return QStringLiteral("check_name");
    case devices::IdCardWarning::SexDiffersFromNumber: return QStringLiteral("sex_differs");
    case devices::IdCardWarning::BirthDiffersFromNumber: return QStringLiteral("birth_differs");
    case devices::IdCardWarning::NumberOddlyFormed: return QStringLiteral("number_form");
    case devices::IdCardWarning::NationUnknown: return QStringLiteral("unknown_nation");
    case devices::IdCardWarning::SexUnknown: return QStringLiteral("unknown_sex");
    case devices::IdCardWarning::DateUnreadable: return QStringLiteral("date_unreadable");
    }
    Q_UNREACHABLE();
}

// What the number says about itself, beside what the card's own fields say about it.
QStringList numberWarnings(const QString &number)
{
    const auto read = domain::IdentityNumber::parse(number);
    if (!read) {
        return read.error().reason == "identity.check_digit" ? QStringList{QStringLiteral("check_digit")} : QStringList();
    }
    return read->isDivisionUnknown() ? QStringList{QStringLiteral("unknown_division")} : QStringList();
}

CardView viewOf(const devices::IdCard &card, QDate today)
{
    CardView view;
    domain::Applicant &who = view.applicant;
    who.source = domain::EntrySource::Card;
    who.name = card.name;
    who.idType = idTypeOf(card.layout, card.number);
    who.idNumber = card.number;
    who.sex = card.sex;
    who.nation = card.nation;
    who.birth = card.birth;
    who.address = card.address;
    who.validUntil = card.validForLong ? QStringLiteral("long") : card.validTo.toString(Qt::ISODate);
    view.photo = QImage::fromData(card.photo);
    for (const devices::IdCardWarning warning : card.warnings) {
        view.warnings.append(warningWord(warning));
    }
    view.warnings.append(numberWarnings(card.number));
    if (!card.validForLong && card.validTo.isValid() && card.validTo < today) {
        view.warnings.append(QStringLiteral("expired"));
    }
    return view;
}

QFuture<devices::PrintReport> reportNow(devices::PrinterTrouble trouble)
{
    QPromise<devices::PrintReport> promise;
    promise.start();
    promise.addResult(devices::PrintReport{devices::PrintOutcome::Failed, trouble, {}});
    promise.finish();
    return promise.future();
}

} // namespace

DeviceStation::DeviceStation(QString folder, const base::Clock &clock, QObject *parent)
    : DeviceDesk(parent), m_folder(std::move(folder)), m_clock(clock), m_hand(new QObject)
{
    qRegisterMetaType<devices::IdCard>();
    qRegisterMetaType<devices::CardReadProblem>();
    qRegisterMetaType<devices::IdCardReader::State>();
    m_thread.setObjectName(QStringLiteral("devices"));
    m_hand->moveToThread(&m_thread);
    m_thread.start();
    load();
    openReader();
    openPrinter();
}

DeviceStation::~DeviceStation()
{
    closeDevices();
    m_hand->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

void DeviceStation::load()
{
    QFile file(QDir(m_folder).filePath(SettingsFile));
    if (!file.open(QIODevice::ReadOnly)) {
        return; // nothing was configured yet
    }
    const auto read = base::parseJsonObject(file.readAll()).and_then(DeviceSettings::fromJson);
    if (read) {
        m_settings = *read;
        return;
    }
    // The file stays as it is until somebody sets the devices anew; work goes on without them.
    m_settingsProblem = read.error();
    base::log(base::LogLevel::Error, "devices", "settings_unreadable", {{"reason", QLatin1String(read.error().reason)}, {"detail", read.error().detail}});
}

QFuture<Result<void>> DeviceStation::configure(const DeviceSettings &settings)
{
    const Result<void> checked = settings.check();
    if (!checked) {
        return readyResult(checked);
    }
    closeDevices();
    m_settings = settings;
    m_settingsProblem.reset();
    openReader();
    openPrinter();
    return QtConcurrent::run([path = QDir(m_folder).filePath(SettingsFile), json = settings.toJson()] { return base::writeWhole(path, base::canonicalJson(json), "devices.save"); });
}

void DeviceStation::closeDevices()
{
    // Both die in their own thread; whatever they still had to say is dropped.
    for (QObject *device : {static_cast<QObject *>(m_reader), static_cast<QObject *>(m_printer)}) {
        if (device) {
            device->disconnect(this);
            device->deleteLater();
        }
    }
    m_reader = nullptr;
    m_printer = nullptr;
    if (m_readerState == ReaderState::Reading) {
        m_readerState = ReaderState::Disconnected;
        Q_EMIT cardFailed(QStringLiteral("cancelled"));
    }
}

void DeviceStation::openReader()
{
    if (m_settings.readerPath.isEmpty()) {
        m_readerState = ReaderState::NotConfigured;
        Q_EMIT readerStateChanged(m_readerState);
        return;
    }
    m_readerState = ReaderState::Disconnected;
    m_reader = new devices::IdCardReader(readerLink(m_settings.readerPath), photoDecoder());
    m_reader->moveToThread(&m_thread);
    connect(m_reader, &devices::IdCardReader::stateChanged, this, &DeviceStation::onReaderState);
    connect(m_reader, &devices::IdCardReader::cardRead, this, &DeviceStation::onCard);
    connect(m_reader, &devices::IdCardReader::failed, this,
            [this](const devices::CardReadProblem &problem) { Q_EMIT cardFailed(reasonOf(problem.problem)); });
    QMetaObject::invokeMethod(m_reader, &devices::IdCardReader::start, Qt::QueuedConnection);
}

// Without its decoder a card is still read; the screen shows the placeholder.
std::unique_ptr<devices::WltDecoder> DeviceStation::photoDecoder() const
{
    if (m_settings.photoDecoder.isEmpty()) {
        return nullptr;
    }
    auto decoder = devices::WltLibrary::load(m_settings.photoDecoder);
    if (!decoder) {
        base::log(base::LogLevel::Error, "devices", "photo_decoder", {{"reason", QLatin1String(decoder.error().reason)}, {"detail", decoder.error().detail}});
        return nullptr;
    }
    return std::move(*decoder);
}

void DeviceStation::openPrinter()
{
    std::unique_ptr<devices::Link> link = printerLink(m_settings.receiptPrinter);
    if (!link) {
        return;
    }
    m_printer = new devices::ReceiptPrinter(std::move(link));
    m_printer->moveToThread(&m_thread);
}

void DeviceStation::onReaderState(devices::IdCardReader::State state)
{
    switch (state) {
    case devices::IdCardReader::State::Disconnected:
    case devices::IdCardReader::State::Error: m_readerState = ReaderState::Disconnected; break;
    case devices::IdCardReader::State::Ready: m_readerState = ReaderState::Ready; break;
    case devices::IdCardReader::State::Reading: m_readerState = ReaderState::Reading; break;
    }
    Q_EMIT readerStateChanged(m_readerState);
}

void DeviceStation::onCard(const devices::IdCard &card)
{
    Q_EMIT cardRead(viewOf(card, base::chinaDate(m_clock.now())));
}

void DeviceStation::readCard()
{
    if (!m_reader) {
        Q_EMIT cardFailed(QStringLiteral("not_configured"));
        return;
    }
    QMetaObject::invokeMethod(m_reader, &devices::IdCardReader::read, Qt::QueuedConnection);
}

void DeviceStation::cancelRead()
{
    if (m_reader) {
        QMetaObject::invokeMethod(m_reader, &devices::IdCardReader::cancel, Qt::QueuedConnection);
    }
}

QFuture<Result<QString>> DeviceStation::testReader()
{
    if (!m_reader) {
        return readyResult<QString>(base::fail(ErrorCode::Unavailable, QStringLiteral("no card reader is set up"), "card.not_configured"));
    }
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    QFuture<Result<QString>> future = promise->future();
    // In the reader's thread, and gone with the first answer: each question hears its own.
    QMetaObject::invokeMethod(m_reader, [reader = m_reader, promise] {
        auto *once = new QObject(reader);
        const auto end = [reader, promise, once](const Result<QString> &answer) {
            reader->disconnect(once);
            once->deleteLater();
            promise->addResult(answer);
            promise->finish();
        };
        connect(reader, &devices::IdCardReader::identified, once, [end](const QString &number) { end(number); }, Qt::QueuedConnection);
        connect(reader, &devices::IdCardReader::identifyFailed, once, [end](const devices::CardReadProblem &problem) {
            end(base::fail(ErrorCode::Unavailable, QStringLiteral("the reader does not tell its number: ") + devices::toWord(problem.problem),
                           "card." + reasonOf(problem.problem).toLatin1()));
        }, Qt::QueuedConnection);
        reader->identify();
    });
    return future;
}

QFuture<devices::PrintReport> DeviceStation::printReceipt(const QByteArray &bytes)
{
    if (!m_printer) {
        return reportNow(devices::PrinterTrouble::NotReachable);
    }
    auto promise = std::make_shared<QPromise<devices::PrintReport>>();
    promise->start();
    QFuture<devices::PrintReport> future = promise->future();
    QMetaObject::invokeMethod(m_printer, [printer = m_printer, bytes, promise] {
        base::thenOn(printer, printer->print(bytes), [promise](const devices::PrintReport &report) {
            promise->addResult(report);
            promise->finish();
        });
    });
    return future;
}

QFuture<Result<QString>> DeviceStation::testPrinter()
{
    if (!m_printer) {
        return readyResult<QString>(base::fail(ErrorCode::Unavailable, QStringLiteral("no receipt printer is set up"), "printer.not_configured"));
    }
    const Result<QByteArray> page = documents::renderTestPage(slipProfile());
    if (!page) {
        return readyResult<QString>(base::failure(page));
    }
    return printReceipt(*page).then([](const devices::PrintReport &report) -> Result<QString> {
        if (report.trouble != devices::PrinterTrouble::None) {
            return printerWord(report.trouble);
        }
        if (report.status.paperNearEnd) {
            return QStringLiteral("paper_near_end");
        }
        return report.outcome == devices::PrintOutcome::Confirmed ? QStringLiteral("ok") : QStringLiteral("unknown");
    });
}

documents::SlipProfile DeviceStation::slipProfile() const
{
    return m_settings.receiptColumnsMm == 58 ? documents::SlipProfile::paper58() : documents::SlipProfile::paper80();
}

QString printerWord(devices::PrinterTrouble trouble)
{
    switch (trouble) {
    case devices::PrinterTrouble::None: return {};
    case devices::PrinterTrouble::PaperOut: return QStringLiteral("paper_out");
    case devices::PrinterTrouble::CoverOpen: return QStringLiteral("cover_open");
    case devices::PrinterTrouble::CutterJammed:
    case devices::PrinterTrouble::PrinterError: return QStringLiteral("error");
    case devices::PrinterTrouble::Offline:
    case devices::PrinterTrouble::NotReachable:
    case devices::PrinterTrouble::LinkBroken:
    case devices::PrinterTrouble::Stalled: return QStringLiteral("offline");
    }
    Q_UNREACHABLE();
}

} // namespace yichuang::desk
