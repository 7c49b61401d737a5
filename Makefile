# Every target does its own set-up: a fresh machine needs make and Python 3.11 or newer, no more.
#   make demo     the main job on the example data, through to printed agendas
#   make test     the test suite          make check   style, types and layers
#   make bench    ratios against peers    make orakel  the long comparison with oracles
#   make zicht    random histories: does every open casus come up again
#   make cron     the weekly lists by a real cron, as root    make aanval  long attack on the reports
#   make wheel    dist/*.whl and sdist    make lock    renew the locked versions
#   make onderbroken   meetings at a terminal that are killed at a random line, and go on
#   make schrijvers   two at once on one casus, at random: nothing lost, nothing overwritten
#   make gelijk   every screen and file as of the commit OUD, byte for byte
#   make fuzz     N broken files of every kind through the command line; seeds of faults are printed
#   make mutanten N faults planted in the program, one by one: which do the tests not find
#   make schoon   remove everything made here
# PYTHON=… picks another interpreter; TOETS=… and EISEN=… pass arguments to pytest and the bench;
# ONBEKEND=… and STEEKPROEF=… say how many facts may be unknown, and how many situations IDP-Z3 gets;
# REGISTERS=… how many districts are attacked beside the demo year, each by GEHEIMEN=… secrets;
# HISTORIES=… how many random histories are played, ONDERBREKINGEN=… how many meetings are killed,
# SCHRIJVERS=… how many rounds two writers play;
# N=… and ZAAD=… say how many broken files, or planted faults, there are, and from which seed;
# IN=… and TOETSEN=… where faults are planted and which tests look for them, all without it.
# VORIGE=… the commit of the release that the bench runs beside today's.

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help demo test check bench orakel cron aanval zicht onderbroken schrijvers fuzz gelijk mutanten wheel lock schoon

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PEERS := sqlite-utils zen-engine idp-engine
PIP := -m pip -qq --disable-pip-version-check
TOETS ?=
EISEN ?=
ONBEKEND ?= 3
STEEKPROEF ?= 100
REGISTERS ?= 6
GEHEIMEN ?= 2
VORIGE ?= 06691cc9ee34c2e7470c7f03c15aee6c07ee0368
HISTORIES ?= 2000
ONDERBREKINGEN ?= 50
SCHRIJVERS ?= 200
OUD ?= HEAD
N ?= 20000
ZAAD ?= 500

# The stamp is named after what is in the environment and where it stands: another lock file,
# interpreter or folder makes another one.
stamp = $(1)/.klaar-$(shell (cat $(2); pwd; echo $(PYTHON)) | cksum | cut -d' ' -f1)
DEV := $(call stamp,.venv,requirements-dev.lock)
ORAKEL := $(call stamp,.venv-orakel,requirements-orakel.lock)

# $(call environment,FOLDER,LOCKFILE)
define environment
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'Python 3.11 or newer is needed: make PYTHON=/path/to/python3' >&2; exit 1; }
	@echo 'making $(1) from $(2); this takes a minute the first time' >&2
	@rm -rf $(1)
	@$(PYTHON) -m venv $(1)
	@$(1)/bin/python $(PIP) install -r $(2)
endef

help:
	@sed -n '/^#   make/s/^#   //p' Makefile

$(DEV): requirements-dev.lock
	$(call environment,.venv,requirements-dev.lock)
	@.venv/bin/python $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(ORAKEL): requirements-orakel.lock
	$(call environment,.venv-orakel,requirements-orakel.lock)
	@touch $@

.bench/%/.klaar: tests/bench/%.lock
	$(call environment,.bench/$*,tests/bench/$*.lock)
	@touch $@

.bench/tafel/.klaar: requirements.lock
	$(call environment,.bench/tafel,requirements.lock)
	@touch $@

# The release before, whole: its program in an environment of its own, and its source for its bench.
VORIG := .bench/vorige-$(VORIGE)
$(VORIG)/.klaar:
	@rm -rf .bench/vorige-*
	$(call environment,$(VORIG),requirements.lock)
	@mkdir $(VORIG)/bron && git archive $(VORIGE) | tar -x -C $(VORIG)/bron
	@$(VORIG)/bin/python $(PIP) install -c requirements.lock $(VORIG)/bron
	@touch $@

