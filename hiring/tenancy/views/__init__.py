"""Pages of tenancy, one file per subject."""
