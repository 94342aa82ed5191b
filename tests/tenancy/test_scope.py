"""The two walls, seen from inside the program."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

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


def told():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.organization'), current_setting('app.actor')")
        return cursor.fetchone()


def test_the_database_is_told_of_each_other_organization_and_actor_and_told_back(north, harbor):
    recruiting = (str(north.organization.pk), str(north.recruiter.pk))
    with north.scope(north.recruiter):
        with north.scope(north.manager):
            assert told() == (str(north.organization.pk), str(north.manager.pk))
        with harbor.scope():
            assert told() == (str(harbor.organization.pk), "")
        assert told() == recruiting
        with north.scope(north.recruiter), pytest.raises(ZeroDivisionError), harbor.scope():
            raise ZeroDivisionError
        assert told() == recruiting
    assert told() == ("", "")


def test_whoever_is_there_already_tells_the_database_nothing(north):
    with north.scope(north.recruiter), CaptureQueriesContext(connection) as asked, north.scope(north.recruiter):
        assert Member.objects.exists()
    assert [each["sql"].split()[0] for each in asked.captured_queries] == ["SAVEPOINT", "SELECT", "RELEASE"]
