"""Importing history: reads the tables through the rules, compares with what is recorded, writes in batches.

`run.import_history` is the one verb; the other files are its parts.
"""
