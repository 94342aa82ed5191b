"""The doors themselves: what they refuse before any view has run."""

import pytest
from celery import Task
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from hiring.celery import LongTask, OrganizationTask, PlatformTask, app
from hiring.tenancy.doors import requires
from hiring.tenancy.models import Member
from hiring.tenancy.scope import NoOrganization, current
from hiring.urls import urlpatterns as the_house


def undeclared(request):
    return HttpResponse("anything")


@requires("home.view")
def writes_then_breaks(request):
    Member.objects.filter(pk=request.member.pk).update(name="Half written")
    raise ZeroDivisionError


@requires("home.view")
def who(request):
    return HttpResponse(f"{current().organization_id} {current().actor_id}")


urlpatterns = [
    path(
        "o/<slug:slug>/test/",
        include([path("undeclared/", undeclared), path("breaks/", writes_then_breaks), path("who/", who)]),
    ),
    *the_house,
]


@override_settings(ROOT_URLCONF=__name__)
def test_a_view_that_declares_no_capability_is_refused(north):
    with pytest.raises(ImproperlyConfigured, match="undeclared declares no capability"):
        north.client(north.admin).get("/o/north/test/undeclared/")


@override_settings(ROOT_URLCONF=__name__)
def test_a_view_that_raises_after_a_write_leaves_nothing(north):
    client = north.client(north.recruiter)
    client.raise_request_exception = False
    assert client.get("/o/north/test/breaks/").status_code == 500
    with north.scope():
        assert Member.objects.get(pk=north.recruiter.pk).name == north.recruiter.name


@override_settings(ROOT_URLCONF=__name__)
def test_the_scope_is_the_addresses_organization_and_the_reader(north, harbor):
    answer = north.client(north.recruiter).get("/o/north/test/who/").content.decode()
    assert answer == f"{north.organization.pk} {north.recruiter.pk}"
    with pytest.raises(NoOrganization):
        current()


def test_signed_in_pages_are_stored_nowhere(north):
    answer = north.client(north.recruiter).get("/o/north/me/")
    assert answer["Cache-Control"] == "no-store"
    assert "HX-Request" in answer["Vary"]
    assert "script-src 'nonce-" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_a_spoofed_htmx_header_chooses_no_weaker_door(north):
    spoofed = {"HX-Request": "true", "HX-Target": "anything"}
    assert north.client(north.interviewer).get("/o/north/people/", headers=spoofed).status_code == 403


def our_tasks() -> list[Task]:
    app.loader.import_default_modules()
    return [task for name, task in app.tasks.items() if not name.startswith("celery.")]


def test_a_task_without_an_organization_is_neither_sent_nor_run():
    bound = [task for task in our_tasks() if not isinstance(task, PlatformTask)]
    assert bound
    for task in bound:
        with pytest.raises(NoOrganization):
            task.apply_async(kwargs={})
        with pytest.raises(NoOrganization):
            task()


def test_every_task_says_by_its_class_whose_scope_it_runs_in():
    assert all(isinstance(task, OrganizationTask) for task in our_tasks())
    assert {task.name for task in our_tasks() if isinstance(task, PlatformTask)} == {
        "hiring.delivery.tasks.relay",
        "hiring.delivery.tasks.watch",
        "scorecards.tasks.ask",
        "scorecards.tasks.remind",
        "sla.tasks.sweep",
    }


def test_a_task_runs_inside_its_organization_only(north, harbor):
    seen = []

    @app.task(base=OrganizationTask, name="test.seen")
    def look() -> None:
        seen.append([each.pk for each in Member.objects.filter(email__startswith="admin@")])

    look(organization_id=str(north.organization.pk))
    look(organization_id=str(harbor.organization.pk))
    del app.tasks["test.seen"]
    assert seen == [[north.admin.pk], [harbor.admin.pk]]
    assert issubclass(LongTask, OrganizationTask)


def test_the_runtime_role_cannot_step_around_the_wall(transactional_db):
    for attempt in (
        "ALTER TABLE tenancy_member DISABLE ROW LEVEL SECURITY",
        "SET ROLE hiring_owner",
        "TRUNCATE tenancy_member",
        "CREATE TABLE mine (id int)",
        "UPDATE ledger_event SET verb = 'x'",
        "DELETE FROM requisitions_stagevisit",
    ):
        with pytest.raises(Exception, match=r"permission denied|must be owner"), connection.cursor() as cursor:
            cursor.execute(attempt)


def test_requests_are_atomic():
    assert settings.DATABASES["default"]["ATOMIC_REQUESTS"] is True
