// SPDX-License-Identifier: GPL-3.0-or-later
// Between LibTorch tensors and safetensors. Internal to core/nn: shows LibTorch.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <ATen/core/Tensor.h>

#include "core/base/error.h"
#include "core/nn/safetensors.h"

namespace kinechrome::nn {

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

// The bytes of a safetensors file with these tensors, as `dtype`, in row-major order.
[[nodiscard]] std::string encodeTensors(const NamedTensors& tensors, Dtype dtype,
                                        const std::map<std::string, std::string>& metadata);

// Copies the file's `prefix`NAME into every tensor NAME of `into`. Errors: Model (one is missing,
// or has another shape, or holds something that is no finite number).
[[nodiscard]] base::Result<void> copyTensors(const SafetensorsFile& file, const std::string& prefix,
                                             const NamedTensors& into, const std::string& name);

}  // namespace kinechrome::nn
