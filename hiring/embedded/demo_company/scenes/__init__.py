"""The present, told by hand: one module a scene. What people see first is here; the mass is sourcing.py."""
