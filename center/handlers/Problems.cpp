// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/Problems.h"

#include "app/base/Log.h"

#include <array>

namespace yichuang::center {

using base::ErrorCode;

namespace {

struct Sentence {
    const char *reason;
    const char *text;
};

constexpr std::array Sentences{
    Sentence{"auth.unknown", "本工作站未在中心登记，请重新登记。"},
    Sentence{"auth.revoked", "本工作站的登记已被撤销，请联系大厅管理员。"},
    Sentence{"enrolment.code", "登记码不正确或已用过。"},
    Sentence{"enrolment.used", "登记码已用过，请向管理员要新的登记码。"},
    Sentence{"enrolment.expired", "登记码已过期，请向管理员要新的登记码。"},
    Sentence{"request.signature", "证书请求的签名不对。"},
    Sentence{"sign_in.wrong", "账号或密码不正确。"},
    Sentence{"sign_in.unknown", "账号或密码不正确。"},
    Sentence{"sign_in.locked", "密码连续输错次数过多，账号已暂时锁定，请稍后再试或联系管理员。"},
    Sentence{"sign_in.seat", "该人员未被安排在此窗口。"},
    Sentence{"feed.rebuild", "本机缓存与中心不再对应，需要重建（不影响草稿和业务日志）。"},
    Sentence{"chain.signature", "业务日志的签名与本工作站登记的密钥不符。"},
    Sentence{"number.exhausted", "本窗口的办件编号已用尽，请联系管理员。"},
    Sentence{"number.request", "同一请求号不能申请不同数量的编号。"},
    Sentence{"tiers.unknown_centre", "本中心未在上级中心登记，请重新登记。"},
    Sentence{"tiers.revoked", "本中心在上级中心的登记已被撤销，请联系上级中心管理员。"},
    Sentence{"tiers.twin", "同名的下级中心已登记，须先撤销原登记。"},
    Sentence{"tiers.none", "此中心尚未加入三级联网。"},
    Sentence{"tiers.from", "报送的内容不属于该下级中心。"},
    Sentence{"tiers.fork", "两级中心之间的传递记录接不上，其中一方可能恢复过旧备份。"},
    Sentence{"json.syntax", "请求内容不是合法的 JSON。"},
    Sentence{"json.depth", "请求内容嵌套过深。"},
    Sentence{"json.size", "请求内容过长。"},
    Sentence{"json.root", "请求内容应为一个 JSON 对象。"},
};

int statusOf(const base::Error &error)
{
    if (error.reason == "feed.rebuild") {
        return 412;
    }
    switch (error.code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::Malformed: return 400;
    case ErrorCode::WrongSecret: return 401;
    case ErrorCode::NotAllowed: return 403;
    case ErrorCode::NotFound: return 404;
    case ErrorCode::AlreadyExists:
    case ErrorCode::Conflict: return 409;
    case ErrorCode::Expired: return 410;
    case ErrorCode::Locked: return 423;
    case ErrorCode::Unsupported: return 422;
    case ErrorCode::Busy:
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
    case ErrorCode::StorageFailed: return 503;
    case ErrorCode::Cancelled:
    case ErrorCode::StorageCorrupt:
    case ErrorCode::StorageNewer:
    case ErrorCode::CryptoFailed:
    case ErrorCode::Internal: return 500;
    }
    return 500;
}

QString sentenceOf(const base::Error &error, int status)
{
    for (const Sentence &sentence : Sentences) {
        if (error.reason == sentence.reason) {
            return QString::fromUtf8(sentence.text);
        }
    }
    if (status == 400) {
        return QStringLiteral("请求内容有误（%1）。").arg(QString::fromLatin1(error.reason));
    }
    return status == 503 ? QStringLiteral("中心暂时不能处理，请稍后自动重试。")
        : status >= 500  ? QStringLiteral("中心内部出错，已记录。")
                         : QStringLiteral("中心未接受此请求（%1）。").arg(QString::fromLatin1(error.reason));
}

} // namespace

Response problemOf(const base::Error &error)
{
    const int status = statusOf(error);
    if (status >= 500) {
        base::log(base::LogLevel::Error, "api", "failed", {{"reason", QString::fromLatin1(error.reason)}, {"detail", error.detail}});
    }
    // A wrong certificate is told from a wrong request by its status: the client asks for sign-in or enrolment again.
    const QByteArray code = error.reason.isEmpty() ? base::errorCodeName(error.code).toLatin1() : error.reason;
    Response response = Response::problem(status, code.constData(), sentenceOf(error, status));
    return status == 503 ? std::move(response).with("Retry-After", "2") : response;
}

} // namespace yichuang::center
