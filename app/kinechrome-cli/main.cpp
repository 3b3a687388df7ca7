// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli: parse, run the chosen command, answer with the contract's exit status.
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "app/kinechrome-cli/commands.h"
#include "app/kinechrome-cli/standard_streams.h"
#include "app/kinechrome-cli/stop_signals.h"

namespace {

using namespace kinechrome;

int report(base::Error error, int signal) {
    if (error.kind == base::ErrorKind::Interrupted && signal == SIGTERM) {
        error.kind = base::ErrorKind::Terminated;
    }
    if (!error.detail.empty()) spdlog::debug("{}", error.detail);
    cli::tell(fmt::format("kinechrome-cli: {}\n", error.message()));
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

// What --help and --version ask for.
int showText(const CLI::App& program, const CLI::ParseError& asked) {
    std::ostringstream text;
    const int status = program.exit(asked, text);
    const auto shown = cli::writeOutput(text.str());
    return shown ? status : report(shown.error(), 0);
}

// A variable that is misspelt would be as good as none, and the film another than was wanted.
base::Result<void> checkEnvironment() {
    const char* variable = std::getenv("KINECHROME_PRECISION");
    const std::string precision = variable == nullptr ? "" : variable;
    for (const char* known : {"", "auto", "float32", "bfloat16"}) {
        if (precision == known) return {};
    }
    return base::fail(base::ErrorKind::Usage, "KINECHROME_PRECISION",
                      "there is no precision \"" + precision + "\"",
                      "set it to float32 or bfloat16, or not at all");
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
        if (error.get_exit_code() == 0) return showText(program, error);
        return reportUsage(program, error);
    }
    if (const auto fit = checkEnvironment(); !fit) return report(fit.error(), 0);
    const auto done = session.work();
    return done ? 0 : report(done.error(), signals.received());
}

}  // namespace

int main(int argc, char** argv) {
    cli::holdStandardStreams();
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
