"""Shape of what programs send and get about requisitions, one file per subject."""
