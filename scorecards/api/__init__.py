"""Judgement, for programs, one file per subject: each write calls the same action as the page."""
