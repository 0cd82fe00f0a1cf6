# SPDX-License-Identifier: Apache-2.0
find_package(rapidcheck REQUIRED)
foreach(stem CalendarFileTest CalendarSetTest CalendarTest ChineseTextTest CounterClockTest CounterHoursTest
        DisplayWidthTest DueDateTest ExplainerTest IdentityNumberTest LimitTest MachineReadableZoneTest MoneyTextTest
        OrganisationCodeTest PinyinTest StopTest UsccTest)
    yichuang_test(${stem} DEPENDS app_domain)
endforeach()
yichuang_test(DueDatePropertyTest DEPENDS app_domain rapidcheck)
