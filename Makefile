# Everything is done from here. `make help` lists it.
# Needs Python 3.11 or newer and make; all else is installed into this folder.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
BUILT := src/heed/ui/static/ui/built
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help install assets run test test-sqlite test-postgresql check format messages bench screenshots clean

help: ## list what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

run: $(STAMPS)/installed $(STAMPS)/assets ## install, load the demonstration, start the site on http://127.0.0.1:8000
	@HEED_DEMONSTRATION=1 heed demonstration
	@HEED_DEMONSTRATION=1 heed serve

install: $(STAMPS)/installed $(STAMPS)/assets ## install everything into this folder

assets: $(STAMPS)/assets ## build the styles and scripts of the pages from npm packages, and the catalogues of languages

test: test-sqlite test-postgresql ## install, then every test, on SQLite and on PostgreSQL

test-sqlite: $(STAMPS)/installed $(STAMPS)/assets $(STAMPS)/browser ## every test, on SQLite
	@pytest -n 2 --dist loadfile

test-postgresql: $(STAMPS)/installed $(STAMPS)/assets ## the tests that touch a database, on PostgreSQL
	@python scripts/with_postgresql.py pytest -n 2 --dist loadfile -m "not browser" --ignore tests/reading

check: $(STAMPS)/installed ## format, lint, types, contracts between the parts, migrations
	@ruff format --check .
	@ruff check .
	@mypy
	@lint-imports
	@python -m django makemigrations --check --dry-run --settings heed.config.settings

format: $(STAMPS)/installed ## put the code into its agreed shape
	@ruff check --fix --quiet . || true
	@ruff format .

messages: $(STAMPS)/installed ## bring the catalogues of languages up to date with the words of the pages
	@python scripts/messages.py update

bench: $(STAMPS)/installed $(STAMPS)/assets $(STAMPS)/peers ## measure reading and pages
	@python -m bench

screenshots: $(STAMPS)/installed $(STAMPS)/assets $(STAMPS)/browser ## take the pictures in docs/ anew
	@python scripts/screenshots.py

clean: ## remove all that was installed or built; data stays
	find src/heed/locale -name '*.mo' -delete
	rm -rf $(VENV) node_modules $(BUILT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/uv:
	@test -n "$(PYTHON)" || { echo "Heed needs Python 3.11 or newer. Install it, or say where it is: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check uv

$(STAMPS)/installed: pyproject.toml uv.lock | $(BIN)/uv
	@echo "Installing the Python packages…"
	@$(BIN)/uv sync --frozen --quiet --extra scans --python $(BIN)/python
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/assets: package.json package-lock.json scripts/build_assets.mjs src/heed/ui/static/ui/heed.js $(shell find src/heed/ui/styles src/heed/locale -type f -not -name '*.mo' 2>/dev/null) | $(STAMPS)/installed
	@echo "Building the styles…"
	@npm ci --no-audit --no-fund --silent
	@npm run --silent build
	@python scripts/messages.py compile
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/peers: uv.lock | $(STAMPS)/installed
	@echo "Installing the peers to measure beside…"
	@$(BIN)/uv sync --frozen --quiet --extra scans --group bench --python $(BIN)/python
	@touch $@

$(STAMPS)/browser: | $(STAMPS)/installed
	@python scripts/find_browser.py
	@mkdir -p $(STAMPS) && touch $@
