// SPDX-License-Identifier: Apache-2.0
#include "app/base/JsonTwins.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <vector>

namespace yichuang::base {

namespace {

constexpr qsizetype MostTold = 100;

/// Goes once over valid JSON and looks at the names only.
class TwinScan {
public:
    explicit TwinScan(QByteArrayView text) : m_text(text) {}

    QStringList run()
    {
        for (; m_at < m_text.size() && m_twins.size() < MostTold; ++m_at) {
            look(m_text[m_at]);
        }
        return m_twins;
    }

private:
    struct Level {
        bool isObject = false;
        bool awaitsName = false;
        qsizetype index = 0;
        QString name;
        QSet<QString> names;
    };

    void look(char c)
    {
        switch (c) {
        case '{': m_levels.push_back({true, true, 0, {}, {}}); break;
        case '[': m_levels.push_back({}); break;
        case '}':
        case ']': m_levels.pop_back(); break;
        case ',': next(); break;
        case '"': text(); break;
        default: break;
        }
    }

    void next()
    {
        Level &level = m_levels.back();
        level.awaitsName = level.isObject;
        ++level.index;
    }

    // Ends at the closing quote.
    void text()
    {
        const qsizetype begin = m_at++;
        while (m_text[m_at] != '"') {
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        }
        if (!m_levels.empty() && m_levels.back().awaitsName) {
            name(m_text.sliced(begin, m_at - begin + 1));
        }
    }

    void name(QByteArrayView quoted)
    {
        Level &level = m_levels.back();
        level.awaitsName = false;
        level.name = quoted.contains('\\') ? QJsonDocument::fromJson('[' + quoted.toByteArray() + ']').array().at(0).toString()
                                           : QString::fromUtf8(quoted.sliced(1, quoted.size() - 2));
        if (level.names.contains(level.name)) {
            m_twins.append(path());
        }
        level.names.insert(level.name);
    }

    QString path() const
    {
        QString path;
        for (const Level &level : m_levels) {
            path += level.isObject ? (path.isEmpty() ? level.name : QLatin1Char('.') + level.name) : QStringLiteral("[%1]").arg(level.index);
        }
        return path;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
    QStringList m_twins;
};

} // namespace

QStringList twinMembers(QByteArrayView json)
{
    return TwinScan(json).run();
}

} // namespace yichuang::base
