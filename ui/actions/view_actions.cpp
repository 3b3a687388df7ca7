// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/view_actions.h"

#include <array>

#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {
namespace {

constexpr std::array gainSteps{1, 2, 4, 8, 16};

}  // namespace

ViewActions::ViewActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar,
                         QWidget* window)
    : QObject(window), workbench_(&workbench) {
    const QString group = tr("View");
    addModes(registry);
    addPair(registry);
    QAction* fit = registry.add({QStringLiteral("view.fit"),
                                 group,
                                 tr("&Fit"),
                                 tr("Shows the whole picture"),
                                 QStringLiteral("fit"),
                                 {QKeySequence(Qt::Key_F)}});
    QAction* actual = registry.add({QStringLiteral("view.actual"),
                                    group,
                                    tr("&100 %"),
                                    tr("One pixel of the film on one pixel of the screen"),
                                    QStringLiteral("actual"),
                                    {QKeySequence(Qt::Key_1)}});
    fullScreen_ = registry.add({QStringLiteral("view.full-screen"),
                                group,
                                tr("F&ull screen"),
                                {},
                                QStringLiteral("full-screen"),
                                {QKeySequence(Qt::Key_F11)}});
    fullScreen_->setCheckable(true);
    connect(fit, &QAction::triggered, &workbench_->sync(), &ViewSync::fit);
    connect(actual, &QAction::triggered, this, &ViewActions::actualSizeWanted);
    connect(fullScreen_, &QAction::triggered, window,
            [window] { window->setWindowState(window->windowState() ^ Qt::WindowFullScreen); });

    QMenu* menu = bar.addMenu(tr("&View"));
    menu->setToolTipsVisible(true);
    for (const Mode& mode : modes_) menu->addAction(mode.action);
    menu->addSeparator();
    menu->addActions({withGray_, withTruth_, swap_, grayToggle_});
    QMenu* difference = menu->addMenu(tr("Differen&ce shows"));
    difference->setToolTipsVisible(true);
    difference->addAction(chroma_);
    difference->addSeparator();
    for (QAction* gain : gains_) difference->addAction(gain);
    menu->addSeparator();
    menu->addActions({fit, actual, fullScreen_});
    connect(workbench_, &Workbench::viewChoiceChanged, this, &ViewActions::refresh);
    connect(&workbench_->session(), &FootageSession::referenceChanged, this, &ViewActions::refresh);
    refresh();
}

void ViewActions::addModes(ActionRegistry& registry) {
    const auto add = [&](const char* id, const QString& text, const QString& brief,
                         const QString& tip, const char* iconName, QKeyCombination key,
                         CompareMode mode, ViewKind single) {
        QAction* action = registry.add({QString::fromLatin1(id),
                                        tr("View"),
                                        text,
                                        tip,
                                        QString::fromLatin1(iconName),
                                        {QKeySequence(key)},
                                        brief});
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, mode, single] { choose(mode, single); });
        modes_.push_back({action, mode, single});
    };
    add("view.gray", tr("&Gray alone"), tr("Gray"), tr("The scan as it is"), "view-gray",
        Qt::CTRL | Qt::Key_1, CompareMode::Single, ViewKind::Gray);
    add("view.color", tr("&Colourised alone"), tr("Colour"), tr("The result"), "view-color",
        Qt::CTRL | Qt::Key_2, CompareMode::Single, ViewKind::Color);
    add("view.truth", tr("Ground &truth alone"), tr("Truth"), tr("The colour original"), "truth",
        Qt::CTRL | Qt::Key_3, CompareMode::Single, ViewKind::Reference);
    add("view.all", tr("&All three"), tr("All"),
        tr("Gray, colourised and ground truth side by side"), "view-three", Qt::CTRL | Qt::Key_4,
        CompareMode::ThreeUp, ViewKind::Color);
    add("view.pair", tr("&Pair side by side"), tr("Pair"), tr("Two views, larger"), "view-two",
        Qt::CTRL | Qt::Key_5, CompareMode::TwoUp, ViewKind::Color);
    add("view.wipe", tr("&Wipe"), tr("Wipe"),
        tr("The pair divided by a line: drag its handle, turn its knob"), "wipe", Qt::Key_W,
        CompareMode::Wipe, ViewKind::Color);
    add("view.difference", tr("&Difference"), tr("Difference"),
        tr("What differs within the pair, amplified"), "difference", Qt::Key_D,
        CompareMode::Difference, ViewKind::Color);
}

