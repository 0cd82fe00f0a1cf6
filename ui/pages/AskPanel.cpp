// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/AskPanel.h"

#include "ui/pages/AskSheet.h"

#include <algorithm>
#include <utility>

namespace yichuang::ui {

void AskPanel::ask(const QString &about, const QString &what, const Question &question)
{
    m_about = about;
    m_what = what;
    m_asking = new AskSheet(look(), question, this);
    if (m_kept.contains(subject())) {
        m_asking->enter(m_kept.value(subject()));
    }
    const bool isSecret = std::any_of(question.lines.begin(), question.lines.end(), [](const Question::Line &line) { return line.echo == Echo::Hidden; });
    if (!isSecret) {
        connect(m_asking, &AskSheet::edited, this, &AskPanel::keepSheet);
    }
    connect(m_asking, &AskSheet::answered, this, [this, what](const Answers &answers) {
        m_answered = subject();
        Q_EMIT answered(what, answers);
    });
    connect(m_asking, &AskSheet::left, this, &AskPanel::close);
    open(question.title, m_asking, m_asking->firstEditor());
}

AskSheet *AskPanel::sheet() const
{
    return isOpen() ? m_asking.data() : nullptr;
}

void AskPanel::fillIn(const QString &about, const QString &what, const Answers &from)
{
    if (asks(what) && m_about == about) {
        m_asking->fillIn(from);
    }
}

void AskPanel::keepSheet()
{
    m_kept.insert(subject(), m_asking->entered());
    Q_EMIT edited();
}

QMap<QString, Answers> AskPanel::keptAbout(const QString &about) const
{
    QMap<QString, Answers> kept;
    for (auto it = m_kept.cbegin(); it != m_kept.cend(); ++it) {
        const QString what = it.key().section(u'\n', -1);
        if (it.key() == subjectOf(about, what)) {
            kept.insert(what, it.value());
        }
    }
    return kept;
}

void AskPanel::keep(const QString &about, const QString &what, const Answers &answers)
{
    m_kept.insert(subjectOf(about, what), answers);
}

void AskPanel::recorded()
{
    const QString done = std::exchange(m_answered, QString());
    m_kept.remove(done);
    if (sheet() != nullptr && done == subject()) {
        close();
    }
}

void AskPanel::refused()
{
    m_answered.clear();
    if (m_asking != nullptr) {
        m_asking->askAgain();
    }
}

void AskPanel::showing(const QString &about)
{
    if (sheet() != nullptr && about != m_about) {
        close();
    }
}

void AskPanel::forget()
{
    SidePanel::forget();
    m_kept.clear();
}

} // namespace yichuang::ui