demo: $(DEV)
	@echo 'tafel staat klaar in .venv; zo roept u het zelf aan: .venv/bin/tafel --help' >&2
	@.venv/bin/tafel demo

test: $(DEV)
	.venv/bin/python -m pytest -n 2 --dist worksteal $(TOETS)

check: $(DEV)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

# Each tool starts from an environment of its own: what lies beside it slows a Python program down.
bench: wheel .bench/tafel/.klaar $(VORIG)/.klaar $(PEERS:%=.bench/%/.klaar)
	@.bench/tafel/bin/python $(PIP) install --no-deps --force-reinstall dist/*.whl
	@ZEN_PYTHON=$(CURDIR)/.bench/zen-engine/bin/python IDP_PYTHON=$(CURDIR)/.bench/idp-engine/bin/python \
		.venv/bin/python -m tests.bench --vorige $(VORIG) $(EISEN)

orakel: $(ORAKEL)
	.venv-orakel/bin/python -m tests.orakel.vergelijk --onbekend $(ONBEKEND)
	.venv-orakel/bin/python -m tests.orakel.idp --steekproef $(STEEKPROEF)
	.venv-orakel/bin/python -m tests.orakel.afronding

cron: $(DEV)
	.venv/bin/python -m pytest tests/cron/echt.py

aanval: $(DEV)
	.venv/bin/python -m tests.aanval --registers $(REGISTERS) --geheimen $(GEHEIMEN)

zicht: $(DEV)
	HISTORIES=$(HISTORIES) .venv/bin/python -m pytest tests/scenario/test_zicht.py

onderbroken: $(DEV)
	ONDERBREKINGEN=$(ONDERBREKINGEN) .venv/bin/python -m pytest tests/scenario/test_overleg_terminal.py -k killed

schrijvers: $(DEV)
	SCHRIJVERS=$(SCHRIJVERS) .venv/bin/python -m pytest tests/scenario/test_twee_schrijvers.py

# A seed makes the same file everywhere; those of the test run come before these.
fuzz: $(DEV)
	@code=0; for soort in csv xlsx ods xls hsds profiel; do \
		.venv/bin/python -m tests.fuzz $$soort --van $(ZAAD) --aantal $(N) || code=1; \
	done; exit $$code

# The screens, files and rows of this folder beside those of a commit: OUD=…
gelijk: $(DEV)
	.venv/bin/python -m tests.gelijk --commit $(OUD)

# Half an hour on two quiet cores; the map of which test comes where is kept in .mutanten.
mutanten: N = 250
mutanten: ZAAD = 1
mutanten: $(DEV)
	@.venv/bin/python -m tests.mutanten --aantal $(N) --zaad $(ZAAD) \
		$(if $(IN),--in $(IN)) $(if $(TOETSEN),--toetsen $(TOETSEN))

wheel: $(DEV)
	@rm -rf dist
	@.venv/bin/python -m build --no-isolation --outdir dist . >/dev/null
	@ls dist

# Free of what is on this machine: names and versions only.
lock:
	@for file in requirements.lock: requirements-dev.lock:[dev] requirements-orakel.lock:[orakel]; do \
		lock=$${file%%:*}; rm -rf .venv-lock && $(PYTHON) -m venv .venv-lock && \
		.venv-lock/bin/python $(PIP) install ".$${file#*:}" && \
		grep '^#' $$lock > $$lock.new && \
		.venv-lock/bin/python -m pip freeze --exclude tafel >> $$lock.new && mv $$lock.new $$lock || exit 1; \
	done
	@rm -rf .venv-lock

schoon:
	rm -rf .venv .venv-orakel .venv-lock .bench .mutanten build dist fuzz-gevonden .hypothesis .pytest_cache .mypy_cache \
		.ruff_cache .import_linter_cache
	find tafel tests -name __pycache__ -type d -prune -exec rm -rf {} +
