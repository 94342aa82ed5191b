"""Pages of analytics, one file per subject."""
