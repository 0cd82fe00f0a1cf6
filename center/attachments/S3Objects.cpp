// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/S3Objects.h"

#include "app/crypto/Hash.h"

#include <curl/curl.h>

#include <algorithm>
#include <mutex>
#include <vector>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

constexpr long ConnectMs = 5'000;
constexpr long WholeMs = 60'000;
constexpr qsizetype LargestAnswer = 4 * 1024 * 1024; // a sealed piece has a little more than 1 MiB

struct Answer {
    long status = 0;
    QByteArray body;
};

tl::unexpected<base::Error> away(const QString &why, const char *reason)
{
    return base::fail(ErrorCode::Unavailable, QStringLiteral("the store of attachments: %1").arg(why), reason);
}

// What a store says to a request that it understood. Its words may name accounts: only the status is told.
tl::unexpected<base::Error> failed(const char *what, long status)
{
    if (status >= 500 || status == 429 || status == 408) {
        return away(QStringLiteral("%1 was answered %2").arg(QLatin1String(what)).arg(status), "objects.unanswered");
    }
    return base::fail(ErrorCode::StorageFailed, QStringLiteral("the store of attachments refused %1: %2").arg(QLatin1String(what)).arg(status), "objects.refused");
}

size_t keep(const char *bytes, size_t size, size_t count, void *to)
{
    auto &body = *static_cast<QByteArray *>(to);
    const auto more = static_cast<qsizetype>(size * count);
    if (body.size() + more > LargestAnswer) {
        return 0; // curl ends the transfer
    }
    body.append(bytes, more);
    return size * count;
}

struct HeaderList {
    curl_slist *list = nullptr;
    ~HeaderList() { curl_slist_free_all(list); }
    void add(const QByteArray &line) { list = curl_slist_append(list, line.constData()); }
};

} // namespace

/// Connections to the store, each used by one thread at a time and kept open.
class S3Objects::Lines {
public:
    explicit Lines(const S3Place &place) : m_place(place)
    {
        static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
        m_isReady = once == CURLE_OK;
    }
    ~Lines()
    {
        for (CURL *line : m_idle) {
            curl_easy_cleanup(line);
        }
    }
    Lines(const Lines &) = delete;
    Lines &operator=(const Lines &) = delete;

