# `make demo` and `make test` need only Python 3.11 or later, make and git; they fetch the rest themselves.
# PYTHON=... names the Python that .venv is made with; WORKERS=... how many tests run side by side.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

PYTHON ?=
WORKERS ?= auto
export PYTHON

bin := .venv/bin
user := .venv/.user
developer := .venv/.developer
pytest := $(bin)/python -m pytest -n $(WORKERS) --maxprocesses=4
build := build

.PHONY: help
help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: $(user)  ## a route from coordinator to chief revenue officer, and the map as one page
	@mkdir -p $(build)
	@$(bin)/careergraph path coordinator cro --by learning
	@$(bin)/careergraph explore --no-open -o $(build)/careergraph.html
	@echo
	@echo "The map is one file; open it in a browser: $(CURDIR)/$(build)/careergraph.html"

# pytest comes last, in one run, so that its closing lines are the last word.
.PHONY: test
test: format lint types floors page tests  ## every check there is (what CI runs)

.PHONY: format
format: $(developer)  ## the code is laid out by ruff
	$(bin)/ruff format --check --diff

.PHONY: lint
lint: $(developer)  ## ruff's rules
	$(bin)/ruff check

.PHONY: types
types: $(developer)  ## mypy --strict
	$(bin)/mypy

.PHONY: floors
floors: $(developer)  ## rooms import only from the floors below them
	$(bin)/lint-imports --no-logo

.PHONY: page
page:  ## the page's script and style, by their own tools
	.ci/page

.PHONY: screenshots
screenshots: $(developer) chromium  ## the pictures of the README and the docs, into docs/images
	$(bin)/python -m tests.browser.screenshots docs/images

.PHONY: tests
tests: chromium jq java postgres shells  ## all tests, with coverage
	$(pytest) --cov

.PHONY: unit
unit: $(developer) jq java postgres shells  ## the tests that need neither a browser nor an installation
	$(pytest) -m "not browser" --ignore=tests/packaging

.PHONY: browser
browser: chromium  ## the page in a real browser
	$(pytest) -m browser

.PHONY: wheel
wheel: $(developer)  ## the package, built and installed in a clean environment
	$(pytest) tests/packaging

.PHONY: docs
docs: $(developer) jq  ## the examples of the README and the docs
	$(pytest) tests/docs

.PHONY: oldest
oldest: $(developer) java postgres  ## the quick tests, with the oldest releases that pyproject.toml admits
	@.ci/oldest

.PHONY: fix
fix: $(developer)  ## lay the code out, and mend what ruff can mend
	$(bin)/ruff format
	$(bin)/ruff check --fix

.PHONY: venv
venv: $(developer)  ## .venv with the package and the developer tools

.PHONY: clean
clean:  ## remove all that make made
	rm -rf .venv $(build) dist .coverage .coverage.* htmlcov .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache .ci/page-tools/node_modules
	find careergraph tests -type d -name __pycache__ -prune -exec rm -rf {} +

.PHONY: chromium
chromium: $(developer)
	@.ci/chromium

.PHONY: jq
jq:
	@.ci/jq

.PHONY: java
java:
	@.ci/java

.PHONY: postgres
postgres:
	@.ci/postgres

.PHONY: shells
shells:
	@.ci/shells

# A checkout that was moved or copied takes along an environment that points to its old place.
ifneq ($(shell cat .venv/.place 2>/dev/null),$(CURDIR))
$(user) $(developer): elsewhere
.PHONY: elsewhere
elsewhere:
endif

$(user): pyproject.toml .ci/setup
	@.ci/setup user

$(developer): pyproject.toml .ci/setup
	@.ci/setup developer
