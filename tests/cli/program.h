// SPDX-License-Identifier: GPL-3.0-or-later
// Program: one run of kinechrome-cli and what came of it.
#pragma once

#include <filesystem>

#include <QProcess>
#include <QStringList>

namespace kinechrome::test {

struct Ended {
    int status = -1;
    QByteArray out;
    QStringList errorLines;  // of standard error, without empty ones
};

inline QStringList linesOf(const QByteArray& text) {
    return QString::fromUtf8(text).split('\n', Qt::SkipEmptyParts);
}

inline Ended endOf(QProcess& process) {
    process.waitForFinished(60000);
    const bool exited = process.exitStatus() == QProcess::NormalExit;
    return {exited ? process.exitCode() : -1, process.readAllStandardOutput(),
            linesOf(process.readAllStandardError())};
}

// Runs to the end in `folder`, with the models of the source tree.
inline Ended runProgram(const QStringList& arguments, const std::filesystem::path& folder) {
    qputenv("KINECHROME_MODELS", KINECHROME_SOURCE_MODELS);
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(folder.string()));
    process.start(KINECHROME_CLI, arguments);
    return endOf(process);
}

inline QStringList namesIn(const std::filesystem::path& folder) {
    QStringList names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        names << QString::fromStdString(entry.path().filename().string());
    }
    names.sort();
    return names;
}

}  // namespace kinechrome::test
