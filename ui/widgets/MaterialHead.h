// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QWidget>

class QLabel;

namespace yichuang::ui {

/// The heads of the columns of a MaterialList, above it and not scrolled with it.
class MaterialHead final : public QWidget {
    Q_OBJECT

public:
    MaterialHead(const Look &look, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void retranslate();

    const Look &m_look;
    QLabel *m_name;
    QLabel *m_counts;
    QLabel *m_pages;
    QLabel *m_judged;
};

} // namespace yichuang::ui
