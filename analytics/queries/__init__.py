"""Reads that span apps, as plain rows for the rules and the pages of analytics."""
