"""The shape of what people type about promises, cases and hours, one file per subject."""
