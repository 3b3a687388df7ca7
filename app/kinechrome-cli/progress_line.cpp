// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kinechrome-cli/progress_line.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "app/kinechrome-cli/standard_streams.h"

namespace kinechrome::cli {

namespace {

using namespace std::chrono_literals;
constexpr auto barInterval = 200ms;
constexpr auto lineInterval = 5s;
constexpr int barCells = 30;
constexpr const char* wipe = "\r\x1b[K";

}  // namespace

ProgressStyle progressStyle(bool quiet) {
    if (quiet) return ProgressStyle::Silent;
    return isatty(STDERR_FILENO) == 1 ? ProgressStyle::Bar : ProgressStyle::Lines;
}

ProgressLine::ProgressLine(const base::Progress& progress, std::string unit, ProgressStyle style)
    : progress_(progress), unit_(std::move(unit)), style_(style) {
    if (style_ == ProgressStyle::Silent) return;
    thread_ = std::jthread([this](const std::stop_token& stop) { show(stop); });
}

void ProgressLine::show(const std::stop_token& stop) {
    const bool bar = style_ == ProgressStyle::Bar;
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
        const auto interval =
            bar ? std::chrono::milliseconds(barInterval) : std::chrono::milliseconds(lineInterval);
        ended_.wait_for(lock, stop, interval, [] { return false; });
        if (!stop.stop_requested()) print();
    }
    if (bar) tell(wipe);
}

void ProgressLine::print() const {
    const base::ProgressView view = progress_.view();
    if (view.seconds <= 0.0) return;  // not started
    const std::string text = base::describe(view, unit_);
    if (style_ == ProgressStyle::Lines) {
        tell(text + "\n");
        return;
    }
    const int filled = static_cast<int>(view.fraction() * barCells);
    std::string cells(static_cast<std::size_t>(barCells), '.');
    for (int i = 0; i < filled && i < barCells; ++i) cells[static_cast<std::size_t>(i)] = '#';
    tell(fmt::format("{}[{}] {}", wipe, cells, text));
}

}  // namespace kinechrome::cli
