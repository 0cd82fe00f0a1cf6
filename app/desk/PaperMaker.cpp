// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperMaker.h"

#include "app/documents/DocumentJson.h"
#include "app/documents/PaperBuilder.h"
#include "app/documents/ReceiptCode.h"

namespace yichuang::desk {

namespace {

using base::Result;
using documents::PaperKind;

// A receipt's code says that the office received or accepted; on a paper that says otherwise it would be believed too.
bool carriesReceiptCode(PaperKind kind)
{
    return kind == PaperKind::MaterialReceipt || kind == PaperKind::AcceptanceNotice || kind == PaperKind::DeferralNotice
        || kind == PaperKind::ImmediateCompletion;
}

Result<QByteArray> receiptCode(PaperKind kind, const PaperSource &source, const PaperTools &tools)
{
    if (!tools.signer) {
        return base::fail(base::ErrorCode::Locked, QStringLiteral("the signing key is not open"), "store.signer");
    }
    documents::ReceiptClaim claim;
    claim.caseId = QUuid::fromString(source.record.id.toText());
    claim.caseNumber = source.record.number;
    claim.itemKey = source.item.key.toText();
    claim.itemVersion = static_cast<quint32>(source.item.version);
    // A 收件凭证 may stand in for a paper that waits: it certifies the receipt whatever the act was.
    const bool isReceipt = kind == PaperKind::MaterialReceipt;
    claim.statement = isReceipt ? domain::ReceiptStatement::Received : domain::ReceiptStatement::Accepted;
    const base::Instant arrived = domain::suppliedAt(source.record).value_or(source.record.received);
    claim.at = isReceipt ? arrived : source.record.accepted.value_or(source.record.received);
    claim.materialsDigest = documents::materialsDigest(linesOn(kind, source.record, source.item));
    claim.keyId = QString::fromLatin1(tools.signerKeyId);
    return documents::makeReceiptCode(claim, [&tools](const QByteArray &bytes) { return tools.signer->sign(bytes); });
}

Result<store::NewPaper> makePaper(PaperKind kind, const PaperSource &source, const PaperTools &tools, store::Printing printing, documents::Effect effect)
{
    documents::PaperFacts facts = paperFacts(kind, source);
    facts.effect = effect;
    const Result<QByteArray> code = carriesReceiptCode(kind) ? receiptCode(kind, source, tools) : Result<QByteArray>(facts.queryCode.toLatin1());
    if (!code) {
        return base::failure(code);
    }
    facts.qr = *code;
    return documents::buildPaper(facts, tools.wordings.of(kind)).map([&](const documents::Document &document) {
        return store::NewPaper{documents::toWord(kind), printing, documents::documentText(document)};
    });
}

} // namespace

Result<std::vector<store::NewPaper>> makePapers(const PaperOrder &order, const PaperTools &tools)
{
    std::vector<store::NewPaper> list;
    const auto add = [&](PaperKind kind, documents::Effect effect, store::Printing printing) -> Result<void> {
        return makePaper(kind, order.source, tools, printing, effect).map([&list](store::NewPaper made) { list.push_back(std::move(made)); });
    };
    for (const PaperKind kind : papersOf(order.act, order.source.item, order.source.record)) {
        const bool isWithheld = order.effect == domain::Effect::Provisional && documents::hasFinalEffect(kind);
        const Result<void> receipt =
            isWithheld && documents::answersApplication(kind) ? add(PaperKind::MaterialReceipt, documents::Effect::Provisional, store::Printing::Queue) : Result<void>();
        const Result<void> done = receipt.and_then(
            [&] { return add(kind, documents::Effect::Final, isWithheld ? store::Printing::Later : store::Printing::Queue); });
        if (!done) {
            return base::failure(done);
        }
    }
    return list;
}

} // namespace yichuang::desk
