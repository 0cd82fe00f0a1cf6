// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/SecretBytes.h"

#include <openssl/crypto.h>

#include <QtGlobal>

#include <cstring>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

namespace yichuang::crypto {

namespace {

std::size_t wholePages(qsizetype size)
{
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return (static_cast<std::size_t>(size) + page - 1) / page * page;
}

} // namespace

SecretBytes::SecretBytes(qsizetype size) : m_size(size)
{
    if (size == 0) {
        return;
    }
    m_mapped = wholePages(size);
    void *pages = ::mmap(nullptr, m_mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) {
        qFatal("no memory for a key");
    }
    m_data = static_cast<uchar *>(pages);
    // Best effort: the limit of locked memory may be small; a key in swap is still better than no work.
    static_cast<void>(::mlock(m_data, m_mapped));
    static_cast<void>(::madvise(m_data, m_mapped, MADV_DONTDUMP));
}

SecretBytes::SecretBytes(QByteArrayView bytes) : SecretBytes(bytes.size())
{
    if (!bytes.isEmpty()) {
        std::memcpy(m_data, bytes.data(), static_cast<std::size_t>(bytes.size()));
    }
}

SecretBytes::~SecretBytes()
{
    wipe();
}

SecretBytes::SecretBytes(SecretBytes &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)), m_mapped(std::exchange(other.m_mapped, 0))
{
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
        m_mapped = std::exchange(other.m_mapped, 0);
    }
    return *this;
}

void SecretBytes::wipe() noexcept
{
    if (m_data != nullptr) {
        OPENSSL_cleanse(m_data, m_mapped);
        ::munmap(m_data, m_mapped);
    }
    m_data = nullptr;
    m_size = 0;
    m_mapped = 0;
}

bool operator==(const SecretBytes &a, const SecretBytes &b)
{
    return equalConstantTime(a.view(), b.view());
}

bool equalConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && (a.isEmpty() || CRYPTO_memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size())) == 0);
}

} // namespace yichuang::crypto
