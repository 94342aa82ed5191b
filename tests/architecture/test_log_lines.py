"""Every address of the house, called with people's names and words: none of them is in a line of the log."""

import json

from tests.architecture.test_every_door import CANARY, DOORS, addresses, body, visit  # noqa: F401 - a fixture
from tests.log import log  # noqa: F401 - a fixture

WORDS = ("name", "note", "body", "title", "text", "evidence", "reason_note", "email", "place", "q")


def test_nothing_that_is_typed_into_any_door_is_logged(visit, log):  # noqa: F811
    opener, ours, _ = visit
    typed = {**body(ours), **dict.fromkeys(WORDS, f"{CANARY}@mail.example")}
    for route in DOORS:
        address = next(addresses(route, ours, ours))
        opener(route).get(address, typed)
        if route.startswith("api/"):
            opener(route).post(address, json.dumps(typed), content_type="application/json")
        else:
            opener(route).post(address, typed)
    lines = log.getvalue().splitlines()
    assert len(lines) > 4 * len(DOORS)
    assert [line for line in lines if CANARY in line] == []