void ViewActions::addPair(ActionRegistry& registry) {
    const auto add = [&](const char* id, const QString& text, const QString& tip,
                         const char* iconName, const QList<QKeySequence>& keys, bool checkable) {
        QAction* action = registry.add(
            {QString::fromLatin1(id), tr("View"), text, tip, QString::fromLatin1(iconName), keys});
        action->setCheckable(checkable);
        return action;
    };
    withGray_ =
        add("view.with-gray", tr("Compare with g&ray"), tr("The pair is the scan and the result"),
            "", {QKeySequence(Qt::CTRL | Qt::Key_6)}, true);
    withTruth_ = add("view.with-truth", tr("Compare with ground trut&h"),
                     tr("The pair is the result and the colour original"), "",
                     {QKeySequence(Qt::CTRL | Qt::Key_7)}, true);
    swap_ = add("view.swap", tr("&Swap the pair"), {}, "swap", {QKeySequence(Qt::Key_S)}, false);
    grayToggle_ =
        add("view.gray-toggle", tr("Show gra&y in place of colour"),
            tr("A look at the scan without moving the eye"), "", {QKeySequence(Qt::Key_G)}, true);
    chroma_ = add("view.difference-chroma", tr("Colour alone"),
                  tr("Takes each pixel's own gray out before comparing"), "", {}, true);
    connect(withGray_, &QAction::triggered, this,
            [this] { comparePair(ViewKind::Gray, ViewKind::Color); });
    connect(withTruth_, &QAction::triggered, this,
            [this] { comparePair(ViewKind::Color, ViewKind::Reference); });
    connect(swap_, &QAction::triggered, this, [this] {
        comparePair(workbench_->viewChoice().second, workbench_->viewChoice().first);
    });
    connect(grayToggle_, &QAction::triggered, this, [this](bool on) {
        ViewChoice choice = workbench_->viewChoice();
        choice.grayInsteadOfColor = on;
        workbench_->setViewChoice(choice);
    });
    connect(chroma_, &QAction::triggered, this, [this](bool on) {
        ViewChoice choice = workbench_->viewChoice();
        choice.difference = on ? DifferenceKind::Chroma : DifferenceKind::Absolute;
        workbench_->setViewChoice(choice);
    });
    for (const int gain : gainSteps) {
        QAction* action = add(QStringLiteral("view.gain-%1").arg(gain).toLatin1().constData(),
                              tr("Amplified ×%1").arg(gain), {}, "", {}, true);
        connect(action, &QAction::triggered, this, [this, gain] { setGain(gain); });
        gains_.push_back(action);
    }
}

void ViewActions::choose(CompareMode mode, ViewKind single) {
    ViewChoice choice = workbench_->viewChoice();
    const bool again = choice.mode == mode;
    const bool toggles = mode == CompareMode::Wipe || mode == CompareMode::Difference;
    choice.mode = again && toggles ? CompareMode::ThreeUp : mode;
    if (choice.mode == CompareMode::Single) choice.single = single;
    workbench_->setViewChoice(choice);
    refresh();  // a checkable action unchecks itself when chosen again
}

void ViewActions::comparePair(ViewKind first, ViewKind second) {
    ViewChoice choice = workbench_->viewChoice();
    choice.first = first;
    choice.second = second;
    workbench_->setViewChoice(choice);
    refresh();
}

void ViewActions::setGain(int gain) {
    ViewChoice choice = workbench_->viewChoice();
    choice.gain = gain;
    workbench_->setViewChoice(choice);
    refresh();
}

void ViewActions::refresh() {
    const ViewChoice& choice = workbench_->viewChoice();
    for (const Mode& mode : modes_) {
        mode.action->setChecked(choice.mode == mode.mode &&
                                (mode.mode != CompareMode::Single || choice.single == mode.single));
        if (mode.single == ViewKind::Reference) {
            setAvailable(mode.action, workbench_->hasReference(), tr("Add a ground truth first."));
        }
    }
    const bool truthInPair =
        choice.first == ViewKind::Reference || choice.second == ViewKind::Reference;
    withGray_->setChecked(!truthInPair);
    withTruth_->setChecked(truthInPair);
    setAvailable(withTruth_, workbench_->hasReference(), tr("Add a ground truth first."));
    grayToggle_->setChecked(choice.grayInsteadOfColor);
    chroma_->setChecked(choice.difference == DifferenceKind::Chroma);
    for (std::size_t i = 0; i < gains_.size(); ++i) {
        gains_[i]->setChecked(choice.gain == gainSteps[i]);
    }
}

}  // namespace kinechrome::ui
