// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Json.h"
#include "app/desk/CommandLine.h"
#include "tests/support/Wait.h"
#include "tests/support/desk/ScriptedDesk.h"

#include <QTest>

namespace yichuang::tests {

/// The desk, its commands and every answer given, in the order given. Somebody is signed in.
struct CommandBench {
    ScriptedDesk desk;
    yichuang::desk::CommandLine commands{desk};
    QList<QJsonObject> answers;

    CommandBench()
    {
        desk.enrolments.enrolled = true;
        desk.sessions.view.emplace();
    }
    void run(const QJsonObject &command)
    {
        commands.run(command, [this](const QJsonObject &answer) { answers.append(answer); });
    }
    void run(const char *json) { run(*base::parseJsonObject(json)); }
    /// The one answer to `json`, once it is there.
    QJsonObject answerTo(const char *json)
    {
        answers.clear();
        run(json);
        (void)waitUntil([this] { return !answers.isEmpty(); }, std::chrono::seconds(2));
        return answers.size() == 1 ? answers.first() : QJsonObject{{QStringLiteral("answers"), answers.size()}};
    }
};

inline QString errorCode(const QJsonObject &answer)
{
    return answer.value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString();
}

inline QString errorReason(const QJsonObject &answer)
{
    return answer.value(QLatin1String("error")).toObject().value(QLatin1String("reason")).toString();
}

inline bool isOkay(const QJsonObject &answer)
{
    return answer.value(QLatin1String("ok")).toBool() && !answer.contains(QLatin1String("error"));
}

inline constexpr const char *Confirm = R"({"do":"confirm","item":"ln-yd","applicant":{"kind":"person","source":"typed","name":"韦小芳","id_type":"111",
    "id_number":"11010519491231002X"},"fields":{"age":"77"},"materials":"complete","ending":{"kind":"complete","certificate_no":"证 1"}})";

} // namespace yichuang::tests
