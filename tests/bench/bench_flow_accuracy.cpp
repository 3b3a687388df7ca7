// SPDX-License-Identifier: GPL-3.0-or-later
// Error and cost of optical flow engines on motion that is known: pans, zooms, and an object over a
// moving ground, clean and worn. Prints the table that core/temporal/README.md quotes. Engines of
// OpenCV's contributed modules are compared here and used nowhere else.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/optflow.hpp>
#include <opencv2/video/tracking.hpp>

#include "core/temporal/optical_flow.h"
#include "tests/unit/temporal/moving_scene.h"

namespace {

using namespace kinechrome;
using base::Plane;
using temporal::FlowField;

constexpr int width = 768;
constexpr int height = 576;

// Where a point of the picture was before, and which surface it belongs to.
struct Origin {
    float x = 0.0F;
    float y = 0.0F;
};
using Motion = std::function<Origin(float x, float y)>;

struct Case {
    std::string name;
    Motion origin;
    float grain = 0.0F;
    float gain = 1.0F;
};

// Coarse and fine texture, as pictures have.
float detail(float x, float y) {
    return 0.5F * scene::texture(x, y, 1, 40.0F) + 0.3F * scene::texture(x, y, 2, 12.0F) +
           0.2F * scene::texture(x, y, 3, 5.0F);
}

Plane<float> painted(const Motion& origin, float gain, float grain, std::uint32_t seed) {
    Plane<float> plane(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const Origin from = origin(static_cast<float>(x), static_cast<float>(y));
            const float noise = grain * (scene::lattice(x, y, seed) - 0.5F);
            plane.at(x, y) = std::clamp(gain * detail(from.x, from.y) + noise, 0.0F, 1.0F);
        }
    }
    return plane;
}

