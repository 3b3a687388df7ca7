// SPDX-License-Identifier: GPL-3.0-or-later
// The shot detector's decision.
//
// Note [Cuts]
// A frame begins a shot when much of the structure of the two frames cannot be found in one
// another. The measure (shot_features.h) does not see light changes and follows motion up to a
// tenth of the picture's width, so one threshold serves most film; it rises with what the shot
// itself has lately shown, because grain and shaking raise the measure without any cut. Frames
// without structure (leader, black, also under grain) are compared by their tones. Two
// disturbances are told from cuts: a nearly white frame without structure is a flash and is
// skipped, and a frame that continues what was seen just before the last cut takes nothing back
// but starts no third shot.
#include "core/temporal/shot_detector.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <deque>
#include <vector>

#include "core/temporal/shot_features.h"

namespace kinechrome::temporal {

namespace {

constexpr double calmThreshold = 0.26;     // in a shot that is known to be calm
constexpr double newThreshold = 0.34;      // before the shot is known: shots stay below 0.3
constexpr double highestThreshold = 0.55;  // unlike pictures score 0.6 on average
constexpr double aboveUsual = 0.18;        // over the shot's recent median
constexpr double aboveHighest = 0.1;       // over the shot's recent highest
constexpr std::size_t memoryOfScores = 10;
constexpr std::size_t known = 3;     // frames after which a shot is known
constexpr std::size_t settling = 2;  // frames after a cut during which another must be plain
constexpr std::size_t memoryOfFrames = 3;
constexpr double flatContrast = 5.0;    // codes of 1023: nothing to be seen in the frame
constexpr double grainLooksFlat = 1.6;  // of its deviation: what measuring grain leaves of it
constexpr double flatToneCut = 0.08;    // between two frames without structure
constexpr double flashMean = 0.85;      // of white
constexpr double flashContrast = 16.0;
constexpr int longestFlash = 4;  // frames

class StructureDetector final : public ShotDetector {
public:
    bool isCut(const base::Plane<float>& gray) override {
        if (gray.empty()) return false;
        Thumbnail now = Thumbnail::of(gray);
        if (frames_.empty()) {
            remember(std::move(now));
            return false;
        }
        const Change change = compare(now, frames_.front());
        if (change.score <= threshold()) {
            scores_.push_back(change.score);
            if (scores_.size() > memoryOfScores) scores_.pop_front();
            flashed_ = 0;
            remember(std::move(now));
            return false;
        }
        if (isFlash(now, change) && flashed_ < longestFlash) {
            ++flashed_;
            return false;
        }
        const bool returns = continuesOlder(now);
        flashed_ = 0;
        scores_.clear();
        afterCut_ = true;
        remember(std::move(now));
        return !returns;
    }

    void reset() override {
        frames_.clear();
        scores_.clear();
        flashed_ = 0;
        afterCut_ = false;
    }

private:
    struct Change {
        double score = 0.0;     // 0..1
        double contrast = 0.0;  // of the newer frame
    };

    // Both ways round, so that a cut to a flat frame counts as much as one away from it.
    static Change compare(const Thumbnail& now, const Thumbnail& before) {
        const StructureChange gained = structureChange(now, before);
        const StructureChange given = structureChange(before, now);
        const double grain = std::sqrt(std::max(now.grain(), before.grain()));
        if (std::max(gained.contrast, given.contrast) <
            std::max(flatContrast, grainLooksFlat * grain)) {
            return {toneChange(now, before) > flatToneCut ? 1.0 : 0.0, gained.contrast};
        }
        const double total = gained.contrast + given.contrast;
        return {(gained.lost * gained.contrast + given.lost * given.contrast) / total,
                gained.contrast};
    }

    static bool isFlash(const Thumbnail& now, const Change& change) {
        return now.mean() > flashMean * Thumbnail::white && change.contrast < flashContrast;
    }

    [[nodiscard]] double threshold() const {
        if (scores_.size() < settling && afterCut_) return highestThreshold;
        const double lowest = scores_.size() < known ? newThreshold : calmThreshold;
        if (scores_.empty()) return lowest;
        std::vector<double> sorted(scores_.begin(), scores_.end());
        std::sort(sorted.begin(), sorted.end());
        const double wanted =
            std::max(sorted[sorted.size() / 2] + aboveUsual, sorted.back() + aboveHighest);
        return std::clamp(wanted, lowest, highestThreshold);
    }

    // True when the frame goes on with what was shown one or two frames before the last one.
    [[nodiscard]] bool continuesOlder(const Thumbnail& now) const {
        return std::any_of(frames_.begin() + 1, frames_.end(), [&](const Thumbnail& older) {
            return compare(now, older).score < newThreshold;
        });
    }

    void remember(Thumbnail now) {
        frames_.push_front(std::move(now));
        if (frames_.size() > memoryOfFrames) frames_.pop_back();
    }

    std::deque<Thumbnail> frames_;  // newest first
    std::deque<double> scores_;     // of this shot's frames
    int flashed_ = 0;
    bool afterCut_ = false;
};

}  // namespace

std::unique_ptr<ShotDetector> ShotDetector::make() {
    return std::make_unique<StructureDetector>();
}

}  // namespace kinechrome::temporal
