# Each target makes and reuses .venv by itself: nothing but Python 3.11+ and make is needed first.
PYTHON ?= python3
export NO_MKDOCS_2_WARNING := 1 # a notice of the theme about its successor
unexport PYTHONDONTWRITEBYTECODE # every process would compile all of this again
# Or properdocs: CONTRIBUTING.md, "Leave MkDocs".
MKDOCS ?= mkdocs
BIN := .venv/bin
INSTALLED := .venv/.installed
NODE_MODULES := node_modules/.package-lock.json

.PHONY: site offline serve test test-everywhere grade wheel check fix bench comparison pictures upgrade clean

site: $(INSTALLED) $(NODE_MODULES)
	$(BIN)/$(MKDOCS) build --strict --site-dir .cache/site
	@rm -rf site && mv .cache/site site # only now: a failed build leaves the old site
	@echo "The site is in site/. To look at it: $(BIN)/python -m http.server --directory site, then open http://localhost:8000"

offline: $(INSTALLED) $(NODE_MODULES)
	OFFLINE=true SITE_URL= $(BIN)/$(MKDOCS) build --strict --site-dir .cache/offline
	@$(BIN)/python -m pipeline.browser.offline .cache/offline dist

serve: $(INSTALLED) $(NODE_MODULES)
	$(BIN)/$(MKDOCS) serve --livereload

test: $(INSTALLED) $(NODE_MODULES)
	$(BIN)/pytest --numprocesses auto --dist worksteal -m "not everywhere"

test-everywhere: $(INSTALLED) $(NODE_MODULES) # as CI: also what holds at every lesson, page or user
	$(BIN)/pytest --numprocesses auto --dist worksteal

grade: $(INSTALLED)
	@$(BIN)/grade $(ARGS) || test $$? -eq 1 # 1 is "not yet full marks", no error of make's

wheel: $(INSTALLED) # for learners: pip install, grade init
	$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

check: $(INSTALLED) $(NODE_MODULES)
	@$(BIN)/python -m tests.check

fix: $(INSTALLED) $(NODE_MODULES) # what the tools of `make check` can mend by themselves
	@$(BIN)/python -m tests.check fix

bench: $(INSTALLED) $(NODE_MODULES)
	$(BIN)/python -m tests.bench

comparison: $(INSTALLED)
	$(BIN)/python -m tests.bench.comparison

pictures: site
	$(BIN)/python -m tests.pictures

upgrade: $(INSTALLED) # to the newest versions of all but torch, chosen by hand, and Matplotlib, which is Pyodide's
	@mkdir -p .cache
	grep -E '^(torch|matplotlib)==' constraints.txt > .cache/chosen.txt
	$(BIN)/pip install --upgrade --upgrade-strategy eager --constraint .cache/chosen.txt --editable .[site,dev]
	(head -n 1 constraints.txt; $(BIN)/pip list --exclude-editable --exclude pip --exclude setuptools \
	    --format freeze | sed 's/+cpu$$//') > .cache/constraints.txt
	mv .cache/constraints.txt constraints.txt
	@touch $(INSTALLED)

clean:
	rm -rf .venv .cache node_modules site dist

$(INSTALLED): pyproject.toml constraints.txt graders/autograder/install.sh
	PYTHON=$(PYTHON) graders/autograder/install.sh .venv site,dev
	@touch $@

$(NODE_MODULES): package.json package-lock.json $(INSTALLED)
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --no-audit --no-fund --loglevel=error
	@$(BIN)/python -m pipeline.browser.release
	@touch $@
