"""Pages of judgement, one file per subject: read, act, render."""
