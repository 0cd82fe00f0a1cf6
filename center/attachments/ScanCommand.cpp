// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/ScanCommand.h"

#include "app/base/Log.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

// glibc 2.36 forgot to say that it is C.
extern "C" {
#include <sys/pidfd.h>
}

extern char **environ;

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using Steady = std::chrono::steady_clock;

namespace {

constexpr char Ended[] = "scan.ended";

/// SIGPIPE kept from ending the service while a scanner may close its input early.
class NoBrokenPipe {
public:
    NoBrokenPipe()
    {
        sigemptyset(&m_pipe);
        sigaddset(&m_pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~NoBrokenPipe()
    {
        const timespec now{0, 0};
        while (sigtimedwait(&m_pipe, nullptr, &now) == SIGPIPE) {
        }
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    NoBrokenPipe(const NoBrokenPipe &) = delete;
    NoBrokenPipe &operator=(const NoBrokenPipe &) = delete;

private:
    sigset_t m_pipe{};
    sigset_t m_before{};
};

// How often a scan looks whether it may go on.
constexpr std::chrono::milliseconds Glance{100};

int pollTimeout(Steady::time_point until)
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Steady::now());
    return static_cast<int>(std::clamp(left, std::chrono::milliseconds(0), Glance).count());
}

/// The scanner while it runs; whatever happens, it is not left behind.
class Running {
public:
    Running(const QStringList &words, Steady::time_point until, const ScanCommand::Keep &keep) : m_until(until), m_keep(keep) { start(words); }
    ~Running()
    {
        closeInput();
        if (m_process > 0) {
            ::kill(-m_process, SIGKILL); // its group: a script's own programs too
            ::waitpid(m_process, nullptr, 0);
        }
    }
    Running(const Running &) = delete;
    Running &operator=(const Running &) = delete;

    [[nodiscard]] bool isStarted() const { return m_process > 0; }

    // Cancelled when the scanner wants no more, or its time is over: what it says then counts.
    Result<void> give(const QByteArray &bytes)
    {
        qsizetype given = 0;
        while (given < bytes.size()) {
            const Result<bool> isReady = await(m_input, POLLOUT);
            if (!isReady) {
                return base::failure(isReady);
            }
            if (!*isReady) {
                return base::fail(ErrorCode::Cancelled, QStringLiteral("the scanner does not read"), Ended);
            }
            const ssize_t step = ::write(m_input, bytes.constData() + given, static_cast<size_t>(bytes.size() - given));
            if (step < 0 && errno != EAGAIN && errno != EINTR) {
                return base::fail(ErrorCode::Cancelled, QStringLiteral("the scanner has closed its input"), Ended);
            }
            given += std::max<ssize_t>(step, 0);
        }
        return {};
    }

    // The exit code; -1: it did not end in time, or not by itself.
    Result<int> exitCode()
    {
        closeInput();
        const int handle = ::pidfd_open(m_process, 0);
        const Result<bool> isOver = handle >= 0 ? await(handle, POLLIN) : false;
        if (handle >= 0) {
            ::close(handle);
        }
        if (!isOver) {
            return base::failure(isOver);
        }
        int status = 0;
        if (!*isOver || ::waitpid(m_process, &status, 0) != m_process) {
            return -1;
        }
        m_process = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    // False: its time is over.
    Result<bool> await(int handle, short event)
    {
        while (true) {
            if (const Result<void> kept = m_keep(); !kept) {
                return base::failure(kept);
            }
            pollfd ready{handle, event, 0};
            if (::poll(&ready, 1, pollTimeout(m_until)) > 0) {
                return true;
            }
            if (Steady::now() >= m_until) {
                return false;
            }
        }
    }

    void start(const QStringList &words)
    {
        std::array<int, 2> pipe{};
        if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
            return;
        }
        m_input = pipe[1];
        ::fcntl(m_input, F_SETFL, O_NONBLOCK);
        std::vector<QByteArray> texts;
        for (const QString &word : words) {
            texts.push_back(word.toLocal8Bit());
        }
        std::vector<char *> arguments;
        for (QByteArray &text : texts) {
            arguments.push_back(text.data());
        }
        arguments.push_back(nullptr);
        spawn(pipe[0], arguments);
        ::close(pipe[0]);
    }

    void spawn(int input, const std::vector<char *> &arguments)
    {
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
        posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
        if (::posix_spawnp(&m_process, arguments.front(), &files, &attributes, arguments.data(), environ) != 0) {
            m_process = -1;
        }
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }

    void closeInput()
    {
        if (m_input >= 0) {
            ::close(m_input);
            m_input = -1;
        }
    }

    Steady::time_point m_until;
    const ScanCommand::Keep &m_keep;
    pid_t m_process = -1;
    int m_input = -1;
};

} // namespace

Result<ScanCommand::Verdict> ScanCommand::scan(const Content &content, const Keep &keep) const
{
    if (m_words.isEmpty()) {
        return Verdict::Clean;
    }
    if (const Result<void> kept = keep(); !kept) {
        return base::failure(kept);
    }
    const NoBrokenPipe quiet;
    Running scanner(m_words, Steady::now() + m_limit, keep);
    if (!scanner.isStarted()) {
        base::log(base::LogLevel::Error, "attachments", "scan_not_started");
        return Verdict::Unknown;
    }
    const Result<void> given = content([&scanner](const QByteArray &bytes) { return scanner.give(bytes); });
    if (!given && given.error().reason != Ended) {
        return base::failure(given);
    }
    const Result<int> code = scanner.exitCode();
    if (!code) {
        return base::failure(code);
    }
    if (*code == 1) {
        return Verdict::Infected;
    }
    // Clean is believed of a content only that was read whole.
    if (*code == 0 && given) {
        return Verdict::Clean;
    }
    base::log(base::LogLevel::Warning, "attachments", "scan_undecided", {{"exit", QString::number(*code)}});
    return Verdict::Unknown;
}

} // namespace yichuang::center
