"""The WSGI door that gunicorn opens. A process whose database role could step around the wall does not serve."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from hiring.tenancy.checks import MayNotStart, WrongRole, look_before_starting

# What a worker of gunicorn ends with when trying again is of no use: then gunicorn ends as well.
HOPELESS = 4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiring.settings")
application = get_wsgi_application()
try:
    look_before_starting()
except MayNotStart as refusal:
    sys.stderr.write(f"{refusal}\n")
    sys.exit(HOPELESS if isinstance(refusal, WrongRole) else 1)
