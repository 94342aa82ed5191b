"""What every test stands on: servers of the tests' own, a database for each run, two roles, the clock, a browser.

Only what needs the database starts the servers. Fixtures of one app live in tests/<app>/conftest.py.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import django
import hypothesis
import pytest
from _pytest.nodeid import coerce_node_id
from django.db import connections
from django.test import TransactionTestCase
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker

from hiring.embedded.places import places
from hiring.embedded.servers import Servers, addresses, servers
from hiring.embedded.surroundings import var
from tests import browser as chromium
from tests import databases

WHERE = places(var() / "test")
SLOT = databases.take_slot(WHERE.run)
ADDRESSES = addresses(WHERE)
# A worker of a parallel run inherits what its controller set.
EXTERNAL = os.environ.get("DATABASE_URL") not in (None, ADDRESSES.database_url)
CLOCK = WHERE.run / f"clock-{SLOT}"
os.environ.update({"DJANGO_SETTINGS_MODULE": "hiring.settings", "HIRING_MODE": "test", "HIRING_CLOCK_FILE": str(CLOCK)})
if not EXTERNAL:
    os.environ.update(ADDRESSES.environment())
    os.environ["REDIS_URL"] = WHERE.redis_url(SLOT)
# Now, and not in pytest_configure: the conftest files of the apps import models.
django.setup()
# The same examples each time, so that a run tells what changed and not what was drawn; `make faults` draws others. How
# long one takes says how busy the machine is, and nothing of the property.
PATIENT = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("same", derandomize=True, **PATIENT)
hypothesis.settings.register_profile("drawn", print_blob=True, **PATIENT)
hypothesis.settings.load_profile(os.environ.get("EXAMPLES", "same"))
# A worker inherits this, and pytest-django would read the settings before the lines above have named its own Redis.
del os.environ["DJANGO_SETTINGS_MODULE"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Name a test's group in its id, by which xdist deals tests out: it does so too, where pytest looks no more."""
    if not config.getoption("loadgroup", default=False):
        return
    for item in items:
        group = item.get_closest_marker("xdist_group")
        if group and not item.nodeid.endswith(f"@{group.args[0]}"):
            item._id = coerce_node_id(f"{item.nodeid}@{group.args[0]}")


@pytest.fixture(scope="session")
def embedded() -> Iterator[Servers | None]:
    """The tests' own PostgreSQL and Redis, in var/test; None when DATABASE_URL named others."""
    with ExitStack() as stack:
        yield None if EXTERNAL else stack.enter_context(servers(WHERE.var, durable=False))


@pytest.fixture(scope="session")
def own_servers(embedded: Servers | None) -> Servers:
    """The tests' own servers, for what needs the cluster's superuser."""
    if embedded is None:
        pytest.skip("DATABASE_URL names a server whose superuser is not ours")
    return embedded


@pytest.fixture(scope="session")
def django_db_modify_db_settings(embedded: Servers | None) -> None:
    """Create and migrate the test database as its owner, under a name no other run has."""
    databases.become(databases.OWNER)
    databases.name(f"test_hiring_{SLOT}", copied_from=databases.template(WHERE))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Run everything after the migrations as the role the program runs as."""
    with django_db_blocker.unblock():
        databases.become(databases.RUNTIME)
        databases.assert_walls_hold()
    yield
    with django_db_blocker.unblock():
        databases.become(databases.OWNER)


@pytest.fixture(scope="session", autouse=True)
def _empty_instead_of_truncate() -> None:
    # Django's flush needs TRUNCATE, which the runtime role has not and the append-only tables refuse.
    superuser = os.environ["OWNER_DATABASE_URL"] if EXTERNAL else ADDRESSES.superuser_url
    TransactionTestCase._fixture_teardown = lambda self: databases.empty_ours(superuser)


@pytest.fixture
def move_clock() -> Iterator[Callable[[datetime], None]]:
    """Move what hiring.clock.now() answers in this process; it is real time again after the test."""
    from hiring import clock  # noqa: PLC0415 - it looks for its file when it is imported, and we name it above

    CLOCK.unlink(missing_ok=True)
    yield clock.move_to
    CLOCK.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The Chromium to drive; the test fails in one line when there is none."""
    try:
        return chromium.find_or_fetch()
    except chromium.NoBrowser as trouble:
        pytest.fail(str(trouble), pytrace=False)


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Iterator[Browser]:
    """One Chromium for the session; make a context a test."""
    # Playwright's event loop lives in this thread, and Django would take every query for one inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium_path, args=list(chromium.FLAGS), env=chromium.environment()
        )
        yield running
        running.close()
        # What tests opened while that loop ran belongs to it, and would keep their database from being dropped.
        connections.close_all()
