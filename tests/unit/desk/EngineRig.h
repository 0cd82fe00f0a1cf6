// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Engine.h"
#include "tests/support/FakeClock.h"
#include "tests/support/domain/SampleFacts.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace yichuang::tests {

/// An engine over a real, unlocked store in a folder of its own, with somebody signed in. No centre, no facts.
class EngineRig {
public:
    EngineRig() { open(); }

    /// The program ends and is started again.
    void reopen()
    {
        m_engine.reset();
        open();
    }
    [[nodiscard]] desk::Engine &engine() { return *m_engine; }
    [[nodiscard]] FakeClock &clock() { return m_clock; }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString fileOf(const QString &content) const { return path(QStringLiteral("workspace/blobs/")) + content; }
    /// The names of the contents' files.
    [[nodiscard]] QStringList kept() const { return QDir(path(QStringLiteral("workspace/blobs"))).entryList(QDir::Files, QDir::Name); }
    /// Runs on the store's thread, as everything there does.
    template<typename Job>
    auto atStore(Job job)
    {
        return m_engine->worker.run(std::move(job)).result();
    }

private:
    void open()
    {
        store::WorkspaceOptions options;
        options.folder = path(QStringLiteral("workspace"));
        options.signIn.cost = {16, 1, 1};
        auto pinyin = domain::Pinyin::make(resourceBytes(QStringLiteral("pinyin/readings.txt")), resourceBytes(QStringLiteral("pinyin/surnames.txt")));
        auto workspace = store::Workspace::open(options);
        if (!pinyin || !workspace) {
            qFatal("no workspace to work in");
        }
        m_engine = std::make_unique<desk::Engine>(m_clock, std::move(*pinyin), documents::PaperWordings(), std::move(*workspace));
        if (!m_engine->unlock(crypto::SecretBytes(QByteArrayView(QByteArray(32, 'k'))))) {
            qFatal("the workspace stays locked");
        }
        desk::SessionView session;
        session.person.id = *domain::PersonId::fromText(QStringLiteral("wei.xf"));
        session.window.id = *domain::WindowId::fromText(QStringLiteral("03"));
        m_engine->setSession(session);
    }

    QTemporaryDir m_folder;
    FakeClock m_clock;
    std::unique_ptr<desk::Engine> m_engine;
};

} // namespace yichuang::tests
