// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/dataset_job.h"

#include <chrono>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/base/atomic_file.h"
#include "core/picture/sheet.h"
#include "core/pipeline/dataset_maker.h"
#include "core/pipeline/dataset_plan.h"
#include "core/pipeline/dataset_report.h"
#include "core/pipeline/dataset_sheet.h"
#include "core/temporal/checked_flow.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* packName = "pack.json";

base::Result<void> checkSettings(const DatasetRequest& request) {
    const auto wrong = [](const std::string& option, const std::string& why) {
        return base::fail(base::ErrorKind::Usage, option, why, "see kinechrome-cli dataset --help");
    };
    if (request.size < smallestPackSide || request.size > 1024 || request.size % 4 != 0) {
        return wrong("--size", "is a multiple of 4 from 32 to 1024");
    }
    if (request.clipFrames < 2 || request.clipFrames > 64) {
        return wrong("--clip-frames", "is a number from 2 to 64");
    }
    if (request.clipsPerShot < 1 || request.clipsPerShot > 64) {
        return wrong("--clips-per-shot", "is a number from 1 to 64");
    }
    if (!(request.stillSeconds > 0.0)) return wrong("--every", "is a time above 0 seconds");
    return {};
}

// Without a slash at its end, and "." by its name: the work goes on in a folder beside it.
fs::path plainFolder(const fs::path& folder) {
    std::error_code code;
    const bool hasName =
        folder.has_filename() && folder.filename() != "." && folder.filename() != "..";
    if (hasName) return folder;
    const fs::path whole = fs::absolute(folder, code).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

bool liesIn(const fs::path& inner, const fs::path& outer) {
    std::error_code code;
    const fs::path below =
        fs::weakly_canonical(inner, code).lexically_relative(fs::weakly_canonical(outer, code));
    return !below.empty() && *below.begin() != "..";
}

// A pack may be replaced, anything else may not: its name could be a slip for that of footage.
base::Result<void> checkOutput(const DatasetRequest& request) {
    const auto refused = [&request](const std::string& why, const std::string& remedy) {
        return base::fail(base::ErrorKind::Output, request.pack.string(), why, remedy);
    };
    std::error_code code;
    const fs::path parent = fs::absolute(request.pack, code).parent_path();
    if (!fs::is_directory(parent, code)) {
        return refused("there is no folder for it", "make the folder first");
    }
    for (const fs::path& source : request.sources) {
        if (fs::exists(source, code) && liesIn(source, request.pack)) {
            return refused("holds the source " + source.string(), "choose another name");
        }
    }
    if (!fs::exists(request.pack, code)) return {};
    if (!request.overwrite) {
        return refused("exists already", "choose another name or pass --overwrite");
    }
    if (!fs::exists(request.pack / packName, code)) {
        return refused("is no pack, so it is not replaced", "choose another name");
    }
    return {};
}

base::Error nothingUsable(const DatasetRequest& request, const DatasetPack& pack) {
    std::string reasons;
    for (const auto& [reason, count] : pack.skipped()) {
        reasons += fmt::format("{}{} {}", reasons.empty() ? "" : ", ", count, reason);
    }
    return {base::ErrorKind::Input, request.sources.front().string(),
            fmt::format("holds no usable picture ({})",
                        reasons.empty() ? "no clip is long enough" : reasons),
            "name colour footage or photographs, or see --keep"};
}

base::Result<json> finish(const DatasetRequest& request, DatasetPack& pack,
                          const std::stop_token& stop) {
    if (auto done = pack.closeShards(); !done) return base::fail(std::move(done.error()));
    auto document = packDocument(request, pack, stop);
    if (!document) return base::fail(std::move(document.error()));
    const auto bands = sheetOf(pack);
    if (!bands) return base::fail(bands.error());
    const fs::path& folder = pack.journal().folder();
    if (auto done = picture::writeSheet(*bands, folder / "sheet.png"); !done) {
        return base::fail(std::move(done.error()));
    }
    using Handler = json::error_handler_t;
    const std::string text = document->dump(2, ' ', false, Handler::replace) + "\n";
    if (auto done = base::writeFileAtomically(folder / packName, text); !done) {
        return base::fail(std::move(done.error()));
    }
    auto done = pack.journal().publish(request.pack, request.overwrite, packIndexName);
    if (!done) return base::fail(std::move(done.error()));
    return document;
}

}  // namespace

base::Result<json> runDataset(const DatasetRequest& asked, base::Progress* progress,
                              std::stop_token stop) {
    const auto start = std::chrono::steady_clock::now();
    DatasetRequest request = asked;
    request.pack = plainFolder(asked.pack);
    if (auto fine = checkSettings(request); !fine) return base::fail(std::move(fine.error()));
    if (auto fine = checkOutput(request); !fine) return base::fail(std::move(fine.error()));
    const auto plan = planDataset(request);
    if (!plan) return base::fail(plan.error());
    const fs::path folder = request.pack.string() + ".part";
    auto pack = DatasetPack::open(folder, plan->fingerprint);
    if (!pack) return base::fail(std::move(pack.error()));
    const bool resumed = !pack->journal().position().is_null();
    {
        const temporal::RepeatableFlow repeatable;
        DatasetMaker maker(request, *plan, *pack, progress);
        if (auto done = maker.run(stop); !done) {
            if (done.error().kind == base::ErrorKind::Interrupted) {
                return base::fail(base::ErrorKind::Interrupted, "dataset", "cancelled",
                                  "run the same command again to go on");
            }
            return base::fail(std::move(done.error()));
        }
    }
    if (pack->items().empty()) {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
        return base::fail(nothingUsable(request, *pack));
    }
    const auto document = finish(request, *pack, stop);
    if (!document) return base::fail(document.error());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    return datasetDocument(request, *document, resumed, took.count());
}

}  // namespace kinechrome::pipeline
