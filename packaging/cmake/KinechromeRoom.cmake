# SPDX-License-Identifier: GPL-3.0-or-later
# kinechrome_room(NAME SOURCES ... [ROOMS ...] [LINK ...] [PRIVATE ...]): a folder of core as one static library.
# kinechrome_test(NAME SOURCE ... LINK ...): one Qt Test program, registered with CTest.

add_library(kinechrome_warnings INTERFACE)
target_compile_options(kinechrome_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow $<$<BOOL:${KINECHROME_WERROR}>:-Werror>)

if(KINECHROME_SANITIZE)
  # GCC 12 calls LibTorch's optionals maybe-uninitialized once sanitizer code stands between the lines.
  target_compile_options(kinechrome_warnings INTERFACE -Wno-error=maybe-uninitialized)
  add_compile_options(-fsanitize=${KINECHROME_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${KINECHROME_SANITIZE})
endif()

function(kinechrome_room name)
  cmake_parse_arguments(ARG "" "" "SOURCES;ROOMS;LINK;PRIVATE" ${ARGN})
  add_library(kinechrome_${name} STATIC ${ARG_SOURCES})
  target_include_directories(kinechrome_${name} PUBLIC ${CMAKE_SOURCE_DIR})
  list(TRANSFORM ARG_ROOMS PREPEND kinechrome_)
  target_link_libraries(kinechrome_${name}
    PUBLIC ${ARG_ROOMS} ${ARG_LINK}
    PRIVATE ${ARG_PRIVATE} kinechrome_warnings)
endfunction()

function(kinechrome_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;LABELS;TIMEOUT" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS)
  target_link_libraries(${name} PRIVATE ${ARG_LINK} Qt6::Test kinechrome_warnings)
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  set_tests_properties(${name} PROPERTIES
    TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}" ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endfunction()
