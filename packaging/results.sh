# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What packaging/run knows of its results: what each was made from, and what a new one may be called.
# Sourced by it after common.sh, never run.
shopt -s extglob nullglob

# NAME-made-from.txt lies beside the results and ties them to what they were made from, in this order: film, program,
# coloured film and its sidecar; reference, sheet and figures. A result is up to date as long as its lines hold, and
# only what has a line there is ever replaced.

# list_files FOOTAGE: sets files to the film itself, or to the pictures that a pattern (scan/%06d.png), or a picture
# with a number (scan/000001.png), stands for.
list_files() {
    local pictures='png|tiff?|dpx|jpe?g|bmp|p[gpa]m|jp2|j2k|tga'
    files=("$1")
    if [[ ! -e $1 && $1 =~ ^(.*)%[0-9]*d([^/]*)$ ]] ||
        [[ ${1,,} =~ [0-9]\.($pictures)$ && $1 =~ ^(.*[^0-9])[0-9]+(\.[^.]*)$ ]]; then
        files=("${BASH_REMATCH[1]}"+([0-9])"${BASH_REMATCH[2]}")
    fi
}

# state_of ROLE FILE: the line, which changes with the size and time of the file, or of any still of a pattern.
state_of() {
    list_files "$2"
    printf '%s %q %s\n' "$1" "$2" \
        "$(printf '%s\0' "${files[@]}" | xargs -0 stat -c '%n %s %.9Y' 2>/dev/null | sha256sum | cut -c 1-32)"
}

# state_of_program PROGRAM MODELS: its line, by content, so that building the same again makes nothing out of date.
state_of_program() {
    local parts=("$1" "$2"/*/manifest.json ${KINECHROME_MODELS:+"$KINECHROME_MODELS"/*/manifest.json})
    printf 'program %s %s\n' "$1" \
        "$({ echo "${KINECHROME_PRECISION:-}" && cat "${parts[@]}"; } | sha256sum | cut -c 1-32)"
}

# has_lines NAME LINE...
has_lines() {
    local line
    for line in "${@:2}"; do
        grep -qsxF -e "$line" -- "$1-made-from.txt" || return 1
    done
}

# may_use NAME FILM: whether all that has this name was made by this script from this very film.
may_use() {
    local result
    [ ! -e "$1-made-from.txt" ] || has_lines "$1" "$(state_of film "$2")" || return 1
    for result in "$1"-{color.mkv,color.mkv.kinechrome.json,sheet.png,figures.txt}; do
        [ ! -e "$result" ] || has_lines "$1" "$(state_of result "$result")" || return 1
    done
    for result in "$1"-color.mkv.{part,kinechrome-work}; do # of a run that was killed, or is under way
        [ ! -e "$result" ] || [ -e "$1-made-from.txt" ] || return 1
    done
}

# choose_name FILM FOLDER: sets name to what its results there begin with: x for x.mkv, else x-2, x-3 ...; the results
# of a pattern are named after its folder.
choose_name() {
    local folder=${1%/*} stem=${1##*/} number=2
    if [ -e "$1" ]; then stem=${stem%.*}; else stem=${folder##*/}; fi
    stem=$2/${stem:-film}
    name=$stem
    until may_use "$name" "$1"; do
        name=$stem-$number
        number=$((number + 1))
    done
}
