// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome-cli dataset: a training pack from folders of footage and photographs.
#include <map>
#include <memory>

#include <fmt/format.h>

#include "app/kinechrome-cli/commands.h"
#include "core/pipeline/dataset_job.h"

namespace kinechrome::cli {

namespace {

using pipeline::DatasetContent;
using pipeline::SkipReason;

struct DatasetOptions {
    pipeline::DatasetRequest request;
    std::string take = "both";
    std::vector<std::string> keep;
};

const std::map<std::string, DatasetContent> contents{{"both", DatasetContent::Both},
                                                     {"images", DatasetContent::Images},
                                                     {"clips", DatasetContent::Clips}};

void addOptions(CLI::App& command, DatasetOptions& options) {
    auto& request = options.request;
    command.add_option("source", request.sources, "Folders of footage and photographs, or files")
        ->required();
    command.add_option("-o,--output", request.pack, "The pack, a folder")->required();
    command.add_option("--take", options.take, "Stills and photographs, or clips of films")
        ->check(CLI::IsMember({"both", "images", "clips"}))
        ->capture_default_str();
    command.add_option("--size", request.size, "Short side of the pictures, a multiple of 4")
        ->capture_default_str();
    command.add_option("--every", request.stillSeconds, "Seconds of film between two stills")
        ->capture_default_str();
    command.add_option("--clip-frames", request.clipFrames, "Consecutive frames of a clip")
        ->capture_default_str();
    command.add_option("--clips-per-shot", request.clipsPerShot, "At most this many of each shot")
        ->capture_default_str();
    command.add_option("--keep", options.keep, "What is not to be skipped for these reasons")
        ->check(CLI::IsMember({"near-gray", "one-tint", "flat", "blurred", "near-duplicate"}))
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_flag("--overwrite", request.overwrite, "Replace an existing pack");
}

std::string table(const nlohmann::json& document) {
    const auto row = [](const std::string& name, const nlohmann::json& count) {
        return fmt::format("{:<32} {:>8} images {:>7} clips\n", name,
                           count.at("images").get<std::int64_t>(),
                           count.at("clips").get<std::int64_t>());
    };
    std::string text;
    for (const auto& [name, count] : document.at("sources").items()) text += row(name, count);
    text += row(document.at("pack").get<std::string>(), document);
    for (const auto& [reason, count] : document.at("skipped").items()) {
        text += fmt::format("skipped, {:<23} {:>8}\n", reason, count.get<std::int64_t>());
    }
    return text;
}

base::Result<void> dataset(const Session& session, const DatasetOptions& options) {
    pipeline::DatasetRequest request = options.request;
    request.content = contents.at(options.take);
    for (const std::string& name : options.keep) {
        if (const auto reason = pipeline::skipReasonFromString(name)) request.keep.insert(*reason);
    }
    request.threads = session.common.threads;
    base::Progress progress;
    auto document = [&] {
        const ProgressLine line(progress, "frames", session.style());
        return pipeline::runDataset(request, &progress, session.stop());
    }();
    if (!document) return base::fail(std::move(document.error()));
    return session.answer(*document, table(*document));
}

}  // namespace

void addDataset(CLI::App& program, Session& session) {
    auto options = std::make_shared<DatasetOptions>();
    CLI::App* command = addCommand(program, session, "dataset",
                                   "Build a training pack from footage and photographs",
                                   [&session, options] { return dataset(session, *options); });
    addOptions(*command, *options);
}

}  // namespace kinechrome::cli
