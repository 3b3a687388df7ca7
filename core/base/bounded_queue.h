// SPDX-License-Identifier: GPL-3.0-or-later
// BoundedQueue: hand-over between two pipeline stages, bounded by bytes and by items.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace kinechrome::base {

// Any number of producers and consumers. One item is always admitted, even when it alone exceeds
// the byte bound, so that a large frame cannot dead-lock the pipeline. End of stream is an item of
// the caller's type, not a flag of the queue.
template <class T>
class BoundedQueue {
public:
    BoundedQueue(std::size_t maxItems, std::size_t maxBytes)
        : maxItems_(maxItems), maxBytes_(maxBytes) {}

    // Waits for room. False when `stop` was requested instead (the item is dropped).
    bool push(T item, std::size_t bytes, std::stop_token stop) {
        {
            std::unique_lock lock(shared_.mutex);
            const bool room = roomOrStop_.wait(lock, stop, [&] {
                return shared_.items.empty() ||
                       (shared_.items.size() < maxItems_ && shared_.bytes + bytes <= maxBytes_);
            });
            if (!room || stop.stop_requested()) return false;
            shared_.items.emplace_back(std::move(item), bytes);
            shared_.bytes += bytes;
        }
        itemOrStop_.notify_one();
        return true;
    }

    // Waits for an item. Empty when `stop` was requested instead.
    std::optional<T> pop(std::stop_token stop) {
        std::optional<T> item;
        {
            std::unique_lock lock(shared_.mutex);
            const bool some = itemOrStop_.wait(lock, stop, [&] { return !shared_.items.empty(); });
            if (!some || stop.stop_requested()) return std::nullopt;
            item.emplace(std::move(shared_.items.front().first));
            shared_.bytes -= shared_.items.front().second;
            shared_.items.pop_front();
        }
        roomOrStop_.notify_one();
        return item;
    }

    [[nodiscard]] std::size_t size() const {
        const std::lock_guard lock(shared_.mutex);
        return shared_.items.size();
    }

private:
    struct Shared {
        mutable std::mutex mutex;
        std::deque<std::pair<T, std::size_t>> items;
        std::size_t bytes = 0;
    };
    const std::size_t maxItems_;
    const std::size_t maxBytes_;
    Shared shared_;
    std::condition_variable_any roomOrStop_;
    std::condition_variable_any itemOrStop_;
};

}  // namespace kinechrome::base
