#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Speed and memory of the main job on real footage. A bench, not a test: it prints, nothing fails.
#   tests/bench/bench_colorize.sh build/release/bin/kinechrome-cli CLIP [FOLDER FOR SCRATCH FILES]
# CLIP is at best vtest.avi of Debian's opencv-doc (768x576, 795 frames). Needs ffmpeg and python3.
set -eu
cli=${1:?first argument: the kinechrome-cli to measure}
clip=${2:?second argument: the clip to colour}
scratch=$(mktemp -d "${3:-/tmp}/kinechrome-bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# title, input, further options of colorize
measure() {
    title=$1 input=$2
    shift 2
    "$cli" colorize "$input" -o "$scratch/out.mkv" --overwrite --quiet --json "$@" > "$scratch/report.json"
    python3 - "$title" "$scratch/report.json" << 'END'
import json, os, sys
report = json.load(open(sys.argv[2]))
busy = report["cpu_seconds"] / (report["seconds"] * os.cpu_count())
stages = ", ".join(f"{name} {1000 * s / report['frames_out']:.1f}" for name, s in report["stages"].items())
print(f"{sys.argv[1]}: {report['frames_out']} frames, {report['fps']:.1f} frames/s, "
      f"{100 * busy:.0f} % of {os.cpu_count()} cores, peak {report['peak_rss_mib']:.0f} MiB")
print(f"  milliseconds of CPU a frame, by stage: {stages}")
END
    rm -f "$scratch"/out.mkv*
}

loop() { ffmpeg -v error -y -stream_loop -1 -i "$clip" -t "$1" -c copy "$scratch/long.mkv"; }

measure "whole clip, stabilizer on" "$clip"
measure "whole clip, without network" "$clip" --model none
loop 60
measure "one minute" "$scratch/long.mkv"
loop 600
measure "ten minutes" "$scratch/long.mkv"
ffmpeg -v error -y -i "$clip" -frames:v 96 -vf scale=1920:1080 -c:v libx264 -preset ultrafast -crf 12 "$scratch/hd.mkv"
measure "1920x1080" "$scratch/hd.mkv"
