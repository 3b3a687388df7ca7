// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/batch_loader.h"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace kinechrome::nn {
namespace {

constexpr std::size_t kAhead = 4;

std::vector<double> cumulativeWeights(const Pack& pack, const std::vector<int>& images,
                                      const Sampling& sampling) {
    std::vector<double> counts(pack.sources.size(), 0.0);
    const auto at = [&pack](int index) -> const PackImage& {
        return pack.images[static_cast<std::size_t>(index)];
    };
    for (const int index : images) counts[static_cast<std::size_t>(at(index).source)] += 1.0;
    std::vector<double> cumulative;
    double sum = 0.0;
    for (const int index : images) {
        const double count = counts[static_cast<std::size_t>(at(index).source)];
        double weight = std::pow(count, sampling.sourcePower - 1.0);
        if (at(index).meanChroma < sampling.grayChroma) weight *= sampling.grayWeight;
        if (count < sampling.rareCount) weight *= sampling.rareWeight;
        sum += weight;
        cumulative.push_back(sum);
    }
    return cumulative;
}

}  // namespace

struct BatchLoader::State {
    const Pack& pack;
    std::vector<int> images;
    std::vector<double> cumulative;
    Augmentation augmentation;
    std::uint64_t seed;
    int count;

    struct Shared {  // guarded by mutex
        std::mutex mutex;
        std::condition_variable_any wanted;
        std::condition_variable_any ready;
        std::map<std::int64_t, std::optional<Batch>> batches;  // empty while in the making
        std::int64_t next = 0;
        int size = 0;  // 0 until the first take()
    } shared;
    std::vector<std::jthread> workers;  // last: joined before what they use goes

    [[nodiscard]] Batch make(std::int64_t step, int size) const {
        const auto plane = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
        const auto samples = static_cast<std::size_t>(count);
        Batch batch;
        batch.count = count;
        batch.size = size;
        batch.input.resize(samples * kInputChannels * plane);
        batch.target.resize(samples * 2 * (plane / 4));
        for (std::size_t i = 0; i < samples; ++i) {
            const auto number = static_cast<std::uint64_t>(step) * samples + i;
            Random random(seed, number);
            const double drawn = random.uniform() * cumulative.back();
            const auto found = std::upper_bound(cumulative.begin(), cumulative.end(), drawn);
            const auto which =
                std::min(static_cast<std::size_t>(found - cumulative.begin()), images.size() - 1);
            const PackImage& image = pack.images[static_cast<std::size_t>(images[which])];
            makeTrainingSample(image, augmentation, random,
                               {batch.input.data() + i * kInputChannels * plane,
                                batch.target.data() + i * 2 * (plane / 4), size});
            batch.labels.push_back(image.label);
        }
        return batch;
    }

    void work(const std::stop_token& stop) {
        std::unique_lock lock(shared.mutex);
        while (shared.wanted.wait(
            lock, stop, [this] { return shared.size > 0 && shared.batches.size() < kAhead; })) {
            const std::int64_t step = shared.next++;
            const int size = shared.size;
            shared.batches[step] = std::nullopt;
            lock.unlock();
            Batch batch = make(step, size);
            lock.lock();
            const auto slot = shared.batches.find(step);  // gone if take() moved elsewhere
            if (slot != shared.batches.end()) slot->second = std::move(batch);
            shared.ready.notify_all();
        }
    }
};

BatchLoader::BatchLoader(const Pack& pack, std::vector<int> images, const Sampling& sampling,
                         const Augmentation& augmentation, std::uint64_t seed, int batch,
                         int threads)
    : state_(new State{pack, std::move(images), {}, augmentation, seed, batch, {}, {}}) {
    state_->cumulative = cumulativeWeights(pack, state_->images, sampling);
    for (int t = 0; t < threads; ++t) {
        state_->workers.emplace_back(
            [state = state_.get()](const std::stop_token& stop) { state->work(stop); });
    }
}

BatchLoader::~BatchLoader() = default;

Batch BatchLoader::take(std::int64_t step, int size) {
    auto& shared = state_->shared;
    std::unique_lock lock(shared.mutex);
    const auto begun = shared.batches.find(step);
    if (begun != shared.batches.end() && size == shared.size) {
        shared.ready.wait(lock, [&] { return shared.batches[step].has_value(); });
        Batch batch = std::move(*shared.batches[step]);
        shared.batches.erase(step);
        shared.wanted.notify_all();
        if (batch.size == size) return batch;
    } else {  // first call, another size, or a jump: start anew from the step after this one
        shared.batches.clear();
        shared.size = size;
        shared.next = step + 1;
        shared.wanted.notify_all();
    }
    lock.unlock();
    return state_->make(step, size);
}

}  // namespace kinechrome::nn
