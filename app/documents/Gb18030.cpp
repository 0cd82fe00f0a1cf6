// SPDX-License-Identifier: Apache-2.0
#include "app/documents/Gb18030.h"

#include <array>
#include <iconv.h>

namespace yichuang::documents {

namespace {

class Converter {
public:
    Converter() : m_handle(iconv_open("GB18030", "UTF-32LE")) {}
    ~Converter()
    {
        if (isOpen()) {
            iconv_close(m_handle);
        }
    }
    Converter(const Converter &) = delete;
    Converter &operator=(const Converter &) = delete;

    [[nodiscard]] std::optional<QByteArray> convert(char32_t character)
    {
        if (!isOpen()) {
            return std::nullopt;
        }
        std::array<char, 4> in{static_cast<char>(character & 0xFF), static_cast<char>(character >> 8 & 0xFF),
                               static_cast<char>(character >> 16 & 0xFF), static_cast<char>(character >> 24 & 0xFF)};
        std::array<char, 8> out{};
        char *from = in.data();
        char *to = out.data();
        size_t fromLeft = in.size();
        size_t toLeft = out.size();
        iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
        if (iconv(m_handle, &from, &fromLeft, &to, &toLeft) == static_cast<size_t>(-1) || toLeft == out.size()) {
            return std::nullopt;
        }
        return QByteArray(out.data(), to - out.data());
    }

private:
    [[nodiscard]] bool isOpen() const { return m_handle != reinterpret_cast<iconv_t>(-1); }
    iconv_t m_handle;
};

} // namespace

std::optional<QByteArray> toGb18030(char32_t character)
{
    // A converter holds state and may not be shared between threads; opening one costs 2 µs.
    thread_local Converter converter;
    return converter.convert(character);
}

bool isInPrinterFonts(const QByteArray &gb18030)
{
    if (gb18030.size() == 1) {
        return static_cast<quint8>(gb18030.at(0)) < 0x80;
    }
    if (gb18030.size() != 2) {
        return false;
    }
    const auto lead = static_cast<quint8>(gb18030.at(0));
    const auto trail = static_cast<quint8>(gb18030.at(1));
    const bool isSymbol = lead >= 0xA1 && lead <= 0xA9 && trail >= 0xA1;      // GBK/1
    const bool isGb2312 = lead >= 0xB0 && lead <= 0xF7 && trail >= 0xA1;      // GBK/2
    const bool isGbk3 = lead >= 0x81 && lead <= 0xA0;
    const bool isGbk4 = lead >= 0xAA && lead <= 0xFD && trail < 0xA1;
    return isSymbol || isGb2312 || isGbk3 || isGbk4;
}

} // namespace yichuang::documents
