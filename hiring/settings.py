"""All settings, from the environment, in the order one installs the parts. There is no second file.

The environment variables are described in docs/operations.md.
"""

import sys
from pathlib import Path

import environ  # type: ignore[import-untyped]
from csp.constants import NONCE, NONE, SELF, STRICT_DYNAMIC
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()

## MODE
MODES = ("production", "development", "demo", "test")
MODE = env.str("HIRING_MODE", "development")
if MODE not in MODES:
    raise ImproperlyConfigured(f"HIRING_MODE is {MODE!r}; choose one of {', '.join(MODES)}.")
PRODUCTION = MODE == "production"
DEMO = MODE == "demo"
DEBUG = False
VAR = Path(env.str("HIRING_VAR", str(BASE_DIR / "var"))).resolve()
BASE_URL = env.str("BASE_URL", "http://127.0.0.1:8471").rstrip("/")

## SECRETS AND HOSTS
# Outside production manage.py makes a key of its own once (var/secret_key) and passes it here.
SECRET_KEY = env.str("SECRET_KEY", "") if PRODUCTION else env.str("SECRET_KEY", "only-for-checks-" + "0" * 48)
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
if PRODUCTION and len(SECRET_KEY) < 50:  # noqa: PLR2004 - Django's own floor (security.W009)
    raise ImproperlyConfigured("Set SECRET_KEY to at least 50 random characters.")
_local = [] if PRODUCTION else ["127.0.0.1", "localhost", "testserver"]
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=_local)
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts; '*' lets anyone forge links in mails.")

## APPS
INSTALLED_APPS = [
    "hiring.tenancy",
    "hiring.ledger",
    "hiring.delivery",
    "requisitions",
    "scorecards",
    "sla",
    "analytics",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_filters",
    "django_htmx",
    "django_structlog",
    "drf_spectacular",
    "rest_framework",
]

## REQUEST
ROOT_URLCONF = "hiring.urls"
WSGI_APPLICATION = "hiring.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hiring.tenancy.middleware.PrivatePages",
    "hiring.tenancy.middleware.OrganizationScope",
    "hiring.delivery.middleware.WakeRelay",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hiring.tenancy.context.house",
                "analytics.navigation.navigation",
            ],
        },
    }
]
FORM_RENDERER = "hiring.tenancy.rendering.HouseRenderer"

## DATABASE
# One alias. `migrate` runs as the owner of the tables; everything else as the runtime role, which
# owns nothing and cannot step around row-level security.
OWNER_COMMANDS = {"migrate", "createcachetable"}
IS_OWNER = sys.argv[1:2] != [] and sys.argv[1] in OWNER_COMMANDS
_url = "OWNER_DATABASE_URL" if IS_OWNER else "DATABASE_URL"
DATABASES = {"default": env.db_url(_url, default="postgres://hiring_app@/hiring")}
DATABASES["default"] |= {
    "ENGINE": "hiring.tenancy.postgres",
    "ATOMIC_REQUESTS": True,
    "CONN_MAX_AGE": 0 if MODE == "test" else 60,
    "CONN_HEALTH_CHECKS": True,
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

## PEOPLE
AUTH_USER_MODEL = "tenancy.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "hiring.tenancy.adapter.HouseAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"survey": "30/m/ip"}  # beside allauth's own; a candidate needs three
PASSWORD_RESET_TIMEOUT = 3600  # a link to a new password; what is mailed is read soon or asked for again
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
SESSION_COOKIE_AGE = 7 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hiring.tenancy.views.errors.csrf_failure"

## BROWSER SECURITY
BEHIND_TLS = env.bool("BEHIND_TLS", default=PRODUCTION)
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_TLS
SECURE_HSTS_PRELOAD = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
# Tries are counted by the address that our own proxies saw, not by the proxy's, and never by what a client makes up.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=1 if BEHIND_TLS else 0)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_NAME = "__Host-session" if BEHIND_TLS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if BEHIND_TLS else "csrf"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE, STRICT_DYNAMIC],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

## STATIC FILES
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not PRODUCTION  # production collects them; the demo takes them from where they are
WHITENOISE_AUTOREFRESH = MODE in {"development", "test"}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "files"}},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

## LANGUAGE AND TIME
LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

