// SPDX-License-Identifier: Apache-2.0
// The commands about scans and documents of materials.
#include "app/base/Json.h"
#include "app/desk/CommandReplies.h"

#include <QJsonArray>

namespace yichuang::desk {

using base::Result;

namespace {

QJsonObject viewsJson(const std::vector<AttachmentView> &views)
{
    QJsonArray array;
    for (const AttachmentView &view : views) {
        array.append(toJson(view));
    }
    return {{QStringLiteral("attachments"), array}};
}

// In the order of the checklist.
QStringList contentsOf(const domain::Case &record)
{
    QStringList contents;
    for (const domain::MaterialRow &row : record.materials) {
        contents += row.blobs;
    }
    contents.removeDuplicates();
    return contents;
}

} // namespace

void CommandLine::addAttachmentCommands()
{
    m_handlers.insert(QStringLiteral("attach"), [this](const QJsonObject &command, const Reply &reply) {
        base::JsonReader reader(command);
        const QString file = reader.text("file");
        if (reader.error()) {
            reply(errorToJson(*reader.error()));
            return;
        }
        answer(this, m_desk.attachments().attachFile(file), reply,
               [](const AttachmentView &view) { return QJsonObject{{QStringLiteral("attachment"), toJson(view)}}; });
    });
    m_handlers.insert(QStringLiteral("attachments"), [this](const QJsonObject &command, Reply reply) { attachments(command, std::move(reply)); });
    m_handlers.insert(QStringLiteral("fetch"), [this](const QJsonObject &command, const Reply &reply) {
        base::JsonReader reader(command);
        const QString content = reader.text("content", 64);
        const QString file = reader.text("file");
        if (reader.error()) {
            reply(errorToJson(*reader.error()));
            return;
        }
        answerInFile(this, m_desk.attachments().read(content), {file, "fetch.file"}, reply);
    });
}

// Of `contents`, or of all that a case names.
void CommandLine::attachments(const QJsonObject &command, Reply reply)
{
    base::JsonReader reader(command);
    const bool isOfCase = command.contains(QLatin1String("case"));
    const auto id = isOfCase ? reader.id<domain::CaseId>("case") : domain::CaseId();
    const QStringList contents = isOfCase ? QStringList() : reader.texts("contents");
    if (!isOfCase && !command.contains(QLatin1String("contents"))) {
        reader.note("contents", "is missing");
    }
    if (reader.error()) {
        reply(errorToJson(*reader.error()));
        return;
    }
    if (!isOfCase) {
        answer(this, m_desk.attachments().look(contents), reply, viewsJson);
        return;
    }
    const auto look = [this, reply](const Result<CaseView> &view) {
        if (!view) {
            reply(errorToJson(view.error()));
            return;
        }
        answer(this, m_desk.attachments().look(contentsOf(view->record)), reply, viewsJson);
    };
    base::thenOn(this, m_desk.cases().open(id), look, [reply] { reply(cancelled()); });
}

} // namespace yichuang::desk
