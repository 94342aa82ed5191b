"""Decisions and arithmetic of requisitions: values in, values out. No Django, no clock, no I/O."""
