// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/still_box.h"

#include <algorithm>

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QImageReader>
#include <QLabel>
#include <QMouseEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/bridge/workbench.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr int largestSide = 1024;  // colours are picked by eye: more is of no use
constexpr int tallest = 220;       // on the screen

QImage readStill(const QString& path) {
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && std::max(size.width(), size.height()) > largestSide) {
        reader.setScaledSize(size.scaled(largestSide, largestSide, Qt::KeepAspectRatio));
    }
    return reader.read().convertToFormat(QImage::Format_RGB32);
}

}  // namespace

StillBox::StillBox(Workbench& workbench, QWidget* parent)
    : QWidget(parent),
      workbench_(&workbench),
      open_(new QToolButton),
      close_(new QToolButton),
      picture_(new QLabel) {
    open_->setText(tr("Reference still…"));
    open_->setFocusPolicy(Qt::TabFocus);
    open_->setToolTip(tr("Opens a picture to take colours from: click on it"));
    close_->setIcon(icon(QStringLiteral("close")));
    close_->setFocusPolicy(Qt::TabFocus);
    close_->setToolTip(tr("Put the still away"));
    close_->setAccessibleName(close_->toolTip());
    close_->hide();
    picture_->setAccessibleName(tr("Reference still"));
    picture_->setCursor(Qt::CrossCursor);
    picture_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    picture_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    picture_->installEventFilter(this);
    picture_->hide();
    auto* row = new QHBoxLayout;
    row->addWidget(open_);
    row->addStretch(1);
    row->addWidget(close_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(picture_);
    connect(open_, &QToolButton::clicked, this, &StillBox::choose);
    connect(close_, &QToolButton::clicked, this, [this] { show({}, {}); });
}

QWidget& StillBox::picture() const {
    return *picture_;
}

void StillBox::choose() {
    const QString path = QFileDialog::getOpenFileName(
        window(), tr("Open a reference still"), {},
        tr("Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.ppm *.tif *.tiff *.webp);;All files (*)"));
    if (!path.isEmpty()) open(path);
}

void StillBox::open(const QString& path) {
    workbench_->background().run([path] { return readStill(path); },
                                 [this, path](const QImage& image) { show(path, image); });
}

void StillBox::show(const QString& path, const QImage& image) {
    if (image.isNull() && !path.isEmpty()) {
        workbench_->say({Severity::Error,
                         tr("%1 cannot be shown: it is no picture that Kinechrome reads: choose a "
                            "PNG or JPEG file.")
                             .arg(QFileInfo(path).fileName()),
                         {},
                         {}});
        return;
    }
    image_ = image;
    open_->setToolTip(path.isEmpty() ? tr("Opens a picture to take colours from: click on it")
                                     : path);
    close_->setVisible(!image.isNull());
    picture_->setVisible(!image.isNull());
    fit();
}

void StillBox::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void StillBox::fit() {
    if (image_.isNull() || width() <= 0) return;
    const QSize size = image_.size().scaled(width(), tallest, Qt::KeepAspectRatio);
    const qreal ratio = devicePixelRatioF();
    QPixmap pixmap = QPixmap::fromImage(
        image_.scaled(size * ratio, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(ratio);
    picture_->setPixmap(pixmap);
    picture_->setFixedHeight(size.height());
}

bool StillBox::eventFilter(QObject* watched, QEvent* event) {
    if (watched == picture_ && event->type() == QEvent::MouseButtonPress) {
        pickAt(static_cast<QMouseEvent*>(event)->position());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void StillBox::pickAt(QPointF position) {
    if (image_.isNull()) return;
    const QSizeF shown = QSizeF(image_.size()).scaled(width(), tallest, Qt::KeepAspectRatio);
    const QPoint pixel(static_cast<int>(position.x() / shown.width() * image_.width()),
                       static_cast<int>(position.y() / shown.height() * image_.height()));
    if (!image_.rect().contains(pixel)) return;
    const QRgb seen = image_.pixel(pixel);
    Q_EMIT picked(
        color::labFromRgb({qRed(seen) / 255.0, qGreen(seen) / 255.0, qBlue(seen) / 255.0}));
}

}  // namespace kinechrome::ui
