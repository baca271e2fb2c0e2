# Needs python3 (3.11 or newer, with venv) and make; everything else comes from the package index into .venv.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test check gallery directions bench bench-direction bench-faults bench-growth bench-inspection bench-peers bench-presets bench-service bench-sync bench-understanding setup extras system clean

demo: setup
	$(BIN)/chalktalk make examples/vaccines.md -o out/vaccines
	@echo "Watch out/vaccines/video.mp4; out/vaccines/report.html tells how it was made."

# Files are shared out whole over the cores, so that what a file of tests makes for all of them is made once.
test: setup
	$(BIN)/pytest -n auto --dist loadfile

check: setup
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

gallery: setup
	$(BIN)/python gallery/draw.py --docs
	$(BIN)/chalktalk make gallery/showreel.md -o out/gallery/showreel

# One script in six directions: words, a picture, a film and three more styles.
directions: setup
	$(BIN)/python gallery/directions.py --docs

bench: setup
	$(BIN)/python bench/pictures.py
	$(BIN)/python bench/run.py

bench-presets: setup
	$(BIN)/python bench/presets.py

# Hours on a small machine; `python bench/growth.py --minutes 1 2 --only length` for a part of it.
bench-growth: setup
	$(BIN)/python bench/growth.py
	$(BIN)/python bench/edits.py
	$(BIN)/python bench/robustness.py

# Remotion, MoviePy and Manim on the same scene: installs them into out/peers. Needs npm, and a machine left alone.
bench-peers: setup
	cd bench && ../$(BIN)/python -m peers.run

# Half an hour on a small machine, the first time; `python bench/inspection/planted.py --quick` for a sample.
bench-inspection: setup
	$(BIN)/python bench/inspection/planted.py --misses --cost
	$(BIN)/python bench/inspection/mending.py

# An hour: two hundred films among vendors that fail, on this machine; `--runs 8` for a sample. What pictures cost.
bench-faults: setup
	PYTHONPATH=tests/providers $(BIN)/python bench/faults/many_films.py
	$(BIN)/python bench/paintings.py

# A machine left alone; with wrk if it is installed. Needs the extra `service`.
bench-service: setup
	$(BIN)/python bench/service/load.py

bench-direction: setup
	$(BIN)/python bench/direction/direct_briefs.py
	$(BIN)/python bench/direction/confidence/fit.py

bench-sync: setup
	$(BIN)/python bench/sync/align.py
	$(BIN)/python bench/sync/film.py

bench-understanding: setup
	$(BIN)/python bench/understanding/understand.py

setup: system $(READY)

# Everything optional: sentence embeddings (with torch, some hundred megabytes), natural voices, transcription, service.
extras: setup
	$(BIN)/python -m pip install --disable-pip-version-check -q --no-build-isolation \
	  -c requirements.lock -c requirements-extras.lock -e '.[clip,meaning,voices,transcription,service]'

# Made anew only when what is installed would change. Nothing here names a package index: pip knows the user's.
$(READY): requirements.lock requirements-build.lock pyproject.toml
	@rm -f $(READY)
	@[ "$$($(BIN)/python -V 2>&1)" = "$$($(PYTHON) -V)" ] && $(BIN)/python -m pip -V >/dev/null 2>&1 \
	  || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --disable-pip-version-check -q -r requirements.lock -r requirements-build.lock
	$(BIN)/python -m pip install --disable-pip-version-check -q --no-deps --no-build-isolation -e .
	@touch $(READY)

# What pip cannot bring is looked for before anything slow begins.
system:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "$(PYTHON) is missing; on Debian or Ubuntu: apt-get install -y python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$$($(PYTHON) --version) is too old: 3.11 or newer is needed; name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) lacks venv; on Debian or Ubuntu: apt-get install -y python3-venv"; exit 1; }
	@$(HAS_GL) || $(INSTALL_GL) || { \
	  echo "libGL.so.1 or libEGL.so.1 is missing, which drawing needs; on Debian or Ubuntu run:"; \
	  echo "  $$([ "$$(id -u)" = 0 ] || echo "sudo ")apt-get install -y libgl1 libegl1"; exit 1; }

HAS_GL := $(PYTHON) -c 'import ctypes, sys; sys.platform == "linux" and [ctypes.CDLL(f"lib{name}.so.1") for name in ("GL", "EGL")]' 2>/dev/null
INSTALL_GL := { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  echo "installing libgl1 and libegl1, which drawing needs" && \
	  { apt-get install -y -qq libgl1 libegl1 >/dev/null 2>&1 || \
	    { apt-get update -qq && apt-get install -y -qq libgl1 libegl1 >/dev/null; }; } && $(HAS_GL); }

clean:
	rm -rf .venv out
