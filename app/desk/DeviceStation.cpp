// SPDX-License-Identifier: Apache-2.0
#include "app/desk/DeviceStation.h"

#include "app/base/Json.h"
#include "app/base/ThenOn.h"
#include "app/devices/DeviceFileLink.h"
#include "app/devices/SerialLink.h"
#include "app/devices/TcpLink.h"

#include <QDir>
#include <QFile>
#include <QMetaObject>
#include <QPromise>
#include <QSaveFile>
#include <QtConcurrentRun>
#include <QUrl>

namespace yichuang::desk {

namespace {

using base::ErrorCode;
using base::Result;

const QString SettingsFile = QStringLiteral("devices.json");

// "tcp://host:9100", "file:///dev/usb/lp0", "serial:///dev/ttyS0"; null for anything else.
std::unique_ptr<devices::Link> makeLink(const QString &address)
{
    const QUrl url(address);
    if (url.scheme() == QLatin1String("tcp") && url.port() > 0) {
        return std::make_unique<devices::TcpLink>(url.host(), static_cast<quint16>(url.port()));
    }
    if (url.scheme() == QLatin1String("file")) {
        return std::make_unique<devices::DeviceFileLink>(url.path());
    }
    if (url.scheme() == QLatin1String("serial")) {
        return std::make_unique<devices::SerialLink>(url.path());
    }
    return nullptr;
}

QJsonObject toJson(const DeviceSettings &settings)
{
    return {{QStringLiteral("reader"), settings.readerPath},
            {QStringLiteral("receipt_printer"), settings.receiptPrinter},
            {QStringLiteral("receipt_mm"), settings.receiptColumnsMm},
            {QStringLiteral("paper_folder"), settings.paperFolder}};
}

Result<DeviceSettings> settingsFromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "devices");
    DeviceSettings settings{reader.textOr("reader"), reader.textOr("receipt_printer"), static_cast<int>(reader.integerOr("receipt_mm", 80, 58, 80)),
                            reader.textOr("paper_folder")};
    return reader.finish(std::move(settings));
}

// GA/T 2000.156 code of the document a card layout is.
QString idTypeOf(devices::IdCardLayout layout)
{
    switch (layout) {
    case devices::IdCardLayout::Citizen: return QStringLiteral("111");
    case devices::IdCardLayout::PermitHkMoTw: return QStringLiteral("111");
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
    case devices::CardProblem::CardUnreadable:
    case devices::CardProblem::WrongCard:
    case devices::CardProblem::ReaderRefuses: return QStringLiteral("refused");
    case devices::CardProblem::BadContent: return QStringLiteral("garbage");
    case devices::CardProblem::ReaderSilent: return QStringLiteral("timeout");
    case devices::CardProblem::ReaderGone: return QStringLiteral("unplugged");
    case devices::CardProblem::Cancelled: return QStringLiteral("cancelled");
    case devices::CardProblem::Busy: return QStringLiteral("busy");
    }
    return QStringLiteral("refused");
}

CardView viewOf(const devices::IdCard &card, QDate today)
{
    CardView view;
    domain::Applicant &who = view.applicant;
    who.source = domain::EntrySource::Card;
    who.name = card.name;
    who.idType = idTypeOf(card.layout);
    who.idNumber = card.number;
    who.sex = card.sex;
    who.nation = card.nation;
    who.birth = card.birth;
    who.address = card.address;
    who.validUntil = card.validForLong ? QStringLiteral("long") : card.validTo.toString(Qt::ISODate);
    view.photo = QImage::fromData(card.photo);
    for (const devices::IdCardWarning warning : card.warnings) {
        view.warnings.append(devices::toWord(warning));
    }
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
    const auto read = base::parseJsonObject(file.readAll()).and_then(settingsFromJson);
    if (read) {
        m_settings = *read;
    }
}

Result<void> DeviceStation::save() const
{
    QSaveFile file(QDir(m_folder).filePath(SettingsFile));
    if (!file.open(QIODevice::WriteOnly) || file.write(base::canonicalJson(toJson(m_settings))) < 0 || !file.commit()) {
        return base::fail(ErrorCode::StorageFailed, QStringLiteral("the device settings could not be written"), "devices.save");
    }
    return {};
}

QFuture<Result<void>> DeviceStation::configure(const DeviceSettings &settings)
{
    closeDevices();
    m_settings = settings;
    openReader();
    openPrinter();
    return QtConcurrent::run([this] { return save(); });
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
}

void DeviceStation::openReader()
{
    if (m_settings.readerPath.isEmpty()) {
        m_readerState = ReaderState::NotConfigured;
        Q_EMIT readerStateChanged(m_readerState);
        return;
    }
    m_readerState = ReaderState::Disconnected;
    m_reader = new devices::IdCardReader(std::make_unique<devices::SerialLink>(m_settings.readerPath), nullptr);
    m_reader->moveToThread(&m_thread);
    connect(m_reader, &devices::IdCardReader::stateChanged, this, &DeviceStation::onReaderState);
    connect(m_reader, &devices::IdCardReader::cardRead, this, &DeviceStation::onCard);
    connect(m_reader, &devices::IdCardReader::failed, this,
            [this](const devices::CardReadProblem &problem) { Q_EMIT cardFailed(reasonOf(problem.problem)); });
    QMetaObject::invokeMethod(m_reader, &devices::IdCardReader::start, Qt::QueuedConnection);
}

void DeviceStation::openPrinter()
{
    std::unique_ptr<devices::Link> link = makeLink(m_settings.receiptPrinter);
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
    QPromise<Result<QString>> promise;
    promise.start();
    if (m_readerState == ReaderState::Ready || m_readerState == ReaderState::Reading) {
        promise.addResult(Result<QString>(m_settings.readerPath));
    } else {
        const bool configured = m_readerState != ReaderState::NotConfigured;
        promise.addResult(Result<QString>(base::fail(ErrorCode::Unavailable, QStringLiteral("the reader does not answer"),
                                                     configured ? "card.unplugged" : "card.not_configured")));
    }
    promise.finish();
    return promise.future();
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
    // Initialise only: asks the state without using paper.
    return printReceipt(QByteArray("\x1b\x40", 2)).then([](const devices::PrintReport &report) -> Result<QString> {
        if (report.trouble != devices::PrinterTrouble::None) {
            return devices::toWord(report.trouble);
        }
        if (report.status.paperNearEnd) {
            return QStringLiteral("paper_near_end");
        }
        return report.outcome == devices::PrintOutcome::Confirmed ? QStringLiteral("ok") : QStringLiteral("unknown");
    });
}

} // namespace yichuang::desk
