// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/batch_loader.h"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <map>
#include <mutex>
#include <numeric>
#include <optional>
#include <thread>
#include <utility>

namespace kinechrome::nn {
namespace {

constexpr std::size_t kAhead = 4;

// Draws indices into a list of the pack's pictures or clips, each as often as Sampling asks.
class Lot {
public:
    template <class Item>
    Lot(const std::vector<Item>& items, std::vector<int> chosen, std::size_t sources,
        const Sampling& sampling)
        : chosen_(std::move(chosen)) {
        const auto at = [&items](int index) -> const Item& {
            return items[static_cast<std::size_t>(index)];
        };
        std::vector<double> counts(sources, 0.0);
        for (const int index : chosen_) counts[static_cast<std::size_t>(at(index).source)] += 1.0;
        double sum = 0.0;
        for (const int index : chosen_) {
            const double count = counts[static_cast<std::size_t>(at(index).source)];
            double weight = std::pow(count, sampling.sourcePower - 1.0);
            if (at(index).meanChroma < sampling.grayChroma) weight *= sampling.grayWeight;
            if (count < sampling.rareCount) weight *= sampling.rareWeight;
            sum += weight;
            cumulative_.push_back(sum);
        }
    }

    [[nodiscard]] bool empty() const { return chosen_.empty(); }

    [[nodiscard]] std::size_t draw(Random& random) const {
        const double drawn = random.uniform() * cumulative_.back();
        const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end(), drawn);
        const auto which =
            std::min(static_cast<std::size_t>(found - cumulative_.begin()), chosen_.size() - 1);
        return static_cast<std::size_t>(chosen_[which]);
    }

private:
    std::vector<int> chosen_;
    std::vector<double> cumulative_;
};

std::vector<int> allOf(std::size_t count) {
    std::vector<int> all(count);
    std::iota(all.begin(), all.end(), 0);
    return all;
}

// The clips that have at least so many frames.
std::vector<int> longEnough(const Pack& pack, int frames) {
    std::vector<int> clips = allOf(pack.clips.size());
    std::erase_if(clips, [&](int index) {
        return std::ssize(pack.clips[static_cast<std::size_t>(index)].frames) < frames;
    });
    return clips;
}

Batch emptyBatch(int size, const BatchShape& shape, int clipFrames) {
    const auto plane = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    Batch batch;
    batch.size = size;
    batch.pictures = shape.pictures;
    batch.clips = shape.clips;
    batch.clipFrames = shape.clips > 0 ? clipFrames : 0;
    batch.count = batch.pictures + batch.clips * batch.clipFrames;
    const auto samples = static_cast<std::size_t>(batch.count);
    batch.input.resize(samples * kInputChannels * plane);
    batch.target.resize(samples * 2 * (plane / 4));
    batch.clean.resize(samples * plane);
    batch.kept.resize(samples * (plane / 4));
    const auto frames = static_cast<std::size_t>(batch.clips * batch.clipFrames);
    for (BatchMotion* motion : {&batch.toPrevious, &batch.toFirst}) {
        motion->flow.resize(frames * 2 * (plane / 4));
        motion->visible.resize(frames * (plane / 4));
    }
    return batch;
}

}  // namespace

BatchShape shapeOf(const Sampling& sampling, int batch, bool hasClips) {
    BatchShape shape;
    if (hasClips && sampling.clipShare > 0.0) {
        const auto wanted = static_cast<int>(batch * sampling.clipShare / sampling.clipFrames);
        shape.clips = std::min(std::max(1, wanted), batch / sampling.clipFrames);
    }
    shape.pictures = batch - shape.clips * sampling.clipFrames;
    return shape;
}

struct BatchLoader::State {
    const Pack& pack;
    Lot images;
    Lot frames;  // clips whose frames serve as pictures
    Lot clips;   // clips that are long enough to be clips
    Augmentation augmentation;
    std::uint64_t seed;
    BatchShape shape;
    int clipFrames;

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
        Batch batch = emptyBatch(size, shape, clipFrames);
        const auto first =
            static_cast<std::uint64_t>(step) * static_cast<std::uint64_t>(batch.count);
        for (int i = 0; i < batch.pictures; ++i) {
            addPicture(batch, i, Random(seed, first + static_cast<std::uint64_t>(i)));
        }
        for (int c = 0; c < batch.clips; ++c) {
            const int sample = batch.pictures + c * batch.clipFrames;
            addClip(batch, c, Random(seed, first + static_cast<std::uint64_t>(sample)));
        }
        return batch;
    }

    void addPicture(Batch& batch, int index, Random random) const {
        const auto plane =
            static_cast<std::size_t>(batch.size) * static_cast<std::size_t>(batch.size);
        const auto i = static_cast<std::size_t>(index);
        const SampleView out{batch.input.data() + i * kInputChannels * plane,
                             batch.target.data() + i * plane / 2, batch.size,
                             batch.clean.data() + i * plane, batch.kept.data() + i * plane / 4};
        if (!images.empty()) {
            const PackImage& image = pack.images[images.draw(random)];
            makeTrainingSample(image, augmentation, random, out);
            batch.labels.push_back(image.label);
        } else {
            const PackClip& clip = pack.clips[frames.draw(random)];
            const int frame = random.below(static_cast<int>(clip.frames.size()));
            makeTrainingSample(clip, frame, augmentation, random, out);
            batch.labels.push_back(clip.label);
        }
    }

    void addClip(Batch& batch, int index, Random random) const {
        const auto plane =
            static_cast<std::size_t>(batch.size) * static_cast<std::size_t>(batch.size);
        const auto frame = static_cast<std::size_t>(index * batch.clipFrames);  // of all clips
        const auto sample = static_cast<std::size_t>(batch.pictures) + frame;
        const auto motionAt = [&](BatchMotion& motion) {
            return MotionView{motion.flow.data() + frame * plane / 2,
                              motion.visible.data() + frame * plane / 4};
        };
        const PackClip& clip = pack.clips[clips.draw(random)];
        const int first = random.below(static_cast<int>(clip.frames.size()) - batch.clipFrames + 1);
        makeTrainingClip(
            clip, first, augmentation, random,
            {batch.input.data() + sample * kInputChannels * plane,
             batch.target.data() + sample * plane / 2, motionAt(batch.toPrevious),
             motionAt(batch.toFirst), batch.size, batch.clipFrames,
             batch.clean.data() + sample * plane, batch.kept.data() + sample * plane / 4});
        batch.labels.insert(batch.labels.end(), static_cast<std::size_t>(batch.clipFrames),
                            clip.label);
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
                         int threads) {
    Lot whole(pack.clips, longEnough(pack, sampling.clipFrames), pack.sources.size(), sampling);
    const BatchShape shape = shapeOf(sampling, batch, !whole.empty());
    state_.reset(new State{pack,
                           Lot(pack.images, std::move(images), pack.sources.size(), sampling),
                           Lot(pack.clips, allOf(pack.clips.size()), pack.sources.size(), sampling),
                           std::move(whole),
                           augmentation,
                           seed,
                           shape,
                           sampling.clipFrames,
                           {},
                           {}});
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
