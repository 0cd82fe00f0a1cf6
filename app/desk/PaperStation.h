// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/DeviceStation.h"
#include "app/desk/Engine.h"
#include "app/desk/PaperDesk.h"
#include "app/devices/PdfSpool.h"
#include "app/documents/Document.h"

#include <memory>

namespace yichuang::desk {

/// Prints what was issued, one paper after the other: slip printer, as many copies as the paper has, and, where a folder
/// is set, A4 PDF. A print is noted as sent before its first byte leaves, so that a crash in between is Unknown, never
/// forgotten. It is Confirmed when every copy is, and Failed only when none can have come out.
class PaperStation final : public PaperDesk {
    Q_OBJECT
public:
    PaperStation(Engine &engine, DeviceStation &devices, QObject *parent = nullptr);

    [[nodiscard]] QFuture<base::Result<PaperView>> print(const QString &paperId) override;
    [[nodiscard]] QFuture<base::Result<PaperView>> settlePrint(const QString &paperId, PrintState state) override;
    [[nodiscard]] QFuture<base::Result<QImage>> preview(const QString &paperId, int width) override;
    [[nodiscard]] QFuture<base::Result<void>> savePdf(const QString &paperId, const QString &path) override;
    [[nodiscard]] QFuture<base::Result<ReceiptView>> verifyReceipt(const QString &code) override;

    /// Something may be in the spool.
    void pump();

private:
    struct Job {
        qint64 id = 0;
        QByteArray slip;
        QByteArray pdf; ///< empty: no folder is set
        int copies = 1; ///< of the slip, still to be printed
        store::PrintState state = store::PrintState::Sent; ///< of those printed
        QString title = {};
    };
    [[nodiscard]] base::Result<std::optional<Job>> nextJob(const documents::SlipProfile &profile);
    [[nodiscard]] base::Result<documents::Document> document(qint64 id);
    /// A person's `act` on a paper and its line in the audit, both or neither.
    template<typename Change>
    [[nodiscard]] base::Result<store::PaperRecord> change(const SessionView &who, const QString &act, Change change);
    void send(const Job &job);
    void print(const Job &job);
    void sent(Job job, const devices::PrintReport &report);
    void finish(qint64 id, store::PrintState state, const QString &reason);

    Engine &m_engine;
    DeviceStation &m_devices;
    std::unique_ptr<devices::PdfSpool> m_pdfSpool;
    QString m_pdfFolder;
    bool m_isBusy = false;
    bool m_isAskedAgain = false; ///< while busy
};

} // namespace yichuang::desk
