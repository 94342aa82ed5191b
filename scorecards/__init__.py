"""Structured judgement: scorecards, debriefs; later calibration, training and reviews."""
