# The preview service and the chroma store.
foreach(unit IN ITEMS chroma_store preview_cache preview_film)
  kinechrome_test(tst_${unit} SOURCES tst_${unit}.cpp LINK kinechrome_pipeline LABELS unit)
endforeach()
foreach(unit IN ITEMS preview_edits preview_explainer preview_records preview_service reference_fit shot_tint)
  kinechrome_test(tst_${unit} SOURCES tst_${unit}.cpp
    LINK kinechrome_pipeline kinechrome_test_support LABELS unit)
endforeach()
