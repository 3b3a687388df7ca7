// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and writes project files.
#include "core/project/document_file.h"

#include <string>
#include <system_error>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/edit/json_document.h"
#include "core/project/document_json.h"

namespace kinechrome::project {

namespace fs = std::filesystem;

namespace {

fs::path folderOf(const fs::path& file) {
    std::error_code ignored;
    return fs::absolute(file, ignored).lexically_normal().parent_path();
}

// The sentence names the file first, whatever value in it was at fault.
tl::unexpected<base::Error> about(const fs::path& file, base::Error error) {
    error.why = error.what + ": " + error.why;
    error.what = file.string();
    return base::fail(std::move(error));
}

}  // namespace

base::Result<nlohmann::json> loadJson(const fs::path& file) {
    // A sidecar, whose hints can be read too, has a line for every frame.
    constexpr std::size_t kLargest = std::size_t{1} << 30U;
    const auto text = base::readFile(file, kLargest);
    if (!text) return base::fail(text.error());
    const auto refuse = [&](const char* why) {
        return base::fail(base::ErrorKind::Input, file.string(), why,
                          "choose another project or restore a copy of this one");
    };
    if (text->empty()) return refuse("the project is empty");
    if (edit::isNestedTooDeeply(*text)) return refuse("the project is nested too deeply");
    auto json = nlohmann::json::parse(*text, nullptr, false);
    if (json.is_discarded()) return refuse("the project is damaged or was cut off");
    return json;
}

base::Result<Document> loadDocument(const fs::path& file) {
    const auto json = loadJson(file);
    if (!json) return base::fail(json.error());
    auto document = documentFromJson(*json, folderOf(file));
    if (!document) return about(file, document.error());
    return document;
}

base::Result<void> saveDocument(const Document& document, const fs::path& file) {
    if (auto ok = validate(document); !ok) return about(file, ok.error());
    std::string text;
    try {
        text = toJson(document, folderOf(file)).dump(2) + "\n";
    } catch (const nlohmann::json::exception& error) {  // text that is not UTF-8
        return base::fail(base::ErrorKind::Output, file.string(),
                          "a name or note holds characters that are not UTF-8",
                          "rename the film or change the note", error.what());
    }
    return base::writeFileAtomically(file, text);
}

}  // namespace kinechrome::project
