// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QComboBox>

namespace yichuang::ui {

/// A combo box with the project's own arrow. Its lines carry a value each.
class ChoiceBox final : public QComboBox {
    Q_OBJECT

public:
    ChoiceBox(const Look &look, QWidget *parent);

    /// Replaces the lines and keeps the chosen value when it is still there.
    void setLines(const QVector<std::pair<QString, QString>> &wordAndValue);
    [[nodiscard]] QString value() const { return currentData().toString(); }
    void choose(const QString &value);

Q_SIGNALS:
    void picked(const QString &value); ///< by a person

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    const Look &m_look;
};

} // namespace yichuang::ui
