// SPDX-License-Identifier: GPL-3.0-or-later
// Background: small questions to core (what models are there, what would an export do) asked on
// another thread, answered on the GUI thread. Waits for what is still running when it goes.
#pragma once

#include <chrono>
#include <future>
#include <utility>
#include <vector>

#include <QMetaObject>
#include <QObject>

namespace kinechrome::ui {

class Background : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~Background() override { running_.clear(); }

    // `work` runs on a thread of its own; `done` gets its value here, unless this object is gone.
    template <class Work, class Done>
    void run(Work work, Done done) {
        std::erase_if(running_, [](const std::future<void>& task) {
            return task.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
        });
        running_.push_back(std::async(
            std::launch::async, [this, work = std::move(work), done = std::move(done)]() mutable {
                auto value = work();
                QMetaObject::invokeMethod(
                    this,
                    [done = std::move(done), value = std::move(value)]() mutable {
                        done(std::move(value));
                    },
                    Qt::QueuedConnection);
            }));
    }

private:
    std::vector<std::future<void>> running_;
};

}  // namespace kinechrome::ui
