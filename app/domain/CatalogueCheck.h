// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Catalogue.h"

#include <QDate>

namespace yichuang::domain {

/// Something a catalogue must not say (a fault), or that somebody should look at (a remark).
struct CatalogueFault {
    enum class Weight { Fault, Remark };

    QString item;   ///< key of the item; "department KEY"; empty: the catalogue itself
    QString member; ///< "promised_limit.value", "materials(m3).originals"; empty: the whole
    QByteArray code; ///< missing, type, range, word, form, empty, twin, unknown, reference, law, succession, parent
    QString text;   ///< one English sentence that names item, member and what is allowed
    QString ground; ///< the legal ground, as it is cited; empty where it is not law
    Weight weight = Weight::Fault;

    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const CatalogueFault &, const CatalogueFault &) = default;
};
using CatalogueFaults = std::vector<CatalogueFault>;

/// Whether something stands in the way of publishing; remarks do not.
[[nodiscard]] bool hasFaults(const CatalogueFaults &faults);

/// Everything that is wrong with a catalogue, not only the first: its form, and what the law says of limits, fees and
/// procedures. The form first, then the law, each in the order of the document. No faults: `Catalogue::fromJson` reads it.
[[nodiscard]] CatalogueFaults checkCatalogue(const QJsonObject &json);

/// The form alone: members, types, ranges, words, keys that stand twice, departments that are named and not there.
[[nodiscard]] CatalogueFaults checkCatalogueForm(const QJsonObject &json);
/// What the law says of each item, as far as its members can be read: 行政许可法 32(4), 42, 44, 45, 58, and the item's own ground.
[[nodiscard]] CatalogueFaults checkCatalogueLaw(const QJsonObject &json);

/// Whether a catalogue may follow what was published (the oldest first): versions only grow, an item's version never falls,
/// an item's codes never change meaning and are nobody else's, `effective` lies neither before that of the one in
/// force nor after `today`, the day of publication.
[[nodiscard]] CatalogueFaults checkSuccession(const Catalogue &draft, const std::vector<Catalogue> &published, QDate today);

/// Orders "2026.11.2" before "2026.12" before "2027": part by part, numbers as numbers. Negative: `a` is the earlier.
[[nodiscard]] int compareVersions(const QString &a, const QString &b);

/// How long a limit is by common measure, to compare limits of two units: working days at 7/5 calendar days, hours of
/// counter time at eight a working day. In minutes of counter time; nothing for "none".
[[nodiscard]] std::optional<double> nominalMinutes(const Limit &limit);
/// Exact within one unit, by common measure otherwise; "none" is longer than everything else.
[[nodiscard]] bool isLonger(const Limit &limit, const Limit &than);
/// "20 working days", "no limit".
[[nodiscard]] QString limitText(const Limit &limit);

} // namespace yichuang::domain
