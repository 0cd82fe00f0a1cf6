# SPDX-License-Identifier: Apache-2.0
# Calendar, limits, due dates, identity numbers, names and money; explaining them.
set(DOMAIN_TIME_SOURCES
    Calendar.cpp Calendar.h
    CalendarFile.cpp CalendarFile.h
    CalendarSet.cpp CalendarSet.h
    CounterClock.cpp CounterClock.h
    CounterHours.cpp CounterHours.h
    DueDate.cpp DueDate.h
    Limit.cpp Limit.h
    Stop.cpp Stop.h)
