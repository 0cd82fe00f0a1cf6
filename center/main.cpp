// SPDX-License-Identifier: Apache-2.0
#include "center/admin/Admin.h"

#include <QCoreApplication>

#include <sys/stat.h>

int main(int argc, char *argv[])
{
    // What the centre writes is for its own account only.
    umask(077);
    const QCoreApplication application(argc, argv);
    const yichuang::base::SystemClock clock;
    return yichuang::center::runAdmin(QCoreApplication::arguments().mid(1), clock);
}
