// SPDX-License-Identifier: GPL-3.0-or-later
// Error and cost of optical flow engines on motion that is known: pans, zooms, and an object over a
// moving ground, clean and worn. Prints the table that core/temporal/README.md quotes.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
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

using Engine = std::function<FlowField(const Plane<float>& from, const Plane<float>& to)>;

FlowField byFarneback(const Plane<float>& from, const Plane<float>& to) {
    const auto bytes = [](const Plane<float>& plane) {
        cv::Mat out;
        cv::Mat(plane.height(), plane.width(), CV_32F, const_cast<float*>(plane.row(0)))
            .convertTo(out, CV_8U, 255.0);
        return out;
    };
    cv::Mat vectors;
    cv::calcOpticalFlowFarneback(bytes(from), bytes(to), vectors, 0.5, 4, 13, 3, 5, 1.1, 0);
    FlowField flow{{from.width(), from.height()}, {from.width(), from.height()}};
    for (int y = 0; y < from.height(); ++y) {
        for (int x = 0; x < from.width(); ++x) {
            const auto& vector = vectors.at<cv::Point2f>(y, x);
            flow.u.at(x, y) = vector.x;
            flow.v.at(x, y) = vector.y;
        }
    }
    return flow;
}

Engine dis(temporal::FlowPreset preset) {
    return
        [search = std::shared_ptr<temporal::OpticalFlow>(temporal::makeDisFlow(preset))](
            const Plane<float>& from, const Plane<float>& to) { return search->compute(from, to); };
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
            {"object over ground", object},
            {"object, grain", object, 0.15F},
            {"object, flicker", object, 0.0F, 0.75F}};
}

}  // namespace

int main() {
    cv::setNumThreads(1);
    const std::vector<std::pair<std::string, Engine>> engines{
        {"DIS ultrafast", dis(temporal::FlowPreset::UltraFast)},
        {"DIS fast", dis(temporal::FlowPreset::Fast)},
        {"DIS medium", dis(temporal::FlowPreset::Medium)},
        {"Farneback", byFarneback}};
    const auto list = cases();
    std::printf("%-14s %5s %8s", "engine", "side", "ms");
    for (const Case& each : list) std::printf(" %18s", each.name.c_str());
    std::printf("\n");
    for (const int side : {96, 160, 256, 576}) {
        for (const auto& [name, engine] : engines) {
            std::string line;
            double seconds = 0.0;
            for (const Case& each : list) {
                const auto still = [](float x, float y) { return Origin{x, y}; };
                const auto before = shrunk(painted(still, 1.0F, each.grain, 5), side);
                const auto now = shrunk(painted(each.origin, each.gain, each.grain, 6), side);
                const auto start = std::chrono::steady_clock::now();
                const FlowField flow = engine(now, before);
                seconds +=
                    std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
                char text[32];
                std::snprintf(text, sizeof text, " %18.2f", errorOf(flow, each.origin));
                line += text;
            }
            std::printf("%-14s %5d %8.1f%s\n", name.c_str(), side,
                        1000.0 * seconds / static_cast<double>(list.size()), line.c_str());
        }
    }
    return 0;
}
