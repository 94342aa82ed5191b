"""The mutual promises: agreements, clauses, working time, commitments, reminders, escalation cases."""
