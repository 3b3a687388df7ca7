// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an export made in pieces is what one run makes: pictures, times, sound and sidecar.
#pragma once

#include <array>
#include <string>

#include "tests/integration/export_cases.h"

namespace kinechrome::test {

// The first difference in words; empty when there is none.
inline std::string differenceOfFilms(const std::filesystem::path& one,
                                     const std::filesystem::path& other) {
    const auto wanted = framesOf(one);
    const auto got = framesOf(other);
    if (wanted.empty() || wanted.size() != got.size()) {
        return std::to_string(got.size()) + " frames instead of " + std::to_string(wanted.size());
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const bool timed = wanted[i].pts == got[i].pts && wanted[i].timeBase == got[i].timeBase;
        if (!timed) return "frame " + std::to_string(i) + " is at another time";
        if (!sameSamples(wanted[i].picture, got[i].picture)) {
            return "frame " + std::to_string(i) + " has other samples";
        }
    }
    const auto sounds = media::digestStreams(one, {});
    const auto soundsGot = media::digestStreams(other, {});
    if (!sounds || !soundsGot || sounds->size() != soundsGot->size()) return "other streams";
    for (std::size_t i = 0; i < sounds->size(); ++i) {
        const auto& x = (*sounds)[i];
        const auto& y = (*soundsGot)[i];
        if (x.codec != y.codec || x.packets != y.packets || x.sha256 != y.sha256) {
            return "other packets in stream " + std::to_string(x.streamIndex);
        }
    }
    return {};
}

// The same of their sidecars, leaving out what any two runs differ in.
inline std::string differenceOfSidecars(const std::filesystem::path& one,
                                        const std::filesystem::path& other) {
    auto wanted = readJson(one.string() + ".kinechrome.json");
    auto got = readJson(other.string() + ".kinechrome.json");
    for (auto* document : {&wanted, &got}) {
        document->erase("date");
        (*document)["output"].erase("name");
        document->at("self_check").erase("notes");
    }
    const auto patch = nlohmann::json::diff(wanted, got);
    return patch.empty() ? std::string() : patch.front().dump();
}

}  // namespace kinechrome::test
