#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Trains every recipe of models/recipes/ablation and draws each row's frontier on a folder of
# stills: ROWS/NAME/model, ROWS/NAME/frontier.json, the table on standard output, and the frontiers
# of all rows as a chart, ROWS/frontiers.svg, where draw_curves has been built.
#   tests/bench/ablation.sh ROWS STILLS PACK... [-- NAME...]
# What is there already is kept, so that it can be stopped and called again. Needs jq.
set -eu
[ $# -ge 3 ] || { echo "ablation.sh ROWS STILLS PACK... [-- NAME...]" >&2; exit 2; }
command -v jq > /dev/null || { echo "ablation.sh: jq is missing: apt-get install jq" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cli=${KINECHROME_CLI:-$here/build/release/bin/kinechrome-cli}
recipes=$here/models/recipes/ablation
curves=${KINECHROME_CURVES:-$here/build/release/bin/draw_curves}
rows=$1
stills=$2
shift 2
packs=
while [ $# -gt 0 ] && [ "$1" != "--" ]; do
    packs="$packs $1"
    shift
done
[ $# -eq 0 ] || shift
names=$*
[ -n "$names" ] || names=$(cd "$recipes" && ls ./*.json | sed 's|^\./||; s|\.json$||')

for name in $names; do
    [ -e "$rows/$name/model/manifest.json" ] ||
        # shellcheck disable=SC2086 # one word a pack
        "$cli" train "$recipes/$name.json" --data $packs --out "$rows/$name" --quiet
    [ -e "$rows/$name/frontier.json" ] ||
        { "$cli" evaluate "$stills" --model "$rows/$name/model" --frontier --features none --quiet \
            --sheet "$rows/$name/sheet.png" --overwrite --json > "$rows/$name/frontier.tmp" &&
            mv "$rows/$name/frontier.tmp" "$rows/$name/frontier.json"; }
done

panelOf() {
    case $1 in
        huber | l2 | adversarial | classes*) echo "Losses" ;;
        no-*loss | no-distribution | no-skips | no-global | mid-* | printed-* | *-short) echo "Parts of the network" ;;
        *) echo "What it learns from" ;;
    esac
}
# PANEL, CURVE, colourfulness, distance; the reference first in every panel.
frontierOf() {
    jq -r --arg panel "$1" --arg curve "$2" '.overall_stills.frontier[] |
        select(.colorfulness_ratio > 0.3 and .colorfulness_ratio < 0.85) |
        [$panel, $curve, .colorfulness_ratio, .mean_ab_distance_ratio] | @tsv' "$rows/$2/frontier.json"
}
if [ -x "$curves" ] && [ -e "$rows/reference/frontier.json" ]; then
    {
        for panel in "Losses" "Parts of the network" "What it learns from"; do
            frontierOf "$panel" reference
        done
        for name in $names; do
            [ "$name" = reference ] || frontierOf "$(panelOf "$name")" "$name"
        done
    } | "$curves" "Distance to the truth against colourfulness" \
        "colourfulness, of the truth's (distance: of gray's)" > "$rows/frontiers.svg"
fi

# Ratios to gray's distance and to the truth's colourfulness; rmse_ab at the gain that reaches 0.6
# on held-out photographs; the error of the least sure tenth of the pixels against the surest's.
echo "| row | distance, colourfulness as trained | \`rmse_ab\` | distance at 0.5 | at 0.6 | at 0.75 | least / surest tenth |"
echo "|---|---|---|---|---|---|---|"
for name in $names; do
    jq -r --arg name "$name" 'def r: if . == null then "–" else . * 1000 | round / 1000 end;
        .overall_stills as $s | [$name,
         "\($s.mean_ab_distance_ratio | r), \($s.colorfulness_ratio | r)",
         ($s.rmse_ab * 100 | round / 100),
         ($s.frontier_at[] | .mean_ab_distance_ratio | r), ($s.uncertainty.ratio? | r)] |
        "| " + (map(tostring) | join(" | ")) + " |"' "$rows/$name/frontier.json"
done
