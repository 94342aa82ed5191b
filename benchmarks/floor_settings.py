"""The program's settings with everything taken away that one view for a signed-in person does not need."""

from pathlib import Path

from hiring.settings import *  # noqa: F403 - same database, same sessions, same secrets: only less around them

ROOT_URLCONF = "benchmarks.floor"
INSTALLED_APPS = [
    "hiring.tenancy",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
    }
]
