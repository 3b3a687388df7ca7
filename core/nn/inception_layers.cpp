// SPDX-License-Identifier: GPL-3.0-or-later
// The convolutions of Inception-v3 as a list.
#include <initializer_list>

#include "core/nn/inception.h"

namespace kinechrome::nn {

namespace {

using Edge = InceptionLayer::Edge;
using Layers = std::vector<InceptionLayer>;

void add(Layers& layers, const std::string& block, std::initializer_list<InceptionLayer> members) {
    for (InceptionLayer layer : members) {
        layer.name = block + "." + layer.name;
        layers.push_back(std::move(layer));
    }
}

void addA(Layers& layers, const std::string& block, std::int64_t in, std::int64_t pool) {
    add(layers, block,
        {{"branch1x1", in, 64},
         {"branch5x5_1", in, 48},
         {"branch5x5_2", 48, 64, 5, 5},
         {"branch3x3dbl_1", in, 64},
         {"branch3x3dbl_2", 64, 96, 3, 3},
         {"branch3x3dbl_3", 96, 96, 3, 3},
         {"branch_pool", in, pool}});
}

void addC(Layers& layers, const std::string& block, std::int64_t c) {
    add(layers, block,
        {{"branch1x1", 768, 192},
         {"branch7x7_1", 768, c},
         {"branch7x7_2", c, c, 1, 7},
         {"branch7x7_3", c, 192, 7, 1},
         {"branch7x7dbl_1", 768, c},
         {"branch7x7dbl_2", c, c, 7, 1},
         {"branch7x7dbl_3", c, c, 1, 7},
         {"branch7x7dbl_4", c, c, 7, 1},
         {"branch7x7dbl_5", c, 192, 1, 7},
         {"branch_pool", 768, 192}});
}

void addE(Layers& layers, const std::string& block, std::int64_t in) {
    add(layers, block,
        {{"branch1x1", in, 320},
         {"branch3x3_1", in, 384},
         {"branch3x3_2a", 384, 384, 1, 3},
         {"branch3x3_2b", 384, 384, 3, 1},
         {"branch3x3dbl_1", in, 448},
         {"branch3x3dbl_2", 448, 384, 3, 3},
         {"branch3x3dbl_3a", 384, 384, 1, 3},
         {"branch3x3dbl_3b", 384, 384, 3, 1},
         {"branch_pool", in, 192}});
}

}  // namespace

std::vector<InceptionLayer> inceptionLayers() {
    Layers layers{{"Conv2d_1a_3x3", 3, 32, 3, 3, 2, Edge::Open},
                  {"Conv2d_2a_3x3", 32, 32, 3, 3, 1, Edge::Open},
                  {"Conv2d_2b_3x3", 32, 64, 3, 3},
                  {"Conv2d_3b_1x1", 64, 80},
                  {"Conv2d_4a_3x3", 80, 192, 3, 3, 1, Edge::Open}};
    addA(layers, "Mixed_5b", 192, 32);
    addA(layers, "Mixed_5c", 256, 64);
    addA(layers, "Mixed_5d", 288, 64);
    add(layers, "Mixed_6a",
        {{"branch3x3", 288, 384, 3, 3, 2, Edge::Open},
         {"branch3x3dbl_1", 288, 64},
         {"branch3x3dbl_2", 64, 96, 3, 3},
         {"branch3x3dbl_3", 96, 96, 3, 3, 2, Edge::Open}});
    addC(layers, "Mixed_6b", 128);
    addC(layers, "Mixed_6c", 160);
    addC(layers, "Mixed_6d", 160);
    addC(layers, "Mixed_6e", 192);
    add(layers, "Mixed_7a",
        {{"branch3x3_1", 768, 192},
         {"branch3x3_2", 192, 320, 3, 3, 2, Edge::Open},
         {"branch7x7x3_1", 768, 192},
         {"branch7x7x3_2", 192, 192, 1, 7},
         {"branch7x7x3_3", 192, 192, 7, 1},
         {"branch7x7x3_4", 192, 192, 3, 3, 2, Edge::Open}});
    addE(layers, "Mixed_7b", 1280);
    addE(layers, "Mixed_7c", 2048);
    return layers;
}

}  // namespace kinechrome::nn
