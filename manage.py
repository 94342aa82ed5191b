#!/usr/bin/env python
"""The door for commands. Without DATABASE_URL a command that needs a database brings the embedded one."""

import os
import sys

from django.core.management import execute_from_command_line

from hiring.embedded.errors import CannotRun
from hiring.embedded.surroundings import surroundings


def main() -> None:
    """Run the command of the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiring.settings")
    try:
        with surroundings(sys.argv):
            execute_from_command_line(sys.argv)
    except CannotRun as trouble:
        sys.exit(str(trouble))


if __name__ == "__main__":
    main()
