// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/counted_memory.h"

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

#include <malloc.h>

namespace {

std::atomic<std::int64_t> held{0};
std::atomic<std::int64_t> mostHeld{0};

void* counted(void* block) {
    if (block == nullptr) throw std::bad_alloc();
    const auto bytes = static_cast<std::int64_t>(malloc_usable_size(block));
    const std::int64_t now = held.fetch_add(bytes) + bytes;
    std::int64_t most = mostHeld.load();
    while (now > most && !mostHeld.compare_exchange_weak(most, now)) {
    }
    return block;
}

void giveBack(void* block) {
    held.fetch_sub(static_cast<std::int64_t>(malloc_usable_size(block)));
    std::free(block);
}

}  // namespace

// The other forms of new and delete come down to these.
void* operator new(std::size_t bytes) {
    return counted(std::malloc(bytes));
}
void operator delete(void* block) noexcept {
    giveBack(block);
}
void operator delete(void* block, std::size_t) noexcept {
    giveBack(block);
}
void* operator new(std::size_t bytes, std::align_val_t alignment) {
    const auto step = static_cast<std::size_t>(alignment);
    return counted(std::aligned_alloc(step, (bytes + step - 1) / step * step));
}
void operator delete(void* block, std::align_val_t) noexcept {
    giveBack(block);
}
void operator delete(void* block, std::size_t, std::align_val_t) noexcept {
    giveBack(block);
}

namespace kinechrome::test {

std::int64_t heldBytes() {
    return held.load();
}

std::int64_t takeMostHeldBytes() {
    return mostHeld.exchange(held.load());
}

}  // namespace kinechrome::test
