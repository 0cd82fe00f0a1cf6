// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace yichuang::ui {

/// A label above its editor, and one line below it: a hint, or what is wrong. The label is the
/// editor's buddy and its accessible name; what is wrong becomes its description.
class Field final : public QWidget {
    Q_OBJECT

public:
    /// Takes the editor into itself.
    Field(QWidget *editor, QWidget *parent);

    void setLabel(const QString &label);
    /// Something small that belongs to the entry, at the right end of the label's line.
    void addBesideLabel(QWidget *widget);
    void setHint(const QString &hint);
    /// What is wrong with the entry; empty = nothing.
    void setError(const QString &error);
    /// What the clerk should know although the entry may stand; empty = nothing.
    void setWarning(const QString &warning);
    [[nodiscard]] QWidget *editor() const { return m_editor; }

private:
    void showLine();

    QWidget *m_editor;
    QLabel *m_label;
    QHBoxLayout *m_labelRow;
    QLabel *m_line;
    QString m_hint;
    QString m_error;
    QString m_warning;
};

} // namespace yichuang::ui
