// SPDX-License-Identifier: GPL-3.0-or-later
// Session: what every command shares: its common options, its stop token and its two outputs.
#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/kinechrome-cli/progress_line.h"
#include "core/base/error.h"
#include "core/pipeline/colorize_job.h"

namespace kinechrome::cli {

struct CommonOptions {
    bool json = false;
    bool quiet = false;
    std::string device = "auto";
    int threads = 0;  // 0: all cores
    std::string logLevel = "error";
};

// Lives in main. Parsing fills it and sets `work`; then main runs that.
class Session {
public:
    explicit Session(std::stop_token stop) : stop_(std::move(stop)) {}

    CommonOptions common;
    std::function<base::Result<void>()> work;

    [[nodiscard]] std::stop_token stop() const { return stop_; }
    [[nodiscard]] nn::Device device() const;
    [[nodiscard]] ProgressStyle style() const { return progressStyle(common.quiet); }
    // One sentence on standard error, unless quiet.
    void notice(const std::string& sentence) const;
    // Standard output: the document with --json, else the text for people. Errors: Output when it
    // cannot be written (closed pipe, full disk).
    [[nodiscard]] base::Result<void> answer(const nlohmann::json& document,
                                            const std::string& text) const;

private:
    std::stop_token stop_;
};

// Adds a command with the options that all commands take; `run` is what it does.
CLI::App* addCommand(CLI::App& program, Session& session, const std::string& name,
                     const std::string& description, std::function<base::Result<void>()> run);

}  // namespace kinechrome::cli
