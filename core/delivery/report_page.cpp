// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/report_page.h"

#include <fmt/format.h>

#include "core/delivery/sidecar_text.h"

namespace kinechrome::delivery {

namespace {

// Nothing from anywhere else is loaded, whatever a text should smuggle in.
constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
@page{size:A4;margin:16mm 15mm}
*{box-sizing:border-box}
body{margin:0 auto;padding:40px 28px 56px;max-width:960px;background:#fff;color:#1d2429;
 font:14px/1.5 "Noto Sans","Segoe UI","Helvetica Neue",Arial,"DejaVu Sans",sans-serif}
header{border-bottom:2px solid #1d2429;padding-bottom:14px;margin-bottom:8px}
header p{margin:0;color:#5a666e}
h1{font-size:26px;line-height:1.25;margin:4px 0 6px;overflow-wrap:anywhere}
h2{font-size:16px;margin:34px 0 10px;padding-bottom:4px;border-bottom:1px solid #d8dee2;
 break-after:avoid}
h3{font-size:13px;margin:18px 0 4px;break-after:avoid}
p{margin:6px 0}
.over{letter-spacing:.08em;text-transform:uppercase;font-size:11px;font-weight:600}
.soft{color:#5a666e;font-size:12px}
dl{display:grid;grid-template-columns:minmax(130px,max-content) 1fr;gap:3px 18px;margin:0;align-content:start}
dt{color:#5a666e}
dd{margin:0;overflow-wrap:anywhere;unicode-bidi:isolate}
table{border-collapse:collapse;width:100%;font-size:12.5px}
th{text-align:left;font-weight:600;color:#5a666e;border-bottom:1px solid #aab4ba;padding:4px 8px 4px 0;
 vertical-align:bottom}
td{border-bottom:1px solid #e7ebee;padding:4px 8px 4px 0;vertical-align:top;overflow-wrap:anywhere;
 unicode-bidi:isolate}
tr{break-inside:avoid}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.mono{font-family:"Noto Sans Mono","DejaVu Sans Mono",Consolas,monospace;font-size:11.5px}
.yes{color:#1b6e4b;font-weight:600}
.no{color:#a3261f;font-weight:600}
.none{color:#5a666e}
.swatch{display:inline-block;width:28px;height:14px;border:1px solid #aab4ba;vertical-align:-2px}
.alert{border-left:4px solid #b7791f;background:#fdf6e7;padding:8px 12px;margin:10px 0}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 36px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin:4px 0 6px}
.tile{border:1px solid #d8dee2;border-radius:4px;padding:8px 12px}
.tile b{display:block;font-size:19px;font-variant-numeric:tabular-nums}
figure{margin:0 0 12px;break-inside:avoid}
figcaption{font-size:12px;color:#5a666e;margin-bottom:3px}
figcaption b{color:#1d2429}
img{display:block;max-width:100%;height:auto}
svg{display:block;width:100%;height:auto;font-size:11px;break-inside:avoid}
svg text{fill:#5a666e}
.mid{text-anchor:middle}.end{text-anchor:end}
.grid{stroke:#e3e8eb;fill:none}.start{stroke:#9aa5ac;stroke-dasharray:2 3;fill:none}
.line{fill:none;stroke-width:1.6;stroke-linejoin:round}
.line.plain{stroke:#8a959c}.line.accent{stroke:#0f6fa8}.line.quiet{stroke:#b7791f;stroke-dasharray:5 3}
.shade{stroke:none;fill-opacity:.15}
.shade.plain{fill:#8a959c}.shade.accent{fill:#0f6fa8}.shade.quiet{fill:#b7791f}
footer{margin-top:40px;border-top:1px solid #d8dee2;padding-top:10px;color:#5a666e;font-size:12px}
@media print{body{padding:0;max-width:none;font-size:10.5pt}a{color:inherit}}
@media (max-width:640px){.two{grid-template-columns:1fr}}
</style>
)";

Markup title(const ReportFacts& facts) {
    const ExportRecord& record = *facts.record;
    const std::string name = record.output.filename().string();
    Markup lines =
        Markup::element("p", Markup::literal("Kinechrome &#183; report of an export"), "over");
    lines += Markup::element("h1", Markup::text(name));
    const double seconds = static_cast<double>(record.frames()) / record.rate.value();
    lines += Markup::element(
        "p", Markup::text(fmt::format("Colour by a machine for {} · {} frames, {:.1f} s at {} "
                                      "frames a second · exported {}",
                                      record.sourceName, record.frames(), seconds,
                                      rateText(record.rate), textAt(record.document, "date"))));
    return Markup::element("header", lines);
}

Markup footer(const ReportFacts& facts) {
    return Markup::element(
        "footer",
        Markup::text(fmt::format(
            "Written {} by Kinechrome {} from {} and the films themselves. The colour in "
            "this film is an estimate and no record of what stood before the camera; "
            "the luma is the scan's.",
            facts.date, facts.programVersion, facts.record->sidecar.filename().string())));
}

}  // namespace

Markup reportSection(const Markup& heading, const Markup& content) {
    if (content.empty()) return {};
    return Markup::element("section", Markup::element("h2", heading) + content);
}

std::string reportPage(const ReportFacts& facts) {
    std::string page(head);
    page += Markup::element("title", Markup::text(facts.record->output.filename().string() +
                                                  ": report of an export"))
                .html();
    page += "</head>\n<body>\n" + title(facts).html();
    for (const auto section : {checkSection, noteSection, filmSection, figureSection,
                               pictureSection, methodSection, segmentSection, hintSection}) {
        page += section(facts).html();
    }
    return page + footer(facts).html() + "</body>\n</html>\n";
}

}  // namespace kinechrome::delivery
