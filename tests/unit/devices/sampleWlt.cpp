// SPDX-License-Identifier: Apache-2.0
// A photo decoder as a maker would ship it: a library of its own, loaded by its path.
#include <cstring>

extern "C" __attribute__((visibility("default"))) int yichuang_wlt_decode(const unsigned char *wlt, int wlt_size, unsigned char *bmp, int bmp_size)
{
    if (wlt_size != 1024 || bmp_size < 38862) {
        return -7;
    }
    if (wlt[0] == 0xFF) {
        return bmp_size + 1; // a maker's mistake
    }
    std::memcpy(bmp, "BM", 2);
    bmp[2] = wlt[1];
    return 3;
}
