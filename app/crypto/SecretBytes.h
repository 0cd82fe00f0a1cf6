// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <cstddef>

namespace yichuang::crypto {

/// Bytes of a key or password: kept out of swap and core dumps where the system allows it, overwritten
/// with zeros when they end, never copied by accident. Each takes pages of its own: keep few.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(qsizetype size);
    /// Copies; wiping the source stays with the caller.
    explicit SecretBytes(QByteArrayView bytes);
    ~SecretBytes();
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;

    [[nodiscard]] SecretBytes clone() const { return SecretBytes(view()); }
    [[nodiscard]] uchar *data() { return m_data; }
    [[nodiscard]] const uchar *data() const { return m_data; }
    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] QByteArrayView view() const { return {reinterpret_cast<const char *>(m_data), m_size}; }

    /// Takes the same time wherever the difference lies.
    friend bool operator==(const SecretBytes &a, const SecretBytes &b);

private:
    void wipe() noexcept;

    uchar *m_data = nullptr;
    qsizetype m_size = 0;
    std::size_t m_mapped = 0;
};

/// Compares in a time that does not depend on where the first difference lies.
[[nodiscard]] bool equalConstantTime(QByteArrayView a, QByteArrayView b);

} // namespace yichuang::crypto
