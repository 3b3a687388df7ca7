// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of the report that show: figures with their plots, and pictures.
#include <fmt/format.h>

#include "core/delivery/line_plot.h"
#include "core/delivery/report_page.h"
#include "core/delivery/sidecar_text.h"

namespace kinechrome::delivery {

namespace {

Markup tile(const std::string& value, std::string_view about) {
    return Markup::element("div", Markup::element("b", Markup::text(value)) + Markup::text(about),
                           "tile");
}

Markup tiles(const ReportFacts& facts) {
    const FigureSeries& figures = facts.figures;
    const auto before = meanOf(facts.record->flickerBefore);
    const auto after = meanOf(facts.record->flickerAfter);
    Markup list;
    if (const auto color = meanOf(figures.colorfulness)) {
        list += tile(figureText(color), "colourfulness, mean");
    }
    if (const auto truth = meanOf(figures.colorfulnessReference)) {
        list += tile(figureText(truth), "colourfulness of the ground truth");
    }
    if (const auto distance = meanOf(figures.distance)) {
        list += tile(figureText(distance), "a*b* distance to the ground truth");
    }
    if (const auto gray = meanOf(figures.distanceGray)) {
        list += tile(figureText(gray), "a*b* distance of the gray scan");
    }
    if (before && after && *before > 0.0) {
        list += tile(fmt::format("{:.0f} %", 100.0 * *after / *before),
                     "of the flicker is left by the stabiliser");
    }
    return list.empty() ? list : Markup::element("div", list, "tiles");
}

}  // namespace

Markup figureSection(const ReportFacts& facts) {
    const ExportRecord& record = *facts.record;
    std::vector<std::int64_t> starts;
    for (const FilmPart& part : facts.parts) starts.push_back(part.first);
    const Markup flicker = linePlot({{"before the stabiliser", Ink::Plain, record.flickerBefore},
                                     {"as exported", Ink::Accent, record.flickerAfter}},
                                    record.first, starts);
    const Markup color =
        linePlot({{"ground truth", Ink::Quiet, facts.figures.colorfulnessReference},
                  {"as exported", Ink::Accent, facts.figures.colorfulness}},
                 record.first, starts);
    const Markup distance = linePlot({{"gray scan", Ink::Plain, facts.figures.distanceGray},
                                      {"as exported", Ink::Accent, facts.figures.distance}},
                                     record.first, starts);
    Markup content = tiles(facts);
    const auto add = [&](const Markup& heading, const Markup& plot, const Markup& about) {
        if (plot.empty()) return;
        content += Markup::element(
            "figure", Markup::element("h3", heading) + plot + Markup::element("p", about, "soft"));
    };
    add(Markup::literal("Flicker"), flicker,
        Markup::literal("Mean change of a* and b* along the motion from the frame before, squared, "
                        "over 100&#178;. Less is steadier; a gap is a cut."));
    add(Markup::literal("Colourfulness"), color,
        Markup::literal(
            "Hasler and S&#252;sstrunk 2003: 15 is slightly, 45 averagely and 82 highly "
            "colourful."));
    add(Markup::literal("Distance to the ground truth"), distance,
        Markup::literal("Mean a*b* distance of a frame. The gray scan's own distance is what "
                        "colouring must better."));
    return reportSection(Markup::literal("Figures"), content);
}

Markup pictureSection(const ReportFacts& facts) {
    if (facts.rows.empty()) return {};
    Markup content = Markup::element(
        "p",
        facts.reference.empty()
            ? Markup::literal("Left the gray scan, right the export.")
            : Markup::literal(
                  "Left the gray scan, in the middle the export, right the ground truth: ") +
                  Markup::text(facts.reference) + Markup::literal("."),
        "soft");
    for (const SheetRow& row : facts.rows) {
        const std::string& name = facts.parts[row.part].name;
        const std::string about = fmt::format("{} · frame {}", row.timecode, row.frame);
        content += Markup::element(
            "figure",
            Markup::element("figcaption", Markup::element("b", Markup::text(name)) +
                                              Markup::literal(" &#183; ") + Markup::text(about)) +
                Markup::png(rowStrip(row), name + ", " + about));
    }
    if (facts.moreRows) {
        content += Markup::element(
            "p",
            Markup::literal("The film has more parts than are shown here; a contact sheet "
                            "has all of them."),
            "soft");
    }
    return reportSection(Markup::literal("Pictures"), content);
}

}  // namespace kinechrome::delivery
