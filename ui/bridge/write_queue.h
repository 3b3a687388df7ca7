// SPDX-License-Identifier: GPL-3.0-or-later
// WriteQueue: writes project files on a thread of its own, one after another in the order they were
// asked for, so that an older state never replaces a newer one.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

#include <QMetaObject>
#include <QObject>

namespace kinechrome::ui {

class WriteQueue : public QObject {
    Q_OBJECT
public:
    explicit WriteQueue(QObject* parent = nullptr);
    ~WriteQueue() override;  // after the last write

    // `work` runs on the writing thread; `done` gets its value here, unless this object is gone.
    template <class Work, class Done>
    void post(Work work, Done done) {
        add([this, work = std::move(work), done = std::move(done)]() mutable {
            auto value = work();
            QMetaObject::invokeMethod(
                this,
                [done = std::move(done), value = std::move(value)]() mutable {
                    done(std::move(value));
                },
                Qt::QueuedConnection);
        });
    }
    // Waits until everything is written: for the moment before the program ends.
    void drain();

private:
    void add(std::function<void()> task);
    void run(const std::stop_token& stop);

    struct Shared {
        std::mutex mutex;
        std::deque<std::function<void()>> tasks;
        bool busy = false;
    };
    Shared shared_;
    std::condition_variable_any changed_;
    std::jthread thread_;  // last: joined before what it uses goes
};

}  // namespace kinechrome::ui
