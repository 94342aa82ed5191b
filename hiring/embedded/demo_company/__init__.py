"""The demo company: two organizations, two years, told through the program's own actions with a fixed seed.

`load.py` makes it; `python -m hiring.embedded.demo_company` is its door. People, roles and words are data; stories
(generators that act and then wait) run in one order of time on a clockwork; scenes tell the present by hand.
"""
