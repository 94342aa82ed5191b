"""Verbs of requisitions, one file per subject."""
