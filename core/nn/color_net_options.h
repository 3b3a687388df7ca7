// SPDX-License-Identifier: GPL-3.0-or-later
// What can be chosen about ColorNet, apart from its weights. Free of LibTorch.
#pragma once

#include <string>

namespace kinechrome::nn {

// What feeds the first fully connected layer of the global branch.
enum class GlobalPool {
    Average,         // mean over the picture: small, and free of the input size
    FullyConnected,  // the printed 7x7x512 of the picture at 224x224
    Off,             // no global branch and no class head
};

// On which grid the global branch looks at the low-level features.
enum class GlobalGrid {
    Plain,  // theirs
    // Made odd in use, not in training, by repeating the last line: crops in training have an even
    // grid, and what the branch learned by heart there it does not find again, while what it
    // understood stays. Only with GlobalPool::Average.
    Odd,
};

// Which head the chroma is taken from.
enum class ChromaFrom {
    Regression,    // two sigmoid channels at half size
    Distribution,  // annealed mean of the colour distribution at a quarter, enlarged to half size
};

struct ColorNetOptions {
    double width = 1.0;  // factor on every channel count of the paper, 1/32..2
    int midKernel = 3;   // 3 (Iizuka) or 2 (as the project paper says)
    GlobalPool globalPool = GlobalPool::Average;
    bool skips = false;      // low-level features at 1/4 and 1/2 size added to the colour network
    int classes = 0;         // of the class head; 0: none
    int colors = 0;          // palette colours of the distribution head; 0: none
    bool certainty = false;  // says how far off it expects to be, pixel by pixel
    ChromaFrom chromaFrom = ChromaFrom::Regression;
    double temperature = 0.38;  // of the annealed mean, 0.05..2
    GlobalGrid globalGrid = GlobalGrid::Plain;

    bool operator==(const ColorNetOptions&) const = default;
};

[[nodiscard]] inline std::string nameOf(GlobalPool pool) {
    switch (pool) {
        case GlobalPool::Average: return "average";
        case GlobalPool::FullyConnected: return "fully_connected";
        case GlobalPool::Off: break;
    }
    return "off";
}

[[nodiscard]] inline std::string nameOf(GlobalGrid grid) {
    return grid == GlobalGrid::Odd ? "odd" : "plain";
}

[[nodiscard]] inline std::string nameOf(ChromaFrom from) {
    return from == ChromaFrom::Distribution ? "distribution" : "regression";
}

// The whole input is padded to a multiple of this; output is at half of the input's size.
inline constexpr int kNetworkMultiple = 8;

}  // namespace kinechrome::nn
