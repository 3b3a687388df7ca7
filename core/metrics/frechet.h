// SPDX-License-Identifier: GPL-3.0-or-later
// Fréchet distance between two sets of feature vectors.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace kinechrome::metrics {

// Mean and covariance of feature vectors, gathered one by one. One thread at a time.
class FeatureStatistics {
public:
    explicit FeatureStatistics(std::size_t dimension);

    // `feature` has the dimension given above.
    void add(std::span<const float> feature);

    [[nodiscard]] std::size_t dimension() const { return mean_.size(); }
    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] const std::vector<double>& mean() const { return mean_; }
    // Row by row, unbiased (divided by count - 1, like the published code); zero below 2 vectors.
    [[nodiscard]] std::vector<double> covariance() const;

private:
    std::size_t count_ = 0;
    std::vector<double> mean_;
    std::vector<double> scatter_;  // upper triangle, by Welford's update
};

// |m - m'|^2 + Tr(S + S' - 2 (S S')^(1/2)): Dowson, Landau 1982; Heusel et al. 2017, "GANs Trained
// by a Two Time-Scale Update Rule". Biased for few vectors: state their number. Called FID only
// with the Inception features of that paper. Nothing with fewer than 2 vectors on a side or when
// the dimensions differ. Cubic in the dimension.
[[nodiscard]] std::optional<double> frechetDistance(const FeatureStatistics& x,
                                                    const FeatureStatistics& y);

}  // namespace kinechrome::metrics
