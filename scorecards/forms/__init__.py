"""The shape of what people write about a candidate, and of a debrief."""
