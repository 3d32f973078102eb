# One command runs the product, one passes the tests; each sets up what it needs.
.PHONY: run test test-containers setup lint types check clean FORCE
.DELETE_ON_ERROR:

PYTHON ?= python3.11
BIN := .venv/bin
POETRY := .tools/bin/poetry
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps

run: setup ## Start Imaginator on http://127.0.0.1:8000
	@$(BIN)/imaginator serve

test: setup .venv/.tests ## Run every test on real parts
	@tests/install-parts
	@$(BIN)/pytest -n 2 --ignore=tests/container

test-containers: setup .venv/.tests ## Run every test of the image and the compose files, on an engine
	@tests/install-parts
	@tests/lint-containers
	@$(BIN)/pytest --timeout=600 tests/container

# What the image compiles: to be written again when the imports change.
docker/modules.txt: FORCE
	@$(BIN)/python docker/imported.py >$@

setup: .venv/.build
	@$(BIN)/python -m dashapp.ui.component.build
	@$(BIN)/python -m dashapp.adapters.typesetting.fonts
	@$(BIN)/python -m dashapp.adapters.embedding.bake

lint: .venv/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/.tests
	$(BIN)/mypy

check: lint types test

$(POETRY):
	@echo "· Poetry"
	@$(PYTHON) -m venv .tools
	@.tools/bin/python -m pip install --quiet --disable-pip-version-check poetry==2.5.1 poetry-plugin-export==1.10.1

.venv/bin/python:
	@$(PYTHON) -m venv .venv

# The lock file alone says what is installed; pip checks every hash.
.venv/.build: poetry.lock pyproject.toml | $(POETRY) .venv/bin/python
	@echo "· Python packages"
	@$(POETRY) export --quiet --with build --output .tools/build.txt
	@$(INSTALL) -r .tools/build.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.tests: .venv/.build
	@echo "· Python packages of the tests"
	@$(POETRY) export --quiet --all-groups --output .tools/tests.txt
	@$(INSTALL) -r .tools/tests.txt
	@touch $@

clean:
	rm -rf .venv .tools dashapp/built
