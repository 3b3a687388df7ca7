// SPDX-License-Identifier: GPL-3.0-or-later
// What an export of a part needs to know before it starts. See Note [Pieces] in film_shots.cpp.
#pragma once

#include <memory>
#include <stop_token>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/pipeline/colorize_plan.h"
#include "core/pipeline/export_part.h"
#include "core/pipeline/film_shots.h"

namespace kinechrome::pipeline {

// Errors: Usage, where a part of this kind cannot be made of this export.
[[nodiscard]] base::Result<void> checkPart(const ColorizeRequest& request, const PartRequest& part,
                                           media::Preset preset);

// What PlannedColor::make() makes of the request without its hints, which are no matter of shots.
// Errors: Usage, Model.
[[nodiscard]] base::Result<std::unique_ptr<PlannedColor>> withoutHints(
    const ColorizeRequest& request, const ExportPlan& plan, const std::stop_token& stop);

// The shots of everything that the request exports; the plan knows their cuts afterwards.
// `progress` counts frames where the film has to be decoded for it, which `notice` is told. Errors:
// Input, Interrupted; Usage, Model as PlannedColor::make().
[[nodiscard]] base::Result<FilmShots> shotsOf(const ColorizeRequest& request, ExportPlan& plan,
                                              const NoticeSink& notice, base::Progress* progress,
                                              const std::stop_token& stop);

// Leaves the shard's own frames in the plan. Errors: those of shotsOf().
[[nodiscard]] base::Result<void> narrowToShard(const ColorizeRequest& request, ShardNumber number,
                                               ExportPlan& plan, const NoticeSink& notice,
                                               base::Progress* progress,
                                               const std::stop_token& stop);

// From now on the plan is about these frames alone; none when `frames` is empty. Errors: Input.
[[nodiscard]] base::Result<void> narrowTo(const edit::FrameRange& frames,
                                          const ColorizeRequest& request, ExportPlan& plan,
                                          const std::stop_token& stop);

}  // namespace kinechrome::pipeline