Plane<float> shrunk(const Plane<float>& plane, int shortSide) {
    const int w = width * shortSide / height;
    Plane<float> out(w, shortSide);
    cv::Mat from(height, width, CV_32F, const_cast<float*>(plane.row(0)));
    cv::Mat to(shortSide, w, CV_32F, out.row(0));
    cv::resize(from, to, to.size(), 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(to, to, cv::Size(), 0.8);
    return out;
}

using Search = std::function<FlowField(const Plane<float>& from, const Plane<float>& to)>;

struct Engine {
    std::string name;
    std::vector<int> sides;  // short sides it is tried at
    Search search;
};

cv::Mat bytesOf(const Plane<float>& plane, int channels) {
    cv::Mat gray;
    cv::Mat(plane.height(), plane.width(), CV_32F, const_cast<float*>(plane.row(0)))
        .convertTo(gray, CV_8U, 255.0);
    if (channels == 1) return gray;
    cv::Mat color;
    cv::cvtColor(gray, color, cv::COLOR_GRAY2BGR);
    return color;
}

// Any of OpenCV's, with its own settings.
Search openCv(cv::Ptr<cv::DenseOpticalFlow> search, int channels = 1) {
    return [search, channels](const Plane<float>& from, const Plane<float>& to) {
        cv::Mat vectors;
        search->calc(bytesOf(from, channels), bytesOf(to, channels), vectors);
        FlowField flow{{from.width(), from.height()}, {from.width(), from.height()}};
        for (int y = 0; y < from.height(); ++y) {
            for (int x = 0; x < from.width(); ++x) {
                const auto& vector = vectors.at<cv::Point2f>(y, x);
                flow.u.at(x, y) = vector.x;
                flow.v.at(x, y) = vector.y;
            }
        }
        return flow;
    };
}

Search ours(temporal::FlowPreset preset) {
    return
        [search = std::shared_ptr<temporal::OpticalFlow>(temporal::makeDisFlow(preset))](
            const Plane<float>& from, const Plane<float>& to) { return search->compute(from, to); };
}

// Ours, but for the rounds of refinement.
Search fastWithFiveRounds() {
    const auto dis = cv::DISOpticalFlow::create(cv::DISOpticalFlow::PRESET_FAST);
    return [dis, search = openCv(dis)](const Plane<float>& from, const Plane<float>& to) {
        dis->setFinestScale(from.height() <= 160 ? 1 : 2);
        return search(from, to);
    };
}

std::vector<Engine> engines() {
    using temporal::FlowPreset;
    const std::vector<int> all{96, 160, 256, 576};
    const std::vector<int> small{160, 256};
    return {{"DIS ultrafast", all, ours(FlowPreset::UltraFast)},
            {"DIS fast, five rounds", all, fastWithFiveRounds()},
            {"DIS fast, two rounds", all, ours(FlowPreset::Fast)},
            {"DIS medium", all, ours(FlowPreset::Medium)},
            {"Farneback", all,
             openCv(cv::FarnebackOpticalFlow::create(4, 0.5, false, 13, 3, 5, 1.1, 0))},
            {"DualTVL1", small, openCv(cv::optflow::createOptFlow_DualTVL1())},
            {"DeepFlow", small, openCv(cv::optflow::createOptFlow_DeepFlow())},
            {"PCAFlow", small, openCv(cv::optflow::createOptFlow_PCAFlow())},
            {"dense RLOF", small, openCv(cv::optflow::createOptFlow_DenseRLOF(), 3)}};
}

// Mean end-point error in pixels of the full size, away from the border.
double errorOf(const FlowField& flow, const Motion& origin) {
    const float scale = static_cast<float>(width) / static_cast<float>(flow.u.width());
    double sum = 0.0;
    int count = 0;
    for (int y = 2; y < flow.u.height() - 2; ++y) {
        for (int x = 2; x < flow.u.width() - 2; ++x) {
            const float fullX = (static_cast<float>(x) + 0.5F) * scale - 0.5F;
            const float fullY = (static_cast<float>(y) + 0.5F) * scale - 0.5F;
            const Origin from = origin(fullX, fullY);
            if (from.x < 0.0F || from.y < 0.0F || from.x > width || from.y > height) continue;
            sum += static_cast<double>(std::hypot(flow.u.at(x, y) * scale - (from.x - fullX),
                                                  flow.v.at(x, y) * scale - (from.y - fullY)));
            ++count;
        }
    }
    return sum / std::max(count, 1);
}

std::vector<Case> cases() {
    const auto pan = [](float u, float v) {
        return [u, v](float x, float y) { return Origin{x + u, y + v}; };
    };
    const auto zoom = [](float x, float y) {
        return Origin{(x - 384.0F) * 1.02F + 384.0F, (y - 288.0F) * 1.02F + 288.0F};
    };
    const auto object = [](float x, float y) {
        const bool inside = std::hypot(x - 300.0F, y - 300.0F) < 90.0F;
        return inside ? Origin{x - 14.0F, y + 3.0F} : Origin{x + 2.0F, y};
    };
    return {{"slow pan", pan(1.3F, 0.4F)},
            {"fast pan", pan(23.0F, 6.0F)},
            {"zoom", zoom},
            {"object", object},
            {"object, grain", object, 0.15F},
            {"object, flicker", object, 0.0F, 0.75F}};
}

struct Pair {
    Plane<float> before, now;
};

Pair painted(const Case& each) {
    const auto still = [](float x, float y) { return Origin{x, y}; };
    return {painted(still, 1.0F, each.grain, 5), painted(each.origin, each.gain, each.grain, 6)};
}

// The fastest of a few runs: whatever else the machine does only ever adds.
double fewestMilliseconds(const std::function<void()>& work) {
    constexpr int runs = 3;
    double fewest = std::numeric_limits<double>::max();
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> taken =
            std::chrono::steady_clock::now() - start;
        fewest = std::min(fewest, taken.count());
    }
    return fewest;
}

}  // namespace

int main() {
    cv::setNumThreads(1);
    const auto list = cases();
    std::vector<Pair> pairs;
    for (const Case& each : list) pairs.push_back(painted(each));
    std::string head = "| engine | short side | ms |";
    std::string rule = "|---|---|---|";
    for (const Case& each : list) {
        head += " " + each.name + " |";
        rule += "---|";
    }
    std::printf("%s\n%s\n", head.c_str(), rule.c_str());
    const std::vector<Engine> known = engines();
    for (const int side : {96, 160, 256, 576}) {
        for (const Engine& engine : known) {
            if (std::ranges::find(engine.sides, side) == engine.sides.end()) continue;
            std::string errors;
            double milliseconds = 0.0;
            for (std::size_t i = 0; i < list.size(); ++i) {
                const auto before = shrunk(pairs[i].before, side);
                const auto now = shrunk(pairs[i].now, side);
                FlowField flow;
                milliseconds += fewestMilliseconds([&] { flow = engine.search(now, before); });
                char text[32];
                std::snprintf(text, sizeof text, " %.2f |", errorOf(flow, list[i].origin));
                errors += text;
            }
            std::printf("| %s | %d | %.1f |%s\n", engine.name.c_str(), side,
                        milliseconds / static_cast<double>(list.size()), errors.c_str());
            std::fflush(stdout);
        }
    }
    return 0;
}
