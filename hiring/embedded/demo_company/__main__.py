"""``python -m hiring.embedded.demo_company``: makes the demo company unless it is there; says who can sign in."""

import os
import sys

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiring.settings")
    django.setup()
    from hiring import clock  # noqa: PLC0415 - models exist only after the setup
    from hiring.embedded.demo_company import load  # noqa: PLC0415

    if not load.is_loaded():
        sys.stderr.write("Telling two years of hiring at two organizations ...\n")
        load.load(clock.now())
    sys.stdout.write("The sign-in page offers everybody with one click.\n")


if __name__ == "__main__":
    main()
