// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-train: the `train` command alone, for a bare GPU machine (no Qt, FFmpeg, OpenCV).
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "app/kinechrome-cli/stop_signals.h"
#include "core/nn/trainer.h"

namespace {

using kinechrome::base::ErrorKind;
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

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string(argv[1]) == "--help") {
        fmt::print("{}", kHelp);
        return 0;
    }
    const kinechrome::cli::StopSignals signals;
    TrainRequest request;
    if (const std::string why = parse(argc, argv, request); !why.empty()) return wrong(why);
    const auto report = [](const TrainEvent& event) {
        fmt::print("{}\n", kinechrome::nn::describe(event));
        std::fflush(stdout);
    };
    const auto done = kinechrome::nn::train(request, report, signals.token());
    if (done) {
        fmt::print("{}", kinechrome::nn::describe(*done));
        return 0;
    }
    kinechrome::base::Error error = done.error();
    if (error.kind == ErrorKind::Interrupted && signals.received() == SIGTERM) {
        error.kind = ErrorKind::Terminated;
    }
    fmt::print(stderr, "kinechrome-train: {}\n", error.message());
    return kinechrome::base::exitStatus(error.kind);
}
