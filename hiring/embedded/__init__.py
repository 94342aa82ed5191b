"""PostgreSQL and Redis from wheels, and the process tree of the demo.

For machines that have neither: production names its own servers and starts nothing from here.
"""