## API
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["hiring.tenancy.authentication.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["hiring.tenancy.authentication.DeclaredCapability"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "hiring.tenancy.pagination.NewestFirst",
    # The description at /api/schema says it all; OPTIONS would say less, and query to do so.
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "hiring.tenancy.schema.HouseSchema",
    "EXCEPTION_HANDLER": "hiring.tenancy.refusals.explain",
    "DEFAULT_THROTTLE_CLASSES": ["hiring.tenancy.authentication.MemberRate"],
    "DEFAULT_THROTTLE_RATES": {"user": None if MODE == "test" else "600/min"},
    "UNAUTHENTICATED_USER": None,
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Hiring partnerships",
    "DESCRIPTION": "Every page's action, for programs. A token belongs to one member of one organization.",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": r"/api/v1/o/[^/]+",
    "SERVE_PUBLIC": True,
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": False,
    # Fields of one name and different choices, told apart by what they belong to.
    "ENUM_NAME_OVERRIDES": {
        "ApplicationReason": "requisitions.models.Application.Reason",
        "ApplicationState": "requisitions.models.Application.State",
        "CaseOutcome": "sla.models.EscalationCase.Outcome",
        "CommitmentOutcome": "sla.models.Commitment.Outcome",
        "CommitmentState": "sla.models.Commitment.State",
        "DebriefDecision": "scorecards.models.Debrief.Decision",
        "GateMode": "scorecards.models.GateMode",
        "HandOverDoer": "requisitions.serializers.hand_over.DOERS",
        "HandOverItemState": "requisitions.models.HandOverItem.State",
        "HeldOutcome": "hiring.delivery.models.HoldDecision.Outcome",
        "InterviewReason": "requisitions.rules.interview_reasons.CHOICES",
        "InterviewState": "requisitions.models.Interview.State",
        "KickoffLineKind": "requisitions.models.KickoffLine.Kind",
        "Milestone": "requisitions.models.Milestone",
        "PlannedMilestone": "requisitions.serializers.kickoff.PLANNED",
        "OfferState": "requisitions.models.Offer.State",
        "PlanDecision": "requisitions.models.plan.Decision",
        "PlanItemState": "requisitions.models.PlanItem.State",
        "PlanSide": "requisitions.models.plan.PlanSide",
        "QuestionKind": "scorecards.models.QuestionKind",
        "QuestionLevel": "scorecards.models.Level",
        "RequirementLevel": "requisitions.models.Requirement.Level",
        "RoleFactKind": "requisitions.models.RoleFact.Kind",
        "ScenarioChangeKind": "requisitions.models.ScenarioChange.Kind",
        "ScenarioState": "requisitions.models.PlanScenario.State",
        "SeatReason": "requisitions.models.plan.SeatReason",
        "RequisitionState": "requisitions.models.Requisition.State",
        "ShadowKind": "scorecards.models.ShadowKind",
        "Side": "requisitions.models.Side",
        "SlateAnswer": "requisitions.models.SlateCandidate.Answer",
        "SlateState": "requisitions.models.Slate.State",
        "TrainingEvidence": "scorecards.models.EvidenceKind",
        "TrainingProofKind": "scorecards.models.ProofKind",
        "ToldWay": "requisitions.models.Application.Way",
    },
}

## QUEUES: wake-ups only; Postgres holds all state
REDIS_URL = env.str("REDIS_URL", "redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = 600
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600, "socket_connect_timeout": 2}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
METRICS_TOKEN = env.str("METRICS_TOKEN", "")
TICK_SECONDS = env.float("TICK_SECONDS", 15.0)
# A tick that nobody took for a minute is worth nothing: the next one sees the same rows.
_tick = {"schedule": TICK_SECONDS, "options": {"expires": TICK_SECONDS * 4}}
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "sla.tasks.sweep", **_tick},
    "relay": {"task": "hiring.delivery.tasks.relay", **_tick},
    "surveys": {"task": "scorecards.tasks.ask", "schedule": 600.0, "options": {"expires": 600}},
    "training": {"task": "scorecards.tasks.remind", "schedule": 600.0, "options": {"expires": 600}},
    "watch": {"task": "hiring.delivery.tasks.watch", "schedule": 60.0, "options": {"expires": 60}},
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "hiring",
    }
}

## MAIL
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://127.0.0.1:2525")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", "Hiring <hiring@localhost>")
MAIL_DOMAIN = env.str("MAIL_DOMAIN", "hiring.localhost")
# Chat webhooks go to the public internet, over TLS. Only a test, whose receiver is of this machine, says otherwise.
WEBHOOKS_MAY_STAY_INSIDE = False

## LOGS: one line of JSON an event; ids only, never a name, a mail address or a body
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "hiring.tenancy.logs.formatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", "WARNING" if MODE == "test" else "INFO")},
}
DJANGO_STRUCTLOG_USER_ID_FIELD = "id"
SILENCED_SYSTEM_CHECKS: list[str] = []
