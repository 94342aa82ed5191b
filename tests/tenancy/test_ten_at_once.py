"""One link pressed ten times at the same instant, each on a connection of its own: one success, and no error."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from hiring.tenancy.models import Member, User
from tests.tenancy.test_joining import LIN, invited, link
from tests.world import MONDAY

pytestmark = pytest.mark.django_db(transaction=True)
TEN = range(10)


@pytest.fixture
def path(north, move_clock):
    cache.clear()
    move_clock(MONDAY)
    with north.scope():
        invited(north)
    return link(north, "invitation")[0]


def at_once(path, forms):
    """Send each form at the same time; return what each browser was answered."""
    start = Barrier(len(forms))

    def one(form):
        try:
            start.wait(timeout=30)
            return Client().post(path, form).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(forms)) as pool:
        return list(pool.map(one, forms))


def test_asking_for_the_link_ten_times_at_once_makes_one_sign_in(path):
    assert set(at_once(path, [{} for _ in TEN])) <= {302, 429}
    assert User.objects.filter(email=LIN).count() == 1


def test_ten_who_follow_one_link_at_once_are_one_member_with_one_password(north, path):
    Client().post(path)
    proof, _ = link(north, "address_proof")
    passwords = [f"a long quiet sentence {number}" for number in TEN]
    answers = at_once(proof, [{"password": each, "time_zone": "Europe/Paris"} for each in passwords])
    assert answers.count(302) + answers.count(410) == len(TEN)
    lin = User.objects.get(email=LIN)
    [winner] = [number for number in TEN if lin.check_password(passwords[number])]
    assert answers[winner] == 302
    with north.scope():
        assert Member.objects.filter(user=lin).count() == 1
