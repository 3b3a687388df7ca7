// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/export_job.h"

#include <utility>

#include <QMetaObject>

#include "core/base/thread_priority.h"
#include "ui/bridge/core_words.h"

namespace kinechrome::ui {
namespace {

constexpr int beatMilliseconds = 100;

}  // namespace

ExportJob::ExportJob(Backend backend, QObject* parent)
    : QObject(parent), backend_(std::move(backend)) {
    beat_.setInterval(beatMilliseconds);
    connect(&beat_, &QTimer::timeout, this, [this] { Q_EMIT progressed(progress_->view()); });
}

ExportJob::~ExportJob() {
    worker_.request_stop();
    if (worker_.joinable()) worker_.join();
}

void ExportJob::start(const pipeline::ColorizeRequest& request) {
    if (running_) return;
    if (worker_.joinable()) worker_.join();  // has already settled
    request_ = request;
    report_.reset();
    delivered_.reset();
    besideProblem_.clear();
    besideFilm_ = false;
    progress_ = std::make_unique<base::Progress>();
    running_ = true;
    cancelling_ = false;
    clock_.start();
    beat_.start();
    worker_ = std::jthread([this, request](const std::stop_token& stop) {
        base::standBack();
        const auto notice = [this](const std::string& sentence) {
            QMetaObject::invokeMethod(
                this, [this, sentence] { Q_EMIT noticed(spoken(sentence)); }, Qt::QueuedConnection);
        };
        Ended ended{backend_.colorize(request, progress_.get(), notice, stop), std::nullopt};
        if (ended.film && request.beside.any() && backend_.deliver) {
            besideFilm_ = true;
            progress_->start(0);
            ended.beside = backend_.deliver(request, progress_.get(), notice, stop);
        }
        QMetaObject::invokeMethod(
            this, [this, ended = std::move(ended)]() mutable { settle(std::move(ended)); },
            Qt::QueuedConnection);
    });
    Q_EMIT started();
}

void ExportJob::cancel() {
    if (!running_) return;
    cancelling_ = true;
    worker_.request_stop();
}

double ExportJob::secondsRunning() const {
    return running_ ? static_cast<double>(clock_.elapsed()) / 1000.0 : 0.0;
}

void ExportJob::settle(Ended ended) {
    auto& result = ended.film;
    beat_.stop();
    Q_EMIT progressed(progress_->view());
    running_ = false;
    besideFilm_ = false;
    if (ended.beside) settleBeside(*std::move(ended.beside));
    if (result) {
        report_ = std::move(*result);
        Q_EMIT finished(pipeline::Completed{});
    } else if (result.error().kind == base::ErrorKind::Interrupted) {
        Q_EMIT finished(pipeline::Cancelled{});
    } else {
        Q_EMIT finished(pipeline::Failed{std::move(result.error())});
    }
}

void ExportJob::settleBeside(base::Result<delivery::DeliveryReport> made) {
    if (made) {
        delivered_ = std::move(*made);
    } else if (made.error().kind == base::ErrorKind::Interrupted) {
        besideProblem_ = tr("stopped; nothing unfinished is left beside the film");
    } else {
        besideProblem_ = spoken(made.error());
    }
}

}  // namespace kinechrome::ui
