// SPDX-License-Identifier: GPL-3.0-or-later
// B-spline and bilinear sampling along a flow.
#include "core/temporal/resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "core/temporal/cv_planes.h"

namespace kinechrome::temporal {

namespace {

using base::Plane;

constexpr float pole = -0.26794919F;  // sqrt(3) - 2
constexpr int horizon = 12;           // pole^12 is below float's resolution of chroma

// Mirrored at the first and the last sample.
int mirrored(int i, int size) {
    if (size == 1) return 0;
    const int period = 2 * (size - 1);
    const int folded = std::abs(i) % period;
    return folded < size ? folded : period - folded;
}

// std::lerp() without its care for infinities, which costs more than all the rest.
float between(float from, float to, float share) {
    return from + share * (to - from);
}

constexpr float splineGain = (1.0F - pole) * (1.0F - 1.0F / pole);
constexpr float lastGain = pole / (pole * pole - 1.0F);

// One line of samples becomes spline coefficients (Unser 1999, box 2).
void prefilter(float* line, int size) {
    if (size < 2) return;
    float first = 0.0F;
    float power = 1.0F;
    for (int i = 0; i < horizon; ++i, power *= pole) first += power * line[mirrored(i, size)];
    line[0] = splineGain * first;
    for (int i = 1; i < size; ++i) line[i] = splineGain * line[i] + pole * line[i - 1];
    line[size - 1] = lastGain * (line[size - 1] + pole * line[size - 2]);
    for (int i = size - 2; i >= 0; --i) line[i] = pole * (line[i + 1] - line[i]);
}

// The same of all columns at once, row by row.
void prefilterColumns(Plane<float>& plane) {
    const int width = plane.width();
    const int last = plane.height() - 1;
    if (last < 1) return;
    std::vector<float> first(static_cast<std::size_t>(width));
    float power = splineGain;
    for (int i = 0; i < horizon; ++i, power *= pole) {
        const float* row = plane.row(mirrored(i, last + 1));
        for (int x = 0; x < width; ++x) first[static_cast<std::size_t>(x)] += power * row[x];
    }
    std::copy(first.begin(), first.end(), plane.row(0));
    for (int y = 1; y <= last; ++y) {
        const float* above = plane.row(y - 1);
        float* row = plane.row(y);
        for (int x = 0; x < width; ++x) row[x] = splineGain * row[x] + pole * above[x];
    }
    float* bottom = plane.row(last);
    const float* above = plane.row(last - 1);
    for (int x = 0; x < width; ++x) bottom[x] = lastGain * (bottom[x] + pole * above[x]);
    for (int y = last - 1; y >= 0; --y) {
        const float* below = plane.row(y + 1);
        float* row = plane.row(y);
        for (int x = 0; x < width; ++x) row[x] = pole * (below[x] - row[x]);
    }
}

Plane<float> coefficientsOf(const Plane<float>& plane) {
    Plane<float> out = plane.clone();
    for (int y = 0; y < out.height(); ++y) prefilter(out.row(y), out.width());
    prefilterColumns(out);
    return out;
}

// The sample before `at`, itself and the two after it, mirrored at the borders.
using Around = std::array<int, 4>;
Around around(int at, int size) {
    if (at >= 1 && at + 2 < size) return {at - 1, at, at + 1, at + 2};
    return {mirrored(at - 1, size), mirrored(at, size), mirrored(at + 1, size),
            mirrored(at + 2, size)};
}

std::array<float, 4> splineWeights(float t) {
    const float s = 1.0F - t;
    return {s * s * s / 6.0F, 2.0F / 3.0F - t * t * (2.0F - t) / 2.0F,
            2.0F / 3.0F - s * s * (2.0F - s) / 2.0F, t * t * t / 6.0F};
}

}  // namespace

Carrier::Carrier(const FlowField& flow) : width_(flow.u.width()), height_(flow.u.height()) {
    places_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
    auto place = places_.begin();
    for (int y = 0; y < height_; ++y) {
        const float* u = flow.u.row(y);
        const float* v = flow.v.row(y);
        for (int x = 0; x < width_; ++x, ++place) {
            const float atX =
                std::clamp(static_cast<float>(x) + u[x], 0.0F, static_cast<float>(width_ - 1));
            const float atY =
                std::clamp(static_cast<float>(y) + v[x], 0.0F, static_cast<float>(height_ - 1));
            place->x = static_cast<int>(atX);
            place->y = static_cast<int>(atY);
            place->fx = atX - static_cast<float>(place->x);
            place->fy = atY - static_cast<float>(place->y);
        }
    }
}

Plane<float> Carrier::sharp(const Plane<float>& plane) const {
    const Plane<float> spline = coefficientsOf(plane);
    Plane<float> out(width_, height_);
    auto place = places_.begin();
    for (int y = 0; y < height_; ++y) {
        for (int x = 0; x < width_; ++x, ++place) {
            const auto wx = splineWeights(place->fx);
            const auto wy = splineWeights(place->fy);
            const Around columns = around(place->x, width_);
            const Around rows = around(place->y, height_);
            float sum = 0.0F;
            // Between its four neighbours, so that no ringing is left beside an edge.
            const int right = std::min(place->x + 1, width_ - 1);
            const int below = std::min(place->y + 1, height_ - 1);
            const float* upper = plane.row(place->y);
            const float* lower = plane.row(below);
            const float least = std::min(std::min(upper[place->x], upper[right]),
                                         std::min(lower[place->x], lower[right]));
            const float most = std::max(std::max(upper[place->x], upper[right]),
                                        std::max(lower[place->x], lower[right]));
            for (std::size_t j = 0; j < 4; ++j) {
                const float* smooth = spline.row(rows[j]);
                float line = 0.0F;
                for (std::size_t i = 0; i < 4; ++i) {
                    line += wx[i] * smooth[columns[i]];
                }
                sum += wy[j] * line;
            }
            out.at(x, y) = std::clamp(sum, least, most);
        }
    }
    return out;
}

Plane<float> Carrier::plain(const Plane<float>& plane) const {
    Plane<float> out(width_, height_);
    auto place = places_.begin();
    for (int y = 0; y < height_; ++y) {
        float* to = out.row(y);
        for (int x = 0; x < width_; ++x, ++place) {
            const float* top = plane.row(place->y);
            const float* low = plane.row(std::min(place->y + 1, height_ - 1));
            const int right = std::min(place->x + 1, width_ - 1);
            const float upper = between(top[place->x], top[right], place->fx);
            const float lower = between(low[place->x], low[right], place->fx);
            to[x] = between(upper, lower, place->fy);
        }
    }
    return out;
}

Plane<float> resampled(const Plane<float>& plane, int width, int height) {
    if (plane.width() == width && plane.height() == height) return plane;
    Plane<float> out(width, height);
    cv::Mat target = asMat(out);
    const bool shrinks = width < plane.width() && height < plane.height();
    cv::resize(asMat(plane), target, target.size(), 0, 0,
               shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return out;
}

Plane<float> blurred(const Plane<float>& plane, double sigma) {
    Plane<float> out(plane.width(), plane.height());
    cv::Mat target = asMat(out);
    cv::GaussianBlur(asMat(plane), target, cv::Size(), sigma, sigma, cv::BORDER_REFLECT);
    return out;
}

void multiply(Plane<float>& plane, const Plane<float>& factor) {
    for (int y = 0; y < plane.height(); ++y) {
        const float* from = factor.row(y);
        float* to = plane.row(y);
        for (int x = 0; x < plane.width(); ++x) to[x] *= from[x];
    }
}

Plane<float> eroded(const Plane<float>& plane) {
    Plane<float> out(plane.width(), plane.height());
    cv::Mat target = asMat(out);
    cv::erode(asMat(plane), target, cv::Mat());
    return out;
}

}  // namespace kinechrome::temporal
