// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/delivery_job.h"

#include <chrono>
#include <ctime>
#include <memory>
#include <system_error>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "core/base/file_hash.h"
#include "core/delivery/film_look.h"
#include "core/delivery/output_files.h"
#include "core/delivery/report_page.h"
#include "core/delivery/sidecar_text.h"

namespace kinechrome::delivery {

namespace {

namespace fs = std::filesystem;

constexpr int sheetPictureWidth = 320;

std::string nowUtc() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

bool isFile(const fs::path& path) {
    std::error_code unknown;
    return fs::is_regular_file(path, unknown);
}

std::unique_ptr<base::FileHash> hashOf(const fs::path& file, const std::stop_token& stop) {
    return isFile(file) ? std::make_unique<base::FileHash>(file, stop) : nullptr;
}

base::Result<void> checkNames(const DeliveryRequest& request) {
    if (request.video) {
        if (auto named = checkVideoName(*request.video); !named) return named;
    }
    if (!request.sheet || request.sheet->extension() == ".png") return {};
    return base::fail(base::ErrorKind::Usage, request.sheet->string(),
                      "a contact sheet is a PNG picture", "give it a name ending in .png");
}

// One run: what is wanted, and what has been found so far.
class Delivery {
public:
    Delivery(DeliveryRequest request, ExportRecord record)
        : request_(std::move(request)),
          record_(std::move(record)),
          files_({record_.sidecar, record_.output, record_.source,
                  request_.reference.value_or(record_.source)},
                 request_.overwrite) {
        const bool nothingNamed = !request_.html && !request_.sheet && !request_.video;
        if (nothingNamed) request_.html = record_.stem().string() + ".report.html";
    }

    base::Result<DeliveryReport> run(base::Progress* progress, const std::stop_token& stop) {
        if (auto allowed = reserve(); !allowed) return base::fail(allowed.error());
        if (request_.html) {
            sourceHash_ = record_.sourceSha256.empty() ? nullptr : hashOf(record_.source, stop);
            outputHash_ = hashOf(record_.output, stop);
        }
        LookOptions options;
        options.reference = request_.reference;
        options.figures = request_.html.has_value();
        options.sheetWidth = request_.sheet ? sheetPictureWidth : 0;
        options.sheetPage = [this](const SheetPage& page) { return writeSheet(page); };
        options.embedded = request_.html.has_value();
        options.threads = request_.threads;
        if (request_.video) {
            video_.emplace(*request_.video, request_.overwrite, request_.threads);
            options.video = &*video_;
        }
        auto look = lookThrough(record_, options, progress, stop);
        if (!look && !canDoWithout(look.error())) return base::fail(std::move(look.error()));
        if (look) {
            look_ = *std::move(look);
        } else {
            notes_.push_back("The films could not be looked at: " + look.error().message() + ".");
        }
        if (auto done = writePage(look.has_value(), stop); !done) return base::fail(done.error());
        if (stop.stop_requested()) return base::cancelled(record_.output.string());
        if (video_) {
            if (auto published = video_->publish(); !published)
                return base::fail(published.error());
        }
        if (auto published = files_.publish(); !published) return base::fail(published.error());
        return report();
    }

private:
    base::Result<void> reserve() {
        for (const auto& wanted : {request_.html, request_.sheet, request_.video}) {
            if (!wanted) continue;
            if (auto allowed = files_.reserve(*wanted); !allowed) return allowed;
        }
        return {};
    }

    // A report tells of an export whose films are gone; whatever shows frames cannot.
    bool canDoWithout(const base::Error& error) const {
        return error.kind == base::ErrorKind::Input && !request_.sheet && !request_.video &&
               !request_.reference;
    }

    base::Result<void> writeSheet(const SheetPage& page) {
        std::string title = record_.output.filename().string();
        if (page.pages > 1) title += fmt::format("  ({} of {})", page.number + 1, page.pages);
        const auto png = sheetPage(page.rows, page.parts, title);
        if (!png) return base::fail(png.error());
        const fs::path path = pagePath(*request_.sheet, page.number);
        if (page.number > 0) {
            if (auto allowed = files_.reserve(path); !allowed) return allowed;
        }
        sheets_.push_back(path);
        return files_.write(path, *png);
    }

