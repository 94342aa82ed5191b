"""Reads of judgement across tables, as plain rows."""
