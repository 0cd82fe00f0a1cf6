// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/domain/Sex.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <vector>

namespace yichuang::domain {

enum class MrzFormat {
    Td1, ///< cards, 3 lines of 30
    Td2, ///< older cards, 2 lines of 36
    Td3, ///< passports, 2 lines of 44
};
[[nodiscard]] QString toWord(MrzFormat format);

/// One check of a machine readable zone.
struct MrzCheck {
    QByteArray name; ///< document_number, birth, expiry, optional, composite
    QChar found;
    QChar expected;
    [[nodiscard]] bool holds() const { return found == expected; }
    friend bool operator==(const MrzCheck &, const MrzCheck &) = default;
};

/// The machine readable zone of a travel document (ICAO Doc 9303 parts 4 to 6). It is read whatever its checks
/// say: the clerk sees which one failed and compares with the page.
struct MachineReadableZone {
    MrzFormat format = MrzFormat::Td3;
    QString documentType;   ///< "P", "CR"…
    QString issuer;         ///< three letters, also "D"
    QString documentNumber; ///< also where it is longer than nine characters
    QString nationality;
    QString surname;
    QString givenNames;
    QDate birth;  ///< invalid where the zone leaves parts of it out
    QDate expiry; ///< invalid likewise
    Sex sex = Sex::Unspecified;
    QString optional;       ///< optional data, fillers cut; of TD1 both fields, one blank between
    bool datesExist = true; ///< false when a date that is written out is none
    std::vector<MrzCheck> checks;

    /// Lines are put upper-case and half-width, blanks go; one text with all lines is cut. Two-digit years: a birth
    /// lies neither after `today` (when given) nor after the expiry. Failing reasons: mrz.lines, mrz.characters.
    [[nodiscard]] static base::Result<MachineReadableZone> parse(const QStringList &lines, QDate today = {});
    /// Every check holds and the dates that are written out exist.
    [[nodiscard]] bool isValid() const { return datesExist && checksHold(); }
    [[nodiscard]] bool checksHold() const;

    friend bool operator==(const MachineReadableZone &, const MachineReadableZone &) = default;
};

/// ICAO 9303 part 3, 4.9: weights 7 3 1, letters from 10, the filler 0. Characters are A–Z, 0–9 and '<'.
[[nodiscard]] int mrzCheckDigit(QStringView text);

} // namespace yichuang::domain
