# `make demo` and `make test` are the two commands a newcomer needs; each sets itself up in .venv.
# Everything a command writes goes to .venv/ and var/.

.DEFAULT_GOAL := help
.PHONY: help setup demo test faults story lint bench house lock

SUITABLE := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))
NEWEST := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell \
	for each in python3 python3.12 python3.11; do $$each -c '$(SUITABLE)' 2>/dev/null && echo $$each && exit; done; \
	for each in python3 python3.14 python3.13; do $$each -c '$(NEWEST)' 2>/dev/null && echo $$each && exit; done; \
	command -v python3)
PY := .venv/bin/python
LOCK := runtime
ARGS ?=
export PYTHONPYCACHEPREFIX := $(CURDIR)/var/cache/python
export HYPOTHESIS_STORAGE_DIRECTORY := $(CURDIR)/var/cache/hypothesis
# Who forbids bytecode does it for the tree's sake, which it stays out of; every process would compile Django anew.
unexport PYTHONDONTWRITEBYTECODE

help:
	@echo "make demo    the program with its demo company, on this machine; Ctrl-C ends it"
	@echo "make test    the suite, the browser tests included"
	@echo "make faults  the tests that kill processes, the slow ones, and other examples for every property"
	@echo "make story   the browser tests alone"
	@echo "make lint    ruff, mypy, import-linter, djlint, migrations and deployment checks"
	@echo "make bench   measures the main pages against a bare Django view, and the promises against bare SQL"
	@echo "make house   how long files, functions, views and templates are, against the budgets"
	@echo "make lock    renews requirements/*.txt from pyproject.toml (needs uv)"

setup:
	@test -n "$(PYTHON)" || { echo "There is no python3 on the PATH. Install Python 3.11 or newer." >&2; exit 1; }
	@"$(PYTHON)" hiring/embedded/install.py $(LOCK)

demo: setup
	@$(PY) -m hiring.embedded.demo

test faults story lint bench house: LOCK := dev

test: setup
	@$(PY) -m tests.browser
	@echo "Not part of this run: the slow tests of make faults (generated input for every door of the API)."
	@$(PY) -m pytest -n 2 --dist loadgroup -m "not bench and not slow" --ignore tests/generated $(ARGS)

faults: setup
	@EXAMPLES=drawn $(PY) -m pytest -n 2 --dist loadgroup -m "faults or slow or hypothesis" $(ARGS)

story: setup
	@$(PY) -m tests.browser
	@$(PY) -m pytest -n 2 --dist loadgroup tests/e2e $(ARGS)

lint: setup
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy .
	$(PY) .venv/bin/lint-imports
	$(PY) -m djlint templates --lint --quiet
	$(PY) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	@echo "manage.py check --deploy, as in production"
	@HIRING_MODE=production SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		ALLOWED_HOSTS=hiring.example BASE_URL=https://hiring.example \
		$(PY) manage.py check --deploy --fail-level WARNING

bench: setup
	@$(PY) -m benchmarks

house: setup
	@$(PY) -m tests.architecture.house

UV_COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet
lock:
	@command -v uv >/dev/null || { echo "make lock needs uv on the PATH." >&2; exit 1; }
	$(UV_COMPILE) --output-file requirements/runtime.txt
	$(UV_COMPILE) --group dev --output-file requirements/dev.txt
