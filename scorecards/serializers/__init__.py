"""Judgement as programs see and send it."""
