# SPDX-License-Identifier: Apache-2.0
foreach(stem ActChecksTest ActEffectsTest ApplicantTest CaseClockTest CaseJsonTest CaseNumberTest CaseRulesTest CatalogueTest DirectoryTest
        FiguresTest ItemTest LifeCycleTest MaterialTest MayAnswerTest MergeTest PolicyTest)
    yichuang_test(${stem} DEPENDS app_domain tests_support_domain)
endforeach()
foreach(stem CaseJsonPropertyTest CaseLifePropertyTest MergePropertyTest)
    yichuang_test(${stem} DEPENDS app_domain tests_support_domain rapidcheck)
endforeach()
