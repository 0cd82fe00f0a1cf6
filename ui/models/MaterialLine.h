// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Material.h"
#include "ui/models/ChipText.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace yichuang::ui {

/// One row of the checklist as shown.
struct MaterialLine {
    QString key;
    QString name;
    QString note; ///< condition, share, deferral date or defect
    Tone noteTone = Tone::Plain;
    QString counts; ///< originals / copies asked for
    QString pages;
    domain::Judgement judgement = domain::Judgement::Unchecked;
    ChipText chip;
    QVector<domain::Judgement> allowed; ///< lawful for this row, in key order
    QStringList contents;               ///< its pages, in order; SHA-256
    bool isOpen = true;                 ///< it may be judged, and pages may come and go

    friend bool operator==(const MaterialLine &, const MaterialLine &) = default;
};

using MaterialLines = QVector<MaterialLine>;

} // namespace yichuang::ui
