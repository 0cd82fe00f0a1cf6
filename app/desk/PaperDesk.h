// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/desk/Views.h"

#include <QFuture>
#include <QImage>
#include <QObject>
#include <QString>

namespace yichuang::desk {

/// The papers of cases: what was issued is not yet printed. A print is queued, sent, confirmed or unknown;
/// unknown asks the clerk.
class PaperDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Queues the paper again; marked 重打 from the second print on. NotAllowed "paper.provisional" before its act is final,
    /// "paper.void" when it was settled against.
    [[nodiscard]] virtual QFuture<base::Result<PaperView>> print(const QString &paperId) = 0;
    /// The clerk says whether an unknown print came out; NotAllowed "paper.not_unknown" for any other.
    [[nodiscard]] virtual QFuture<base::Result<PaperView>> settlePrint(const QString &paperId, PrintState state) = 0;
    /// First page for the screen, `width` pixels wide.
    [[nodiscard]] virtual QFuture<base::Result<QImage>> preview(const QString &paperId, int width) = 0;
    /// Writes the PDF of the paper into a file, for an A4 printer or the records: counted, marked, audited and refused as a print is, then
    /// written whole or not at all, for its owner alone. StorageFailed "pdf.file" when it cannot be.
    [[nodiscard]] virtual QFuture<base::Result<void>> savePdf(const QString &paperId, const QString &path) = 0;
    /// Checks a receipt's QR text without the network. WrongSecret "receipt.forged", NotFound "receipt.key" (no workstation
    /// of this centre has that key), Expired "receipt.withdrawn" (signed after its key was withdrawn), Unsupported and
    /// Malformed "receipt_code.…" for what is no such code.
    [[nodiscard]] virtual QFuture<base::Result<ReceiptView>> verifyReceipt(const QString &code) = 0;

Q_SIGNALS:
    void printChanged(const QString &paperId, yichuang::desk::PrintState state);
    /// A printer needs a hand: `reason` is paper_out, cover_open, offline, error; `title` of the paper that did not come out, if it is known.
    void printerTrouble(const QString &reason, const QString &title);
};

} // namespace yichuang::desk
