// SPDX-License-Identifier: GPL-3.0-or-later
// ExportJob: runs core's colourisation on a thread of its own and tells the GUI thread how it goes
// and how it ended, exactly once. One job at a time.
#pragma once

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

Q_SIGNALS:
    void started();
    void progressed(const kinechrome::base::ProgressView& progress);
    void noticed(const QString& sentence);
    void finished(const kinechrome::pipeline::JobOutcome& outcome);

private:
    void settle(base::Result<pipeline::ColorizeReport> result);

    Backend backend_;
    pipeline::ColorizeRequest request_;
    std::optional<pipeline::ColorizeReport> report_;
    std::unique_ptr<base::Progress> progress_;
    QTimer beat_;
    QElapsedTimer clock_;
    bool running_ = false;
    bool cancelling_ = false;
    std::jthread worker_;  // last: joined before what it uses goes
};

}  // namespace kinechrome::ui
