"""Tests of one group share what is dear to make: they run in one process, in the order they are written in."""

import pytest


@pytest.mark.xdist_group("demo")
def test_a_group_is_named_in_the_id_by_which_tests_are_dealt_out(request):
    is_dealt_out = request.config.getoption("loadgroup", default=False)
    assert request.node.nodeid.endswith("@demo") is is_dealt_out
