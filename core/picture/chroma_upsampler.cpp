// SPDX-License-Identifier: GPL-3.0-or-later
// The fast guided filter over chroma, made fit for soft colour and for film grain.
//
// Note [Guided upsampling]
// ~~~~~~~~~~~~~~~~~~~~~~~~
// The network's chroma is small and soft. Interpolated as it is, the colours of a coat run into the
// sky. The guided filter assumes that within a small window chroma is a linear function of luma,
// a* = A * Y' + B, finds A and B at field size (where it is cheap), and lets the full-size luma
// draw the edge: where luma steps, chroma steps with it. As published it bled more than cubic
// interpolation on our test edges, for three reasons that are mended here:
//  * Soft colour. Beside an edge the field holds a mixture that belongs to neither side, and the
//    fit believes it. So samples near luma edges get little weight (trust), and the fit is made
//    from the clean ones further off.
//  * Flat gray. There A is 0 and B the mean of a wide window, which washes out what the network
//    said (and hints). So the fit counts only as far as luma has structure beyond its grain
//    (belief); for the rest the field is interpolated as it is.
//  * Grain. A steep A turns grain into colour noise. So the guide is cored: what does not rise
//    clearly above the grain around it gives way to the shrunk guide.
// What overshoots all the same is kept within the range of the chroma around it.
#include "core/picture/chroma_upsampler.h"

#include <algorithm>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "core/picture/mat.h"

namespace kinechrome::picture {
namespace {

constexpr int kRadius = 5;       // of the window, in samples of the field
constexpr int kBlurRadius = 2;   // how far the network's softness carries colour over an edge
constexpr int kRangeRadius = 2;  // of the neighbourhood whose range the result keeps to
constexpr double kEdge = 0.03;   // luma range within the blur from which on chroma is doubted

// Luma variance in a window that is believed by half: a step of 0.02, or twice the grain.
constexpr double kHalfBelief = 1e-4;
constexpr double kGrainShare = 2.0;
constexpr float kGrainReach = 9.0F;  // three standard deviations of grain, squared
constexpr double kTiny = 1e-6;       // keeps quotients finite where there is no variance at all

cv::Mat boxMean(const cv::Mat& plane) {
    cv::Mat mean;
    cv::boxFilter(plane, mean, CV_32F, {2 * kRadius + 1, 2 * kRadius + 1}, {-1, -1}, true,
                  cv::BORDER_REFLECT);
    return mean;
}

cv::Mat square(int radius) {
    return cv::getStructuringElement(cv::MORPH_RECT, {2 * radius + 1, 2 * radius + 1});
}

cv::Mat lowest(const cv::Mat& plane, int radius) {
    cv::Mat low;
    cv::erode(plane, low, square(radius));
    return low;
}

cv::Mat highest(const cv::Mat& plane, int radius) {
    cv::Mat high;
    cv::dilate(plane, high, square(radius));
    return high;
}

// The shrunk guide and what every chroma plane needs of it.
struct Guide {
    cv::Mat gray;
    cv::Mat trust;        // 1 in flat gray, towards 0 near edges
    cv::Mat perTrust;     // 1 / box mean of trust
    cv::Mat mean;         // of gray, weighted with trust
    cv::Mat grain;        // variance of luma within one sample of the field, edges left out
    cv::Mat perVariance;  // 1 / variance
    cv::Mat belief;       // 0 in flat gray and grain, towards 1 where luma has structure
    cv::Mat perMeanBelief;
    cv::Mat ownBelief;

