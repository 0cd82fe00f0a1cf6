// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/SecretBytes.h"
#include "center/attachments/ObjectStore.h"

#include <memory>

namespace yichuang::center {

/// Where an S3-compatible store is, and who we are there.
struct S3Place {
    QString endpoint; ///< https://host[:port]; http:// only for a store on this machine
    QString bucket;
    QString prefix; ///< before every name; empty or ending with '/'
    QString region;
    QString accessKey;
    crypto::SecretBytes secretKey;
    QString authorityFile; ///< PEM that the store's certificate is checked with; empty: the machine's

    /// `place`: s3://BUCKET[/PREFIX]. `file`: JSON with endpoint, region, access_key, secret_key and perhaps authority; nobody but its
    /// owner may read it. InvalidArgument "attachments.s3" says what is wrong; no secret is in it.
    [[nodiscard]] static base::Result<S3Place> read(const QString &place, const QString &file);
};

/// Objects in a bucket, addressed by path, every request signed with its body's SHA-256 (AWS Signature Version 4). A put that was
/// answered is durable: that is the store's promise. Failures beside those of ObjectStore: Unavailable "objects.away" when the store is
/// not reached, "objects.unanswered" when it was and gives no answer or says to come later, StorageFailed "objects.refused" when it will not do it (rights, bucket).
class S3Objects final : public ObjectStore {
public:
    /// Asks for the bucket once: a wrong key or name is told at the start. Unavailable is no failure of it.
    [[nodiscard]] static base::Result<std::unique_ptr<S3Objects>> open(S3Place place);
    ~S3Objects() override;

    [[nodiscard]] base::Result<void> put(const QString &name, const QByteArray &bytes) override;
    [[nodiscard]] base::Result<QByteArray> get(const QString &name) override;
    [[nodiscard]] base::Result<void> remove(const QString &name) override;
    /// There is always room: a bucket grows, and what a workstation may use is bounded elsewhere.
    [[nodiscard]] base::Result<void> checkRoom(qint64 bytes) override;

private:
    class Lines;
    explicit S3Objects(S3Place place);

    const S3Place m_place;
    const std::unique_ptr<Lines> m_lines;
};

} // namespace yichuang::center
