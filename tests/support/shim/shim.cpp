// SPDX-License-Identifier: Apache-2.0
// Preloaded into a real program: its wall clock is off by what the control file says, and its files stop growing
// when the bytes it may still write are used up, as on a full disk. The test changes both while the program runs,
// and needs no privileges.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <ctime>

namespace {

struct Control {
    std::atomic<std::int64_t> clockSeconds; ///< added to the wall clock
    std::atomic<std::int64_t> bytesLeft;    ///< -1 = as many as one likes
    std::atomic<std::int64_t> refusals;     ///< writes that found the disk full
};

Control *control()
{
    static Control *const mapped = [] {
        const char *path = std::getenv("YICHUANG_SHIM");
        const int file = path != nullptr ? ::open(path, O_RDWR | O_CLOEXEC) : -1;
        void *place = file >= 0 ? ::mmap(nullptr, sizeof(Control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0) : MAP_FAILED;
        if (place == MAP_FAILED) {
            std::abort(); // a test that checks nothing must not pass
        }
        ::close(file);
        return static_cast<Control *>(place);
    }();
    return mapped;
}

template<typename Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

bool isFile(int file)
{
    struct stat found = {};
    return ::fstat(file, &found) == 0 && S_ISREG(found.st_mode);
}

/// How many of `wanted` bytes there is room for; 0 sets ENOSPC.
std::size_t room(int file, std::size_t wanted)
{
    const std::int64_t left = control()->bytesLeft.load();
    if (left < 0 || wanted == 0 || !isFile(file)) {
        return wanted;
    }
    const std::size_t given = std::min(wanted, static_cast<std::size_t>(left));
    control()->bytesLeft -= static_cast<std::int64_t>(given);
    if (given == 0) {
        ++control()->refusals;
        errno = ENOSPC;
    }
    return given;
}

} // namespace

#define SHIM extern "C" __attribute__((visibility("default")))

SHIM ssize_t write(int file, const void *bytes, size_t count)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t)>("write");
    const std::size_t given = room(file, count);
    return given == 0 && count != 0 ? -1 : real(file, bytes, given);
}

SHIM ssize_t pwrite(int file, const void *bytes, size_t count, off_t at)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite");
    const std::size_t given = room(file, count);
    return given == 0 && count != 0 ? -1 : real(file, bytes, given, at);
}

SHIM ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    const std::size_t given = room(file, count);
    return given == 0 && count != 0 ? -1 : real(file, bytes, given, at);
}

SHIM int clock_gettime(clockid_t clock, struct timespec *now) noexcept
{
    static const auto real = next<int (*)(clockid_t, struct timespec *)>("clock_gettime");
    const int done = real(clock, now);
    if (done == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
        now->tv_sec += static_cast<time_t>(control()->clockSeconds.load());
    }
    return done;
}

SHIM int gettimeofday(struct timeval *now, void *zone) noexcept
{
    static const auto real = next<int (*)(struct timeval *, void *)>("gettimeofday");
    const int done = real(now, zone);
    if (done == 0) {
        now->tv_sec += static_cast<time_t>(control()->clockSeconds.load());
    }
    return done;
}

SHIM time_t time(time_t *place) noexcept
{
    struct timespec now = {};
    clock_gettime(CLOCK_REALTIME, &now);
    if (place != nullptr) {
        *place = now.tv_sec;
    }
    return now.tv_sec;
}
