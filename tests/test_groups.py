"""Tests of one group share what is dear to make: they run in one process, in the order they are written in."""

import os

import pytest
from django.conf import settings
from django.core.cache import cache


@pytest.mark.xdist_group("demo")
def test_a_group_is_named_in_the_id_by_which_tests_are_dealt_out(request):
    is_dealt_out = request.config.getoption("loadgroup", default=False)
    assert request.node.nodeid.endswith("@demo") is is_dealt_out


def test_a_worker_counts_in_a_redis_database_of_its_own():
    """What one test of limits counts, no other worker's test forgets."""
    named = os.environ["REDIS_URL"]
    kept = cache._cache.get_client().connection_pool.connection_kwargs
    assert (settings.REDIS_URL, kept.get("db", 0)) == (named, int(named.partition("?db=")[2] or 0))
