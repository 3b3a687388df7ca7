// SPDX-License-Identifier: GPL-3.0-or-later
// Mailbox: holds the latest request only. Posting replaces what was not yet taken.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace kinechrome::base {

// Any thread posts; one worker takes.
template <class T>
class Mailbox {
public:
    void post(T item) {
        {
            const std::lock_guard lock(shared_.mutex);
            shared_.item = std::move(item);
        }
        arrivedOrStop_.notify_one();
    }

    // Waits for a letter. Empty when `stop` was requested instead.
    std::optional<T> take(std::stop_token stop) {
        std::unique_lock lock(shared_.mutex);
        arrivedOrStop_.wait(lock, stop, [&] { return shared_.item.has_value(); });
        if (stop.stop_requested()) return std::nullopt;
        return std::exchange(shared_.item, std::nullopt);
    }

    // The letter if there is one, at once.
    std::optional<T> tryTake() {
        const std::lock_guard lock(shared_.mutex);
        return std::exchange(shared_.item, std::nullopt);
    }

    [[nodiscard]] bool hasMail() const {
        const std::lock_guard lock(shared_.mutex);
        return shared_.item.has_value();
    }

private:
    struct Shared {
        mutable std::mutex mutex;
        std::optional<T> item;
    };
    Shared shared_;
    std::condition_variable_any arrivedOrStop_;
};

}  // namespace kinechrome::base
