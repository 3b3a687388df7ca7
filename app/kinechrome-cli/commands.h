// SPDX-License-Identifier: GPL-3.0-or-later
// The commands, one file each: command_NAME.cpp.
#pragma once

#include "app/kinechrome-cli/session.h"

namespace kinechrome::cli {

// Each adds its command to the program and, when it is chosen, its work to the session.
void addInspect(CLI::App& program, Session& session);
void addColorize(CLI::App& program, Session& session);
void addEvaluate(CLI::App& program, Session& session);
void addReport(CLI::App& program, Session& session);
void addTrain(CLI::App& program, Session& session);
void addDataset(CLI::App& program, Session& session);
void addModels(CLI::App& program, Session& session);
void addJoin(CLI::App& program, Session& session);

}  // namespace kinechrome::cli
