"""``python -m tests.faults.one sweep|relay ORGANIZATION``: one task, in this process, as a worker runs it."""

import sys

import django

django.setup()

from hiring.delivery.tasks import relay_organization  # noqa: E402 - models exist only now
from sla.tasks import sweep_organization  # noqa: E402

{"sweep": sweep_organization, "relay": relay_organization}[sys.argv[1]](organization_id=sys.argv[2])
