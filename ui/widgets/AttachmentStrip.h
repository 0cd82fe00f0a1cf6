// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/AttachmentShelf.h"
#include "ui/style/Look.h"

#include <QWidget>

class QLabel;

namespace yichuang::ui {

class ActionButton;
class AttachmentTile;

/// The pages of one material side by side, as many lines as they need; below them why one is refused. Behind them the
/// button that brings in more, while it is offered.
class AttachmentStrip final : public QWidget {
    Q_OBJECT

public:
    AttachmentStrip(const Look &look, AttachmentShelf &shelf, QWidget *parent);

    /// `material`: its name, for those who do not see which row it is.
    void setContents(const QStringList &contents, const QString &material);
    [[nodiscard]] int count() const { return static_cast<int>(m_tiles.size()); }
    enum class Offer { Nothing, Adding };
    void setOffer(Offer offer);
    void focusPage(int at);
    /// Its words in the language in force.
    void retranslate();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void addPressed();
    void opened(int at);
    void takeOutPressed(int at);
    void movedBy(int at, int by);
    /// Left of the first page: to the row itself.
    void left();
    void focusMoved();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Pass { Measure, Place };
    /// Answers the height.
    int flow(int width, Pass pass) const;
    AttachmentTile *makeTile(const QString &content);
    void step(const AttachmentTile *from, int by);
    void refreshTrouble();

    const Look &m_look;
    AttachmentShelf &m_shelf;
    QVector<AttachmentTile *> m_tiles;
    QString m_material;
    ActionButton *m_add;
    QLabel *m_trouble;
};

} // namespace yichuang::ui
