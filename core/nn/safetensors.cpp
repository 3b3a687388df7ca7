// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/safetensors.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/nn/strict_json.h"

namespace kinechrome::nn {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kPrefix = 8;
constexpr std::size_t kMaxFile = kWholeFile;
constexpr std::size_t kMaxDimensions = 8;

std::optional<Dtype> dtypeOf(const std::string& name) {
    if (name == "F32") return Dtype::F32;
    if (name == "F16") return Dtype::F16;
    if (name == "BF16") return Dtype::BF16;
    return std::nullopt;
}

const char* nameOf(Dtype dtype) {
    switch (dtype) {
        case Dtype::F32: return "F32";
        case Dtype::F16: return "F16";
        case Dtype::BF16: break;
    }
    return "BF16";
}

struct Placed {
    TensorEntry entry;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

// One header entry; a sentence where it is wrong.
std::optional<std::string> readEntry(const std::string& name, const Json& json,
                                     std::uint64_t available, Placed& out) {
    if (!json.is_object() || !json.contains("dtype") || !json.contains("shape") ||
        !json.contains("data_offsets") || json.size() != 3) {
        return "the entry of \"" + name + "\" is not dtype, shape and data_offsets";
    }
    const Json& offsets = json["data_offsets"];
    const Json& shape = json["shape"];
    const auto dtype =
        json["dtype"].is_string() ? dtypeOf(json["dtype"].get<std::string>()) : std::nullopt;
    if (!dtype) return "\"" + name + "\" is not F32, F16 or BF16";
    if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() ||
        !offsets[1].is_number_unsigned()) {
        return "the offsets of \"" + name + "\" are not two whole numbers";
    }
    if (!shape.is_array() || shape.size() > kMaxDimensions) {
        return "the shape of \"" + name + "\" is not a short list";
    }
    std::uint64_t size = bytesOf(*dtype);
    for (const Json& side : shape) {
        if (!side.is_number_unsigned()) return "the shape of \"" + name + "\" is not whole";
        const auto length = side.get<std::uint64_t>();
        if (length > kMaxFile || (length != 0 && size > kMaxFile / length)) {
            return "the shape of \"" + name + "\" overflows";
        }
        size *= length;
        out.entry.shape.push_back(static_cast<std::int64_t>(length));
    }
    out.begin = offsets[0].get<std::uint64_t>();
    out.end = offsets[1].get<std::uint64_t>();
    if (out.begin > out.end || out.end > available) {
        return "\"" + name + "\" lies outside the file";
    }
    if (out.end - out.begin != size) return "\"" + name + "\" has not the size of its shape";
    out.entry.name = name;
    out.entry.dtype = *dtype;
    return std::nullopt;
}

std::optional<std::string> readMetadata(const Json& json, std::map<std::string, std::string>& out) {
    if (!json.is_object()) return "the metadata are not an object";
    for (const auto& [key, value] : json.items()) {
        if (!value.is_string()) return "the metadata are not strings";
        out.emplace(key, value.get<std::string>());
    }
    return std::nullopt;
}

}  // namespace

std::size_t bytesOf(Dtype dtype) {
    return dtype == Dtype::F32 ? 4 : 2;
}

base::Result<SafetensorsFile> SafetensorsFile::parse(std::string bytes, const std::string& name,
                                                     std::uint64_t mostHeader) {
    const auto damaged = [&name](const std::string& why) {
        return base::fail(base::ErrorKind::Model, name, why, "install the model again");
    };
    if (bytes.size() < kPrefix) return damaged("it is shorter than a safetensors header");
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < kPrefix; ++i) {
        length |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    if (length > mostHeader) {
        return damaged("its header claims to be above " + std::to_string(mostHeader >> 20U) +
                       " MiB");
    }
    if (length > bytes.size() - kPrefix) return damaged("its header runs past the end");
    SafetensorsFile file;
    file.bytes_ = std::make_shared<const std::string>(std::move(bytes));
    const std::string_view all(*file.bytes_);
    std::optional<std::string> twice;
    const auto json =
        parseStrictly<Json>(all.substr(kPrefix, static_cast<std::size_t>(length)), twice);
    if (!json.is_object()) return damaged("its header is not a JSON object");
    if (twice) return damaged("its header has a name twice");
    const std::string_view data = all.substr(kPrefix + static_cast<std::size_t>(length));
    std::vector<Placed> placed;
    for (const auto& [key, value] : json.items()) {
        if (key == "__metadata__") {
            if (const auto why = readMetadata(value, file.metadata_)) return damaged(*why);
            continue;
        }
        Placed one;
        if (const auto why = readEntry(key, value, data.size(), one)) return damaged(*why);
        placed.push_back(std::move(one));
    }
    std::sort(placed.begin(), placed.end(), [](const Placed& x, const Placed& y) {
        return std::pair(x.begin, x.end) < std::pair(y.begin, y.end);
    });
    std::uint64_t expected = 0;
    for (Placed& one : placed) {
        if (one.begin != expected) {
            return damaged("its tensors overlap or leave gaps at \"" + one.entry.name + "\"");
        }
        one.entry.bytes = data.substr(static_cast<std::size_t>(one.begin),
                                      static_cast<std::size_t>(one.end - one.begin));
        expected = one.end;
        file.tensors_.push_back(std::move(one.entry));
    }
    if (expected != data.size()) return damaged("it has bytes that belong to no tensor");
    return file;
}

base::Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path,
                                                    std::uint64_t mostHeader) {
    auto bytes = base::readFile(path, kMaxFile);
    if (!bytes) {
        return base::fail(base::ErrorKind::Model, path.string(), bytes.error().why,
                          "install the model again", bytes.error().detail);
    }
    return parse(std::move(*bytes), path.string(), mostHeader);
}

const TensorEntry* SafetensorsFile::find(std::string_view name) const {
    const auto found = std::find_if(tensors_.begin(), tensors_.end(),
                                    [name](const TensorEntry& t) { return t.name == name; });
    return found == tensors_.end() ? nullptr : &*found;
}

std::string encodeSafetensors(const std::vector<TensorEntry>& tensors,
                              const std::map<std::string, std::string>& metadata) {
    Json header = Json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    std::uint64_t at = 0;
    for (const TensorEntry& tensor : tensors) {
        header[tensor.name] = {{"dtype", nameOf(tensor.dtype)},
                               {"shape", tensor.shape},
                               {"data_offsets", {at, at + tensor.bytes.size()}}};
        at += tensor.bytes.size();
    }
    std::string text = header.dump();
    while (text.size() % 8 != 0) text += ' ';  // tensors start aligned, as the format advises
    std::string bytes;
    bytes.reserve(kPrefix + text.size() + static_cast<std::size_t>(at));
    for (std::size_t i = 0; i < kPrefix; ++i) {
        bytes += static_cast<char>((text.size() >> (8 * i)) & 0xFFU);
    }
    bytes += text;
    for (const TensorEntry& tensor : tensors) bytes += tensor.bytes;
    return bytes;
}

}  // namespace kinechrome::nn
