// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Signer.h"
#include "app/desk/PaperFactsMaker.h"
#include "app/documents/PaperWording.h"
#include "app/domain/CaseRules.h"
#include "app/store/Ledger.h"

#include <memory>

namespace yichuang::desk {

/// What papers are made with. `signer`: null while the signing key is not open.
struct PaperTools {
    const documents::PaperWordings &wordings;
    std::shared_ptr<const crypto::Signer> signer;
    QByteArray signerKeyId;
};

/// The papers of one act, with all they are made from: they are made on another thread than the commit.
struct PaperOrder {
    domain::ActKind act;
    domain::Effect effect = domain::Effect::Offline;
    std::shared_ptr<const domain::Case> record;          ///< after the act; `source` refers to it
    std::shared_ptr<const domain::CaseRules> rules;      ///< keep the item `source` refers to
    PaperSource source;
};

/// The papers in the order they are handed over. A paper with final effect waits until a provisional act is final; where it
/// answers an application, the citizen gets a receipt meanwhile. "paper.*" when a paper lacks what the law asks for; Locked
/// "store.signer"; the signer's.
[[nodiscard]] base::Result<std::vector<store::NewPaper>> makePapers(const PaperOrder &order, const PaperTools &tools);

} // namespace yichuang::desk
