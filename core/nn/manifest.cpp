// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/manifest.h"

#include <algorithm>

#include "core/base/atomic_file.h"
#include "core/base/sha256.h"

namespace kinechrome::nn {
namespace {

using Json = nlohmann::json;

constexpr const char* kSchema = "kinechrome.model/1";

// Reads typed fields and remembers the first that is missing or wrong.
class Fields {
public:
    explicit Fields(const Json& json) : json_(json) {}

    std::string text(const char* key) {
        if (const Json* value = get(key); value != nullptr && value->is_string()) {
            return value->get<std::string>();
        }
        return wrong(key), std::string();
    }
    double number(const char* key, double low, double high) {
        const Json* value = get(key);
        if (value == nullptr || !value->is_number() || !(value->get<double>() >= low) ||
            !(value->get<double>() <= high)) {
            return wrong(key), low;
        }
        return value->get<double>();
    }
    int integer(const char* key, int low, int high) {
        const Json* value = get(key);
        if (value == nullptr || !value->is_number_integer()) return wrong(key), low;
        return static_cast<int>(number(key, low, high));
    }
    bool flag(const char* key) {
        const Json* value = get(key);
        if (value == nullptr || !value->is_boolean()) return wrong(key), false;
        return value->get<bool>();
    }
    std::vector<std::string> texts(const char* key) {
        std::vector<std::string> read;
        const Json* value = get(key);
        if (value == nullptr || !value->is_array() || value->size() > kMostLabels) {
            return wrong(key), read;
        }
        for (const Json& item : *value) {
            if (!item.is_string()) return wrong(key), read;
            read.push_back(item.get<std::string>());
        }
        return read;
    }
    // Fills `list`, which has as many numbers as the key must have.
    template <class List>
    void numbers(const char* key, double low, double high, List& list) {
        const Json* value = get(key);
        if (value == nullptr || !value->is_array() || value->size() != list.size()) {
            return wrong(key);
        }
        for (std::size_t i = 0; i < list.size(); ++i) {
            const Json& item = (*value)[i];
            if (!item.is_number() || !(item.get<double>() >= low) ||
                !(item.get<double>() <= high)) {
                return wrong(key);
            }
            list[i] = item.get<typename List::value_type>();
        }
    }
    [[nodiscard]] bool has(const char* key) const { return json_.contains(key); }
    void wrong(const std::string& key) {
        if (wrong_.empty()) wrong_ = key;
    }
    [[nodiscard]] const std::string& firstWrong() const { return wrong_; }

private:
    const Json* get(const char* key) {
        const auto found = json_.find(key);
        return found == json_.end() ? nullptr : &*found;
    }
    const Json& json_;
    std::string wrong_;
};

bool isSha256(const std::string& text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

GlobalPool poolOf(const std::string& name, Fields& fields) {
    for (const auto pool : {GlobalPool::Average, GlobalPool::FullyConnected, GlobalPool::Off}) {
        if (nameOf(pool) == name) return pool;
    }
    fields.wrong("global_pool");
    return GlobalPool::Off;
}

// The key that older models lack: without it the features' own grid.
void readGrid(Fields& fields, ColorNetOptions& network) {
    if (!fields.has("global_grid")) return;
    const std::string grid = fields.text("global_grid");
    const bool average = network.globalPool == GlobalPool::Average;
    if (grid == nameOf(GlobalGrid::Odd) && average) {
        network.globalGrid = GlobalGrid::Odd;
    } else if (grid != nameOf(GlobalGrid::Plain)) {
        fields.wrong("global_grid");
    }
}

// Keys that most models lack: without them one network answers.
void readEnsemble(Fields& fields, Manifest& manifest) {
    constexpr int kMostMembers = 8;
    if (fields.has("members")) manifest.members = fields.integer("members", 1, kMostMembers);
    if (fields.has("mirrored")) manifest.mirrored = fields.flag("mirrored");
}

// Keys that older models lack: without them every hue is taken as it is said.
void readHues(Fields& fields, HueCorrection& hues) {
    constexpr auto kGain = static_cast<double>(kMostHueGain);
    constexpr auto kTurn = static_cast<double>(kMostHueTurn);
    if (fields.has("hue_gains")) fields.numbers("hue_gains", 0.0, kGain, hues.gains);
    if (fields.has("hue_turns")) fields.numbers("hue_turns", -kTurn, kTurn, hues.turns);
}

// Keys that older models lack: without them the network has neither head.
void readHeads(Fields& fields, ColorNetOptions& network) {
    constexpr int kMostColors = 4096;
    if (fields.has("palette_colors")) {
        network.colors = fields.integer("palette_colors", 0, kMostColors);
    }
    if (fields.has("certainty")) network.certainty = fields.flag("certainty");
    if (!fields.has("chroma_from")) return;
    const std::string from = fields.text("chroma_from");
    if (from == nameOf(ChromaFrom::Distribution) && network.colors > 0) {
        network.chromaFrom = ChromaFrom::Distribution;
        network.temperature = fields.number("temperature", 0.05, 2.0);
    } else if (from != nameOf(ChromaFrom::Regression)) {
        fields.wrong("chroma_from");
    }
}

}  // namespace

base::Result<Manifest> parseManifest(const std::string& text, const std::string& name) {
    const auto damaged = [&name](const std::string& why) {
        return base::fail(base::ErrorKind::Model, name, why, "install the model again");
    };
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return damaged("the manifest is not a JSON object");
    const auto schema = json.find("schema");
    if (schema == json.end() || *schema != kSchema) {
        return damaged(std::string("the manifest's schema is not ") + kSchema);
    }
    const auto weights = json.find("weights");
    if (weights == json.end() || !weights->is_object()) {
        return damaged("the manifest has no \"weights\"");
    }
    Fields fields(json);
    Fields weightFields(*weights);
    Manifest manifest;
    manifest.name = fields.text("name");
    manifest.architecture = fields.text("architecture");
    if (manifest.architecture != "colornet") fields.wrong("architecture");
    manifest.network.width = fields.number("width", 1.0 / 32.0, 2.0);
    manifest.network.midKernel = fields.integer("mid_kernel", 2, 3);
    manifest.network.globalPool = poolOf(fields.text("global_pool"), fields);
    readGrid(fields, manifest.network);
    manifest.network.skips = fields.flag("skips");
    readHeads(fields, manifest.network);
    manifest.inputSize = fields.integer("input_size", 16, 4096);
    manifest.chromaGain = fields.number("chroma_gain", 0.1, 4.0);
    readHues(fields, manifest.hues);
    readEnsemble(fields, manifest);
    manifest.hints = fields.flag("hints");
    manifest.labels = fields.texts("labels");
    manifest.licence = fields.text("licence");
    manifest.trainingData = fields.text("training_data");
    manifest.network.classes = manifest.network.globalPool == GlobalPool::Off
                                   ? 0
                                   : static_cast<int>(manifest.labels.size());
    if (json.contains("figures")) manifest.figures = json["figures"];
    manifest.weightsFile = weightFields.text("file");
    manifest.weightsSha256 = weightFields.text("sha256");
    if (!isSha256(manifest.weightsSha256)) weightFields.wrong("sha256");
    const std::filesystem::path file(manifest.weightsFile);
    if (file.empty() || file.has_parent_path() || file == "." || file == "..") {
        weightFields.wrong("file");
    }
    if (!fields.firstWrong().empty()) {
        return damaged("the manifest's \"" + fields.firstWrong() + "\" is missing or wrong");
    }
    if (!weightFields.firstWrong().empty()) {
        return damaged("the manifest's \"weights." + weightFields.firstWrong() +
                       "\" is missing or wrong");
    }
    return manifest;
}

base::Result<Manifest> readManifest(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "manifest.json";
    const auto text = base::readFile(file, kMostManifestBytes);
    if (!text) {
        return base::fail(base::ErrorKind::Model, file.string(), text.error().why,
                          "name a model folder or a model that `models` lists",
                          text.error().detail);
    }
    return parseManifest(*text, file.string());
}

namespace {

// What decides the answers, beside the weights.
void tellNetwork(const Manifest& manifest, nlohmann::ordered_json& json) {
    json["architecture"] = manifest.architecture;
    json["width"] = manifest.network.width;
    json["mid_kernel"] = manifest.network.midKernel;
    json["global_pool"] = nameOf(manifest.network.globalPool);
    if (manifest.network.globalGrid != GlobalGrid::Plain) {
        json["global_grid"] = nameOf(manifest.network.globalGrid);
    }
    json["skips"] = manifest.network.skips;
    json["palette_colors"] = manifest.network.colors;
    json["certainty"] = manifest.network.certainty;
    json["chroma_from"] = nameOf(manifest.network.chromaFrom);
    json["temperature"] = manifest.network.temperature;
    json["input_size"] = manifest.inputSize;
    json["chroma_gain"] = manifest.chromaGain;
    if (manifest.hues != HueCorrection()) {
        json["hue_gains"] = manifest.hues.gains;
        json["hue_turns"] = manifest.hues.turns;
    }
    if (manifest.members > 1) json["members"] = manifest.members;
    if (manifest.mirrored) json["mirrored"] = true;
    json["hints"] = manifest.hints;
}

}  // namespace

std::string identityOf(const Manifest& manifest) {
    nlohmann::ordered_json json;
    tellNetwork(manifest, json);
    json["weights"] = manifest.weightsSha256;
    const std::string text = json.dump();
    base::Sha256 hash;
    hash.add(text.data(), text.size());
    return hash.hex();
}

std::string formatManifest(const Manifest& manifest) {
    nlohmann::ordered_json json;
    json["schema"] = kSchema;
    json["name"] = manifest.name;
    tellNetwork(manifest, json);
    json["licence"] = manifest.licence;
    json["training_data"] = manifest.trainingData;
    json["figures"] = manifest.figures;
    json["weights"] = {{"file", manifest.weightsFile}, {"sha256", manifest.weightsSha256}};
    json["labels"] = manifest.labels;
    return json.dump(2) + "\n";
}

base::Result<void> writeModel(const std::filesystem::path& folder, Manifest manifest,
                              const std::string& weights) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        return base::fail(base::ErrorKind::Output, folder.string(), error.message(),
                          "choose a folder that can be written");
    }
    base::Sha256 hash;
    hash.add(weights.data(), weights.size());
    manifest.weightsSha256 = hash.hex();
    if (auto done = base::writeFileAtomically(folder / manifest.weightsFile, weights); !done) {
        return done;
    }
    return base::writeFileAtomically(folder / "manifest.json", formatManifest(manifest));
}

}  // namespace kinechrome::nn
