// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/compare_actions.h"

#include <algorithm>
#include <array>

#include <QMenu>

#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {
namespace {

constexpr std::array gainSteps{1, 2, 4, 8, 16};
constexpr double blendStep = 0.1;

template <class Change>
void changeChoice(Workbench& workbench, Change change) {
    ViewChoice choice = workbench.viewChoice();
    change(choice);
    workbench.setViewChoice(choice);
}

bool samePair(const ViewChoice& choice, ViewKind first, ViewKind second) {
    return (choice.first == first && choice.second == second) ||
           (choice.first == second && choice.second == first);
}

}  // namespace

CompareActions::CompareActions(Workbench& workbench, ActionRegistry& registry, QMenu& menu,
                               QObject* parent)
    : QObject(parent), workbench_(&workbench) {
    addPairs(registry, menu);
    addDifferences(registry, menu);
    addBlend(registry, menu);
    connect(workbench_, &Workbench::viewChoiceChanged, this, &CompareActions::refresh);
    connect(&workbench_->session(), &FootageSession::referenceChanged, this,
            &CompareActions::refresh);
    connect(&workbench_->editor(), &DocumentEditor::changed, this, &CompareActions::refresh);
    refresh();
}

void CompareActions::addPairs(ActionRegistry& registry, QMenu& menu) {
    const auto add = [&](const char* id, const QString& text, const QString& tip,
                         QKeyCombination key, ViewKind first, ViewKind second) {
        QAction* action =
            registry.add({QString::fromLatin1(id), tr("View"), text, tip, {}, {QKeySequence(key)}});
        action->setCheckable(true);
        menu.addAction(action);
        connect(action, &QAction::triggered, this,
                [this, first, second] { comparePair(first, second); });
        pairs_.push_back({action, first, second});
    };
    add("view.with-gray", tr("Compare with g&ray"), tr("The pair is the scan and the result"),
        Qt::CTRL | Qt::Key_6, ViewKind::Gray, ViewKind::Color);
    add("view.with-truth", tr("Compare with ground trut&h"),
        tr("The pair is the result and the colour original"), Qt::CTRL | Qt::Key_7, ViewKind::Color,
        ViewKind::Reference);
    add("view.with-network", tr("Compare &before and after the stabiliser"),
        tr("The pair is the network's own colour and the result"), Qt::CTRL | Qt::Key_8,
        ViewKind::Network, ViewKind::Color);
    QAction* swap = registry.add({QStringLiteral("view.swap"),
                                  tr("View"),
                                  tr("&Swap the pair"),
                                  {},
                                  QStringLiteral("swap"),
                                  {QKeySequence(Qt::Key_S)}});
    connect(swap, &QAction::triggered, this, [this] {
        changeChoice(*workbench_, [](ViewChoice& now) { std::swap(now.first, now.second); });
    });
    grayToggle_ = registry.add({QStringLiteral("view.gray-toggle"),
                                tr("View"),
                                tr("Show gra&y in place of colour"),
                                tr("A look at the scan without moving the eye"),
                                {},
                                {QKeySequence(Qt::Key_G)}});
    grayToggle_->setCheckable(true);
    connect(grayToggle_, &QAction::triggered, this, [this](bool on) {
        changeChoice(*workbench_, [on](ViewChoice& now) { now.grayInsteadOfColor = on; });
    });
    menu.addActions({swap, grayToggle_});
}

