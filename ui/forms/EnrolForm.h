// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Error.h"

#include <QObject>
#include <QString>
#include <QUrl>

namespace yichuang::ui {

/// Binding this workstation to its centre, in two steps: ask the centre who it is and show the
/// fingerprint; then, after a person compared it with the manager's sheet, send the one-time code.
class EnrolForm final : public QObject {
    Q_OBJECT

public:
    enum class Step { Address, Compare, Done };

    using QObject::QObject;

    void setAddress(const QString &address);
    void setCode(const QString &code);
    void setCompared(Qt::CheckState compared);
    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// "centre.example:8443" is read as https.
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QString code() const { return m_code; }
    [[nodiscard]] QString fingerprint() const { return m_fingerprint; }
    [[nodiscard]] QString problem() const { return m_problem; }

    void begin();
    void identified(const QString &fingerprint);
    void enrolled();
    void failed(const base::Error &error);
    void back();

Q_SIGNALS:
    void changed();

private:
    Step m_step = Step::Address;
    QString m_address;
    QString m_code;
    QString m_fingerprint;
    QString m_problem;
    Qt::CheckState m_compared = Qt::Unchecked;
    bool m_busy = false;
};

} // namespace yichuang::ui
