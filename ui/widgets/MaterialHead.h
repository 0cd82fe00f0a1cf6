// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QPointer>
#include <QWidget>

class QLabel;

namespace yichuang::ui {

class ColumnScroll;

/// The heads of the columns of the MaterialList beside it, above it and not scrolled with it; they stay above their columns
/// when its scroll bar comes.
class MaterialHead final : public QWidget {
    Q_OBJECT

public:
    MaterialHead(const Look &look, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void dress();
    void align();
    void retranslate();

    const Look &m_look;
    QLabel *m_name;
    QLabel *m_counts;
    QLabel *m_pages;
    QLabel *m_judged;
    QPointer<ColumnScroll> m_rows;
};

} // namespace yichuang::ui
