// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-train: the `train` command alone, for a bare GPU machine (no Qt, FFmpeg, OpenCV).
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "core/nn/trainer.h"

namespace {

using kinechrome::nn::Device;
using kinechrome::nn::TrainEvent;
using kinechrome::nn::TrainRequest;

constexpr int kUsage = 2;

constexpr const char* kHelp =
    "usage: kinechrome-train RECIPE.json --data PACK [--data PACK]... --out DIR\n"
    "         [--init MODEL] [--resume] [--minutes N] [--threads N] [--device auto|cpu|cuda]\n"
    "Trains a colouriser by a recipe; the same code as `kinechrome-cli train`.\n";

int wrong(const std::string& why) {
    fmt::print(stderr, "kinechrome-train: {}: see kinechrome-train --help\n", why);
    return kUsage;
}

// Fills `request`; an empty string, or what is wrong.
std::string parse(int count, char** words, TrainRequest& request) {
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (word == "--resume") {
            request.resume = true;
            continue;
        }
        if (!word.starts_with("--")) {
            if (!request.recipe.empty()) return "more than one recipe: " + word;
            request.recipe = word;
            continue;
        }
        if (i + 1 == count) return word + " needs a value";
        const std::string value = words[++i];
        char* end = nullptr;
        const double number = std::strtod(value.c_str(), &end);
        const bool numeric = *end == '\0' && number >= 0.0;
        if (word == "--data") {
            request.data.emplace_back(value);
        } else if (word == "--out") {
            request.out = value;
        } else if (word == "--init") {
            request.init = value;
        } else if (word == "--minutes" && numeric) {
            request.minutes = number;
        } else if (word == "--threads" && numeric && number <= 1024) {
            request.threads = static_cast<int>(number);
        } else if (word == "--device" && (value == "auto" || value == "cpu" || value == "cuda")) {
            request.device = value == "auto"  ? Device::Auto
                             : value == "cpu" ? Device::Cpu
                                              : Device::Cuda;
        } else {
            return "unknown option or value: " + word + " " + value;
        }
    }
    if (request.recipe.empty()) return "no recipe is named";
    if (request.out.empty()) return "--out is missing";
    return {};
}

void report(const TrainEvent& event) {
    if (event.phase == "loading") {
        fmt::print("loading the pack\n");
    } else if (event.phase == "training") {
        fmt::print(
            "{:5.1f} % step {} {:.1f} min {:.1f} images/s loss {:.4f} class {:.3f} rate {:.2e}\n",
            100.0 * event.fraction, event.step, event.minutes, event.imagesPerSecond,
            event.colorLoss, event.classLoss, event.learningRate);
    }
    if (event.figures) {
        const auto& f = *event.figures;
        fmt::print(
            "validation step {}: {} images, class accuracy {:.3f}, with hints {:.3f}/{:.3f}\n",
            event.step, f.images, f.classAccuracy, f.hinted.front().distanceRatio,
            f.hinted.front().colorfulnessRatio);
        for (const auto& point : f.frontier) {
            fmt::print("  gain {:.1f}: distance {:.4f} colourfulness {:.4f}\n", point.gain,
                       point.distanceRatio, point.colorfulnessRatio);
        }
        fmt::print("  chosen gain {:.3f}: distance {:.4f} colourfulness {:.4f}\n", f.chosen.gain,
                   f.chosen.distanceRatio, f.chosen.colorfulnessRatio);
    }
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string(argv[1]) == "--help") {
        fmt::print("{}", kHelp);
        return 0;
    }
    TrainRequest request;
    if (const std::string why = parse(argc, argv, request); !why.empty()) return wrong(why);

    // Signals are waited for on a thread of their own: nothing runs in a handler.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::stop_source stop;
    int caught = 0;
    std::thread([&signals, &stop, &caught] {
        int signal = 0;
        sigwait(&signals, &signal);
        caught = signal;
        stop.request_stop();
    }).detach();

    const auto done = kinechrome::nn::train(request, report, stop.get_token());
    if (!done) {
        fmt::print(stderr, "kinechrome-train: {}\n", done.error().message());
        if (!done.error().detail.empty()) fmt::print(stderr, "{}\n", done.error().detail);
        return caught == SIGTERM ? 143 : kinechrome::base::exitStatus(done.error().kind);
    }
    fmt::print("done: {} steps, {} images, {:.1f} minutes on {} in {}; model in {}\n", done->steps,
               done->images, done->minutes, done->device, done->precision, done->model.string());
    return 0;
}
