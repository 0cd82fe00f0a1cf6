// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Material.h"
#include "ui/models/MaterialLine.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace yichuang::ui {

class Field;

/// What is wrong with one material and what is needed instead, as it will stand on the notice; it says which material
/// it speaks of. Shown only for a row that lacks something; Enter in the last line goes back to the checklist.
class DefectBox final : public QWidget {
    Q_OBJECT

public:
    /// `defectName`, `remedyName`: objectNames of the two lines.
    DefectBox(const char *defectName, const char *remedyName, QWidget *parent);

    /// The checklist as shown: it names the rows.
    void setLines(const MaterialLines &lines);
    /// The row the checklist stands on; what a person is typing is left alone.
    void show(const QString &key, const domain::MaterialRows &rows);
    void focusFirst();
    void retranslate();
    /// The row asked for last, also when it lacks nothing.
    [[nodiscard]] QString key() const { return m_key; }

Q_SIGNALS:
    void edited(const QString &key, const QString &defect, const QString &remedy);
    void done(const QString &key);
    /// Esc: back to the row, with what was typed.
    void left(const QString &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void nameMaterial();

    QString m_key;
    QHash<QString, QString> m_names; ///< of the materials, by their rows' keys
    QLabel *m_material;
    QLineEdit *m_defect;
    QLineEdit *m_remedy;
    Field *m_defectField;
    Field *m_remedyField;
};

} // namespace yichuang::ui