    base::Result<void> writePage(bool looked, const std::stop_token& stop) {
        if (!request_.html) return {};
        ReportFacts facts;
        facts.record = &record_;
        facts.programVersion = request_.programVersion;
        facts.date = nowUtc();
        facts.sourceFinding = sourceFinding(looked);
        facts.outputFinding = outputFinding(looked);
        if (outputHash_ && outputHash_->sha256()) facts.outputSha256 = *outputHash_->sha256();
        if (request_.reference) facts.reference = request_.reference->filename().string();
        facts.scan = look_.scan;
        if (look_.scan) facts.sourceTimecode = look_.scan->timecode;
        facts.parts = look_.parts;
        facts.rows = std::move(look_.embeddedRows);
        facts.moreRows = look_.moreRows;
        facts.figures = look_.figures;
        facts.notes = notes_;
        // Hashing ends early when it is stopped; then there is nothing to tell.
        if (stop.stop_requested()) return base::cancelled(record_.output.string());
        return files_.write(*request_.html, reportPage(facts));
    }

    static std::vector<std::string> notesOf(const media::WriterPlan& plan) {
        std::vector<std::string> notes;
        for (const std::string& note : plan.notes) {
            notes.push_back(fmt::format("comparison: {}", note));
        }
        for (const media::DroppedStream& stream : plan.dropped) {
            notes.push_back(
                fmt::format("comparison: {} is left out: {}", stream.stream, stream.reason));
        }
        return notes;
    }

    std::string lumaAgrees() const {
        return fmt::format("the luma of all {} frames is the one that the sidecar knows",
                           record_.frames());
    }

    std::string sourceFinding(bool looked) {
        std::error_code unknown;
        if (!looked && !fs::exists(record_.source, unknown)) return "not found; not looked at";
        std::string finding = looked ? lumaAgrees() : "its frames could not be compared";
        if (!sourceHash_ || !sourceHash_->sha256()) return finding;
        const bool same = *sourceHash_->sha256() == record_.sourceSha256;
        if (!same) {
            notes_.push_back(
                fmt::format("{} is not the file that was exported from: its SHA-256 is {} now{}.",
                            record_.source.string(), *sourceHash_->sha256(),
                            looked ? "; but " + lumaAgrees() : std::string()));
        }
        return (same ? "unchanged: its SHA-256 agrees, and " : "changed: another SHA-256; ") +
               finding;
    }

    std::string outputFinding(bool looked) const {
        std::error_code unknown;
        if (looked) return lumaAgrees();
        return fs::exists(record_.output, unknown) ? "its frames could not be compared"
                                                   : "not found; not looked at";
    }

    DeliveryReport report() const {
        DeliveryReport report;
        report.sidecar = record_.sidecar;
        report.output = record_.output;
        report.source = record_.source;
        report.reference = request_.reference;
        report.html = request_.html;
        report.sheets = sheets_;
        report.video = request_.video;
        report.frames = record_.frames();
        report.parts = look_.parts.size();
        report.colorfulness = meanOf(look_.figures.colorfulness);
        report.colorfulnessReference = meanOf(look_.figures.colorfulnessReference);
        report.distance = meanOf(look_.figures.distance);
        report.distanceGray = meanOf(look_.figures.distanceGray);
        report.flickerBefore = meanOf(record_.flickerBefore);
        report.flickerAfter = meanOf(record_.flickerAfter);
        report.notes = notes_;
        if (video_) {
            const auto notes = notesOf(video_->plan());
            report.notes.insert(report.notes.end(), notes.begin(), notes.end());
        }
        return report;
    }

    DeliveryRequest request_;
    ExportRecord record_;
    OutputFiles files_;
    FilmLook look_;
    std::optional<ComparisonVideo> video_;
    std::unique_ptr<base::FileHash> sourceHash_, outputHash_;
    std::vector<fs::path> sheets_;
    std::vector<std::string> notes_;
};

}  // namespace

base::Result<DeliveryReport> runDelivery(const DeliveryRequest& request, base::Progress* progress,
                                         const std::function<void(const std::string&)>& notice,
                                         std::stop_token stop) {
    const auto start = std::chrono::steady_clock::now();
    if (auto named = checkNames(request); !named) return base::fail(named.error());
    auto record = readExport(request.exported, request.source);
    if (!record) return base::fail(std::move(record.error()));
    Delivery delivery(request, *std::move(record));
    auto report = delivery.run(progress, stop);
    if (!report) return report;
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    report->seconds = wall.count();
    if (notice) {
        for (const std::string& note : report->notes) notice(note);
    }
    return report;
}

}  // namespace kinechrome::delivery
