# make report and make test do all set-up themselves: Python 3.11 or newer, make and a package registry suffice.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

# Each notebook and each reader is a new program: what Python has compiled is kept for the next.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup report test lint lock lab images benchmark calibration assumptions clean

help:
	@echo "make report   set up, read data/raw, write data/processed and reports/site/index.html"
	@echo "make test     set up, run every test"
	@echo "make lab      set up, open the notebooks in JupyterLab"
	@echo "make lint     check style;  make lock: compile requirements.lock again"
	@echo "make calibration  how often intervals hold in simulated worlds: docs/calibration.md"
	@echo "make assumptions  what changes if an assumption is wrong: docs/assumptions.md"
	@echo "make benchmark  compare reading and cleaning with other libraries; WRITE=--write puts it into docs/performance.md"

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "monev needs Python 3.11 or newer, and '$(PYTHON)' is older or missing."; \
	  echo "Install it, or name it: make report PYTHON=/path/to/python3.12"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

report: $(READY)
	$(BIN)/monev run

# One process a core, four at most. The order is that of tests/conftest.py: the longest first.
PROCESSES ?= --numprocesses logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder
test: $(READY)
	$(BIN)/ruff check --quiet .
	$(BIN)/python -m pytest $(PROCESSES)

lint: $(READY)
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

lab: $(READY)
	$(BIN)/jupyter lab notebooks

# The lock names packages, versions and hashes, and no host.
lock:
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
	  --override requirements-overrides.txt --group dev pyproject.toml --output-file requirements.lock

# The figures of the README, in English, from the data as they are.
images: $(READY)
	$(BIN)/monev run --lang en --processed build/processed --reports build/reports
	cp build/reports/figures/aceh-definitions.svg build/reports/figures/figures-found.svg build/reports/figures/unit-costs.svg docs/images/

# Readers to compare with bring requirements of their own; where they cannot be installed they are left out.
BESIDE := build/benchmark-venv
benchmark: $(READY)
	@test -e $(BESIDE)/.ready || { $(PYTHON) -m venv --clear $(BESIDE) && \
	  $(BESIDE)/bin/python -m pip install --quiet --disable-pip-version-check \
	    messy-table==0.1.0 messy-xlsx==0.10.0 python-calamine==0.9.1 lxml==6.1.3 && \
	  touch $(BESIDE)/.ready; } || echo "messy-table, messy-xlsx and lxml cannot be installed here."
	$(BIN)/python benchmarks/reading.py --others $(BESIDE)/bin/python $(WRITE)
	$(BIN)/python benchmarks/cleaning.py --others $(BESIDE)/bin/python $(WRITE)

# Whether intervals hold what is true in simulated worlds (half an hour), and what changes if an assumption is wrong.
SEEDS ?= 200
calibration: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python benchmarks/calibration.py --seeds $(SEEDS) --write

assumptions: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python benchmarks/assumptions.py --write

clean:
	rm -rf data/processed reports build
