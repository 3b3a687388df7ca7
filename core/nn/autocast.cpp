// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/autocast.h"

#include <ATen/autocast_mode.h>
#include <torch/version.h>

namespace kinechrome::nn {
namespace {

void setAutocast(bool enabled, bool cuda) {
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
    const auto device = cuda ? at::kCUDA : at::kCPU;
    at::autocast::set_autocast_dtype(device, at::kBFloat16);
    at::autocast::set_autocast_enabled(device, enabled);
#else
    if (cuda) {
        at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
        at::autocast::set_enabled(enabled);
    } else {
        at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
        at::autocast::set_cpu_enabled(enabled);
    }
#endif
}

}  // namespace

AutocastScope::AutocastScope(bool enabled, bool cuda) : enabled_(enabled), cuda_(cuda) {
    if (enabled_) setAutocast(true, cuda_);
}

AutocastScope::~AutocastScope() {
    if (!enabled_) return;
    setAutocast(false, cuda_);
    at::autocast::clear_cache();  // else the next step computes with this step's cast weights
}

}  // namespace kinechrome::nn
