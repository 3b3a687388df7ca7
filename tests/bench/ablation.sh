#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Trains every recipe of models/recipes/ablation and draws each row's frontier on a folder of
# stills: ROWS/NAME/model, ROWS/NAME/frontier.json, and the table on standard output.
#   tests/bench/ablation.sh ROWS STILLS PACK... [-- NAME...]
# What is there already is kept, so that it can be stopped and called again. Needs jq.
set -eu
[ $# -ge 3 ] || { echo "ablation.sh ROWS STILLS PACK... [-- NAME...]" >&2; exit 2; }
command -v jq > /dev/null || { echo "ablation.sh: jq is missing: apt-get install jq" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cli=${KINECHROME_CLI:-$here/build/release/bin/kinechrome-cli}
recipes=$here/models/recipes/ablation
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

# Ratios to gray's distance and to the truth's colourfulness; rmse_ab at gain 1; the error of the
# least sure tenth of the pixels against the surest tenth's.
echo "| row | distance, colourfulness at gain 1 | \`rmse_ab\` | distance at 0.5 | at 0.6 | at 0.75 | least / surest tenth |"
echo "|---|---|---|---|---|---|---|"
for name in $names; do
    jq -r --arg name "$name" 'def r: if . == null then "–" else . * 1000 | round / 1000 end;
        .overall_stills as $s | [$name,
         "\($s.mean_ab_distance_ratio | r), \($s.colorfulness_ratio | r)",
         ($s.rmse_ab * 100 | round / 100),
         ($s.frontier_at[] | .mean_ab_distance_ratio | r), ($s.uncertainty.ratio? | r)] |
        "| " + (map(tostring) | join(" | ")) + " |"' "$rows/$name/frontier.json"
done
