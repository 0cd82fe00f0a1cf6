// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Material.h"

#include <QWidget>

class QLineEdit;

namespace yichuang::ui {

class Field;

/// What is wrong with one material and what is needed instead, as it will stand on the notice. Shown only for
/// a row that lacks something; Enter in the last line goes back to the checklist.
class DefectBox final : public QWidget {
    Q_OBJECT

public:
    /// `defectName`, `remedyName`: objectNames of the two lines.
    DefectBox(const char *defectName, const char *remedyName, QWidget *parent);

    /// The row the checklist stands on; what a person is typing is left alone.
    void show(const QString &key, const domain::MaterialRows &rows);
    void focusFirst();
    void retranslate();
    [[nodiscard]] QString key() const { return m_key; }

Q_SIGNALS:
    void edited(const QString &key, const QString &defect, const QString &remedy);
    void done(const QString &key);
    /// Esc: back to the row, with what was typed.
    void left(const QString &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_key;
    QLineEdit *m_defect;
    QLineEdit *m_remedy;
    Field *m_defectField;
    Field *m_remedyField;
};

} // namespace yichuang::ui
