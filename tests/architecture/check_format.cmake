# SPDX-License-Identifier: GPL-3.0-or-later
# Fails, naming the places, when a C++ file is not laid out as .clang-format says.
set(sources)
foreach(folder IN ITEMS core ui app tests)
  file(GLOB_RECURSE found ${ROOT}/${folder}/*.h ${ROOT}/${folder}/*.cpp)
  list(APPEND sources ${found})
endforeach()
execute_process(COMMAND ${CLANG_FORMAT} --dry-run -Werror ${sources}
  RESULT_VARIABLE status ERROR_VARIABLE places)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${places}Run clang-format -i on the files named above.")
endif()
