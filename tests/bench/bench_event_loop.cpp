// SPDX-License-Identifier: GPL-3.0-or-later
// How promptly the workbench answers while a person scrubs during an export, with the real preview
// service and the real job: a 5 ms timer measures by how much the event loop is late. A bench: it
// prints JSON and fails only if the work itself does.
//   bench_event_loop CLIP OUTPUT.mkv [SECONDS]
#include <algorithm>
#include <cstdio>
#include <vector>

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include "ui/bridge/workbench.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"

using namespace kinechrome;

namespace {

constexpr double beat = 5.0;    // milliseconds
constexpr int scrubEvery = 40;  // milliseconds

double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0.0;
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(share * last)];
}

// Goes to and fro over the film, as a hand on the timeline does.
class Scrubbing {
public:
    explicit Scrubbing(ui::Transport& transport) : transport_(&transport) {
        QObject::connect(&timer_, &QTimer::timeout, [this] { move(); });
        timer_.start(scrubEvery);
    }
    [[nodiscard]] int moves() const { return moves_; }

private:
    void move() {
        const std::int64_t count = transport_->count();
        if (count <= 1) return;
        position_ += step_;
        if (position_ < 0 || position_ >= count) {
            step_ = -step_;
            position_ = std::clamp<std::int64_t>(position_, 0, count - 1);
        }
        transport_->seek(position_);
        ++moves_;
    }
    ui::Transport* transport_;
    QTimer timer_;
    std::int64_t position_ = 0;
    std::int64_t step_ = 7;
    int moves_ = 0;
};

}  // namespace

int main(int count, char** values) {
    QApplication application(count, values);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3) {
        std::fprintf(stderr, "bench_event_loop CLIP OUTPUT.mkv [SECONDS]\n");
        return 2;
    }
    ui::applyTheme(application);
    ui::Workbench workbench(ui::coreBackend());
    ui::MainWindow window(workbench);
    window.resize(1600, 1000);
    window.show();
    workbench.open(arguments[1]);

    pipeline::ColorizeRequest request;
    request.input = arguments[1].toStdString();
    request.output = arguments[2].toStdString();
    request.overwrite = true;
    workbench.exportJob().start(request);

    std::vector<double> late;
    QElapsedTimer clock;
    clock.start();
    qint64 previous = clock.nsecsElapsed();
    QTimer pulse;
    pulse.setTimerType(Qt::PreciseTimer);
    QObject::connect(&pulse, &QTimer::timeout, [&] {
        const qint64 now = clock.nsecsElapsed();
        late.push_back(std::max(0.0, static_cast<double>(now - previous) / 1e6 - beat));
        previous = now;
    });
    pulse.start(static_cast<int>(beat));
    const Scrubbing scrubbing(workbench.transport());

    int shown = 0;
    QObject::connect(&workbench, &ui::Workbench::shownChanged, [&shown] { ++shown; });
    const char* outcome = "still running";
    QObject::connect(&workbench.exportJob(), &ui::ExportJob::finished,
                     [&outcome](const pipeline::JobOutcome& result) {
                         outcome = std::holds_alternative<pipeline::Completed>(result) ? "completed"
                                                                                       : "failed";
                         QApplication::quit();
                     });
    const double seconds = arguments.size() > 3 ? arguments[3].toDouble() : 60.0;
    QTimer::singleShot(static_cast<int>(seconds * 1000.0), &QApplication::quit);
    QApplication::exec();

    std::printf(
        "{\"export\":\"%s\",\"seconds\":%.1f,\"beats\":%zu,\"scrubs\":%d,"
        "\"pictures\":%d,\"late_ms\":{\"median\":%.2f,\"p99\":%.2f,\"max\":%.2f}}\n",
        outcome, static_cast<double>(clock.elapsed()) / 1000.0, late.size(), scrubbing.moves(),
        shown, percentile(late, 0.5), percentile(late, 0.99), percentile(late, 1.0));
    return std::string_view(outcome) == "failed" ? 1 : 0;
}
