"""Pages of the promises, one file per subject."""
