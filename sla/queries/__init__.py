"""Reads that span apps, as plain rows: facts for the clauses, records of people, what a case says."""
