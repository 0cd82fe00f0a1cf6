// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QTest>
#include <QWidget>

namespace yichuang::tests {

/// Types one character as a person does: Chinese comes from an input method, all else from keys.
inline void typeCharacter(QWidget *target, QChar c)
{
    if (c.unicode() < 0x80) {
        QTest::keyClicks(target, QString(c));
        return;
    }
    QInputMethodEvent commit;
    commit.setCommitString(QString(c));
    QCoreApplication::sendEvent(target, &commit);
}

} // namespace yichuang::tests
