// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/tensor_io.h"

#include <ATen/Functions.h>
#include <c10/core/GradMode.h>

namespace kinechrome::nn {
namespace {

at::ScalarType typeOf(Dtype dtype) {
    switch (dtype) {
        case Dtype::F32: return at::kFloat;
        case Dtype::F16: return at::kHalf;
        case Dtype::BF16: break;
    }
    return at::kBFloat16;
}

}  // namespace

std::string encodeTensors(const NamedTensors& tensors, Dtype dtype,
                          const std::map<std::string, std::string>& metadata) {
    const c10::NoGradGuard guard;
    std::vector<at::Tensor> kept;  // owns what the entries look into
    std::vector<TensorEntry> entries;
    for (const auto& [name, tensor] : tensors) {
        kept.push_back(tensor.detach().to(at::kCPU, typeOf(dtype)).contiguous());
        const at::Tensor& plain = kept.back();
        entries.push_back({name,
                           dtype,
                           plain.sizes().vec(),
                           {static_cast<const char*>(plain.data_ptr()), plain.nbytes()}});
    }
    return encodeSafetensors(entries, metadata);
}

base::Result<void> copyTensors(const SafetensorsFile& file, const std::string& prefix,
                               const NamedTensors& into, const std::string& name) {
    const c10::NoGradGuard guard;
    for (const auto& [key, target] : into) {
        const TensorEntry* entry = file.find(prefix + key);
        const auto wrong = [&](const std::string& why) {
            return base::fail(base::ErrorKind::Model, name, "\"" + prefix + key + "\" " + why,
                              "use weights of this architecture and width");
        };
        if (entry == nullptr) return wrong("is missing");
        if (target.sizes() != at::IntArrayRef(entry->shape)) return wrong("has another shape");
        at::Tensor stored = at::empty(entry->shape, at::dtype(typeOf(entry->dtype)));
        if (!entry->bytes.empty()) {
            std::copy(entry->bytes.begin(), entry->bytes.end(),
                      static_cast<char*>(stored.data_ptr()));
        }
        stored = stored.to(at::kFloat);
        if (!at::isfinite(stored).all().item<bool>()) return wrong("holds no finite number");
        target.detach().copy_(stored);
    }
    return {};
}

}  // namespace kinechrome::nn
