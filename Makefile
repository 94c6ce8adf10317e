# Each target does its own set-up; Python, pip and make are enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BENCH := $(VENV)/.bench
DRIVER := $(VENV)/.browser
AXE := 4.14.1

DAY_1 := fixtures/articles/2026-03-02
DAY_2 := fixtures/articles/2026-03-03
KEPT := --editions build/editions
REPLAY := --replay fixtures/recordings --config fixtures/summarizer.toml

.PHONY: help brief brief-next bench bench-extraction bench-merging bench-verification bench-reading bench-calls browser screenshots test check record lock clean
.DEFAULT_GOAL := help

help:  ## show this
	@sed -n 's/^\([a-z-]*\):.*##/\1:/p' $(MAKEFILE_LIST)

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[dev]'
	@touch $@

brief: $(READY)  ## print the briefing of the sample news from recorded model replies
	@$(BIN)/summarizer brief $(DAY_1) $(REPLAY) --now 2026-03-02T20:00+01:00

brief-next: $(READY)  ## the same for the next day, with what has changed since
	@$(BIN)/summarizer brief $(DAY_1) $(REPLAY) $(KEPT) --now 2026-03-02T20:00+01:00 --quiet >/dev/null
	@$(BIN)/summarizer brief $(DAY_2) $(REPLAY) $(KEPT) --now 2026-03-03T20:00+01:00

bench: $(READY)  ## measure replaying 1,000 generated articles
	$(BIN)/python -m benchmarks.replay

$(BENCH): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[dev,bench]'
	@touch $@

bench-merging: $(BENCH)  ## measure merging on labelled data: SUMMARIZER_BENCH_DATA=folder, ARGS=--help
	$(BIN)/python -m benchmarks.merging $(ARGS)

bench-extraction: $(READY)  ## measure extraction on the sample news: ARGS="--live --base-url URL --model NAME"
	$(BIN)/python -m benchmarks.extraction $(ARGS)

bench-verification: $(READY)  ## measure what verification lets through, and what it wrongly withholds
	$(BIN)/python -m benchmarks.verification $(ARGS)

bench-reading: $(READY)  ## measure how well feeds and pages are read, and how fast
	$(BIN)/python -m benchmarks.reading $(ARGS)

bench-calls: $(READY)  ## measure what our client adds to its calls, beside openai and instructor in threads
	$(BIN)/python -m benchmarks.calls $(ARGS)

$(DRIVER): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[dev,browser]'
	@touch $@

build/axe.min.js:
	@mkdir -p build
	@if command -v npm >/dev/null; then cd build && npm pack --silent axe-core@$(AXE) >/dev/null \
	  && tar xzf axe-core-$(AXE).tgz --strip-components=1 package/axe.min.js && rm axe-core-$(AXE).tgz; \
	else echo 'without npm there is no axe-core: the accessibility of the page is not checked' >&2; fi

browser: $(DRIVER) build/axe.min.js  ## get what tries the page in a browser: Debian's Chromium (as root), axe-core (by npm)
	@{ command -v chromium && command -v chromedriver; } >/dev/null || { \
	  apt-get update --quiet --quiet && apt-get install --quiet --quiet --yes chromium chromium-driver; }

screenshots: browser  ## make the README's pictures of the page and the terminal view again
	$(BIN)/python -m tests.browser.screenshots docs

test: $(READY) check  ## run all checks and tests
	$(BIN)/pytest --numprocesses auto --dist worksteal

check: $(READY)  ## style, types, and which room may import which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

ASK = $(BIN)/summarizer extract --record build/recordings --model '$(MODEL)' --base-url '$(BASE_URL)' --concurrency 1
WHOLE := $(DAY_1)/ferry-wire.txt $(DAY_1)/war-briefing.txt $(DAY_2)/recall-correction.txt

record: $(READY)  ## ask a model again for the sample news: make record MODEL=name BASE_URL=http://…/v1
	mkdir -p build
	rm -rf build/recordings
	$(ASK) $(DAY_1) $(DAY_2) --output build/passages.jsonl
	$(ASK) $(WHOLE) --passage-sentences 0 --output build/whole.jsonl
	rm -rf fixtures/recordings
	mv build/recordings fixtures/recordings

lock: $(READY)  ## write requirements.lock from what is installed
	mkdir -p build
	(sed -n '/^#/p' requirements.lock; $(BIN)/pip freeze --exclude-editable) >build/requirements.lock
	mv build/requirements.lock requirements.lock

clean:  ## remove what these targets made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
