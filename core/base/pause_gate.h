// SPDX-License-Identifier: GPL-3.0-or-later
// PauseGate: holds a piece of work between two of its steps until somebody lets it go on.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace kinechrome::base {

// Any thread. Open to begin with.
class PauseGate {
public:
    void pause() { set(true); }
    void resume() { set(false); }
    [[nodiscard]] bool paused() const {
        const std::lock_guard lock(shared_.mutex);
        return shared_.paused;
    }
    // Waits while paused. False when `stop` was requested instead.
    [[nodiscard]] bool pass(std::stop_token stop) {
        std::unique_lock lock(shared_.mutex);
        return resumedOrStop_.wait(lock, stop, [&] { return !shared_.paused; });
    }

private:
    void set(bool paused) {
        {
            const std::lock_guard lock(shared_.mutex);
            shared_.paused = paused;
        }
        resumedOrStop_.notify_all();
    }
    struct Shared {
        mutable std::mutex mutex;
        bool paused = false;
    };
    Shared shared_;
    std::condition_variable_any resumedOrStop_;
};

}  // namespace kinechrome::base
