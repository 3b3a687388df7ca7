// SPDX-License-Identifier: GPL-3.0-or-later
// Thumbnails and their comparison: block search by correlation, histogram distance.
#include "core/temporal/shot_features.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "core/temporal/cv_planes.h"

namespace kinechrome::temporal {

namespace {

constexpr int side = 16;       // of a block
constexpr int step = 10;       // between blocks: they overlap
constexpr int reach = 8;       // of the search: a tenth of the picture's width each way
constexpr double noise = 4.0;  // variance in codes that is always taken for grain
constexpr int grainSide = 10;  // of the blocks in which grain is measured

// Sum of products of two blocks; ten-bit codes keep it inside 32 bits.
std::int32_t product(const Thumbnail& now, int x, int y, const Thumbnail& before, int px, int py) {
    std::int32_t total = 0;
    for (int j = 0; j < side; ++j) {
        const std::int16_t* a = now.row(y + j) + x;
        const std::int16_t* b = before.row(py + j) + px;
        for (int i = 0; i < side; ++i) total += static_cast<std::int32_t>(a[i]) * b[i];
    }
    return total;
}

// Without what is grain.
double variance(const Thumbnail::Sums& sums, double grain) {
    constexpr double count = side * side;
    const double mean = static_cast<double>(sums.sum) / count;
    return std::max(static_cast<double>(sums.squares) / count - mean * mean - grain, 0.0);
}

// Best correlation of the block at (x, y) of now with before, around the same place.
double bestMatch(const Thumbnail& now, int x, int y, const Thumbnail::Sums& own, double ownVariance,
                 const Thumbnail& before) {
    constexpr double count = side * side;
    double best = 0.0;
    for (int py = std::max(y - reach, 0); py <= std::min(y + reach, Thumbnail::height - side);
         ++py) {
        for (int px = std::max(x - reach, 0); px <= std::min(x + reach, Thumbnail::width - side);
             ++px) {
            const Thumbnail::Sums theirs = before.window(px, py, side);
            const double covariance =
                product(now, x, y, before, px, py) / count -
                static_cast<double>(own.sum) / count * (static_cast<double>(theirs.sum) / count);
            if (covariance <= 0.0) continue;
            const double scale = (ownVariance + now.grain() / 2.0 + noise) *
                                 (variance(theirs, before.grain() / 2.0) + noise);
            best = std::max(best, covariance / std::sqrt(scale));
        }
    }
    return best;
}

}  // namespace

Thumbnail Thumbnail::of(const base::Plane<float>& gray) {
    cv::Mat small;
    const bool shrinks = gray.width() > width && gray.height() > height;
    cv::resize(asMat(gray), small, cv::Size(width, height), 0, 0,
               shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    Thumbnail thumbnail;
    thumbnail.codes_.resize(static_cast<std::size_t>(width) * height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float value = std::clamp(small.at<float>(y, x), 0.0F, 1.0F);
            thumbnail.codes_[at(x, y, width)] =
                static_cast<std::int16_t>(std::lround(value * static_cast<float>(white)));
        }
    }
    thumbnail.sumUp();
    thumbnail.estimateGrain();
    return thumbnail;
}

// Immerkaer 1996: what a Laplacian that is blind to edges leaves is noise. Structure is in some
// places, grain is everywhere: the quietest fifth of the blocks tells it.
void Thumbnail::estimateGrain() {
    std::vector<double> blocks;
    for (int top = 1; top + grainSide < height; top += grainSide) {
        for (int left = 1; left + grainSide < width; left += grainSide) {
            double energy = 0.0;
            for (int y = top; y < top + grainSide; ++y) {
                for (int x = left; x < left + grainSide; ++x) {
                    const std::int16_t* above = row(y - 1) + x;
                    const std::int16_t* here = row(y) + x;
                    const std::int16_t* below = row(y + 1) + x;
                    const int answer = above[-1] - 2 * above[0] + above[1] - 2 * here[-1] +
                                       4 * here[0] - 2 * here[1] + below[-1] - 2 * below[0] +
                                       below[1];
                    energy += static_cast<double>(answer) * answer;
                }
            }
            blocks.push_back(energy / (36.0 * grainSide * grainSide));
        }
    }
    const auto quiet = blocks.begin() + static_cast<std::ptrdiff_t>(blocks.size() / 5);
    std::nth_element(blocks.begin(), quiet, blocks.end());
    grain_ = *quiet;
}

void Thumbnail::sumUp() {
    constexpr int stride = width + 1;
    const std::size_t entries = static_cast<std::size_t>(stride) * (height + 1);
    sums_.assign(entries, 0);
    squares_.assign(entries, 0);
    for (int y = 0; y < height; ++y) {
        std::int64_t sum = 0;
        std::int64_t squares = 0;
        for (int x = 0; x < width; ++x) {
            const std::int64_t code = codes_[at(x, y, width)];
            sum += code;
            squares += code * code;
            sums_[at(x + 1, y + 1, stride)] = sums_[at(x + 1, y, stride)] + sum;
            squares_[at(x + 1, y + 1, stride)] = squares_[at(x + 1, y, stride)] + squares;
            cumulative_[static_cast<std::size_t>(code / 16)] += 1.0F / (width * height);
        }
    }
    for (std::size_t level = 1; level < cumulative_.size(); ++level) {
        cumulative_[level] += cumulative_[level - 1];
    }
    constexpr double count = static_cast<double>(width) * height;
    mean_ = static_cast<double>(sums_.back()) / count;
    deviation_ =
        std::sqrt(std::max(static_cast<double>(squares_.back()) / count - mean_ * mean_, 0.0));
}

Thumbnail::Sums Thumbnail::window(int x, int y, int windowSide) const {
    constexpr int stride = width + 1;
    const auto sumOf = [&](const std::vector<std::int64_t>& table) {
        return table[at(x + windowSide, y + windowSide, stride)] -
               table[at(x, y + windowSide, stride)] - table[at(x + windowSide, y, stride)] +
               table[at(x, y, stride)];
    };
    return {sumOf(sums_), sumOf(squares_)};
}

StructureChange structureChange(const Thumbnail& now, const Thumbnail& before) {
    double lost = 0.0;
    double total = 0.0;
    int blocks = 0;
    for (int y = 0; y + side <= Thumbnail::height; y += step + 1) {
        for (int x = 0; x + side <= Thumbnail::width; x += step + 2) {
            const Thumbnail::Sums own = now.window(x, y, side);
            const double ownVariance = variance(own, now.grain());
            const double contrast = std::sqrt(ownVariance);
            lost += contrast * (1.0 - bestMatch(now, x, y, own, ownVariance, before));
            total += contrast;
            ++blocks;
        }
    }
    return {total > 0.0 ? lost / total : 0.0, total / blocks};
}

double toneChange(const Thumbnail& now, const Thumbnail& before) {
    double total = 0.0;
    for (std::size_t level = 0; level < now.cumulative().size(); ++level) {
        total += std::abs(now.cumulative()[level] - before.cumulative()[level]);
    }
    return total / static_cast<double>(now.cumulative().size());
}

}  // namespace kinechrome::temporal
