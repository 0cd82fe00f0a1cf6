// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Material.h"

#include <QObject>
#include <QVector>

namespace yichuang::ui {

/// The contents that belong to the materials of one sheet: brought in, taken out, put back, put in another order. The
/// rows are the form's. UI thread.
class SheetAttachments final : public QObject {
    Q_OBJECT

public:
    /// How far bringing in has come; a total of 0 = nothing is on its way.
    struct Coming {
        int done = 0;
        int total = 0;
        friend bool operator==(const Coming &, const Coming &) = default;
    };

    explicit SheetAttachments(domain::MaterialRows &rows) : m_rows(rows) {}

    /// Another matter lies on the sheet: nothing taken out before can be put back, nothing on its way may arrive.
    void startOver();
    /// Which matter it is: a number that never comes again.
    [[nodiscard]] int sheet() const { return m_sheet; }

    /// Of one material, in order; `pages` of its row follows while nobody gave it another number.
    [[nodiscard]] QStringList contents(const QString &material) const;
    /// At the end. False when the material has it already, or there is no such material.
    bool add(const QString &material, const QString &content);
    /// Empty when nothing is there.
    QString takeOut(const QString &material, int at);
    void move(const QString &material, int at, int by);
    [[nodiscard]] bool canPutBack() const { return !m_taken.isEmpty(); }
    /// What was taken out last, where it was.
    void putBack();

    void setComing(const Coming &coming);
    [[nodiscard]] const Coming &coming() const { return m_coming; }

Q_SIGNALS:
    /// The rows changed.
    void edited();
    void comingChanged();

private:
    struct Taken {
        QString material;
        QString content;
        int at = 0;
    };
    [[nodiscard]] domain::MaterialRow *row(const QString &material) const;
    void put(domain::MaterialRow &row, const QStringList &contents);

    domain::MaterialRows &m_rows;
    QVector<Taken> m_taken;
    Coming m_coming;
    int m_sheet = 0;
};

} // namespace yichuang::ui
