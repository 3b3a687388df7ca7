// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli: parse, run the chosen command, answer with the contract's exit status.
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "app/kinechrome-cli/commands.h"
#include "app/kinechrome-cli/stop_signals.h"

namespace {

using namespace kinechrome;

int report(base::Error error, int signal) {
    if (error.kind == base::ErrorKind::Interrupted && signal == SIGTERM) {
        error.kind = base::ErrorKind::Terminated;
    }
    if (!error.detail.empty()) spdlog::debug("{}", error.detail);
    fmt::print(stderr, "kinechrome-cli: {}\n", error.message());
    return base::exitStatus(error.kind);
}

int reportUsage(const CLI::App& program, const CLI::ParseError& error) {
    std::string what = "command line";
    std::string help = "kinechrome-cli --help";
    for (const CLI::App* command : program.get_subcommands()) {
        what = command->get_name();
        help = fmt::format("kinechrome-cli {} --help", what);
    }
    return report({base::ErrorKind::Usage, what, error.what(), "see " + help}, 0);
}

int run(int argc, char** argv, const cli::StopSignals& signals) {
    CLI::App program("Colourises black-and-white film.", "kinechrome-cli");
    program.set_version_flag("--version", "kinechrome-cli " KINECHROME_VERSION);
    program.require_subcommand(1);
    cli::Session session(signals.token());
    for (const auto add : {cli::addInspect, cli::addColorize, cli::addEvaluate, cli::addReport,
                           cli::addTrain, cli::addDataset, cli::addModels, cli::addJoin}) {
        add(program, session);
    }
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return program.exit(error);  // --help, --version
        return reportUsage(program, error);
    }
    const auto done = session.work();
    return done ? 0 : report(done.error(), signals.received());
}

}  // namespace

int main(int argc, char** argv) {
    const cli::StopSignals signals;
    try {
        return run(argc, argv, signals);
    } catch (const std::bad_alloc&) {
        return report({base::ErrorKind::Internal, "kinechrome-cli", "out of memory",
                       "close other programs or use smaller footage"},
                      0);
    } catch (const std::exception& e) {
        return report({base::ErrorKind::Internal, "kinechrome-cli", e.what(),
                       "please report this with the command that shows it"},
                      0);
    }
}
