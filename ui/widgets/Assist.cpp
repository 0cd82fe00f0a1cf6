// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Assist.h"

#include <QAccessibleWidget>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QTimer>

namespace yichuang::ui {

namespace {

constexpr auto OneOfMany = "oneOfMany";
constexpr auto Panel = "panelInTree";

QAccessible::Role roleOf(const QAbstractButton &button)
{
    return !button.isCheckable()                 ? QAccessible::Button
           : button.property(OneOfMany).toBool() ? QAccessible::RadioButton
                                                 : QAccessible::CheckBox;
}

/// Qt only toggles a checkable button, which sends no `clicked`, and knows no bare QAbstractButton at all.
class ButtonInTree final : public QAccessibleWidget {
public:
    explicit ButtonInTree(QAbstractButton *button) : QAccessibleWidget(button) {}

    QAccessible::Role role() const override
    {
        return button() == nullptr ? QAccessible::Button : menu() != nullptr ? QAccessible::ButtonMenu : roleOf(*button());
    }

    QString text(QAccessible::Text kind) const override
    {
        const QString words = QAccessibleWidget::text(kind);
        return words.isEmpty() && kind == QAccessible::Name && button() != nullptr ? button()->text() : words;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        if (button() != nullptr) {
            state.checkable = button()->isCheckable();
            state.checked = button()->isChecked();
            state.pressed = button()->isDown();
        }
        return state;
    }

    // A menu is a window of its own, which Qt leaves out: here it hangs on the button that opens it.
    int childCount() const override { return QAccessibleWidget::childCount() + (menu() != nullptr ? 1 : 0); }

    QAccessibleInterface *child(int index) const override
    {
        const bool isMenu = menu() != nullptr && index == QAccessibleWidget::childCount();
        return isMenu ? QAccessible::queryAccessibleInterface(menu()) : QAccessibleWidget::child(index);
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const bool isMenu = menu() != nullptr && child != nullptr && child->object() == menu();
        return isMenu ? QAccessibleWidget::childCount() : QAccessibleWidget::indexOfChild(child);
    }

    QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (button() != nullptr && button()->isEnabled()) {
            names.prepend(pressAction());
        }
        return names;
    }

    void doAction(const QString &action) override
    {
        if (action == pressAction() && button() != nullptr) {
            // Answered first, done then: what a press starts must not keep the asker waiting.
            QTimer::singleShot(0, button(), &QAbstractButton::click);
        } else {
            QAccessibleWidget::doAction(action);
        }
    }

private:
    // Null while the button is being destroyed: the tree still asks then.
    [[nodiscard]] QAbstractButton *button() const { return qobject_cast<QAbstractButton *>(widget()); }
    [[nodiscard]] QMenu *menu() const
    {
        return button() != nullptr ? button()->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
    }
};

/// Qt names a closed combo box by what is chosen, not by what is asked.
class ChoiceInTree final : public QAccessibleWidget {
public:
    explicit ChoiceInTree(QComboBox *box) : QAccessibleWidget(box, QAccessible::ComboBox) {}

    QString text(QAccessible::Text kind) const override
    {
        const bool isValue = kind == QAccessible::Description || kind == QAccessible::Value;
        return isValue && box() != nullptr ? box()->currentText() : QAccessibleWidget::text(kind);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.expandable = true;
        state.expanded = box() != nullptr && box()->view()->isVisible();
        return state;
    }

    // The list of its lines, which shows while it is open.
    int childCount() const override { return box() != nullptr ? 1 : 0; }

    QAccessibleInterface *child(int index) const override
    {
        return index == 0 && box() != nullptr ? QAccessible::queryAccessibleInterface(box()->view()) : nullptr;
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return box() != nullptr && child->object() == box()->view() ? 0 : -1;
    }

    QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (box() != nullptr && box()->isEnabled()) {
            names.prepend(showMenuAction());
        }
        return names;
    }

    void doAction(const QString &action) override
    {
        if (action == showMenuAction() && box() != nullptr) {
            QTimer::singleShot(0, box(), &QComboBox::showPopup);
        } else {
            QAccessibleWidget::doAction(action);
        }
    }

private:
    // Null while the box is being destroyed: the tree still asks then, and its view is gone.
    [[nodiscard]] QComboBox *box() const { return qobject_cast<QComboBox *>(widget()); }
};