    Guide(const cv::Mat& small, const cv::Mat& varianceInside) : gray(small) {
        const cv::Mat range = highest(small, kBlurRadius) - lowest(small, kBlurRadius);
        trust = 1.0 / (1.0 + range.mul(range, 1.0 / (kEdge * kEdge)));
        perTrust = 1.0 / boxMean(trust);
        mean = trustedMean(small);
        grain = trustedMean(varianceInside);
        const cv::Mat variance = cv::max(trustedMean(small.mul(small)) - mean.mul(mean), 0.0);
        perVariance = 1.0 / (variance + kTiny);
        cv::divide(variance, variance + kGrainShare * grain + kHalfBelief, belief);
        perMeanBelief = 1.0 / (boxMean(belief) + kTiny);
        cv::blur(belief, ownBelief, {2 * kBlurRadius + 1, 2 * kBlurRadius + 1});
    }
    [[nodiscard]] cv::Mat trustedMean(const cv::Mat& plane) const {
        return boxMean(plane.mul(trust)).mul(perTrust);
    }
};

// Per sample of the field: A, B, and the lowest and highest chroma around it.
cv::Mat coefficients(const Guide& guide, const cv::Mat& chroma) {
    const cv::Mat mean = guide.trustedMean(chroma);
    const cv::Mat covariance = guide.trustedMean(guide.gray.mul(chroma)) - guide.mean.mul(mean);
    const cv::Mat slope = covariance.mul(guide.perVariance).mul(guide.belief);
    const cv::Mat offset = mean.mul(guide.belief) - slope.mul(guide.mean);
    const cv::Mat share = guide.ownBelief.mul(guide.perMeanBelief);
    const cv::Mat unguided = chroma - chroma.mul(guide.ownBelief);
    cv::Mat packed;
    cv::merge(std::vector<cv::Mat>{boxMean(slope).mul(share), boxMean(offset).mul(share) + unguided,
                                   lowest(chroma, kRangeRadius), highest(chroma, kRangeRadius)},
              packed);
    return packed;
}

// The full-size guide without its grain: what rises clearly above the grain around it stays, the
// rest gives way to the shrunk guide.
base::Plane<float> withoutGrain(const base::Plane<float>& gray, const Guide& guide) {
    cv::Mat packed;
    cv::merge(std::vector<cv::Mat>{guide.gray, guide.grain}, packed);
    cv::Mat full;
    cv::resize(packed, full, {gray.width(), gray.height()}, 0, 0, cv::INTER_LINEAR);
    base::Plane<float> out(gray.width(), gray.height());
    for (int y = 0; y < out.height(); ++y) {
        const auto* coarse = full.ptr<cv::Vec2f>(y);
        const float* g = gray.row(y);
        float* row = out.row(y);
        for (int x = 0; x < out.width(); ++x) {
            const float detail = g[x] - coarse[x][0];
            const float power = detail * detail;
            row[x] = coarse[x][0] + detail * power / (power + kGrainReach * coarse[x][1] + 1e-9F);
        }
    }
    return out;
}

base::Plane<float> applied(const cv::Mat& fieldCoefficients, const base::Plane<float>& gray) {
    cv::Mat full;
    cv::resize(fieldCoefficients, full, {gray.width(), gray.height()}, 0, 0, cv::INTER_LINEAR);
    base::Plane<float> out(gray.width(), gray.height());
    for (int y = 0; y < out.height(); ++y) {
        const auto* c = full.ptr<cv::Vec4f>(y);
        const float* g = gray.row(y);
        float* row = out.row(y);
        for (int x = 0; x < out.width(); ++x) {
            const float value = c[x][0] * g[x] + c[x][1];
            row[x] = std::min(std::max(value, c[x][2]), c[x][3]);
        }
    }
    return out;
}

// A copy without not-a-number: one bad sample would spread over the whole window.
cv::Mat withoutHoles(const base::Plane<float>& plane) {
    cv::Mat copy = asMat(plane).clone();
    cv::patchNaNs(copy, 0.0);
    return copy;
}

}  // namespace

FullChroma upsampleChroma(const color::ChromaField& field, const base::Plane<float>& gray) {
    const base::Plane<float> small = resize(gray, field.width(), field.height());
    cv::Mat meanOfSquares;
    const cv::Mat full = asMat(gray);
    cv::resize(full.mul(full), meanOfSquares, {field.width(), field.height()}, 0, 0,
               cv::INTER_AREA);
    const cv::Mat shrunk = withoutHoles(small);
    const Guide guide(shrunk, cv::max(meanOfSquares - shrunk.mul(shrunk), 0.0));
    const base::Plane<float> clean = withoutGrain(gray, guide);
    return {applied(coefficients(guide, withoutHoles(field.a)), clean),
            applied(coefficients(guide, withoutHoles(field.b)), clean)};
}

base::Plane<float> resize(const base::Plane<float>& plane, int width, int height) {
    if (plane.width() == width && plane.height() == height) return plane;
    base::Plane<float> out(width, height);
    cv::Mat target = asMat(out);
    const bool shrinks = width <= plane.width() && height <= plane.height();
    cv::resize(asMat(plane), target, target.size(), 0, 0,
               shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return out;
}

}  // namespace kinechrome::picture
