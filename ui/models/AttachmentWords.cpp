// SPDX-License-Identifier: Apache-2.0
#include "ui/models/AttachmentWords.h"

#include "ui/ErrorText.h"
#include "ui/models/Words.h"

namespace yichuang::ui {

using desk::AttachmentPlace;

QString AttachmentWords::type(const QString &mime)
{
    return mime == QStringLiteral("image/jpeg")        ? QStringLiteral("JPEG")
           : mime == QStringLiteral("image/png")       ? QStringLiteral("PNG")
           : mime == QStringLiteral("image/tiff")      ? QStringLiteral("TIFF")
           : mime == QStringLiteral("application/pdf") ? QStringLiteral("PDF")
                                                       : QString();
}

QString AttachmentWords::about(const desk::AttachmentView &view)
{
    QStringList parts{type(view.type), view.size > 0 ? Words::bytes(view.size) : QString()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

ChipText AttachmentWords::place(const desk::AttachmentView &view)
{
    switch (view.place) {
    case AttachmentPlace::Here: return {};
    case AttachmentPlace::Waiting: return {Tone::Warn, QStringLiteral("wait"), tr("waiting to be sent")};
    case AttachmentPlace::Sending:
        return {Tone::Accent, QStringLiteral("sync"), tr("sending %1 %").arg(view.percent)};
    case AttachmentPlace::Sent: return {Tone::Good, QStringLiteral("check"), tr("at the centre")};
    case AttachmentPlace::Refused: return {Tone::Bad, QStringLiteral("bad"), tr("refused")};
    case AttachmentPlace::Elsewhere: return {Tone::Plain, QStringLiteral("building"), tr("only at the centre")};
    }
    Q_UNREACHABLE();
}

QString AttachmentWords::reason(const desk::AttachmentView &view)
{
    const QString known = view.reason.isEmpty() ? QString() : ErrorText::ofReason(view.reason);
    if (view.place == AttachmentPlace::Refused) {
        return known.isEmpty() ? tr("The centre will not take it as it is. Attach it anew.") : known;
    }
    return view.place == AttachmentPlace::Waiting ? known : QString();
}

QString AttachmentWords::spoken(const AttachmentFace &face, int at, int of)
{
    QStringList parts{tr("Page %1 of %2").arg(at + 1).arg(of)};
    if (face.view) {
        parts << about(*face.view) << place(*face.view).text;
    }
    if (face.picture == AttachmentFace::Picture::Unreachable) {
        parts << tr("cannot be fetched now");
    }
    parts.removeAll(QString());
    return parts.join(tr(", ", "list separator"));
}

} // namespace yichuang::ui
