// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kinechrome-cli/session.h"

#include <utility>

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "app/kinechrome-cli/standard_streams.h"

namespace kinechrome::cli {

namespace {

constexpr int mostThreads = 1024;

void startLog(const std::string& level) {
    auto log = std::make_shared<spdlog::logger>("kinechrome",
                                                std::make_shared<spdlog::sinks::stderr_sink_mt>());
    log->set_level(spdlog::level::from_str(level));
    spdlog::set_default_logger(std::move(log));
}

}  // namespace

nn::Device Session::device() const {
    if (common.device == "cuda") return nn::Device::Cuda;
    return common.device == "cpu" ? nn::Device::Cpu : nn::Device::Auto;
}

void Session::notice(const std::string& sentence) const {
    if (!common.quiet) tell(fmt::format("note: {}\n", sentence));
}

base::Result<void> Session::answer(const nlohmann::json& document, const std::string& text) const {
    using Handler = nlohmann::json::error_handler_t;
    // File names need not be UTF-8; a document must be.
    return writeOutput(common.json ? document.dump(2, ' ', false, Handler::replace) + "\n" : text);
}

CLI::App* addCommand(CLI::App& program, Session& session, const std::string& name,
                     const std::string& description, std::function<base::Result<void>()> run) {
    CLI::App* command = program.add_subcommand(name, description);
    CommonOptions& common = session.common;
    command->add_flag("--json", common.json, "One JSON document on standard output, nothing else");
    command->add_option("--device", common.device, "Where the network runs")
        ->check(CLI::IsMember({"auto", "cpu", "cuda"}))
        ->capture_default_str();
    command->add_option("--threads", common.threads, "CPU threads (default: all cores)")
        ->check(CLI::Range(1, mostThreads));
    command->add_flag("--quiet", common.quiet, "No progress and no notes");
    command->add_option("--log-level", common.logLevel, "What the log on standard error shows")
        ->check(CLI::IsMember({"trace", "debug", "info", "warning", "error", "off"}))
        ->capture_default_str();
    command->set_version_flag("--version", "kinechrome-cli " KINECHROME_VERSION);
    command->final_callback([&session, run = std::move(run)] {
        startLog(session.common.logLevel);
        session.work = run;
    });
    return command;
}

}  // namespace kinechrome::cli
