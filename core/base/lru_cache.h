// SPDX-License-Identifier: GPL-3.0-or-later
// LruCache: values by key within a byte budget; the least recently used go first.
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace kinechrome::base {

// Not thread-safe: its owner guards it. Values are cheap to copy (shared planes, pointers).
template <class Key, class Value>
class LruCache {
public:
    explicit LruCache(std::size_t maxBytes) : maxBytes_(maxBytes) {}

    [[nodiscard]] std::optional<Value> find(const Key& key) {
        const auto found = index_.find(key);
        if (found == index_.end()) return std::nullopt;
        order_.splice(order_.begin(), order_, found->second);
        return found->second->value;
    }
    [[nodiscard]] bool contains(const Key& key) const { return index_.contains(key); }
    // Looks without counting as a use. Null when there is none; valid until the next change.
    [[nodiscard]] const Value* peek(const Key& key) const {
        const auto found = index_.find(key);
        return found == index_.end() ? nullptr : &found->second->value;
    }

    void insert(const Key& key, Value value, std::size_t bytes) {
        erase(key);
        order_.push_front(Entry{key, std::move(value), bytes});
        index_[key] = order_.begin();
        bytes_ += bytes;
        shrink();
    }
    void setMaxBytes(std::size_t maxBytes) {
        maxBytes_ = maxBytes;
        shrink();
    }
    void erase(const Key& key) {
        const auto found = index_.find(key);
        if (found == index_.end()) return;
        bytes_ -= found->second->bytes;
        order_.erase(found->second);
        index_.erase(found);
    }
    // Drops every entry whose key satisfies the predicate (an edit invalidates its segment).
    template <class Predicate>
    void eraseIf(Predicate predicate) {
        std::vector<Key> doomed;
        for (const auto& [key, entry] : index_) {
            if (predicate(key)) doomed.push_back(key);
        }
        for (const Key& key : doomed) erase(key);
    }
    void clear() {
        index_.clear();
        order_.clear();
        bytes_ = 0;
    }
    [[nodiscard]] std::size_t bytes() const { return bytes_; }
    [[nodiscard]] std::size_t size() const { return order_.size(); }

private:
    void shrink() {
        while (bytes_ > maxBytes_ && order_.size() > 1) erase(Key(order_.back().key));
    }

    struct Entry {
        Key key;
        Value value;
        std::size_t bytes;
    };
    std::size_t maxBytes_;
    std::size_t bytes_ = 0;
    std::list<Entry> order_;
    std::map<Key, typename std::list<Entry>::iterator> index_;
};

}  // namespace kinechrome::base