void CompareActions::addDifferences(ActionRegistry& registry, QMenu& menu) {
    QMenu* difference = menu.addMenu(tr("Differen&ce shows"));
    difference->setToolTipsVisible(true);
    const auto add = [&](const char* id, const QString& text, const QString& tip) {
        QAction* action = registry.add({QString::fromLatin1(id), tr("View"), text, tip, {}, {}});
        action->setCheckable(true);
        difference->addAction(action);
        return action;
    };
    const auto addKind = [&](const char* id, const QString& text, const QString& tip,
                             DifferenceKind kind) {
        QAction* action = add(id, text, tip);
        connect(action, &QAction::triggered, this, [this, kind] {
            changeChoice(*workbench_, [kind](ViewChoice& now) { now.difference = kind; });
            refresh();
        });
        differences_.push_back({action, kind});
    };
    addKind("view.difference-absolute", tr("&Absolute"), tr("How far R′, G′ and B′ are apart"),
            DifferenceKind::Absolute);
    addKind("view.difference-signed", tr("&Signed"),
            tr("Middle gray where they agree, lighter where the first has more"),
            DifferenceKind::Signed);
    addKind("view.difference-chroma", tr("&Colour alone"),
            tr("Takes each pixel's own gray out before comparing"), DifferenceKind::Chroma);
    addKind("view.difference-delta-e", tr("Δ&E 2000"),
            tr("A heat map of how different the colours look (CIEDE2000)"), DifferenceKind::DeltaE);
    QAction* next = registry.add({QStringLiteral("view.difference-next"),
                                  tr("View"),
                                  tr("&Next kind of difference"),
                                  {},
                                  {},
                                  {QKeySequence(Qt::SHIFT | Qt::Key_D)}});
    connect(next, &QAction::triggered, this, &CompareActions::nextDifference);
    difference->addAction(next);
    difference->addSeparator();
    for (const int gain : gainSteps) {
        QAction* action = add(QStringLiteral("view.gain-%1").arg(gain).toLatin1().constData(),
                              tr("Amplified ×%1").arg(gain), {});
        connect(action, &QAction::triggered, this, [this, gain] {
            changeChoice(*workbench_, [gain](ViewChoice& now) { now.gain = gain; });
            refresh();
        });
        gains_.push_back(action);
    }
}

void CompareActions::addBlend(ActionRegistry& registry, QMenu& menu) {
    QMenu* blend = menu.addMenu(tr("Ble&nd holds"));
    blend->setToolTipsVisible(true);
    const auto add = [&](const char* id, const QString& text, QKeyCombination key, double step) {
        QAction* action = registry.add(
            {QString::fromLatin1(id), tr("View"), text, tr("By a tenth"), {}, {QKeySequence(key)}});
        connect(action, &QAction::triggered, this, [this, step] {
            changeChoice(*workbench_, [step](ViewChoice& now) {
                now.blend = std::clamp(now.blend + step, 0.0, 1.0);
            });
        });
        blend->addAction(action);
        mixers_.push_back(action);
    };
    add("view.blend-more", tr("&More of the second"), Qt::ALT | Qt::Key_Period, blendStep);
    add("view.blend-less", tr("&Less of the second"), Qt::ALT | Qt::Key_Comma, -blendStep);
}

void CompareActions::comparePair(ViewKind first, ViewKind second) {
    changeChoice(*workbench_, [&](ViewChoice& now) {
        now.first = first;
        now.second = second;
        if (!showsPair(now.mode)) now.mode = CompareMode::TwoUp;
        // The two would be one picture.
        if (first == ViewKind::Network && now.overlay == first) now.overlay.reset();
    });
    refresh();
}

void CompareActions::nextDifference() {
    changeChoice(*workbench_, [&](ViewChoice& now) {
        for (std::size_t i = 0; i < differences_.size(); ++i) {
            if (differences_[i].kind != now.difference) continue;
            now.difference = differences_[(i + 1) % differences_.size()].kind;
            return;
        }
    });
}

void CompareActions::refresh() {
    const ViewChoice& choice = workbench_->viewChoice();
    for (const Pair& pair : pairs_) {
        pair.action->setChecked(samePair(choice, pair.first, pair.second));
        if (pair.second == ViewKind::Reference) {
            setAvailable(pair.action, workbench_->hasReference(), tr("Add a ground truth first."));
        }
        if (pair.first == ViewKind::Network) {
            setAvailable(pair.action,
                         workbench_->document().settings.stabilizer != edit::StabilizerKind::None,
                         tr("The stabiliser is off."));
        }
    }
    grayToggle_->setChecked(choice.grayInsteadOfColor);
    for (const Difference& difference : differences_) {
        difference.action->setChecked(choice.difference == difference.kind);
    }
    for (std::size_t i = 0; i < gains_.size(); ++i) {
        gains_[i]->setChecked(choice.gain == gainSteps[i]);
    }
    for (QAction* mixer : mixers_) {
        setAvailable(mixer, choice.mode == CompareMode::Blend, tr("Blend the pair first (B)."));
    }
}

}  // namespace kinechrome::ui
