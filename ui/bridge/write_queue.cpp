// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/write_queue.h"

namespace kinechrome::ui {

WriteQueue::WriteQueue(QObject* parent)
    : QObject(parent), thread_([this](const std::stop_token& stop) { run(stop); }) {}

WriteQueue::~WriteQueue() {
    drain();
}

void WriteQueue::add(std::function<void()> task) {
    {
        const std::lock_guard lock(shared_.mutex);
        shared_.tasks.push_back(std::move(task));
    }
    changed_.notify_all();
}

void WriteQueue::drain() {
    std::unique_lock lock(shared_.mutex);
    changed_.wait(lock, [this] { return shared_.tasks.empty() && !shared_.busy; });
}

void WriteQueue::run(const std::stop_token& stop) {
    std::unique_lock lock(shared_.mutex);
    while (changed_.wait(lock, stop, [this] { return !shared_.tasks.empty(); })) {
        const std::function<void()> task = std::move(shared_.tasks.front());
        shared_.tasks.pop_front();
        shared_.busy = true;
        lock.unlock();
        task();
        lock.lock();
        shared_.busy = false;
        changed_.notify_all();
    }
}

}  // namespace kinechrome::ui
