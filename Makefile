# Two commands: `make run` and `make test`. They need make, Python 3.11+ with venv, and a package index.

VENV ?= .venv
export PORT ?= 8000
export NEWSROOM_DATA ?= $(CURDIR)/var
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1

# The first Python that is new enough; `make PYTHON=/path/to/python3.12 run` chooses another.
NEW_ENOUGH = import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(name) -c '$(NEW_ENOUGH)' 2>/dev/null && echo $(name))))
PY = $(VENV)/bin/python
INSTALL = $(VENV)/bin/pip install --quiet --require-hashes --requirement
# Tests decide by themselves on everything that a variable could decide.
CLEAN = env -u DATABASE_URL -u DEBUG -u SECRET_KEY -u HTTPS -u ALLOWED_HOSTS -u TIME_ZONE NEWSROOM_DATA=$(CURDIR)/var/test
UV = uv==0.13.9

.DEFAULT_GOAL := help
.PHONY: help run dev test check bench bench-search bench-serving race soak eval-dates eval-search eval-names messages lock

help:  ## Show what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/base.stamp  ## Serve a newsroom with demo content on http://127.0.0.1:$PORT
	@$(PY) scripts/serve.py

dev: $(VENV)/dev.stamp  ## The same with debug pages, reloading when a file changes
	@$(PY) scripts/serve.py --dev

test: check  ## Everything that must hold: SQLite, a browser, PostgreSQL
	@echo "— on SQLite"
	@$(CLEAN) $(PY) -m pytest -n 2 -m "not e2e"
	@echo "— in a browser"
	@$(CLEAN) $(PY) -m pytest -m e2e || { echo "— what failed there once more, alone"; $(CLEAN) $(PY) -m pytest -m e2e --last-failed; }
	@echo "— on PostgreSQL"
	@$(CLEAN) $(PY) scripts/with_postgres.py $(PY) -m pytest -n 2 -m "not e2e"

check: $(VENV)/dev.stamp  ## Linters and types; part of `make test`
	@$(VENV)/bin/ruff check
	@$(PY) -m mypy newsroom events articles
	@$(VENV)/bin/lint-imports --no-logo 2>/dev/null || $(VENV)/bin/lint-imports
	@$(PY) scripts/lint_templates.py
	@$(PY) scripts/messages.py check

bench: $(VENV)/dev.stamp  ## Measure queries, import and server time
	@$(CLEAN) $(PY) -m benchmarks

bench-search: $(VENV)/dev.stamp  ## Measure search in archives of BENCH_SIZES, on both databases
	@$(CLEAN) POSTGRES_SETTINGS=shared_buffers=2GB $(PY) scripts/with_postgres.py $(PY) -m benchmarks.searching

bench-serving: $(VENV)/dev.stamp  ## Measure pages from memory beside a bare server, on both databases; needs wrk
	@$(CLEAN) $(PY) -m benchmarks.serving
	@$(CLEAN) $(PY) scripts/with_postgres.py $(PY) -m benchmarks.serving

ROUNDS ?= 20
soak: $(VENV)/dev.stamp  ## Kill connection, session and server while words are typed; count the words lost
	@$(PY) scripts/soak.py --rounds $(ROUNDS)

race: $(VENV)/dev.stamp  ## Fifty people save and publish one report at once
	@$(CLEAN) $(PY) scripts/race.py --sqlite
	@$(CLEAN) $(PY) scripts/with_postgres.py $(PY) scripts/race.py

eval-dates: $(VENV)/base.stamp  ## Read the dates of GOLD=file and write the results to OUT=file
	@$(PY) scripts/eval_dates.py "$(GOLD)" "$(OUT)"

eval-names: $(VENV)/base.stamp  ## Find the names of DIRECTORY=file in GOLD=file, or those of CASES=file; results to OUT=file
	@$(PY) scripts/eval_names.py $(if $(CASES),--cases "$(CASES)",--gold "$(GOLD)" --directory "$(DIRECTORY)") --out "$(OUT)"

eval-search: $(VENV)/dev.stamp  ## Search DOCS=file for QUERIES=file, or PAIRS=file, on both databases into OUT=folder
	@$(PY) scripts/eval_search.py $(if $(DOCS),--docs "$(DOCS)") $(if $(QUERIES),--queries "$(QUERIES)") \
		$(if $(PAIRS),--pairs "$(PAIRS)") $(if $(SYNONYMS),--synonyms "$(SYNONYMS)") --out "$(OUT)"

messages: $(VENV)/dev.stamp  ## Bring the Arabic catalogue up to date with the sources
	@$(PY) scripts/messages.py update

# Hashes of every file of every release, and the address of no index: whatever index pip is set up with serves them.
lock: $(VENV)/base.stamp  ## Write the two requirement files anew from pyproject.toml
	@$(VENV)/bin/pip install --quiet $(UV)
	@$(LOCK) --output-file requirements/base.txt
	@$(LOCK) --extra dev --constraint requirements/base.txt --output-file requirements/dev.txt
LOCK = $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url pyproject.toml

$(VENV)/created.stamp:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found."; exit 1; }
	@echo "Making $(VENV) …"
	@$(PYTHON) -m venv --clear $(VENV) || { echo "The venv module is missing: on Debian, apt install python3-venv."; exit 1; }
	@touch $@

$(VENV)/base.stamp: requirements/base.txt | $(VENV)/created.stamp
	@echo "Installing what $< names …"
	@$(INSTALL) $<
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/base.stamp
	@echo "Installing what $< names …"
	@$(INSTALL) $<
	@touch $@
