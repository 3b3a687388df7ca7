// SPDX-License-Identifier: GPL-3.0-or-later
// Which stretch of the film the timeline shows, and where a frame lies in it. Plain maths.
#pragma once

#include <cstdint>

namespace kinechrome::ui {

// x is in pixels of the strip, frames may be fractional in between. A frame f covers
// [xOf(f), xOf(f + 1)).
class TimelineScale {
public:
    void setWidth(double width) { width_ = width; }
    void setCount(std::int64_t count);

    [[nodiscard]] double first() const { return first_; }
    [[nodiscard]] double visible() const { return visible_; }  // frames across the width
    [[nodiscard]] double pixelsPerFrame() const;
    [[nodiscard]] double xOf(double frame) const { return (frame - first_) * pixelsPerFrame(); }
    [[nodiscard]] std::int64_t frameAt(double x) const;  // clamped to the film

    // Zooms by `factor` (over 1: closer) around the frame under x.
    void zoom(double factor, double x);
    void pan(double frames);
    void showAll();
    // Scrolls just enough that the frame can be seen.
    void reveal(std::int64_t frame);

private:
    void clamp();

    double width_ = 1.0;
    std::int64_t count_ = 0;
    double first_ = 0.0;
    double visible_ = 1.0;
};

}  // namespace kinechrome::ui
