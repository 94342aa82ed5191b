"""Pages of requisitions, one file per subject: read, act, render."""
