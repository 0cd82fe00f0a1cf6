# SPDX-License-Identifier: Apache-2.0
# The case, its life cycle and the facts it is judged by.
set(DOMAIN_CASE_SOURCES
    Act.cpp Act.h
    ActChecks.cpp ActChecks.h
    ActEffects.cpp ActEffects.h
    Applicant.cpp Applicant.h
    Case.cpp Case.h
    CaseClock.cpp CaseClock.h
    CaseMaking.cpp CaseMaking.h
    CaseNumber.cpp CaseNumber.h
    CaseRules.cpp CaseRules.h
    CaseState.cpp CaseState.h
    CaseText.cpp CaseText.h
    Catalogue.cpp Catalogue.h
    CatalogueCheck.cpp CatalogueCheck.h
    CatalogueForm.cpp
    CatalogueSuccession.cpp
    CatalogueTier.cpp CatalogueTier.h
    Content.h
    DatesInForce.cpp DatesInForce.h
    Directory.cpp Directory.h
    DirectoryEdit.cpp DirectoryEdit.h
    Facts.cpp Facts.h
    Figures.cpp Figures.h
    Ids.h
    JsonDiff.cpp JsonDiff.h
    Item.cpp Item.h
    LifeCycle.cpp LifeCycle.h
    Material.cpp Material.h
    MayAnswer.cpp MayAnswer.h
    Merge.cpp Merge.h
    PasswordRules.cpp PasswordRules.h
    Policy.cpp Policy.h
    ReceiptStatement.h
    Rehearsal.cpp Rehearsal.h)
