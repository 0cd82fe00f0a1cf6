// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QImage>

namespace yichuang::documents {

enum class QrCorrection { L, M, Q, H };

/// A QR code (GB/T 18284) as a square of dark and light modules.
class QrCode {
public:
    /// Smallest version that holds the data; alphanumeric mode when the data allows it.
    [[nodiscard]] static base::Result<QrCode> encode(const QByteArray &data, QrCorrection correction = QrCorrection::M);

    [[nodiscard]] int size() const { return m_size; }
    [[nodiscard]] int version() const { return (m_size - 17) / 4; }
    [[nodiscard]] bool isDark(int x, int y) const { return (static_cast<quint8>(m_modules.at(y * m_size + x)) & 1U) != 0; }
    /// Black on white with the quiet zone of four modules.
    [[nodiscard]] QImage toImage(int dotsPerModule) const;

private:
    QrCode(int size, QByteArray modules) : m_size(size), m_modules(std::move(modules)) {}
    int m_size = 0;
    QByteArray m_modules;
};

} // namespace yichuang::documents
