// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of the report that tell: films, self-check, method, segments, hints and notes.
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "core/color/lab.h"
#include "core/delivery/report_page.h"
#include "core/delivery/sidecar_text.h"
#include "core/media/timecode.h"

namespace kinechrome::delivery {

namespace {

using nlohmann::json;

constexpr double swatchLightness = 62.0;

std::string timecode(const ReportFacts& facts, std::int64_t frame) {
    return media::timecodeOfFrame(facts.sourceTimecode, facts.record->rate, frame);
}

Markup mono(std::string_view text) {
    return text.empty() ? Markup() : Markup::element("span", Markup::text(text), "mono");
}

Markup number(std::int64_t value) {
    return Markup::text(fmt::format("{}", value));
}

Facts sourceFacts(const ReportFacts& facts) {
    const ExportRecord& record = *facts.record;
    const json& source = partAt(record.document, "source");
    Facts list;
    list.add("Source", Markup::element("b", Markup::text(record.sourceName)));
    if (record.sourceSize > 0) list.add("Size", sizeText(record.sourceSize));
    list.add("Pixel format", textAt(source, "pixel_format"));
    if (facts.scan) {
        list.add("Picture",
                 fmt::format("{}x{}, {}, {}", facts.scan->format.width, facts.scan->format.height,
                             facts.scan->codec, facts.scan->fieldOrder));
    }
    list.add("Time base", textAt(source, "time_base"));
    list.add("First timecode", facts.sourceTimecode);
    list.add("SHA-256",
             mono(record.sourceSha256.empty() ? "none: an image sequence" : record.sourceSha256));
    list.add("Today", facts.sourceFinding);
    return list;
}

Facts outputFacts(const ReportFacts& facts) {
    const json& output = partAt(facts.record->document, "output");
    Facts list;
    list.add("Export",
             Markup::element("b", Markup::text(facts.record->output.filename().string())));
    list.add("Codec", textAt(output, "codec"));
    list.add("Pixel format", textAt(output, "pixel_format"));
    list.add("Lossless luma", textAt(output, "lossless"));
    list.add("Frames of the source", fmt::format("{} to {}", facts.record->first,
                                                 facts.record->first + facts.record->frames() - 1));
    list.add("SHA-256 today", mono(facts.outputSha256));
    list.add("Today", facts.outputFinding);
    return list;
}

Markup swatch(const edit::Hint& hint) {
    const color::Rgb rgb = color::rgbFromLab({swatchLightness, hint.a, hint.b});
    const auto code = [](double value) {
        return static_cast<int>(std::lround(std::clamp(value, 0.0, 1.0) * 255.0));
    };
    return Markup::drawing(
        fmt::format("<span class=\"swatch\" style=\"background:#{:02x}{:02x}{:02x}\"></span>\n",
                    code(rgb.r), code(rgb.g), code(rgb.b)));
}

}  // namespace

Markup filmSection(const ReportFacts& facts) {
    return reportSection(
        Markup::literal("Films"),
        Markup::element("div", sourceFacts(facts).markup() + outputFacts(facts).markup(), "two"));
}

Markup checkSection(const ReportFacts& facts) {
    const json& check = partAt(facts.record->document, "self_check");
    const json& notes = partAt(check, "notes");
    constexpr std::array<std::array<const char*, 2>, 5> items{{{"frames", "Frames"},
                                                               {"timestamps", "Timestamps"},
                                                               {"sound", "Sound"},
                                                               {"luma", "Luma"},
                                                               {"tags", "Colour tags"}}};
    Table table{{"Check", "Result", "What was compared"}, {}};
    for (const auto& [key, name] : items) {
        const std::string verdict = textAt(check, key);
        Markup shown = Markup::element("span", Markup::literal("does not apply"), "none");
        if (verdict == "yes") shown = Markup::element("span", Markup::literal("passed"), "yes");
        if (verdict == "no") shown = Markup::element("span", Markup::literal("failed"), "no");
        table.rows.push_back({Markup::text(name), shown, Markup::text(textAt(notes, key))});
    }
    return reportSection(Markup::literal("Self-check"), table.markup());
}

Markup methodSection(const ReportFacts& facts) {
    const json& document = facts.record->document;
    const json& settings = partAt(document, "settings");
    Facts left;
    left.add("Model", textAt(partAt(document, "model"), "name"));
    left.add("Its weights, SHA-256", mono(textAt(partAt(document, "model"), "sha256")));
    for (const json& other : partAt(document, "other_models")) {
        left.add("Further model", textAt(other, "name"));
        left.add("Its weights, SHA-256", mono(textAt(other, "sha256")));
    }
    left.add("Computed on", textAt(document, "device"));
    left.add("Precision", textAt(document, "precision"));
    left.add("Threads", textAt(document, "threads"));
    left.add("Program", textAt(partAt(document, "program"), "name") + " " +
                            textAt(partAt(document, "program"), "version"));
    left.add("Colour space", textAt(document, "lab"));
    Facts right;
    constexpr std::array<std::array<const char*, 2>, 8> names{
        {{"preset", "Preset"},
         {"stabilizer", "Stabiliser"},
         {"strength", "Strength"},
         {"saturation", "Saturation"},
         {"salvage", "Salvaged"},
         {"strict_streams", "Strict streams"},
         {"disclosure", "Disclosed in the film"},
         {"debug_overlay", "Overlay painted"}}};
    for (const auto& [key, name] : names) right.add(name, textAt(settings, key));
    return reportSection(Markup::literal("How the colour was made"),
                         Markup::element("div", left.markup() + right.markup(), "two"));
}

Markup segmentSection(const ReportFacts& facts) {
    if (!hasSegments(*facts.record)) return {};
    Table table{{"Segment", "Frames", "From", "Model", "Stabiliser", "Strength", "Saturation",
                 "Hints", "Note"},
                {},
                {false, true, false, false, false, true, true, true, false}};
    for (const edit::Segment& segment : facts.record->segments) {
        std::string remarks = segment.note;
        const auto remark = [&](bool holds, const char* words) {
            if (holds) remarks += (remarks.empty() ? "" : " · ") + std::string(words);
        };
        remark(segment.skip, "stays gray");
        remark(segment.mask.has_value(), "coloured inside a mask only");
        remark(segment.approved, "approved");
        const edit::ColorSettings& settings = segment.settings;
        table.rows.push_back(
            {Markup::element("b", Markup::text(segment.name)),
             Markup::text(fmt::format("{}–{}", segment.range.first, segment.range.last)),
             Markup::text(timecode(facts, segment.range.first)), Markup::text(settings.model),
             Markup::text(edit::toString(settings.stabilizer)),
             Markup::text(fmt::format("{:.2g}", settings.strength)),
             Markup::text(fmt::format("{:.3g}", settings.saturation)),
             number(static_cast<std::int64_t>(segment.hints.size())), Markup::text(remarks)});
    }
    return reportSection(Markup::literal("Segments"), table.markup());
}

Markup hintSection(const ReportFacts& facts) {
    Table table{{"Segment", "Frame", "Timecode", "Place", "Radius", "a*", "b*", "Colour"},
                {},
                {false, true, false, true, true, true, true, false}};
    for (const edit::Segment& segment : facts.record->segments) {
        for (const edit::Hint& hint : segment.hints) {
            table.rows.push_back({Markup::text(segment.name), number(hint.frame),
                                  Markup::text(timecode(facts, hint.frame)),
                                  Markup::text(fmt::format("{:.3f}, {:.3f}", hint.x, hint.y)),
                                  Markup::text(fmt::format("{:.3f}", hint.radius)),
                                  Markup::text(fmt::format("{:.1f}", hint.a)),
                                  Markup::text(fmt::format("{:.1f}", hint.b)), swatch(hint)});
        }
    }
    if (table.rows.empty()) return {};
    return reportSection(
        Markup::literal("Colour hints"),
        table.markup() +
            Markup::element("p",
                            Markup::literal("Place and radius are fractions of the "
                                            "picture's width. Colours are shown at L* 62."),
                            "soft"));
}

Markup noteSection(const ReportFacts& facts) {
    const json& document = facts.record->document;
    Markup content;
    for (const std::string& note : facts.notes) {
        content += Markup::element("p", Markup::text(note), "alert");
    }
    Markup list;
    for (const json& stream : partAt(document, "dropped_streams")) {
        list += Markup::element("li", Markup::text(textAt(stream, "stream") +
                                                   " was left out: " + textAt(stream, "reason")));
    }
    for (const json& note : partAt(document, "notes")) {
        if (note.is_string()) list += Markup::element("li", Markup::text(note.get<std::string>()));
    }
    if (!list.empty()) content += Markup::element("ul", list);
    return reportSection(Markup::literal("To know"), content);
}

}  // namespace kinechrome::delivery
