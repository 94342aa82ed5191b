"""The history import as decisions: exported tables and a mapping go in, applications and a report come out.

No file is opened and nothing is written here; `requisitions/actions/history/` does both.
"""
