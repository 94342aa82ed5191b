"""What `make bench` runs: the main pages against a bare Django view, both measured in the same run.

Speed here is a ratio. Nothing in this folder is part of the program, and nothing fails for being slow.
"""
