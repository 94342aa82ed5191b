"""Shape of what people type about requisitions, one file per subject."""
