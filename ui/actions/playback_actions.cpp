// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/playback_actions.h"

#include <algorithm>

#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include "core/project/document_edits.h"
#include "ui/actions/action_registry.h"
#include "ui/bridge/workbench.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {

PlaybackActions::PlaybackActions(Workbench& workbench, ActionRegistry& registry, QMenuBar& bar,
                                 QWidget* window)
    : QObject(window), workbench_(&workbench) {
    QMenu* menu = bar.addMenu(tr("&Playback"));
    menu->setToolTipsVisible(true);
    QList<QAction*> moves;
    QList<QAction*> shuttles;
    QList<QAction*> marks;
    addMoves(registry, moves, shuttles);
    addMarks(registry, marks);
    realTime_ = registry.add({QStringLiteral("play.every"),
                              tr("Playback"),
                              tr("Show &every frame"),
                              tr("Slows down rather than drop pictures; off, playback keeps real "
                                 "time"),
                              {},
                              {QKeySequence(Qt::CTRL | Qt::Key_R)},
                              tr("Every frame")});
    realTime_->setCheckable(true);
    addSound(registry);
    menu->addActions(shuttles);
    menu->addSeparator();
    menu->addActions(moves);
    menu->addSeparator();
    menu->addActions(marks);
    menu->addSeparator();
    menu->addActions({realTime_, mute_});
    needFrames_ = shuttles + moves + marks;

    Transport& transport = workbench_->transport();
    connect(realTime_, &QAction::triggered, this, [this](bool every) {
        workbench_->transport().setPolicy(every ? PlaybackPolicy::EveryFrame
                                                : PlaybackPolicy::RealTime);
    });
    connect(&transport, &Transport::playingChanged, this, &PlaybackActions::refresh);
    connect(&transport, &Transport::countChanged, this, &PlaybackActions::refresh);
    connect(&transport, &Transport::rangeChanged, this, &PlaybackActions::refresh);
    connect(&transport, &Transport::policyChanged, this, &PlaybackActions::refresh);
    window->installEventFilter(this);
    refresh();
}

void PlaybackActions::addMoves(ActionRegistry& registry, QList<QAction*>& moves,
                               QList<QAction*>& shuttles) {
    const QString group = tr("Playback");
    const auto add = [&](QList<QAction*>& list, const char* id, const QString& text,
                         const char* iconName, const QList<QKeySequence>& keys, auto act) {
        QAction* action = registry.add(
            {QString::fromLatin1(id), group, text, {}, QString::fromLatin1(iconName), keys});
        connect(action, &QAction::triggered, this, act);
        list << action;
        return action;
    };
    Transport* transport = &workbench_->transport();
    play_ = add(shuttles, "play.toggle", tr("&Play"), "play", {QKeySequence(Qt::Key_Space)},
                [transport] { transport->togglePlay(); });
    add(shuttles, "play.back", tr("Shuttle &back, again for faster"), "", {QKeySequence(Qt::Key_J)},
        [this] { shuttle(-1); });
    add(shuttles, "play.stop", tr("&Stop; held, J and L step one frame"), "",
        {QKeySequence(Qt::Key_K)}, [transport] { transport->pause(); });
    add(shuttles, "play.forward", tr("Shuttle &forward, again for faster"), "",
        {QKeySequence(Qt::Key_L)}, [this] { shuttle(+1); });

    add(moves, "go.next", tr("&Next frame"), "frame-next", {QKeySequence(Qt::Key_Right)},
        [transport] { transport->step(+1); });
    add(moves, "go.previous", tr("Pre&vious frame"), "frame-previous", {QKeySequence(Qt::Key_Left)},
        [transport] { transport->step(-1); });
    add(moves, "go.next-ten", tr("Ten frames on"), "", {QKeySequence(Qt::SHIFT | Qt::Key_Right)},
        [transport] { transport->step(+10); });
    add(moves, "go.previous-ten", tr("Ten frames back"), "",
        {QKeySequence(Qt::SHIFT | Qt::Key_Left)}, [transport] { transport->step(-10); });
    add(moves, "go.first", tr("F&irst frame"), "first", {QKeySequence(Qt::Key_Home)},
        [transport] { transport->seek(0); });
    add(moves, "go.last", tr("&Last frame"), "last", {QKeySequence(Qt::Key_End)},
        [transport] { transport->seek(transport->count() - 1); });
    add(moves, "go.next-cut", tr("Next c&ut"), "cut-next", {QKeySequence(Qt::Key_Down)},
        [this] { goToCut(+1); });
    add(moves, "go.previous-cut", tr("Previous &cut"), "cut-previous", {QKeySequence(Qt::Key_Up)},
        [this] { goToCut(-1); });
    add(moves, "go.to", tr("&Go to…"), "", {QKeySequence(Qt::CTRL | Qt::Key_G)},
        [this] { Q_EMIT goToWanted(); });
}

