# What each target needs, it makes first. On a bare Debian: python3, python3-venv, make.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
CODE := config meetings people tests manage.py

.DEFAULT_GOAL := help
.PHONY: help run install test bench-search judge check format messages upgrade clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' $(MAKEFILE_LIST) | sed "s/|/\t/"

run: .venv/run.stamp  ## the site with the demo on this machine (PORT=8001 for another port)
	@exec env PORT=$(PORT) $(BIN)/python manage.py demo

install: .venv/development.stamp  ## .venv with everything for run, test and check

test: .venv/development.stamp  ## the whole suite on SQLite and, where there is a server, on PostgreSQL
	@$(BIN)/python tests/databases.py

bench-search: .venv/development.stamp  ## how right and how fast the search is (REPORTS="1000 20000" for more)
	@$(BIN)/python -m tests.scale.bench_search $(REPORTS)

judge: .venv/development.stamp  ## what Lighthouse, the Nu checker, axe and others say of the public site (ONLY="weight feeds")
	@$(BIN)/python -m tests.judges $(ONLY)

check: .venv/development.stamp  ## format, lint, types, imports, migrations, translations, templates
	@$(BIN)/python tests/checks.py

format: .venv/development.stamp  ## bring code and templates into form
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)
	@find templates -name '*.html' -exec $(BIN)/djade --target-version 5.2 {} +

messages: .venv/development.stamp  ## collect the texts for translation and compile the catalogue
	@$(BIN)/python config/locale/catalogue.py update

upgrade: .venv/development.stamp  ## newest allowed versions into requirements/*.txt
	@for name in main development s3; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	    --no-strip-extras --generate-hashes --no-header requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

clean:  ## away with .venv and what tools left; var/ stays
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache htmlcov .coverage

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Colloqui needs Python 3.11 or newer; another one: make PYTHON=python3.13"; exit 1; }
	@$(PYTHON) -m venv .venv \
	  || { rm -rf .venv; echo "On Debian: apt-get install python3-venv"; exit 1; }

.venv/run.stamp: requirements/main.txt | .venv/bin/python
	@echo "Installing what the site needs …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv/development.stamp: requirements/development.txt .venv/run.stamp
	@echo "Installing what tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@
