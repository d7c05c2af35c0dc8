# Two commands for newcomers: `make demo` and `make test`. Everything else is named in CONTRIBUTING.md.
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
NPM := PATH="$(CURDIR)/$(VENV)/bin:$$PATH" npm
export PYTHONUNBUFFERED := 1
.DEFAULT_GOAL := help
.PHONY: help demo test check test-services test-browser bench-live setup assets messages compile-messages lock format clean

help: ## Show the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

# Any Python >= 3.12 that runs; found by running it, since a name on the PATH may be a shim to nothing.
$(VENV)/bin/python:
	@for candidate in python3.14 python3.13 python3.12 python3 python; do \
	  if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then found=$$candidate; break; fi; \
	done; \
	if [ -z "$$found" ]; then echo "No Python 3.12 or newer was found. Please install one (python.org)."; exit 1; fi; \
	echo "==> Using $$($$found --version) ($$found)"; $$found -m venv $(VENV)

$(VENV)/.installed: requirements/runtime.txt requirements/build.txt requirements/dev.txt | $(VENV)/bin/python
	@echo "==> Installing Python packages (a minute the first time)"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
	  -r requirements/runtime.txt -r requirements/build.txt -r requirements/dev.txt
	@touch $@

# npm's own record of what it installed: newer than the lock file only when that is what lies there.
node_modules/.package-lock.json: package-lock.json | $(VENV)/.installed
	@echo "==> Installing front-end parts"
	@$(NPM) ci --silent --no-audit --no-fund
	@touch $@

ASSETS := $(shell find site/assets -type f 2>/dev/null)
build/assets/.built: node_modules/.package-lock.json $(ASSETS) package.json
	@echo "==> Building styles and scripts, copying fonts"
	@$(NPM) run --silent build
	@touch $@

CATALOGUES := $(wildcard site/locale/*/LC_MESSAGES/django.po site/package_locale/*/LC_MESSAGES/django.po)
build/.messages: $(CATALOGUES) | $(VENV)/.installed
	@echo "==> Compiling translations"
	@$(PY) site/messages.py compile
	@mkdir -p build && touch $@

var/local.env: | $(VENV)/.installed
	@mkdir -p var
	@umask 077; $(PY) -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(50))' > $@

setup: $(VENV)/.installed build/assets/.built build/.messages var/local.env ## Install and build what is missing
assets: build/assets/.built
compile-messages: build/.messages

# var/local.env holds the demo's key and counts only where DEMO is on: here, and for what developers look at.
demo check bench-live: export DEMO := 1
demo: setup ## The site with demo content on http://127.0.0.1:8000 (PORT=… for another)
	@echo "==> Preparing the database"
	@SITE_URL=http://127.0.0.1:$(PORT) $(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py collectstatic --noinput --verbosity 0
	@echo "==> Learning which field a text belongs to (some minutes the first time)"
	@$(PY) manage.py prepare_ranking
	@$(PY) manage.py load_demo
	@echo "==> http://127.0.0.1:$(PORT)  (stop with Ctrl-C)"
	@cd site && SITE_URL=http://127.0.0.1:$(PORT) PYTHONPATH=$(CURDIR) exec ../$(PY) -m uvicorn config.asgi:application \
	  --host 127.0.0.1 --port $(PORT) --ws-max-size 16384 --no-access-log --log-level warning --no-server-header

test: setup ## The tests on SQLite
	@$(PY) -m pytest -q -n 2

check: setup ## Style, types, imports, templates, migrations, pins
	@echo "==> ruff"; $(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .
	@echo "==> mypy"; $(VENV)/bin/mypy
	@echo "==> import-linter"; PYTHONPATH=site:. $(VENV)/bin/lint-imports --no-cache
	@echo "==> private names"; $(PY) tests/private_names.py
	@echo "==> dead code"; $(PY) tests/dead_code.py
	@echo "==> djade"; git ls-files 'templates/*.html' | xargs -r $(VENV)/bin/djade --target-version 6.0 --check
	@echo "==> templates"; $(PY) site/templates.py
	@echo "==> migrations"; SQLITE_PATH=build/none.sqlite3 DATABASE_URL= $(PY) manage.py makemigrations --check --dry-run
	@echo "==> deploy settings"; DEMO=0 SITE_URL=https://mitreden.example MAIL_URL=smtp://mail.example SECRET_KEY=$$($(PY) -c "import secrets; print(secrets.token_urlsafe(50))") \
	  $(PY) manage.py check --deploy --fail-level WARNING
	@echo "==> translations"; $(PY) site/messages.py check
	@echo "==> wheels"; $(PY) tests/wheels.py

test-services: setup ## The same tests on PostgreSQL and Redis with a task worker
	@bash tests/services.sh

test-browser: setup ## Journeys in Chromium
	@bash tests/browser.sh

bench-live: setup ## A hall of 1,000 telephones on this machine (ARGS="--help" for more; docs/live.md)
	@$(PY) manage.py collectstatic --noinput --verbosity 0
	@$(PY) -m tests.load.bench $(ARGS)

messages: | $(VENV)/.installed ## Collect the texts to translate into site/locale
	@$(PY) site/messages.py extract

lock: | $(VENV)/bin/python ## Compile requirements/*.txt from pyproject.toml, without addresses
	@for name in runtime build dev; do \
	  group=$$([ $$name = runtime ] && echo pyproject.toml || echo "--group $$name"); \
	  bounds=$$([ $$name = runtime ] || echo "-c requirements/runtime.txt"); \
	  $(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.12 \
	    $$group $$bounds -o requirements/$$name.txt; \
	done

format: ## Format the code
	@$(VENV)/bin/ruff check --fix . ; $(VENV)/bin/ruff format . ; git ls-files 'templates/*.html' | xargs -r $(VENV)/bin/djade --target-version 6.0

clean: ## Remove what was built (the data in var/ stays)
	@rm -rf build node_modules $(VENV)
