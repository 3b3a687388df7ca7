// SPDX-License-Identifier: GPL-3.0-or-later
// ExportJob: runs core's colourisation, and what stands beside the film, on a thread of its own and
// tells the GUI thread how it goes and how it ended, exactly once. One job at a time.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include "core/pipeline/job_outcome.h"
#include "ui/bridge/backend.h"

namespace kinechrome::ui {

class ExportJob : public QObject {
    Q_OBJECT
public:
    explicit ExportJob(Backend backend, QObject* parent = nullptr);
    ~ExportJob() override;  // stops the job and waits until it has cleaned up

    void start(const pipeline::ColorizeRequest& request);
    void cancel();  // returns at once; finished() follows

    [[nodiscard]] bool running() const { return running_; }
    [[nodiscard]] bool cancelling() const { return cancelling_; }
    [[nodiscard]] double secondsRunning() const;
    [[nodiscard]] const pipeline::ColorizeRequest& request() const { return request_; }
    // Empty until it ended well.
    [[nodiscard]] const std::optional<pipeline::ColorizeReport>& report() const { return report_; }

    // The film is finished; what stands beside it is being made. Cancelling keeps the film.
    [[nodiscard]] bool besideFilm() const { return besideFilm_.load(); }
    // What stands beside the film; empty where nothing was wanted or it was not finished.
    [[nodiscard]] const std::optional<delivery::DeliveryReport>& delivered() const {
        return delivered_;
    }
    // Why it was not finished; empty where all is well.
    [[nodiscard]] const QString& besideProblem() const { return besideProblem_; }

Q_SIGNALS:
    void started();
    void progressed(const kinechrome::base::ProgressView& progress);
    void noticed(const QString& sentence);
    void finished(const kinechrome::pipeline::JobOutcome& outcome);

private:
    struct Ended {
        base::Result<pipeline::ColorizeReport> film;
        std::optional<base::Result<delivery::DeliveryReport>> beside;
    };
    void settle(Ended ended);
    void settleBeside(base::Result<delivery::DeliveryReport> made);

    Backend backend_;
    pipeline::ColorizeRequest request_;
    std::optional<pipeline::ColorizeReport> report_;
    std::optional<delivery::DeliveryReport> delivered_;
    QString besideProblem_;
    std::atomic<bool> besideFilm_ = false;
    std::unique_ptr<base::Progress> progress_;
    QTimer beat_;
    QElapsedTimer clock_;
    bool running_ = false;
    bool cancelling_ = false;
    std::jthread worker_;  // last: joined before what it uses goes
};

}  // namespace kinechrome::ui
