// SPDX-License-Identifier: GPL-3.0-or-later
// Precision and recall of the shot detector and the transition finder on edits made here from any
// footage: cuts, dissolves of 8 to 40 frames, fades through black; clean and worn. Prints a table.
//   bench_shots FOOTAGE... [--seed N]
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/color/luma_lock.h"
#include "core/media/video_reader.h"
#include "core/temporal/shot_finder.h"
#include "tests/unit/temporal/moving_scene.h"

namespace {

using namespace kinechrome;
using base::Plane;
using Shot = std::vector<Plane<float>>;

constexpr int width = 160;
constexpr int height = 120;
constexpr int shotsOfFilm = 60;

enum class Join { Cut, Dissolve, Fade };
struct Boundary {
    Join join = Join::Cut;
    int frame = 0;  // the first of the new shot; of a transition: its middle
};
struct Film {
    Shot frames;
    std::vector<Boundary> truth;
};

Plane<float> small(const Plane<float>& gray) {
    Plane<float> out(width, height);
    const cv::Mat from(gray.height(), gray.width(), CV_32F, const_cast<float*>(gray.row(0)),
                       static_cast<std::size_t>(gray.stride()) * sizeof(float));
    cv::Mat to(height, width, CV_32F, out.row(0),
               static_cast<std::size_t>(out.stride()) * sizeof(float));
    cv::resize(from, to, to.size(), 0, 0, cv::INTER_AREA);
    return out;
}

Shot read(const std::string& file) {
    Shot shot;
    auto reader = media::VideoReader::open(file);
    while (reader && shot.size() < 400) {
        auto next = (*reader)->next({});
        if (!next || !next->has_value()) break;
        shot.push_back(small(color::grayInput((*next)->picture)));
    }
    return shot;
}

Plane<float> mixed(const Plane<float>& one, const Plane<float>& other, float share) {
    Plane<float> out(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            out.at(x, y) = (1.0F - share) * one.at(x, y) + share * other.at(x, y);
        }
    }
    return out;
}

// Shots of 30 to 120 frames, neighbours of different footage.
Film edited(const std::vector<Shot>& footage, std::mt19937& random) {
    const auto number = [&](int from, int to) {
        return std::uniform_int_distribution<int>(from, to)(random);
    };
    Plane<float> black(width, height);
    black.fill(0.02F);
    const auto shortest = std::ranges::min(footage, {}, &Shot::size).size();
    const int longest = std::min(40, static_cast<int>(shortest) - 12);  // dissolve
    Film film;
    std::size_t source = footage.size();
    int overlap = 0;  // frames of the new shot that the dissolve has used
    Shot tail;        // of the shot before, for a dissolve
    for (int i = 0; i < shotsOfFilm; ++i) {
        std::size_t next = source;
        while (next == source)
            next = static_cast<std::size_t>(number(0, static_cast<int>(footage.size()) - 1));
        source = next;
        const Shot& all = footage[source];
        const int kind = number(0, 9);
        const Join join = i + 1 == shotsOfFilm || kind < 5 ? Join::Cut
                          : kind < 8                       ? Join::Dissolve
                                                           : Join::Fade;
        const int out = join == Join::Dissolve ? number(8, longest)
                        : join == Join::Fade   ? number(8, 24)
                                               : 0;
        const int most = static_cast<int>(all.size());
        const int wanted = std::min(most, std::max(overlap + out + 8, number(30, 120)));
        const int from = number(0, most - wanted);
        const Shot shot(all.begin() + from, all.begin() + from + wanted);
        // Into the shot.
        for (int t = 0; t < overlap; ++t) {
            const float share = (static_cast<float>(t) + 0.5F) / static_cast<float>(overlap);
            const std::size_t at = static_cast<std::size_t>(t);
            film.frames.push_back(mixed(tail.empty() ? black : tail[at], shot[at], share));
        }
        const int alone = std::max(wanted - overlap - out, 0);
        film.frames.insert(film.frames.end(), shot.begin() + overlap,
                           shot.begin() + overlap + alone);
        // And out of it.
        const Shot rest(shot.begin() + overlap + alone, shot.end());
        const int length = static_cast<int>(rest.size());
        tail.clear();
        overlap = 0;
        if (i + 1 == shotsOfFilm) break;
        const int now = static_cast<int>(film.frames.size());
        if (join == Join::Cut) {
            film.truth.push_back({join, now});
        } else if (join == Join::Dissolve) {
            film.truth.push_back({join, now + length / 2});
            tail = rest;
            overlap = length;
        } else {
            for (int t = 0; t < length; ++t) {
                const float share = (static_cast<float>(t) + 0.5F) / static_cast<float>(length);
                film.frames.push_back(mixed(rest[static_cast<std::size_t>(t)], black, share));
            }
            const int dark = number(0, 10);
            for (int t = 0; t < dark; ++t) film.frames.push_back(black);
            film.truth.push_back({join, now + length + dark / 2});
            overlap = number(8, 20);
        }
    }
    return film;
}

