"""Wake-ups. A task carries ids, enters one organization's scope, and calls one action.

Every task is safe to lose and safe to run twice: Postgres holds all state. No eta, no countdown.
"""

import gc
import os
import sys
from typing import Any
from uuid import UUID

import structlog
from celery import Celery, Task
from celery.signals import beat_init, worker_init
from django.db import transaction
from kombu.exceptions import OperationalError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiring.settings")

from hiring.tenancy.checks import MayNotStart, look_before_starting
from hiring.tenancy.scope import NoOrganization, organization_scope

log = structlog.get_logger()


class OrganizationTask(Task[..., None]):
    """Runs in the scope of ``organization_id=…``, without which it can be neither sent nor run."""

    def apply_async(self, args: Any = None, kwargs: Any = None, **options: Any) -> Any:  # type: ignore[override]
        self.check(kwargs)
        return super().apply_async(args, kwargs, **options)

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        self.check(kwargs)
        with organization_scope(UUID(str(kwargs.pop("organization_id")))):
            super().__call__(*args, **kwargs)

    def check(self, kwargs: dict[str, Any] | None) -> None:
        if not (kwargs or {}).get("organization_id"):
            raise NoOrganization(f"{self.name} needs organization_id by keyword.")


class LongTask(OrganizationTask):
    """Works in many short transactions and enters the organization for each; gets ``organization_id``."""

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        self.check(kwargs)
        Task.__call__(self, *args, **kwargs)


class PlatformTask(OrganizationTask):
    """The few that belong to no organization: they list ids and send one task to each."""

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        Task.__call__(self, *args, **kwargs)

    def check(self, kwargs: dict[str, Any] | None) -> None:
        """Nothing to check: it names no organization."""


app = Celery("hiring", task_cls=OrganizationTask)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["hiring.delivery", "scorecards", "sla"])


@worker_init.connect
def keep_what_is_loaded(**_: Any) -> None:
    """Exempt the program itself from garbage collection: it stays, and is looked through while thousands are swept."""
    gc.collect()
    gc.freeze()


@worker_init.connect
@beat_init.connect
def look_at_the_role(**_: Any) -> None:
    """Worker and beat do not start with a role that could step around the wall."""
    try:
        look_before_starting()
    except MayNotStart as refusal:
        sys.exit(str(refusal))


def wake(task: Task[..., None], **kwargs: Any) -> None:
    """Ask, after the commit, for `task` to run soon. A lost broker costs one tick, never a request."""

    def send() -> None:
        try:
            task.apply_async(kwargs=kwargs, retry=False, ignore_result=True)
        except (OperationalError, OSError):
            log.warning("wake_up_lost", task=task.name)

    transaction.on_commit(send)
