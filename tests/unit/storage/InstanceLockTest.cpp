// SPDX-License-Identifier: Apache-2.0
#include "app/storage/InstanceLock.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

namespace yichuang {

using base::ErrorCode;
using base::Result;
using storage::InstanceLock;

class InstanceLockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secondOpenerLearnsTheProcess()
    {
        const QString path = m_folder.filePath(QStringLiteral("a.lock"));
        const Result<InstanceLock> first = InstanceLock::acquire(path);
        EXPECT_OK(first);
        const Result<InstanceLock> second = InstanceLock::acquire(path);
        EXPECT_FAILS(second, ErrorCode::Locked);
        QVERIFY(second.error().detail.contains(QString::number(::getpid())));
    }

    void endsWithItsOwner()
    {
        const QString path = m_folder.filePath(QStringLiteral("b.lock"));
        {
            const Result<InstanceLock> first = InstanceLock::acquire(path);
            EXPECT_OK(first);
        }
        EXPECT_OK(InstanceLock::acquire(path));
    }

    void endsWithAKilledProcess()
    {
        const QString path = m_folder.filePath(QStringLiteral("c.lock"));
        const pid_t child = ::fork();
        if (child == 0) {
            const Result<InstanceLock> held = InstanceLock::acquire(path);
            ::_exit(held ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        EXPECT_OK(InstanceLock::acquire(path));
    }

    void folderMustExist()
    {
        EXPECT_FAILS(InstanceLock::acquire(m_folder.filePath(QStringLiteral("none/x.lock"))), ErrorCode::StorageFailed);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace yichuang

using yichuang::InstanceLockTest;
YICHUANG_TEST(InstanceLockTest)
#include "InstanceLockTest.moc"
