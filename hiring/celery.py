"""Wake-ups. A task carries ids, enters one organization's scope, and calls one action.

Every task is safe to lose and safe to run twice: Postgres holds all state. No eta, no countdown.
"""

import os
from typing import Any, ClassVar
from uuid import UUID

import structlog
from celery import Celery, Task
from django.db import transaction
from kombu.exceptions import OperationalError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiring.settings")

from hiring.tenancy.scope import NoOrganization, organization_scope  # noqa: E402 - needs the settings' name

log = structlog.get_logger()


class OrganizationTask(Task):  # type: ignore[type-arg]
    """Runs in the scope of ``organization_id=…``, without which it can be neither sent nor run.

    ``is_platform=True`` marks the few that only list organizations and send one task each;
    ``opens_scope=False`` those that work in many short transactions and enter it for each.
    """

    is_platform: ClassVar[bool] = False
    opens_scope: ClassVar[bool] = True

    def apply_async(self, args: Any = None, kwargs: Any = None, **options: Any) -> Any:
        self._check(kwargs)
        return super().apply_async(args, kwargs, **options)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self.is_platform:
            return super().__call__(*args, **kwargs)
        self._check(kwargs)
        if not self.opens_scope:
            return super().__call__(*args, **kwargs)
        with organization_scope(UUID(str(kwargs.pop("organization_id")))):
            return super().__call__(*args, **kwargs)

    def _check(self, kwargs: dict[str, Any] | None) -> None:
        if not self.is_platform and not (kwargs or {}).get("organization_id"):
            raise NoOrganization(f"{self.name} needs organization_id by keyword.")


app = Celery("hiring", task_cls=OrganizationTask)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["hiring.delivery", "sla"])


def wake(task: Task, **kwargs: Any) -> None:  # type: ignore[type-arg]
    """Ask, after the commit, for `task` to run soon. A lost broker costs one tick, never a request."""

    def send() -> None:
        try:
            task.apply_async(kwargs=kwargs, retry=False, ignore_result=True)
        except (OperationalError, OSError):
            log.warning("wake_up_lost", task=task.name)

    transaction.on_commit(send)
