# The preview service, and the chroma store that it shares with later look-ahead methods.
set(PREVIEW_SOURCES
  chroma_record.cpp chroma_segment.cpp chroma_store.cpp hint_carrier.cpp
  field_keys.cpp field_meter.cpp frame_record.cpp kept_fields.cpp preview_cache.cpp preview_color_worker.cpp preview_colorist.cpp
  preview_explainer.cpp preview_film.cpp preview_frames.cpp preview_index_worker.cpp preview_meter.cpp
  preview_picture.cpp preview_service.cpp preview_source.cpp preview_view_worker.cpp reference_fit.cpp
  shot_tint.cpp)
