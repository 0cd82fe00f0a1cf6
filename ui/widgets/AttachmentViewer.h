// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/ChipText.h"
#include "ui/style/Look.h"

#include <QImage>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QFrame;
class QHBoxLayout;
class QLabel;

namespace yichuang::ui {

class ActionButton;
class Chip;
class PictureCanvas;

/// A page of a material over the whole window: looked at closely, page by page, turned. It shows what its owner hands
/// it and keeps nothing when it closes. The keys of the page below rest meanwhile.
class AttachmentViewer final : public QWidget {
    Q_OBJECT

public:
    AttachmentViewer(const Look &look, QWidget *window);

    void open();
    void close();
    /// What it is: the material, which page of how many, type and size; where it is on its way.
    void setHeading(const QString &title, const QString &about, const ChipText &place);
    /// Whether there is a page before and after this one.
    struct Neighbours {
        bool before = false;
        bool after = false;
    };
    void setNeighbours(const Neighbours &neighbours);
    void setPicture(const QImage &picture);
    /// It is on its way; said when it takes longer than 300 ms.
    void setWaiting();
    /// Why it is not shown; Again offers another try.
    enum class Offer { Nothing, Again };
    void setTrouble(const QString &sentence, Offer offer);
    [[nodiscard]] const QImage &picture() const;
    [[nodiscard]] QString trouble() const;

Q_SIGNALS:
    void turnedTo(int by); ///< the page before (-1) or after (1)
    void againWanted();
    void closed();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QHBoxLayout *buildHead();
    [[nodiscard]] QWidget *buildBody();
    [[nodiscard]] QHBoxLayout *buildBar();
    ActionButton *addButton(const char *name, const char *icon, const QString &key);
    void retranslate();

    const Look &m_look;
    QFrame *m_sheet;
    QLabel *m_title;
    QLabel *m_about;
    Chip *m_place;
    PictureCanvas *m_canvas;
    QWidget *m_words;
    QLabel *m_sentence;
    ActionButton *m_again;
    QVector<ActionButton *> m_buttons; ///< of the bar, in its order
    ActionButton *m_before = nullptr;
    ActionButton *m_after = nullptr;
    ActionButton *m_smaller = nullptr;
    ActionButton *m_larger = nullptr;
    ActionButton *m_whole = nullptr;
    ActionButton *m_turn = nullptr;
    ActionButton *m_close = nullptr;
    QTimer m_delay;
    QPointer<QWidget> m_focusBefore;
};

} // namespace yichuang::ui
