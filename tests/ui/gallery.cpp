// SPDX-License-Identifier: Apache-2.0
// Draws the pages in every look to PNG files, for people to look at: ui_gallery FOLDER [FILTER]
#include "tests/ui/Samples.h"
#include "ui/Workbench.h"
#include "ui/forms/IntakeForm.h"
#include "ui/pages/intake/IntakePage.h"
#include "ui/style/Look.h"
#include "ui/style/StyleSheet.h"

#include <QApplication>
#include <QDir>
#include <QStyleFactory>
#include <QTextStream>

using namespace yichuang;

int main(int argc, char **argv)
{
    using namespace yichuang::ui;
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    Look look(*shippedStyleSheet());
    application.setFont(look.font());
    const auto samples = tests::Samples::load();
    if (!samples) {
        QTextStream(stderr) << samples.error().detail << u'\n';
        return 1;
    }
    IntakeForm form;
    form.clear();
    Workbench workbench(look, nullptr);
    if (!look.dress(workbench)) {
        return 1;
    }
    const std::pair<const char *, const char *> rail[] = {{"intake", "受理"}, {"cases", "办件"}, {"todo", "待办"}, {"results", "出件"}, {"sync", "同步"}, {"devices", "设备"}, {"settings", "设置"}};
    for (const auto &[id, label] : rail) {
        const bool low = QLatin1String(id) == QLatin1String("devices") || QLatin1String(id) == QLatin1String("settings");
        workbench.addPage({QLatin1String(id), QLatin1String(id), [label = QString::fromUtf8(label)] { return label; },
                           [&](QWidget *parent) { return new IntakePage(look, form, parent); },
                           low ? Workbench::Entry::Place::Bottom : Workbench::Entry::Place::Top});
    }
    workbench.setPlace(QStringLiteral("青秀区政务服务中心"), QStringLiteral("03 号窗口"), QStringLiteral("韦晓芳"));
    workbench.setLink(Tone::Warn, QStringLiteral("离线 自 10:22 · 17 件待发 · 1 件需处理"));
    workbench.setCount(QStringLiteral("todo"), 6, Tone::Warn);
    workbench.setCount(QStringLiteral("sync"), 1, Tone::Bad);
    form.takeCard(tests::Samples::person(), {}, tests::sampleNow(), IntakeForm::CardOf::Applicant);
    const ItemChoice choice = samples->choice(QString::fromLocal8Bit(argc > 2 ? argv[2] : "ggcs-ws"));
    form.choose(choice);
    workbench.resize(1366, 768);
    workbench.show();
    workbench.go(QStringLiteral("intake"));
    form.judgeAllComplete();
    for (const auto &row : form.values().materials) {
        if (choice.item.material(row.key)->deferrable) {
            form.judge(row.key, domain::Judgement::Deferred);
            break;
        }
    }
    form.judge(form.values().materials.front().key, domain::Judgement::Unchecked);
    static_cast<IntakePage *>(workbench.currentPage())->focusNext();
    application.processEvents();
    workbench.grab().save(QString::fromLocal8Bit(argv[1]) + QStringLiteral("/intake-light.png"));
    look.choose(Theme::Dark, TypeSize::Normal);
    application.processEvents();
    workbench.grab().save(QString::fromLocal8Bit(argv[1]) + QStringLiteral("/intake-dark.png"));
    look.choose(Theme::HighContrast, TypeSize::Large);
    application.processEvents();
    return workbench.grab().save(QString::fromLocal8Bit(argv[1]) + QStringLiteral("/intake-contrast-large.png")) ? 0 : 1;
}
