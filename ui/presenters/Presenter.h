// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/Notice.h"

#include <QObject>
#include <QVector>

class QAction;

namespace yichuang::ui {

/// Joins a form and its page to the desk. Lives as long as the window; the page may come later.
class Presenter : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void noticed(const yichuang::ui::Notice &notice, const QVector<QAction *> &actions);
    void caseWanted(const QString &caseId);
};

} // namespace yichuang::ui
