// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace yichuang::ui {

/// What the pages before the workbench share: the product's name left on the rail's blue, a card right.
class CoverPage : public QWidget {
    Q_OBJECT

public:
    CoverPage(const Look &look, QWidget *parent);

    /// "青秀区政务服务中心 · 03 号窗口"; may be empty before enrolment.
    void setPlace(const QString &place);

protected:
    [[nodiscard]] const Look &look() const { return m_look; }
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void setWords(const QString &title, const QString &lead);
    void setBaseWords();
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int bandWidth() const { return width() * 2 / 5; }

    const Look &m_look;
    QString m_place;
    QString m_claim;
    QLabel *m_title;
    QLabel *m_lead;
    QVBoxLayout *m_body;
};

} // namespace yichuang::ui
