// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/validation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <ATen/Functions.h>
#include <c10/core/InferenceMode.h>

#include "core/nn/autocast.h"
#include "core/nn/error_calibration.h"
#include "core/nn/halved.h"
#include "core/nn/lab_lut.h"
#include "core/nn/sample.h"

namespace kinechrome::nn {
namespace {

constexpr int kBatch = 24;
constexpr std::array kGains{0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6};
constexpr std::uint64_t kHintSeed = 20160711;

struct Prediction {
    std::vector<float> input;     // count * 4 * size * size
    std::vector<float> target;    // count * 2 * (size/2)^2
    std::vector<float> chroma;    // the same, predicted
    std::vector<float> logError;  // count * (size/2)^2; empty where the network does not say
    std::vector<std::int64_t> classes;
};

Prediction predict(ColorNet& network, const ValidationRequest& request, std::size_t begin,
                   std::size_t end, bool hints) {
    const auto plane = static_cast<std::size_t>(request.size * request.size);
    const std::size_t count = end - begin;
    Prediction out;
    out.input.resize(count * kInputChannels * plane);
    out.target.resize(count * plane / 2);
    for (std::size_t i = 0; i < count; ++i) {
        const int index = request.images[begin + i];
        const PackImage& image = request.pack->images[static_cast<std::size_t>(index)];
        makeValidationSample(image, hints, Random(kHintSeed, image.hash),
                             {out.input.data() + i * kInputChannels * plane,
                              out.target.data() + i * plane / 2, request.size});
    }
    const c10::InferenceMode guard;
    const AutocastScope autocast(request.bfloat16, request.cuda);
    at::Tensor input = at::from_blob(out.input.data(), {static_cast<int64_t>(count), kInputChannels,
                                                        request.size, request.size})
                           .contiguous(at::MemoryFormat::ChannelsLast);
    if (request.cuda) input = input.to(at::kCUDA);
    const ColorNetOutput said = network->forward(input, Say::Chroma);
    if (said.logError.defined()) {
        const at::Tensor error = said.logError.to(at::kCPU, at::kFloat).contiguous();
        out.logError.assign(error.data_ptr<float>(), error.data_ptr<float>() + error.numel());
    }
    const at::Tensor chroma = said.chroma.to(at::kCPU, at::kFloat).contiguous();
    out.chroma.assign(chroma.data_ptr<float>(), chroma.data_ptr<float>() + chroma.numel());
    if (said.classes.defined()) {
        const at::Tensor best = said.classes.argmax(1).to(at::kCPU).contiguous();
        out.classes.assign(best.data_ptr<int64_t>(), best.data_ptr<int64_t>() + best.numel());
    }
    return out;
}

// Hasler and Suesstrunk 2003, on 0..255.
double colorfulness(const std::vector<float>& red, const std::vector<float>& green,
                    const std::vector<float>& blue) {
    double sums[4] = {0.0, 0.0, 0.0, 0.0};
    for (std::size_t i = 0; i < red.size(); ++i) {
        const double rg = red[i] - green[i];
        const double yb = 0.5 * (red[i] + green[i]) - blue[i];
        sums[0] += rg;
        sums[1] += yb;
        sums[2] += rg * rg;
        sums[3] += yb * yb;
    }
    const auto n = static_cast<double>(red.size());
    const double meanRg = sums[0] / n;
    const double meanYb = sums[1] / n;
    const double variance = sums[2] / n - meanRg * meanRg + sums[3] / n - meanYb * meanYb;
    return std::sqrt(std::max(0.0, variance)) + 0.3 * std::hypot(meanRg, meanYb);
}

double colorfulnessOf(const std::vector<float>& gray, const float* a, const float* b) {
    const std::size_t n = gray.size();
    std::vector<float> red(n);
    std::vector<float> green(n);
    std::vector<float> blue(n);
    rgbFromGrayAndChroma(gray.data(), a, b, n, red.data(), green.data(), blue.data());
    return colorfulness(red, green, blue);
}

// Sums over pictures of what a GainPoint needs.
struct Sums {
    std::vector<double> distance;
    std::vector<double> colorfulness;
    double gray = 0.0;
    double truth = 0.0;
    int right = 0;
    int labelled = 0;
    ErrorCalibration calibration;
};

void addPicture(const float* input, const float* target, const float* chroma, int size,
                const std::vector<double>& gains, Sums& sums) {
    const auto n = static_cast<std::size_t>(size / 2) * static_cast<std::size_t>(size / 2);
    std::vector<float> gray(n);
    halve(input, size, gray.data());
    std::vector<float> scaled(2 * n);
    double grayDistance = 0.0;
    for (std::size_t i = 0; i < n; ++i) grayDistance += std::hypot(target[i], target[n + i]);
    sums.gray += grayDistance / static_cast<double>(n);
    sums.truth += colorfulnessOf(gray, target, target + n);
    for (std::size_t g = 0; g < gains.size(); ++g) {
        const auto gain = static_cast<float>(gains[g]);
        for (std::size_t i = 0; i < 2 * n; ++i) scaled[i] = gain * chroma[i];
        double distance = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            distance += std::hypot(scaled[i] - target[i], scaled[n + i] - target[n + i]);
        }
        sums.distance[g] += distance / static_cast<double>(n);
        sums.colorfulness[g] += colorfulnessOf(gray, scaled.data(), scaled.data() + n);
    }
}

// Found on the unseen sources where they have enough images: on sources that were learned from, a
// network is too sure of its hues. Of too few in all, nothing can be told.
HueCorrection fitHues(ColorNet& network, const ValidationRequest& request) {
    const auto plane = static_cast<std::size_t>(request.size * request.size);
    const auto count = request.unseen >= kEnoughForHues ? static_cast<std::size_t>(request.unseen)
                                                        : request.images.size();
    HueFit fit;
    if (count < kEnoughForHues) return {};
    for (std::size_t begin = 0; begin < count; begin += kBatch) {
        const std::size_t end = std::min(count, begin + kBatch);
        const Prediction said = predict(network, request, begin, end, false);
        for (std::size_t at = 0; at < said.chroma.size(); at += plane / 2) {
            fit.add(said.chroma.data() + at, said.target.data() + at, plane / 4);
        }
    }
    return fit.best();
}

// The chroma is corrected by its hue.
Sums measure(ColorNet& network, const ValidationRequest& request, const std::vector<double>& gains,
             bool hints, const HueCorrection& hues) {
    Sums sums;
    sums.distance.assign(gains.size(), 0.0);
    sums.colorfulness.assign(gains.size(), 0.0);
    const auto plane = static_cast<std::size_t>(request.size * request.size);
    for (std::size_t begin = 0; begin < request.images.size(); begin += kBatch) {
        const std::size_t end = std::min(request.images.size(), begin + kBatch);
        Prediction said = predict(network, request, begin, end, hints);
        for (std::size_t i = 0; i < end - begin; ++i) {
            float* chroma = said.chroma.data() + i * plane / 2;
            const float* truth = said.target.data() + i * plane / 2;
            correct(hues, chroma, chroma + plane / 4, plane / 4);
            addPicture(said.input.data() + i * kInputChannels * plane, truth, chroma, request.size,
                       gains, sums);
            if (!said.logError.empty()) {
                sums.calibration.add(said.logError.data() + i * (plane / 4), chroma, truth,
                                     plane / 4);
            }
            const int index = request.images[begin + i];
            const int label = request.pack->images[static_cast<std::size_t>(index)].label;
            if (label >= 0 && !said.classes.empty()) {
                ++sums.labelled;
                if (said.classes[i] == label) ++sums.right;
            }
        }
    }
    return sums;
}

std::vector<GainPoint> pointsOf(const Sums& sums, const std::vector<double>& gains) {
    std::vector<GainPoint> points;
    for (std::size_t g = 0; g < gains.size(); ++g) {
        points.push_back({gains[g], sums.distance[g] / std::max(1e-9, sums.gray),
                          sums.colorfulness[g] / std::max(1e-9, sums.truth)});
    }
    return points;
}

// The frontier at a gain between its points, linear from point to point.
GainPoint frontierAt(const std::vector<GainPoint>& frontier, double gain) {
    std::size_t next = 1;
    while (next + 1 < frontier.size() && frontier[next].gain < gain) ++next;
    const GainPoint& low = frontier[next - 1];
    const GainPoint& high = frontier[next];
    const double part = (gain - low.gain) / (high.gain - low.gain);
    return {gain, low.distanceRatio + part * (high.distanceRatio - low.distanceRatio),
            low.colorfulnessRatio + part * (high.colorfulnessRatio - low.colorfulnessRatio)};
}

// The least gain that reaches the colourfulness, or the last before the distance is above `limit`;
// at most the last of the frontier, and never below where the distance is least: a network that is
// more colourful than asked and right about it stays so.
GainPoint choose(const std::vector<GainPoint>& frontier, double colorfulness, double limit) {
    GainPoint best = *std::min_element(frontier.begin(), frontier.end(),
                                       [](const GainPoint& one, const GainPoint& other) {
                                           return one.distanceRatio < other.distanceRatio;
                                       });
    const double least = best.gain;
    for (double gain = best.gain; gain <= frontier.back().gain; gain += 0.005) {
        if (best.colorfulnessRatio >= colorfulness) break;
        const GainPoint point = frontierAt(frontier, gain);
        if (point.distanceRatio > limit && gain > least) break;
        best = point;
    }
    return best;
}

}  // namespace

