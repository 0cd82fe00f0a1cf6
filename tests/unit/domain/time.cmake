# SPDX-License-Identifier: Apache-2.0
find_package(rapidcheck REQUIRED)
yichuang_test(CalendarTest DEPENDS app_domain)
yichuang_test(DueDateTest DEPENDS app_domain)
yichuang_test(DueDatePropertyTest DEPENDS app_domain rapidcheck)