    /// `name` empty: the bucket itself.
    Result<Answer> ask(const char *method, const QString &name, const QByteArray &body = {})
    {
        CURL *line = m_isReady ? take() : nullptr;
        if (!line) {
            return base::fail(ErrorCode::Internal, QStringLiteral("curl cannot be used"));
        }
        Result<Answer> answer = askOver(line, method, name, body);
        const std::lock_guard lock(m_mutex);
        m_idle.push_back(line);
        return answer;
    }

private:
    CURL *take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_idle.empty()) {
            return curl_easy_init();
        }
        CURL *line = m_idle.back();
        m_idle.pop_back();
        return line;
    }

    [[nodiscard]] QByteArray addressOf(const QString &name) const
    {
        return QStringLiteral("%1/%2%3%4").arg(m_place.endpoint, m_place.bucket, name.isEmpty() ? QString() : QStringLiteral("/") + m_place.prefix, name).toUtf8();
    }

    void setUp(CURL *line, const char *method, const QByteArray &address, const HeaderList &headers, const QByteArray &body) const
    {
        curl_easy_reset(line); // open connections stay
        curl_easy_setopt(line, CURLOPT_URL, address.constData());
        curl_easy_setopt(line, CURLOPT_CUSTOMREQUEST, method);
        curl_easy_setopt(line, CURLOPT_HTTPHEADER, headers.list);
        curl_easy_setopt(line, CURLOPT_AWS_SIGV4, ("aws:amz:" + m_place.region.toUtf8() + ":s3").constData());
        curl_easy_setopt(line, CURLOPT_USERNAME, m_place.accessKey.toUtf8().constData());
        curl_easy_setopt(line, CURLOPT_PASSWORD, m_place.secretKey.view().toByteArray().constData());
        curl_easy_setopt(line, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(line, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(line, CURLOPT_CONNECTTIMEOUT_MS, ConnectMs);
        curl_easy_setopt(line, CURLOPT_TIMEOUT_MS, WholeMs);
        curl_easy_setopt(line, CURLOPT_WRITEFUNCTION, keep);
        if (!m_place.authorityFile.isEmpty()) {
            curl_easy_setopt(line, CURLOPT_CAINFO, m_place.authorityFile.toUtf8().constData());
        }
        if (qstrcmp(method, "HEAD") == 0) {
            curl_easy_setopt(line, CURLOPT_NOBODY, 1L);
        }
        if (qstrcmp(method, "PUT") == 0) {
            curl_easy_setopt(line, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
            curl_easy_setopt(line, CURLOPT_POSTFIELDS, body.constData());
        }
    }

    [[nodiscard]] Result<Answer> askOver(CURL *line, const char *method, const QString &name, const QByteArray &body) const
    {
        const Result<QByteArray> hash = crypto::hash(crypto::HashAlgorithm::Sha256, body);
        if (!hash) {
            return base::failure(hash);
        }
        HeaderList headers;
        headers.add("x-amz-content-sha256: " + hash->toHex());
        headers.add("Content-Type: application/octet-stream");
        const QByteArray address = addressOf(name);
        setUp(line, method, address, headers, body);
        Answer answer;
        curl_easy_setopt(line, CURLOPT_WRITEDATA, &answer.body);
        const CURLcode done = curl_easy_perform(line);
        if (done == CURLE_WRITE_ERROR) {
            return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("the store of attachments gave more than was ever put there"), "attachment.damaged");
        }
        if (done != CURLE_OK) {
            const bool isSent = done != CURLE_COULDNT_RESOLVE_HOST && done != CURLE_COULDNT_RESOLVE_PROXY && done != CURLE_COULDNT_CONNECT;
            return away(QString::fromLatin1(curl_easy_strerror(done)), isSent ? "objects.unanswered" : "objects.away");
        }
        curl_easy_getinfo(line, CURLINFO_RESPONSE_CODE, &answer.status);
        return answer;
    }

    const S3Place &m_place;
    bool m_isReady = false;
    std::mutex m_mutex;
    std::vector<CURL *> m_idle;
};

S3Objects::S3Objects(S3Place place) : m_place(std::move(place)), m_lines(std::make_unique<Lines>(m_place)) {}

S3Objects::~S3Objects() = default;

Result<std::unique_ptr<S3Objects>> S3Objects::open(S3Place place)
{
    std::unique_ptr<S3Objects> objects(new S3Objects(std::move(place)));
    const Result<Answer> answer = objects->m_lines->ask("HEAD", {});
    if (!answer && answer.error().code != ErrorCode::Unavailable) {
        return base::failure(answer);
    }
    if (!answer || answer->status == 200 || answer->status >= 500) {
        return objects; // what is away now may come back
    }
    const QString why = answer->status == 404 ? QStringLiteral("there is no bucket %1").arg(objects->m_place.bucket)
                                              : QStringLiteral("the keys, the region or the bucket are refused (%1)").arg(answer->status);
    return base::fail(ErrorCode::InvalidArgument, QStringLiteral("%1: %2").arg(objects->m_place.endpoint, why), "attachments.s3");
}

Result<void> S3Objects::put(const QString &name, const QByteArray &bytes)
{
    const Result<Answer> answer = m_lines->ask("PUT", name, bytes);
    if (answer && (answer->status == 507 || answer->status == 413)) {
        return base::fail(ErrorCode::StorageFailed, QStringLiteral("the store of attachments has no room"), "upload.full");
    }
    return answer && answer->status != 200 ? Result<void>(failed("a put", answer->status)) : answer.map([](const Answer &) {});
}

Result<QByteArray> S3Objects::get(const QString &name)
{
    Result<Answer> answer = m_lines->ask("GET", name);
    if (answer && answer->status == 404) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("a piece of an attachment is missing"), "object.missing");
    }
    if (answer && answer->status != 200) {
        return failed("a get", answer->status);
    }
    return answer.map([](Answer &got) { return std::move(got.body); });
}

Result<void> S3Objects::remove(const QString &name)
{
    const Result<Answer> answer = m_lines->ask("DELETE", name);
    const bool isGone = answer && (answer->status == 204 || answer->status == 200 || answer->status == 404);
    return answer && !isGone ? Result<void>(failed("a delete", answer->status)) : answer.map([](const Answer &) {});
}

Result<void> S3Objects::checkRoom(qint64)
{
    return {};
}

} // namespace yichuang::center