void PlaybackActions::addMarks(ActionRegistry& registry, QList<QAction*>& marks) {
    const QString group = tr("Range");
    const auto add = [&](const char* id, const QString& text, const char* iconName,
                         const QKeySequence& key, auto act) {
        QAction* action = registry.add(
            {QString::fromLatin1(id), group, text, {}, QString::fromLatin1(iconName), {key}});
        connect(action, &QAction::triggered, this, act);
        marks << action;
        return action;
    };
    Transport* transport = &workbench_->transport();
    DocumentEditor* editor = &workbench_->editor();
    const auto mark = [editor](const QString& name, auto setPoint,
                               std::optional<std::int64_t> frame) {
        editor->edit(name, [&](project::Document& document) {
            setPoint(document, frame);
            return base::Result<void>();
        });
    };
    add("range.in", tr("Mark &in"), "mark-in", QKeySequence(Qt::Key_I),
        [transport, mark] { mark(tr("in point"), project::setInPoint, transport->frame()); });
    add("range.out", tr("Mark &out"), "mark-out", QKeySequence(Qt::Key_O),
        [transport, mark] { mark(tr("out point"), project::setOutPoint, transport->frame()); });
    add("range.clear-in", tr("Clear in"), "", QKeySequence(Qt::SHIFT | Qt::Key_I),
        [mark] { mark(tr("clearing in"), project::setInPoint, std::nullopt); });
    add("range.clear-out", tr("Clear out"), "", QKeySequence(Qt::SHIFT | Qt::Key_O),
        [mark] { mark(tr("clearing out"), project::setOutPoint, std::nullopt); });
    loop_ = add("range.loop", tr("&Loop the range"), "loop", QKeySequence(Qt::Key_P),
                [transport] { transport->setLoopsRange(!transport->loopsRange()); });
    loop_->setCheckable(true);
}

void PlaybackActions::addSound(ActionRegistry& registry) {
    mute_ = registry.add({QStringLiteral("play.mute"),
                          tr("Playback"),
                          tr("&Mute"),
                          tr("Sound is heard in real time at normal speed"),
                          QStringLiteral("sound"),
                          {QKeySequence(Qt::Key_X)}});
    mute_->setCheckable(true);
    FilmSound* sound = &workbench_->sound();
    connect(mute_, &QAction::triggered, sound, &FilmSound::setMuted);
    const auto show = [this, sound] {
        setAvailable(mute_, sound->available(), sound->reason());
        const bool silent = sound->muted() || !sound->available();
        mute_->setIcon(icon(silent ? QStringLiteral("sound-off") : QStringLiteral("sound")));
        mute_->setChecked(sound->muted());
    };
    connect(sound, &FilmSound::changed, this, show);
    show();
}

void PlaybackActions::shuttle(int direction) {
    Transport& transport = workbench_->transport();
    stopHeld_ ? transport.step(direction) : transport.shuttle(direction);
}

void PlaybackActions::goToCut(int direction) {
    Transport& transport = workbench_->transport();
    std::vector<std::int64_t> cuts = workbench_->session().cuts();
    const std::vector<edit::Segment>& segments = workbench_->document().segments;
    if (!segments.empty()) cuts.clear();
    for (const edit::Segment& segment : segments) {
        if (segment.range.first > 0) cuts.push_back(segment.range.first);
    }
    const std::int64_t now = transport.frame();
    if (direction > 0) {
        const auto next = std::upper_bound(cuts.begin(), cuts.end(), now);
        transport.seek(next == cuts.end() ? transport.count() - 1 : *next);
    } else {
        const auto here = std::lower_bound(cuts.begin(), cuts.end(), now);
        transport.seek(here == cuts.begin() ? 0 : *std::prev(here));
    }
}

bool PlaybackActions::eventFilter(QObject* watched, QEvent* event) {
    const bool pressed = event->type() == QEvent::ShortcutOverride;
    if (pressed || event->type() == QEvent::KeyRelease) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_K && !key->isAutoRepeat()) stopHeld_ = pressed;
    }
    if (event->type() == QEvent::WindowDeactivate) stopHeld_ = false;
    return QObject::eventFilter(watched, event);
}

void PlaybackActions::refresh() {
    const Transport& transport = workbench_->transport();
    const bool frames = transport.count() > 0;
    play_->setText(transport.playing() ? tr("&Pause") : tr("&Play"));
    play_->setIcon(icon(transport.playing() ? QStringLiteral("pause") : QStringLiteral("play")));
    loop_->setChecked(transport.loopsRange());
    realTime_->setChecked(transport.policy() == PlaybackPolicy::EveryFrame);
    for (QAction* action : needFrames_) setAvailable(action, frames, tr("Open footage first."));
}

}  // namespace kinechrome::ui
