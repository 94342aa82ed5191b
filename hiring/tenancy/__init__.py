"""Organizations, people, roles, capabilities, and the two walls between organizations."""