// Flicker, grain, weave, and a flash now and then.
void wear(Film& film, std::mt19937& random) {
    std::uniform_real_distribution<float> unit(-1.0F, 1.0F);
    for (std::size_t t = 0; t < film.frames.size(); ++t) {
        const float gain = 1.0F + 0.1F * unit(random);
        const int dx = static_cast<int>(std::lround(unit(random)));
        const bool flash = unit(random) > 0.995F;
        Plane<float> worn(width, height);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const float from = film.frames[t].at(std::clamp(x + dx, 0, width - 1), y);
                const float grain =
                    0.1F * (scene::lattice(x, y, static_cast<std::uint32_t>(t)) - 0.5F);
                worn.at(x, y) = std::clamp(gain * from + grain + (flash ? 0.4F : 0.0F), 0.0F, 1.0F);
            }
        }
        film.frames[t] = worn;
    }
}

struct Found {
    std::vector<int> frames;
    std::vector<bool> used;
};

// How many of the boundaries of a kind have one found within `tolerance`; marks those as used.
struct Score {
    int truth = 0;
    int hits = 0;
    double away = 0.0;
};
Score match(const std::vector<Boundary>& truth, Join join, int tolerance, Found& found) {
    Score score;
    for (const Boundary& boundary : truth) {
        if (boundary.join != join) continue;
        ++score.truth;
        int best = -1;
        for (int i = 0; i < static_cast<int>(found.frames.size()); ++i) {
            const auto at = static_cast<std::size_t>(i);
            const int off = std::abs(found.frames[at] - boundary.frame);
            if (found.used[at] || off > tolerance) continue;
            if (best < 0 ||
                off < std::abs(found.frames[static_cast<std::size_t>(best)] - boundary.frame))
                best = i;
        }
        if (best < 0) continue;
        found.used[static_cast<std::size_t>(best)] = true;
        ++score.hits;
        score.away += std::abs(found.frames[static_cast<std::size_t>(best)] - boundary.frame);
    }
    return score;
}

void judge(const char* name, const Film& film) {
    temporal::ShotFinder finder;
    Found cuts;
    Found slow;
    const auto take = [&](const std::vector<temporal::ShotFinder::Boundary>& boundaries) {
        for (const auto& found : boundaries) {
            (found.gradual ? slow : cuts).frames.push_back(static_cast<int>(found.frame));
        }
    };
    for (const Plane<float>& frame : film.frames) take(finder.push(frame));
    take(finder.finish());
    Found all = cuts;
    all.frames.insert(all.frames.end(), slow.frames.begin(), slow.frames.end());
    all.used.assign(all.frames.size(), false);
    const Score hard = match(film.truth, Join::Cut, 0, all);
    const Score dissolves = match(film.truth, Join::Dissolve, 5, all);
    const Score fades = match(film.truth, Join::Fade, 5, all);
    const int hits = hard.hits + dissolves.hits + fades.hits;
    std::printf(
        "| %s | %zu | %d of %d | %d of %d (%.1f off) | %d of %d (%.1f off) | %.3f | %.3f |\n", name,
        film.frames.size(), hard.hits, hard.truth, dissolves.hits, dissolves.truth,
        dissolves.away / std::max(dissolves.hits, 1), fades.hits, fades.truth,
        fades.away / std::max(fades.hits, 1),
        static_cast<double>(hits) /
            static_cast<double>(std::max<std::size_t>(all.frames.size(), 1)),
        static_cast<double>(hits) / static_cast<double>(film.truth.size()));
    if (std::getenv("KINECHROME_BENCH_VERBOSE") == nullptr) return;
    for (std::size_t i = 0; i < all.frames.size(); ++i) {
        if (!all.used[i])
            std::printf("  false: %d (%s)\n", all.frames[i],
                        i < cuts.frames.size() ? "cut" : "transition");
    }
    for (const Boundary& boundary : film.truth) {
        const bool near = std::ranges::any_of(all.frames, [&](int f) {
            return std::abs(f - boundary.frame) <= (boundary.join == Join::Cut ? 0 : 5);
        });
        if (!near)
            std::printf("  missed: %d (%s)\n", boundary.frame,
                        boundary.join == Join::Cut        ? "cut"
                        : boundary.join == Join::Dissolve ? "dissolve"
                                                          : "fade");
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<Shot> footage;
    unsigned seed = 1;
    for (int i = 1; i < argc; ++i) {
        if (std::string(argv[i]) == "--seed" && i + 1 < argc) {
            seed = static_cast<unsigned>(std::strtoul(argv[++i], nullptr, 10));
            continue;
        }
        Shot shot = read(argv[i]);
        if (shot.size() >= 30) footage.push_back(std::move(shot));
    }
    if (footage.size() < 2) {
        std::fprintf(stderr, "bench_shots: footage: two films of 30 frames or more are needed\n");
        return 2;
    }
    std::printf(
        "| film | frames | cuts, to the frame | dissolves, within 5 | fades, within 5 | precision "
        "| recall |\n|---|---|---|---|---|---|---|\n");
    std::mt19937 random(seed);
    Film film = edited(footage, random);
    judge("clean", film);
    wear(film, random);
    judge("worn", film);
    return 0;
}
