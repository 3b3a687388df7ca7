// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/frame_quality.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace kinechrome::picture {

namespace {

constexpr int hashSource = 32;
constexpr int hashSide = 8;
constexpr double flatVariance = 1e-5;  // below it, sharpness is a quotient of nothing

cv::Mat luma(const RgbImage& image) {
    // OpenCV wants a mutable pointer even to read.
    const cv::Mat rgb(image.height, image.width, CV_8UC3,
                      const_cast<std::uint8_t*>(image.samples.data()));
    cv::Mat gray;
    cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
    gray.convertTo(gray, CV_32F, 1.0 / 255.0);
    return gray;
}

double variance(const cv::Mat& plane) {
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(plane, mean, deviation);
    return deviation[0] * deviation[0];
}

// Zauner 2010, "Implementation and Benchmarking of Perceptual Image Hash Functions", 3.1. The mean
// brightness (the first coefficient) takes no part: bit 0 is always clear.
std::uint64_t cosineHash(const cv::Mat& gray) {
    cv::Mat small;
    cv::resize(gray, small, {hashSource, hashSource}, 0, 0, cv::INTER_AREA);
    cv::Mat frequencies;
    cv::dct(small, frequencies);
    std::array<float, hashSide * hashSide> low{};
    for (int i = 0; i < hashSide * hashSide; ++i) {
        low[static_cast<std::size_t>(i)] = frequencies.at<float>(i / hashSide, i % hashSide);
    }
    auto sorted = low;
    const auto middle = sorted.begin() + 1 + (hashSide * hashSide - 1) / 2;
    std::nth_element(sorted.begin() + 1, middle, sorted.end());
    std::uint64_t hash = 0;
    for (std::size_t i = 1; i < low.size(); ++i) {
        if (low[i] > *middle) hash |= std::uint64_t{1} << i;
    }
    return hash;
}

}  // namespace

FrameQuality measureFrame(const RgbImage& image) {
    const cv::Mat gray = luma(image);
    const double spread = variance(gray);
    cv::Mat edges;
    cv::Laplacian(gray, edges, CV_32F);
    FrameQuality quality;
    quality.contrast = std::sqrt(spread);
    quality.sharpness = spread > flatVariance ? variance(edges) / spread : 0.0;
    quality.hash = cosineHash(gray);
    return quality;
}

int hashDistance(std::uint64_t x, std::uint64_t y) {
    return std::popcount(x ^ y);
}

}  // namespace kinechrome::picture
