// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-train: the `train` command alone, for a bare GPU machine (no Qt, FFmpeg, OpenCV).
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "app/kinechrome-cli/standard_streams.h"
#include "app/kinechrome-cli/stop_signals.h"
#include "core/nn/trainer.h"

namespace {

using kinechrome::base::ErrorKind;
using kinechrome::cli::tell;
using kinechrome::cli::writeOutput;
using kinechrome::nn::Device;
using kinechrome::nn::TrainEvent;
using kinechrome::nn::TrainRequest;

constexpr int kUsage = 2;
constexpr double kMostThreads = 1024.0;

constexpr const char* kHelp =
    "usage: kinechrome-train RECIPE.json --data PACK [--data PACK]... --out DIR\n"
    "         [--init MODEL] [--resume] [--minutes N] [--threads N] [--device auto|cpu|cuda]\n"
    "       kinechrome-train --help | --version\n"
    "Trains a colouriser by a recipe; the same code as `kinechrome-cli train`.\n";

int report(const kinechrome::base::Error& error) {
    tell(fmt::format("kinechrome-train: {}\n", error.message()));
    return kinechrome::base::exitStatus(error.kind);
}

int wrong(const std::string& why) {
    tell(fmt::format("kinechrome-train: {}: see kinechrome-train --help\n", why));
    return kUsage;
}

int show(const std::string& text) {
    const auto shown = writeOutput(text);
    return shown ? 0 : report(shown.error());
}

// 0 where it is no number above 0.
double positive(const std::string& value) {
    char* end = nullptr;
    const double number = std::strtod(value.c_str(), &end);
    return *end == '\0' && number > 0.0 && std::isfinite(number) ? number : 0.0;
}

// False where there is no such option, or none with this value.
bool take(const std::string& option, const std::string& value, TrainRequest& request) {
    const double number = positive(value);
    if (option == "--data") {
        request.data.emplace_back(value);
    } else if (option == "--out") {
        request.out = value;
    } else if (option == "--init") {
        request.init = value;
    } else if (option == "--minutes" && number > 0.0) {
        request.minutes = number;
    } else if (option == "--threads" && number >= 1.0 && number <= kMostThreads &&
               number == std::floor(number)) {
        request.threads = static_cast<int>(number);
    } else if (option == "--device" && (value == "auto" || value == "cpu" || value == "cuda")) {
        request.device = value == "auto"  ? Device::Auto
                         : value == "cpu" ? Device::Cpu
                                          : Device::Cuda;
    } else {
        return false;
    }
    return true;
}

// Fills `request`; an empty string, or what is wrong.
std::string parse(int count, char** words, TrainRequest& request) {
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (word == "--resume") {
            request.resume = true;
            continue;
        }
        if (!word.starts_with("-")) {
            if (!request.recipe.empty()) return "more than one recipe: " + word;
            request.recipe = word;
            continue;
        }
        const std::string value = i + 1 < count ? words[++i] : "";
        if (value.empty()) return "unknown option, or one that needs a value: " + word;
        if (!take(word, value, request)) return "unknown option or value: " + word + " " + value;
    }
    if (request.recipe.empty()) return "no recipe is named";
    if (request.out.empty()) return "--out is missing";
    return {};
}

// What is asked instead of training, wherever it stands; empty where nothing is.
std::string askedText(int count, char** words) {
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (word == "-h" || word == "--help") return kHelp;
        if (word == "--version") return "kinechrome-train " KINECHROME_VERSION "\n";
    }
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    kinechrome::cli::holdStandardStreams();
    const kinechrome::cli::StopSignals signals;
    if (const std::string text = askedText(argc, argv); !text.empty()) return show(text);
    TrainRequest request;
    if (const std::string why = parse(argc, argv, request); !why.empty()) return wrong(why);
    const auto line = [](const TrainEvent& event) {
        // A reader that went away does not end hours of training; the last word says it.
        (void)writeOutput(kinechrome::nn::describe(event) + "\n");
    };
    const auto done = kinechrome::nn::train(request, line, signals.token());
    if (done) return show(kinechrome::nn::describe(*done));
    kinechrome::base::Error error = done.error();
    if (error.kind == ErrorKind::Interrupted && signals.received() == SIGTERM) {
        error.kind = ErrorKind::Terminated;
    }
    return report(error);
}
