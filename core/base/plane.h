// SPDX-License-Identifier: GPL-3.0-or-later
// Plane<T>: a typed 2-D array of samples, owner or view. Copies are shallow (shared storage),
// so a plane travels between threads without copying; clone() makes an independent one.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

namespace kinechrome::base {

// Shape: height rows of width samples; consecutive rows are `stride` samples apart (stride >=
// width). A default-constructed plane is empty. Thread-safe to read from many threads; writing is
// the business of whoever made it, before it is shared.
template <class T>
class Plane {
public:
    Plane() = default;

    // Owns new, zero-initialised storage.
    Plane(int width, int height) : width_(width), height_(height), stride_(width) {
        const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
        std::shared_ptr<T[]> storage(new T[count]());
        data_ = storage.get();
        owner_ = std::shared_ptr<void>(storage, storage.get());
    }

    // Views foreign memory, kept alive by `owner` (may be null when the caller outlives the view).
    Plane(T* data, int width, int height, std::ptrdiff_t stride, std::shared_ptr<void> owner)
        : data_(data), width_(width), height_(height), stride_(stride), owner_(std::move(owner)) {}

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] std::ptrdiff_t stride() const { return stride_; }
    [[nodiscard]] bool empty() const { return width_ <= 0 || height_ <= 0; }
    [[nodiscard]] std::size_t bytes() const {
        return static_cast<std::size_t>(stride_) * static_cast<std::size_t>(height_) * sizeof(T);
    }

    [[nodiscard]] T* row(int y) { return data_ + static_cast<std::ptrdiff_t>(y) * stride_; }
    [[nodiscard]] const T* row(int y) const {
        return data_ + static_cast<std::ptrdiff_t>(y) * stride_;
    }
    [[nodiscard]] T& at(int x, int y) { return row(y)[x]; }
    [[nodiscard]] const T& at(int x, int y) const { return row(y)[x]; }

    [[nodiscard]] Plane clone() const {
        Plane copy(width_, height_);
        for (int y = 0; y < height_; ++y) std::copy_n(row(y), width_, copy.row(y));
        return copy;
    }
    void fill(T value) {
        for (int y = 0; y < height_; ++y) std::fill_n(row(y), width_, value);
    }
    [[nodiscard]] bool sameSize(const Plane& other) const {
        return width_ == other.width_ && height_ == other.height_;
    }

private:
    T* data_ = nullptr;
    int width_ = 0;
    int height_ = 0;
    std::ptrdiff_t stride_ = 0;
    std::shared_ptr<void> owner_;
};

}  // namespace kinechrome::base
