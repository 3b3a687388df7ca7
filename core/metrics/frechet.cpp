// SPDX-License-Identifier: GPL-3.0-or-later
// Fréchet distance by symmetric eigenvalues.
#include "core/metrics/frechet.h"

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>

namespace kinechrome::metrics {
namespace {

cv::Mat asMatrix(std::vector<double>& rows, std::size_t dimension) {
    const int n = static_cast<int>(dimension);
    return {n, n, CV_64FC1, rows.data()};
}

// V diag(sqrt(lambda)) V^T; eigenvalues below zero are rounding and count as zero.
cv::Mat symmetricRoot(const cv::Mat& matrix) {
    cv::Mat values;
    cv::Mat vectors;  // in rows
    cv::eigen(matrix, values, vectors);
    cv::Mat scaled = vectors.clone();
    for (int i = 0; i < scaled.rows; ++i) {
        scaled.row(i) *= std::sqrt(std::max(0.0, values.at<double>(i)));
    }
    return vectors.t() * scaled;
}

// Tr (X Y)^(1/2) for positive semi-definite X, Y: X Y has the eigenvalues of the symmetric
// X^(1/2) Y X^(1/2), which can be found without leaving the real numbers.
double traceOfRoot(const cv::Mat& x, const cv::Mat& y) {
    const cv::Mat root = symmetricRoot(x);
    const cv::Mat product = root * y * root;
    const cv::Mat symmetric = 0.5 * (product + product.t());
    cv::Mat values;
    cv::eigen(symmetric, values);
    double trace = 0.0;
    for (int i = 0; i < values.rows; ++i) trace += std::sqrt(std::max(0.0, values.at<double>(i)));
    return trace;
}

}  // namespace

FeatureStatistics::FeatureStatistics(std::size_t dimension)
    : mean_(dimension, 0.0), scatter_(dimension * dimension, 0.0) {}

void FeatureStatistics::add(std::span<const float> feature) {
    ++count_;
    const std::size_t n = mean_.size();
    const double share = 1.0 / static_cast<double>(count_);
    std::vector<double> before(n);
    for (std::size_t i = 0; i < n; ++i) before[i] = static_cast<double>(feature[i]) - mean_[i];
    for (std::size_t i = 0; i < n; ++i) {
        double* row = scatter_.data() + i * n;
        const double weight = before[i] * (1.0 - share);
        for (std::size_t j = i; j < n; ++j) row[j] += weight * before[j];
        mean_[i] += share * before[i];
    }
}

std::vector<double> FeatureStatistics::covariance() const {
    const std::size_t n = mean_.size();
    std::vector<double> rows(n * n, 0.0);
    if (count_ < 2) return rows;
    const double share = 1.0 / static_cast<double>(count_ - 1);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i; j < n; ++j) {
            rows[i * n + j] = scatter_[i * n + j] * share;
            rows[j * n + i] = rows[i * n + j];
        }
    }
    return rows;
}

std::optional<double> frechetDistance(const FeatureStatistics& x, const FeatureStatistics& y) {
    if (x.count() < 2 || y.count() < 2 || x.dimension() != y.dimension()) return std::nullopt;
    double distance = 0.0;
    for (std::size_t i = 0; i < x.dimension(); ++i) {
        const double d = x.mean()[i] - y.mean()[i];
        distance += d * d;
    }
    std::vector<double> rowsX = x.covariance();
    std::vector<double> rowsY = y.covariance();
    const cv::Mat covarianceX = asMatrix(rowsX, x.dimension());
    const cv::Mat covarianceY = asMatrix(rowsY, y.dimension());
    distance += cv::trace(covarianceX)[0] + cv::trace(covarianceY)[0];
    // Of equal statistics what is left is rounding.
    return std::max(0.0, distance - 2.0 * traceOfRoot(covarianceX, covarianceY));
}

}  // namespace kinechrome::metrics
