// SPDX-License-Identifier: GPL-3.0-or-later
// Standing back holds for a thread and those it starts, and for no other.
#include "core/base/thread_priority.h"

#include <thread>

#include <sys/resource.h>
#include <unistd.h>

#include <QtTest>

using namespace kinechrome;

namespace {

int ownNiceness() {
    return getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
}

}  // namespace

class TestThreadPriority : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void threadAndItsOwnThreadsStandBack() {
        const int before = ownNiceness();
        int within = 0;
        int inherited = 0;
        std::thread([&] {
            base::standBack();
            within = ownNiceness();
            std::thread([&] { inherited = ownNiceness(); }).join();
        }).join();
        QVERIFY(within >= 10);
        QVERIFY(within > before || before >= 10);
        QCOMPARE(inherited, within);
        QCOMPARE(ownNiceness(), before);
    }
};

QTEST_GUILESS_MAIN(TestThreadPriority)
#include "tst_thread_priority.moc"
