// SPDX-License-Identifier: GPL-3.0-or-later
// SSIM by Gaussian filters.
#include "core/metrics/structural_similarity.h"

#include <opencv2/imgproc.hpp>

namespace kinechrome::metrics {
namespace {

constexpr int kWindow = 11;
constexpr double kSigma = 1.5;
constexpr double kC1 = 0.01 * 0.01;
constexpr double kC2 = 0.03 * 0.03;

cv::Mat view(const base::Plane<float>& plane) {
    auto* data = const_cast<float*>(plane.row(0));  // read only; OpenCV has no constant view
    return {plane.height(), plane.width(), CV_32FC1, data,
            static_cast<std::size_t>(plane.stride()) * sizeof(float)};
}

cv::Mat windowMean(const cv::Mat& plane) {
    cv::Mat mean;
    cv::GaussianBlur(plane, mean, {kWindow, kWindow}, kSigma, kSigma, cv::BORDER_REFLECT_101);
    return mean;
}

}  // namespace

double structuralSimilarity(const base::Plane<float>& x, const base::Plane<float>& y) {
    // Double precision: variances are differences of nearly equal numbers in flat regions.
    cv::Mat a;
    cv::Mat b;
    view(x).convertTo(a, CV_64F);
    view(y).convertTo(b, CV_64F);
    const cv::Mat meanA = windowMean(a);
    const cv::Mat meanB = windowMean(b);
    const cv::Mat meanAB = meanA.mul(meanB);
    const cv::Mat squares = meanA.mul(meanA) + meanB.mul(meanB);
    const cv::Mat covariance = windowMean(a.mul(b)) - meanAB;
    const cv::Mat variances = windowMean(a.mul(a)) + windowMean(b.mul(b)) - squares;
    const cv::Mat above = (2.0 * meanAB + kC1).mul(2.0 * covariance + kC2);
    const cv::Mat below = (squares + kC1).mul(variances + kC2);
    cv::Mat map;
    cv::divide(above, below, map);
    if (map.cols >= kWindow && map.rows >= kWindow) {
        constexpr int kEdge = kWindow / 2;
        map = map(cv::Rect(kEdge, kEdge, map.cols - 2 * kEdge, map.rows - 2 * kEdge));
    }
    return cv::mean(map)[0];
}

}  // namespace kinechrome::metrics
