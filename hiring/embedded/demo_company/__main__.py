"""``python -m hiring.embedded.demo_company``: makes what is missing of the demo company; says who can sign in.

The two organizations share nothing, so each is told by a process of its own: with arguments (which one, and up to
when), this is such a process.
"""

import gc
import os
import sys
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import django

from hiring.embedded import children, locks
from hiring.embedded.demo_company.statistics import expect_rows
from hiring.embedded.places import places
from hiring.embedded.surroundings import var

# Nobody waits for mail of the past: the real relay hands it to Django's backend that takes everything and keeps nothing.
NOWHERE = {"EMAIL_URL": "dummymail://"}


def main() -> int:
    """Make every organization that is missing; return 1 when one could not be made."""
    from hiring import clock  # noqa: PLC0415 - models exist only after the setup
    from hiring.embedded.demo_company import load  # noqa: PLC0415

    now = clock.now()
    if missing := load.missing():
        expect_rows(os.environ["OWNER_DATABASE_URL"])
        if not all(_told(missing, now)):
            return 1
    sys.stdout.write("The sign-in page offers everybody with one click.\n")
    return 0


def _told(slugs: list[str], now: datetime) -> list[bool]:
    """Tell all of them side by side, and say of each whether it went well."""
    with ExitStack() as stack:
        tellers = []
        for slug in slugs:
            command = [sys.executable, "-m", "hiring.embedded.demo_company", slug, now.isoformat()]
            teller = children.start(command, log=Path(os.devnull), environment=os.environ | NOWHERE, audible=True)
            stack.callback(children.stop, teller)
            tellers.append(teller)
        return [teller.wait() == 0 for teller in tellers]


def tell(slug: str, moment: str) -> int:
    """Tell one organization's history up to `moment`."""
    from hiring.embedded.demo_company import load  # noqa: PLC0415 - models exist only after the setup

    # What the story needs stays until its end: there is little to collect, and looking for it costs a tenth.
    gc.disable()
    load.load(slug, datetime.fromisoformat(moment))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiring.settings")
    django.setup()
    # Its own hold on the servers, beside the runner's: should the runner be killed, they stay until this is gone too.
    with locks.shared(places(var()).run / "users.lock"):
        sys.exit(tell(*sys.argv[1:]) if sys.argv[1:] else main())