ValidationFigures validate(ColorNet& network, const ValidationRequest& request) {
    ValidationFigures figures;
    figures.images = static_cast<int>(request.images.size());
    if (request.images.empty()) return figures;
    const std::vector<double> gains(kGains.begin(), kGains.end());
    figures.hues = fitHues(network, request);
    const Sums plain = measure(network, request, gains, false, figures.hues);
    figures.grayDistance = plain.gray / figures.images;
    figures.classAccuracy =
        plain.labelled > 0 ? static_cast<double>(plain.right) / plain.labelled : 0.0;
    figures.frontier = pointsOf(plain, gains);
    figures.meanAbDistance = atGainOne(figures.frontier).distanceRatio * figures.grayDistance;
    figures.atTarget = choose(figures.frontier, request.targetColorfulness, 1e9);
    figures.chosen = choose(figures.frontier, request.targetColorfulness, request.distanceLimit);
    figures.surestDistance = plain.calibration.tenth(false);
    figures.leastSureDistance = plain.calibration.tenth(true);
    figures.hinted = pointsOf(measure(network, request, {1.0}, true, {}), {1.0});
    return figures;
}

Picture drawSheet(ColorNet& network, const ValidationRequest& request, int columns,
                  const ValidationFigures& figures) {
    const int size = request.size;
    const auto count = std::min(request.images.size(), static_cast<std::size_t>(columns));
    // Spread over the list, so that the sheet shows different sources.
    ValidationRequest chosen = request;
    chosen.images.clear();
    for (std::size_t i = 0; i < count; ++i) {
        chosen.images.push_back(request.images[i * request.images.size() / count]);
    }
    Prediction said = predict(network, chosen, 0, count, false);
    const auto plane = static_cast<std::size_t>(size * size);
    for (std::size_t i = 0; i < count; ++i) {
        float* chroma = said.chroma.data() + i * plane / 2;
        correct(figures.hues, chroma, chroma + plane / 4, plane / 4);
    }
    const auto side = static_cast<std::size_t>(size);
    Picture sheet;
    sheet.width = size * static_cast<int>(count);
    sheet.height = size * 3;
    sheet.rgb.resize(static_cast<std::size_t>(sheet.width) * side * 9);
    const auto enlarge = [&](const std::vector<float>& half) {
        const c10::InferenceMode guard;
        const at::Tensor small = at::from_blob(
            const_cast<float*>(half.data()), {static_cast<int64_t>(count), 2, size / 2, size / 2});
        const at::Tensor big = at::upsample_bilinear2d(small, {size, size}, false).contiguous();
        return std::vector<float>(big.data_ptr<float>(), big.data_ptr<float>() + big.numel());
    };
    std::vector<float> rows[3];
    rows[1] = enlarge(said.chroma);
    rows[2] = enlarge(said.target);
    rows[0].assign(rows[1].size(), 0.0F);
    for (float& value : rows[1]) value *= static_cast<float>(figures.chosen.gain);
    std::vector<float> rgb[3];
    for (auto& channel : rgb) channel.resize(plane);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t i = 0; i < count; ++i) {
            const float* chroma = rows[row].data() + i * 2 * plane;
            rgbFromGrayAndChroma(said.input.data() + i * kInputChannels * plane, chroma,
                                 chroma + plane, plane, rgb[0].data(), rgb[1].data(),
                                 rgb[2].data());
            for (std::size_t at = 0; at < plane; ++at) {
                const std::size_t y = row * side + at / side;
                const std::size_t x = i * side + at % side;
                for (std::size_t c = 0; c < 3; ++c) {
                    sheet.rgb[(y * static_cast<std::size_t>(sheet.width) + x) * 3 + c] =
                        static_cast<std::uint8_t>(rgb[c][at] + 0.5F);
                }
            }
        }
    }
    return sheet;
}

}  // namespace kinechrome::nn
