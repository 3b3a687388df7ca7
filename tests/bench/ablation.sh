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
        { "$cli" evaluate "$stills" --model "$rows/$name/model" --frontier --quiet \
            --sheet "$rows/$name/sheet.png" --json > "$rows/$name/frontier.tmp" &&
            mv "$rows/$name/frontier.tmp" "$rows/$name/frontier.json"; }
done

echo "| row | distance at gain 1 | colourfulness at gain 1 | distance at 0.5 | at 0.6 | at 0.75 |"
echo "|---|---|---|---|---|---|"
for name in $names; do
    jq -r --arg name "$name" '.frontier_stills as $f | ($f.points[] | select(.gain == 1)) as $one |
        [$name, $one.mean_ab_distance_ratio, $one.colorfulness_ratio,
         $f.distance_at["0.5"], $f.distance_at["0.6"], $f.distance_at["0.75"]] |
        "| " + (map(if type == "number" then (. * 1000 | round / 1000 | tostring)
                    elif . == null then "not reached" else . end) | join(" | ")) + " |"' \
        "$rows/$name/frontier.json"
done
