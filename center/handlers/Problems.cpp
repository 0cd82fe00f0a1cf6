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
    Sentence{"enrolment.window", "登记码所属的窗口已停用或已改到其他大厅，请向管理员要新的登记码。"},
    Sentence{"enrolment.expired", "登记码已过期，请向管理员要新的登记码。"},
    Sentence{"request.weak_key", "证书请求的密钥强度不足。"},
    Sentence{"request.signature", "证书请求的签名不对。"},
    Sentence{"sign_in.wrong", "账号或密码不正确。"},
    Sentence{"sign_in.unknown", "账号或密码不正确。"},
    Sentence{"sign_in.locked", "密码连续输错次数过多，账号已暂时锁定，请稍后再试或联系管理员。"},
    Sentence{"sign_in.seat", "该人员未被安排在此窗口。"},
    Sentence{"sign_in.window", "此窗口已停用，不能在此登录。"},
    Sentence{"sign_in.must_change", "当前密码是他人设置的，请先改成自己的密码再登录。"},
    Sentence{"password.short", "新密码至少 8 个字符。"},
    Sentence{"password.long", "新密码最多 128 个字符。"},
    Sentence{"password.id", "新密码不能包含账号。"},
    Sentence{"password.simple", "新密码太简单：不能是连续的字符，也不能只有几个字符重复。"},
    Sentence{"password.common", "新密码太常见，请换一个。"},
    Sentence{"password.used", "新密码最近用过，请换一个（最近 5 个不能再用）。"},
    Sentence{"session.unknown", "请先登录。"},
    Sentence{"session.expired", "登录已过期，请重新登录。"},
    Sentence{"session.stale", "管理操作需要 15 分钟内输入过密码，请再输入一次。"},
    Sentence{"session.role", "只有大厅管理人员可以管理人员和窗口。"},
    Sentence{"person.unknown", "没有这个账号。"},
    Sentence{"person.exists", "已经有这个账号，请换一个。"},
    Sentence{"person.retired", "此账号已停用，停用后不能再启用或更改。"},
    Sentence{"person.self", "不能停用自己的账号。"},
    Sentence{"person.own_rights", "不能给自己的账号授权，请由其他管理员办理。"},
    Sentence{"staff.other_hall", "这属于其他大厅，只能由其大厅管理员或中心管理员办理。"},
    Sentence{"window.unknown", "没有这个窗口。"},
    Sentence{"directory.name", "名称中有无法显示的字符。"},
    Sentence{"window.number", "窗口号为一至三位数字（写入办件编号）。"},
    Sentence{"window.exists", "已经有这个窗口号。"},
    Sentence{"window.enrolled", "此窗口有登记在用的工作站，不能改到其他大厅，也不能从目录中去掉。请先撤销该工作站的登记，改后重新登记。"},
    Sentence{"window.retired", "此窗口已撤销，窗口号不再使用。"},
    Sentence{"hall.unknown", "没有这个大厅。"},
    Sentence{"audit.forked", "本机审计与中心已收到的不是同一份，请联系管理员。"},
    Sentence{"feed.rebuild", "本机缓存与中心不再对应，需要重建（不影响草稿和业务日志）。"},
    Sentence{"chain.signature", "业务日志的签名与本工作站登记的密钥不符。"},
    Sentence{"number.exhausted", "本窗口的办件编号已用尽，请联系管理员。"},
    Sentence{"number.request", "同一请求号不能申请不同数量的编号。"},
    Sentence{"metrics.token", "查看运行指标需要访问令牌或已登记工作站的证书。"},
    Sentence{"upload.unknown", "没有这个上传，或不属于本工作站。"},
    Sentence{"upload.gone", "该上传已结束、过期或被取消，请重新上传。"},
    Sentence{"upload.offset", "上传位置与中心已收到的不一致，请先查询再续传。"},
    Sentence{"upload.busy", "该上传正在接收另一段内容，请稍后再试。"},
    Sentence{"upload.too_large", "附件超过允许的大小，或超过事先声明的长度。"},
    Sentence{"upload.checksum", "这一段内容与其校验值不符，未保存，请重发。"},
    Sentence{"upload.promise", "附件内容与声明的 SHA-256 不符，已丢弃，请重新上传。"},
    Sentence{"upload.quota", "本工作站未完成的上传过多，请先完成或取消。"},
    Sentence{"upload.full", "中心存放附件的空间不足，请联系管理员。"},
    Sentence{"upload.headers", "上传请求头缺少或不符合 tus 1.0 的格式。"},
    Sentence{"upload.version", "中心只支持 tus 1.0.0。"},
    Sentence{"upload.content_type", "上传内容的类型应为 application/offset+octet-stream。"},
    Sentence{"upload.content_encoding", "上传内容不能压缩（Content-Encoding）。"},
    Sentence{"attachment.unknown", "没有这个附件，或本窗口的办件中没有它。"},
    Sentence{"attachment.infected", "附件未通过病毒检查，已隔离，不能使用。"},
    Sentence{"thumbnail.type", "这种附件没有缩略图。"},
    Sentence{"thumbnail.damaged", "图片无法读取，没有缩略图。"},
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

struct Status {
    const char *reason;
    int status;
};

// Where the code alone does not say what a protocol wants to be told. 460 is tus's own.
constexpr std::array Statuses{
    Status{"feed.rebuild", 412},        Status{"upload.version", 412}, Status{"upload.too_large", 413},    Status{"upload.content_type", 415},
    Status{"thumbnail.type", 415},      Status{"thumbnail.damaged", 422}, Status{"attachment.infected", 422}, Status{"upload.quota", 429},
    Status{"upload.content_encoding", 415}, Status{"upload.checksum", 460},     Status{"upload.promise", 460}, Status{"upload.full", 507},
};

int statusOf(const base::Error &error)
{
    for (const Status &special : Statuses) {
        if (error.reason == special.reason) {
            return special.status;
        }
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
    // This service leaves; the next version is there or on its way.
    case ErrorCode::StorageNewer:
    case ErrorCode::StorageFailed: return 503;
    case ErrorCode::Cancelled:
    case ErrorCode::StorageCorrupt:
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
    if (error.reason == "policy.exclusive") {
        // The detail names the roles and the article of the table.
        const qsizetype article = error.detail.indexOf(QLatin1Char('('));
        return QStringLiteral("这些角色不能由一人兼任：%1。").arg(article < 0 ? QStringLiteral("审、管、监相分离") : error.detail.mid(article + 1).chopped(1));
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
    const bool isPassing = status == 503 || status == 423 || status == 429;
    return isPassing ? std::move(response).with("Retry-After", "2") : response;
}

} // namespace yichuang::center
