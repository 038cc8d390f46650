# One list of commands: what passes here passes in .ci/run, which calls the same ones.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
JOBS ?= 3
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade

.PHONY: help run serve test services test-engines browser check format lock bundle screens bench soak release clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-12s %s\n", $$1, $$2}'

run: $(VENV)/.run  ## install what the atlas needs and serve it on 127.0.0.1:8050 (HOST, PORT, ATLAS_DATASET)
	$(BIN)/python app.py run

serve: $(VENV)/.run  ## serve many readers: one worker a core and one more (WEB_CONCURRENCY)
	WEB_CONCURRENCY=$${WEB_CONCURRENCY:-$$(( $$(getconf _NPROCESSORS_ONLN) + 1 ))} $(BIN)/python app.py run

test: $(VENV)/.test browser  ## install what tests need and run every test, browser tests included
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

services: $(VENV)/.spark  ## install and start a PostgreSQL and a Spark cluster on loopback (python -m tests.engines.services --stop)
	$(BIN)/python -m tests.engines.services

test-engines: $(VENV)/.test services  ## run the tests of DuckDB, PostgreSQL and Spark on these servers, then stop them
	$(BIN)/python -m pytest tests/engines; found=$$?; $(BIN)/python -m tests.engines.services --stop; exit $$found

browser: $(VENV)/.test  ## find a browser, or install one where we may
	$(BIN)/python -m scripts.find_browser --install

check: $(VENV)/.test  ## format, lint, types, import rules, tables of the README
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m scripts.readme_tables --check

format: $(VENV)/.test  ## put the source into its format and mend what lint can mend
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

lock: $(VENV)/.test  ## compile all requirements files anew from the ranges in pyproject.toml
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) pyproject.toml --extra test --constraint requirements.txt --output-file requirements-test.txt
	$(LOCK) pyproject.toml --extra spark --constraint requirements.txt --output-file requirements-spark.txt

bundle: $(VENV)/.run  ## bundle plotly.js anew after an upgrade (needs Node)
	sh scripts/plotly_bundle.sh

screens: $(VENV)/.test browser  ## screenshots of the main states into screens/, and the one of the README
	$(BIN)/python -m scripts.screens --readme

bench: $(VENV)/.test browser  ## measure how fast the atlas answers, and print a report
	$(BIN)/python -m scripts.bench

soak: $(VENV)/.test  ## fifty readers, exports and uploads for twenty minutes, and a table of it (MINUTES, READERS)
	$(BIN)/python -m scripts.bench.soak --minutes $${MINUTES:-20} --readers $${READERS:-50}

release: $(VENV)/.test  ## say what a release still lacks: version, changelog, note on upgrading
	$(BIN)/python -m scripts.release

clean:  ## stop the servers, and remove what was installed, derived and drawn
	-test ! -e $(VENV)/.spark || $(BIN)/python -m tests.engines.services --stop
	rm -rf $(VENV) .cache screens

$(VENV)/.run: requirements.txt | $(BIN)/python
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.run
	$(PIP) -r requirements-test.txt
	@touch $@

$(VENV)/.spark: requirements-spark.txt $(VENV)/.run
	$(PIP) -r requirements-spark.txt
	@touch $@

$(BIN)/python:
	sh scripts/make_venv.sh $(PYTHON) $(VENV)
