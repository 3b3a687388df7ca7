// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/beside_export.h"

#include <utility>

#include "core/delivery/export_record.h"
#include "core/delivery/output_files.h"

namespace kinechrome::delivery {

DeliveryRequest requestBeside(const pipeline::ColorizeRequest& request) {
    DeliveryRequest wanted;
    wanted.exported = request.output;
    wanted.source = request.input;
    const std::string stem = stemOf(request.output).string();
    if (request.beside.report) wanted.html = stem + ".report.html";
    if (request.beside.sheet) wanted.sheet = stem + ".sheet.png";
    if (request.beside.comparison) wanted.video = stem + ".comparison.mp4";
    if (!request.beside.reference.empty()) wanted.reference = request.beside.reference;
    wanted.overwrite = request.overwrite;
    wanted.threads = request.threads;
    wanted.programVersion = request.programVersion;
    return wanted;
}

base::Result<void> checkBeside(const pipeline::ColorizeRequest& request) {
    const DeliveryRequest wanted = requestBeside(request);
    OutputFiles files({request.input}, request.overwrite);
    for (const auto& path : {wanted.html, wanted.sheet, wanted.video}) {
        if (!path) continue;
        if (auto free = files.reserve(*path); !free) return free;
    }
    return {};
}

base::Result<DeliveryReport> makeBeside(const pipeline::ColorizeRequest& request,
                                        base::Progress* progress,
                                        const std::function<void(const std::string&)>& notice,
                                        std::stop_token stop) {
    DeliveryRequest wanted = requestBeside(request);
    auto made = runDelivery(wanted, progress, notice, stop);
    const bool unfit =
        !made && made.error().kind == base::ErrorKind::Input && wanted.reference.has_value();
    if (!unfit) return made;
    const std::string sentence = "Without ground truth: " + made.error().message();
    wanted.reference.reset();
    made = runDelivery(wanted, progress, notice, std::move(stop));
    if (!made) return made;
    made->notes.push_back(sentence);
    if (notice) notice(sentence);
    return made;
}

}  // namespace kinechrome::delivery
