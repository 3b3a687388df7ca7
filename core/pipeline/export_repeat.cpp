// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/export_repeat.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "core/nn/cpu_features.h"
#include "core/nn/model_library.h"

namespace kinechrome::pipeline {

namespace {

// Frames whose checksums differ, of as many as both have.
std::size_t differing(const std::vector<std::string>& then, const std::vector<LumaDigest>& now) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < std::min(then.size(), now.size()); ++i) {
        if (then[i] != toHex(now[i])) ++count;
    }
    return count;
}

base::Result<void> checkSource(const EarlierExport& earlier, const RepeatFacts& now) {
    const auto refuse = [&](const std::string& why) {
        return base::fail(base::ErrorKind::Input, now.source.string(), why,
                          "nothing was kept; put the film of the export in its place");
    };
    if (!earlier.sourceSha256.empty()) {
        // Looked at before the work began, so it was written to meanwhile.
        if (now.sourceSha256 == earlier.sourceSha256) return {};
        return refuse("changed while it was exported");
    }
    if (now.lumaIn.size() != earlier.lumaIn.size()) {
        return refuse(fmt::format("has {} frames, and the export had {}", now.lumaIn.size(),
                                  earlier.lumaIn.size()));
    }
    const std::size_t others = differing(earlier.lumaIn, now.lumaIn);
    if (others == 0) return {};
    return refuse(fmt::format("is not the footage of the export: {} of its {} pictures differ",
                              others, now.lumaIn.size()));
}

std::string circumstances(const std::string& device, const std::string& precision, int threads,
                          const std::string& version) {
    const std::string program = version.empty() ? std::string() : ", Kinechrome " + version;
    return fmt::format("{}, {}, {} threads{}", device, precision, threads, program);
}

// Why colours may differ.
std::string comparedWith(const EarlierExport& earlier, const RepeatFacts& now) {
    const nn::ColorizerInfo& info = now.colorizer;
    if (info.device.empty()) return {};
    const bool sameVersion = earlier.programVersion == now.programVersion;
    const std::string then = circumstances(earlier.device, earlier.precision, earlier.threads,
                                           sameVersion ? std::string() : earlier.programVersion);
    const std::string here = circumstances(info.device, info.precision, info.threads,
                                           sameVersion ? std::string() : now.programVersion);
    if (then == here) return fmt::format(" (both with {})", here);
    return fmt::format(" (then {}; now {})", then, here);
}

std::string sentence(const RepeatCheck& check, const EarlierExport& earlier,
                     const RepeatFacts& now) {
    const std::size_t frames = earlier.lumaOut.size();
    const std::string name = check.sidecar.filename().string();
    if (now.lumaOut.size() != frames) {
        return fmt::format("the repeat of {} is not exact: it has {} frames instead of {}", name,
                           now.lumaOut.size(), frames);
    }
    if (!check.luma) {
        return fmt::format("the repeat of {} is not exact: luma differs in {} of {} frames{}", name,
                           differing(earlier.lumaOut, now.lumaOut), frames,
                           comparedWith(earlier, now));
    }
    if (!check.chroma) {
        return fmt::format(
            "the repeat of {} has the same luma in all {} frames; whether the colours are the same "
            "cannot be said, because the sidecar holds no checksums of them",
            name, frames);
    }
    if (!*check.chroma) {
        return fmt::format(
            "the repeat of {} is not exact: luma is the same, colours differ in {} of {} frames{}",
            name, differing(earlier.chromaOut, now.chromaOut), frames, comparedWith(earlier, now));
    }
    return fmt::format("the repeat of {} is exact: luma and colours of all {} frames are the same",
                       name, frames);
}

// SHA-256 as far as a person compares it.
std::string shortHash(const std::string& sha256) {
    return sha256.substr(0, 12);
}

}  // namespace

nlohmann::json toJson(const RepeatCheck& check) {
    const auto orNull = [](const std::optional<bool>& value) {
        return value ? nlohmann::json(*value) : nlohmann::json();
    };
    return {{"of", check.sidecar.string()},
            {"luma", check.luma},
            {"chroma", orNull(check.chroma)},
            {"exact", orNull(check.exact())},
            {"note", check.note}};
}

base::Result<RepeatCheck> checkRepeat(const EarlierExport& earlier, const RepeatFacts& now) {
    if (auto same = checkSource(earlier, now); !same) return base::fail(same.error());
    RepeatCheck check;
    check.sidecar = earlier.sidecar;
    check.luma = now.lumaOut.size() == earlier.lumaOut.size() &&
                 differing(earlier.lumaOut, now.lumaOut) == 0;
    // Without chroma planes, luma (or all of RGB) is the whole picture.
    const bool recorded = !earlier.chromaOut.empty() || now.chromaOut.empty();
    if (recorded) {
        check.chroma = now.chromaOut.size() == earlier.chromaOut.size() &&
                       differing(earlier.chromaOut, now.chromaOut) == 0;
    }
    check.note = sentence(check, earlier, now);
    return check;
}

base::Result<std::string> findModelAgain(const std::string& asked, const ModelIdentity& identity) {
    std::optional<base::Error> fault;
    for (const std::string& name : {asked, identity.name}) {
        const auto model = nn::findModel(name);
        const bool weights = model && model->sha256 == identity.sha256;
        // Sidecars of earlier versions know the weights alone.
        if (weights && (identity.identity.empty() || identity.identity == model->identity)) {
            return name;
        }
        if (weights) {
            fault = {base::ErrorKind::Model, name,
                     "is not the model of the export: its weights are the same, but its manifest "
                     "makes other colours of what they say",
                     "install the model that the export was made with"};
        } else if (model) {
            fault = {base::ErrorKind::Model, name,
                     fmt::format("is not the model of the export: its weights have the SHA-256 {}, "
                                 "and those had {}",
                                 shortHash(model->sha256), shortHash(identity.sha256)),
                     "install the model that the export was made with"};
        } else if (!fault) {
            fault = model.error();
        }
    }
    return base::fail(*std::move(fault));
}

int threadsAgain(int asked, int used) {
    return asked == 0 && (used == 0 || used == nn::availableThreads()) ? 0 : std::max(asked, used);
}

}  // namespace kinechrome::pipeline