/// What says nothing (a picture beside its words, a line that is empty now) is out of sight in the tree.
class LabelInTree final : public QAccessibleWidget {
public:
    explicit LabelInTree(QLabel *label) : QAccessibleWidget(label, QAccessible::StaticText) {}

    QString text(QAccessible::Text kind) const override
    {
        const QString words = QAccessibleWidget::text(kind);
        return words.isEmpty() && kind == QAccessible::Name && label() != nullptr ? label()->text() : words;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.invisible = state.invisible || text(QAccessible::Name).isEmpty();
        return state;
    }

    QList<std::pair<QAccessibleInterface *, QAccessible::Relation>> relations(QAccessible::Relation match) const override
    {
        auto found = QAccessibleWidget::relations(match);
        if (label() != nullptr && label()->buddy() != nullptr && match.testFlag(QAccessible::Labelled)) {
            found.append({QAccessible::queryAccessibleInterface(label()->buddy()), QAccessible::Labelled});
        }
        return found;
    }

private:
    // Null while the label is being destroyed: the tree still asks then.
    [[nodiscard]] QLabel *label() const { return qobject_cast<QLabel *>(widget()); }
};

QAccessibleInterface *makeInTree(const QString &, QObject *object)
{
    if (auto *button = qobject_cast<QAbstractButton *>(object)) {
        return new ButtonInTree(button);
    }
    if (auto *box = qobject_cast<QComboBox *>(object)) {
        return new ChoiceInTree(box);
    }
    if (auto *label = qobject_cast<QLabel *>(object)) {
        return new LabelInTree(label);
    }
    auto *widget = qobject_cast<QWidget *>(object);
    if (widget != nullptr && widget->isWindow() && widget->windowType() == Qt::Window) {
        return new QAccessibleWidget(widget, QAccessible::Window);
    }
    if (widget != nullptr && widget->property(Panel).toBool()) {
        return new QAccessibleWidget(widget, QAccessible::Grouping);
    }
    // Qt calls a frame a border, which the tree shows as a window frame.
    const bool isPlainFrame = widget != nullptr && widget->inherits("QFrame") &&
                              !widget->inherits("QAbstractScrollArea") && !widget->inherits("QStackedWidget");
    return isPlainFrame ? new QAccessibleWidget(widget, QAccessible::Grouping) : nullptr;
}

} // namespace

void onTyped(QLineEdit *line, QObject *context, const std::function<void(const QString &)> &then)
{
    QObject::connect(line, &QLineEdit::textChanged, context, then);
}

void putText(QLineEdit &line, const QString &text)
{
    const QSignalBlocker quiet(line);
    line.setText(text);
}

void onPicked(QAbstractItemView *view, QObject *context, const std::function<void(const QModelIndex &)> &then)
{
    const auto check = [view, then] {
        const QModelIndex current = view->currentIndex();
        const QModelIndexList selected = view->selectionModel()->selectedIndexes();
        const QModelIndex picked = selected.isEmpty() ? current : selected.first();
        if (view->isVisible() && picked.isValid() && (selected.isEmpty() || picked.row() != current.row())) {
            then(picked);
        }
    };
    // The current row follows the selection it belongs to only after this signal; what changes on the way there is
    // looked at once.
    auto *look = new QTimer(context);
    look->setSingleShot(true);
    look->setInterval(0);
    QObject::connect(look, &QTimer::timeout, view, check);
    QObject::connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, look, qOverload<>(&QTimer::start));
}

void putCurrent(QAbstractItemView &view, const QModelIndex &index)
{
    // The view's own way asks the keyboard: while Ctrl is held, as after Ctrl+K, it would toggle the row.
    const auto whole = view.selectionBehavior() == QAbstractItemView::SelectRows ? QItemSelectionModel::Rows
                                                                                 : QItemSelectionModel::NoUpdate;
    view.selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | whole);
}

bool isPressedByEnter(QAbstractButton &button, const QKeyEvent &event)
{
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    // With Ctrl it confirms the whole sheet, wherever the focus is.
    const bool isPlain = (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!isEnter || !isPlain || !button.isEnabled()) {
        return false;
    }
    if (!event.isAutoRepeat()) {
        button.click();
    }
    return true;
}

void makeOneOfMany(QAbstractButton &button)
{
    button.setProperty(OneOfMany, true);
}

void makePanel(QWidget &widget)
{
    widget.setProperty(Panel, true);
}

void installAssist()
{
    QAccessible::installFactory(makeInTree);
}

} // namespace yichuang::ui
