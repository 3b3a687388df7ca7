# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What packaging/install-dependencies, packaging/run and packaging/test share: saying what is being done,
# failing with a sentence, asking for root only when it is needed, and building Release. Sourced, never run.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
release_folder=$repository/build/release

say() { printf '== %s\n' "$*"; }

die() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# Runs a command as root: directly, or through sudo.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "needs root to run '$*': you are not root and there is no sudo: run it as root once"
    fi
}

# apt-get that never asks and waits for another package manager to finish.
apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@"
}

# A compiler of a LibTorch file takes up to 2 GiB: as many jobs as cores and memory allow.
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1048576 / 2) }' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

# build_release [TARGET...]: configures once and builds what is out of date (everything without targets).
build_release() {
    cd "$repository"
    local home
    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$release_folder/CMakeCache.txt" 2>/dev/null || true)
    if [ ! -e "$release_folder/build.ninja" ] || [ "$home" != "$repository" ]; then
        say "configuring Release in $release_folder"
        cmake --fresh --preset release ||
            die "configuring failed: CMake's reason is above: install what it misses and run this again"
    fi
    say "building Release with $(build_jobs) jobs (only what is out of date)"
    cmake --build --preset release --parallel "$(build_jobs)" ${1:+--target "$@"} ||
        die "building failed: the compiler's reason is above: please report it together with that output"
}
