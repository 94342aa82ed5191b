"""What `make bench` runs: the main pages against a bare Django view, and the promises against bare SQL, in one run.

Speed here is a ratio. Nothing in this folder is part of the program, and nothing fails for being slow.
"""
