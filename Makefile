# The two commands on a fresh machine: `make check` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := _build
FIND_OLD = import sys; sys.exit(0 if sys.version_info >= (3, 10) else "jekyll-tools needs Python 3.10 or newer; " + sys.executable + " is " + sys.version.split()[0] + " (make PYTHON=python3.12 names another)")

.PHONY: check test hostile lint golden oracle servers looks fuzz mutants bench docs clean

check: $(VENV)/.installed
	@mkdir -p $(OUT)
	@$(BIN)/jekyll-tools render -d $(OUT)/fragments
	@$(BIN)/jekyll-tools redirects --for jekyll -d $(OUT)/redirects
	@$(BIN)/jekyll-tools check

# The hostile inputs are timed, so they run without the counting of lines.
test: $(VENV)/.developer
	$(BIN)/python -m pytest -q -n auto --dist worksteal --cov --cov-report=term --ignore=tests/hostile
	$(BIN)/python -m pytest -q tests/hostile

# The hostile texts at their full size: n = 50,000, ten seconds each; and 50,000 tables of redirects, ten minutes.
hostile: $(VENV)/.developer
	HOSTILE=50000 $(BIN)/python -m pytest -q tests/hostile/test_kramdown.py
	TABLES=50000 $(BIN)/python -m pytest -q tests/test_hosts.py tests/test_redirects.py -k 'random or read_back or refused_or'

lint: $(VENV)/.developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Records what the real kramdown and Jekyll make of the tests' cases; needs them installed (make oracle says how).
golden: $(VENV)/.developer
	for script in $$(find tests -name 'record.py' | sort); do $(BIN)/python $$script || exit 1; done

oracle: $(VENV)/.developer
	sh tests/oracle/install.sh
	$(BIN)/python -m pytest -q -rs tests/oracle

# How fragments look in the theme, pixel for pixel, in Chromium (apt-get install chromium): some minutes.
looks: $(VENV)/.developer
	LOOKS=1 $(BIN)/python -m pytest -q -rs tests/oracle/test_looks.py

# The files of redirects on nginx, Apache, Caddy and lighttpd, and by the code of hosts that publish it.
servers: $(VENV)/.developer
	sh tests/oracle/hosts/install.sh
	$(BIN)/python -m pytest -q -rs tests/oracle/test_hosts.py

# N documents of a seed; FOLDERS of Markdown are mutated too. 50,000 take some five minutes.
N ?= 50000
SEED ?= 1
fuzz: $(VENV)/.developer
	sh tests/oracle/install.sh
	PYTHONPATH=tests $(BIN)/python -m oracle.fuzz $(N) $(SEED) $(FOLDERS)

# N changed files of a seed through `check`; ONLY=1:42 runs a batch again. 200,000 take some twenty minutes.
mutants: N := $(if $(filter file,$(origin N)),200000,$(N))
mutants: $(VENV)/.developer
	PYTHONPATH=tests $(BIN)/python -m mutants $(N) $(SEED) $(ONLY)

bench: $(VENV)/.developer
	for script in $$(find bench -name '*.py' | sort); do $(BIN)/python $$script || exit 1; done

docs: $(VENV)/.installed
	$(BIN)/python -m jekyll_tools.manual docs/rules
	$(BIN)/python docs/pictures.py

clean:
	rm -rf $(VENV) $(OUT)

$(VENV)/bin/python:
	@$(PYTHON) -c '$(FIND_OLD)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@$(BIN)/python -m compileall -q $(CURDIR)/jekyll_tools
	@touch $@

$(VENV)/.developer: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@
