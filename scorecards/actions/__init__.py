"""The verbs of judgement, one file per subject."""
