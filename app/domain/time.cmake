# SPDX-License-Identifier: Apache-2.0
# Calendar, limits, due dates, identity numbers, names and money; explaining them.
set(DOMAIN_TIME_SOURCES
    Calendar.cpp Calendar.h
    CalendarCheck.cpp CalendarCheck.h
    CalendarFile.cpp CalendarFile.h
    CalendarSet.cpp CalendarSet.h
    ChineseText.cpp ChineseText.h
    CounterClock.cpp CounterClock.h
    CounterHours.cpp CounterHours.h
    DisplayWidth.cpp DisplayWidth.h
    Division.cpp Division.h
    DueDate.cpp DueDate.h
    ExplainWords.cpp ExplainWords.h
    Explainer.cpp Explainer.h
    IdentityNumber.cpp IdentityNumber.h
    Limit.cpp Limit.h
    MachineReadableZone.cpp MachineReadableZone.h
    MoneyText.cpp MoneyText.h
    OrganisationCode.cpp OrganisationCode.h
    Pinyin.cpp Pinyin.h
    Sex.h
    SiteRules.cpp SiteRules.h
    Stop.cpp Stop.h
    Uscc.cpp Uscc.h)
