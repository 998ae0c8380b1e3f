# Two commands do everything: `make demo` (the main job on the example dispatches) and `make test`.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test lint proof bench scores clean
.DEFAULT_GOAL := demo

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[gazetteer,dev]'
	$(BIN)/dateline gazetteer build --if-missing
	touch $@

demo: $(READY)
	rm -rf build/demo && mkdir -p build/demo
	$(BIN)/dateline add examples/dispatches --db build/demo/ledger.sqlite
	$(BIN)/dateline incidents --db build/demo/ledger.sqlite
	$(BIN)/dateline verify --db build/demo/ledger.sqlite
	$(BIN)/dateline export jsonl --db build/demo/ledger.sqlite --out build/demo
	$(BIN)/dateline export acled --db build/demo/ledger.sqlite --out build/demo
	$(BIN)/dateline report --db build/demo/ledger.sqlite --out build/demo/report.html
	@echo "Open build/demo/report.html in a browser: every value leads to its words."

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(BIN)/pytest -n 2 -m "not slow"

proof: $(READY)
	$(BIN)/pytest -m slow -s

bench: $(READY)
	$(BIN)/python -m benchmarks speed
	$(BIN)/python -m benchmarks normalisers

scores: $(READY)
	$(BIN)/python -m benchmarks scores

clean:
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache
