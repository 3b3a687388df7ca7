# SPDX-License-Identifier: GPL-3.0-or-later
# Every library that Kinechrome stands on, found once. Names the Debian package when one is missing.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)   # libssl-dev

# Header-only libraries; a bare GPU machine may carry them beside the sources (KINECHROME_HEADERS_DIR).
set(KINECHROME_HEADERS_DIR "" CACHE PATH "Folder with tl/, fmt/, nlohmann/ and stb/ headers where Debian's are missing")
if(KINECHROME_HEADERS_DIR)
  foreach(name tl::expected fmt::fmt-header-only nlohmann_json::nlohmann_json)
    add_library(${name} INTERFACE IMPORTED)
    target_include_directories(${name} SYSTEM INTERFACE ${KINECHROME_HEADERS_DIR})
  endforeach()
  target_compile_definitions(fmt::fmt-header-only INTERFACE FMT_HEADER_ONLY=1)
else()
  find_package(tl-expected REQUIRED)               # libexpected-dev
  find_package(fmt REQUIRED)                       # libfmt-dev
  find_package(nlohmann_json REQUIRED)             # nlohmann-json3-dev
endif()

# LibTorch: Debian's unless another is named. Its headers are SYSTEM so that our warnings stay ours.
if(KINECHROME_TORCH_DIR)
  list(PREPEND CMAKE_PREFIX_PATH ${KINECHROME_TORCH_DIR})
endif()
find_package(Torch REQUIRED)                       # libtorch-dev
find_path(STB_INCLUDE_DIR stb_image.h PATH_SUFFIXES stb HINTS ${KINECHROME_HEADERS_DIR} REQUIRED)

if(NOT KINECHROME_TRAINER_ONLY)
  find_package(OpenCV REQUIRED COMPONENTS core imgproc imgcodecs video ximgproc)  # libopencv-dev, libopencv-contrib-dev
  find_package(CLI11 REQUIRED)                     # libcli11-dev
  find_package(spdlog REQUIRED)                    # libspdlog-dev
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg Multimedia Test LinguistTools)
  pkg_check_modules(FFMPEG REQUIRED IMPORTED_TARGET
    libavformat libavcodec libavutil libswscale)
endif()
