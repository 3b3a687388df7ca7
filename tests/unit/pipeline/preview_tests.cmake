# The preview service and the chroma store.
foreach(unit IN ITEMS chroma_store preview_cache preview_film)
  kinechrome_test(tst_${unit} SOURCES tst_${unit}.cpp LINK kinechrome_pipeline LABELS unit)
endforeach()
kinechrome_test(tst_preview_service SOURCES tst_preview_service.cpp
  LINK kinechrome_pipeline kinechrome_test_support LABELS unit)
