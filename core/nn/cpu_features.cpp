// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/cpu_features.h"

#include <sched.h>

#include <fstream>
#include <sstream>
#include <string>

namespace kinechrome::nn {

bool cpuHasNativeBfloat16() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        if (!line.starts_with("flags")) continue;
        std::istringstream words(line);
        for (std::string word; words >> word;) {
            if (word == "amx_bf16" || word == "avx512_bf16") return true;
        }
        return false;
    }
    return false;
}

int availableThreads() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof(set), &set) != 0) return 1;
    return CPU_COUNT(&set) > 0 ? CPU_COUNT(&set) : 1;
}

}  // namespace kinechrome::nn
