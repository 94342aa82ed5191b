"""Promises and their deadlines: agreements, commitments, reminders, escalation cases."""
