"""Shape of what programs read and write about promises, cases, hours and leave."""
