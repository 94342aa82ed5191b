"""The two walls, seen from inside the program."""

import pytest
from django.db import connection

from hiring.tenancy.models import Member
from hiring.tenancy.scope import NoOrganization


def test_inside_a_scope_only_its_rows_exist(north, harbor):
    admins = Member.objects.filter(email__startswith="admin@")
    with north.scope():
        assert list(admins.all()) == [north.admin]
        with harbor.scope():
            assert list(admins.all()) == [harbor.admin]
        assert list(admins.all()) == [north.admin]


def test_outside_a_scope_the_orm_refuses_and_the_database_shows_nothing(north, harbor):
    with pytest.raises(NoOrganization):
        Member.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tenancy_member")
        assert cursor.fetchone() == (0,)
