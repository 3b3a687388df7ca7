// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that the contract names and that come with a later version: they say so.
#include "app/kinechrome-cli/commands.h"

namespace kinechrome::cli {

void addLaterCommands(CLI::App& program, Session& session) {
    const auto add = [&](const std::string& name, const std::string& description) {
        addCommand(program, session, name, description + " (comes with a later version)", [name] {
            return laterVersion("command " + name);
        })->allow_extras();
    };
    add("join", "Join shards into what one run would have made");
}

}  // namespace kinechrome::cli
