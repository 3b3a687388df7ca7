// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/file_drop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace kinechrome::ui {
namespace {

QString localFile(const QDropEvent& event) {
    for (const QUrl& url : event.mimeData()->urls()) {
        if (url.isLocalFile()) return url.toLocalFile();
    }
    return {};
}

}  // namespace

FileDrop::FileDrop(QWidget* window) : QObject(window) {
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool FileDrop::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::DragEnter:
        case QEvent::DragMove: {
            auto* drag = static_cast<QDropEvent*>(event);
            if (localFile(*drag).isEmpty()) return false;
            drag->acceptProposedAction();
            Q_EMIT hovering(true);
            return true;
        }
        case QEvent::DragLeave: Q_EMIT hovering(false); return true;
        case QEvent::Drop: {
            auto* drop = static_cast<QDropEvent*>(event);
            const QString path = localFile(*drop);
            Q_EMIT hovering(false);
            if (path.isEmpty()) return false;
            drop->acceptProposedAction();
            Q_EMIT dropped(path);
            return true;
        }
        default: return QObject::eventFilter(watched, event);
    }
}

}  // namespace kinechrome::ui
