# make html: the site from blogs_raw/.  make pdf, make epub: the same as a book.  make test: the tests.  make verify: the articles' checks.
# make guide: the user guide alone, in Chinese and in English.
# make fuzz: inputs made up for the properties in tests/fuzz; FUZZ="math recognise" SECONDS=600 for some, for longer.
# Each sets up all it needs in .venv first; only Python 3.11+ and make are required.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SPHINXOPTS ?=
BUILDDIR ?= _build

.PHONY: html guide pdf epub test fuzz verify check rigor accuracy catalogues guide-catalogues clean

html: $(VENV)/.site
	$(BIN)/sphinx-build -nW -b html $(SPHINXOPTS) . $(BUILDDIR)/html
	@echo "The site is in $(BUILDDIR)/html/index.html"

guide: $(VENV)/.site
	$(BIN)/sphinx-build -nqW -b html -d $(BUILDDIR)/guide/.zh $(SPHINXOPTS) guide $(BUILDDIR)/guide/zh
	$(BIN)/sphinx-build -nqW -b html -d $(BUILDDIR)/guide/.en -D language=en $(SPHINXOPTS) guide $(BUILDDIR)/guide/en
	@echo "The guide is in $(BUILDDIR)/guide/zh/index.html and $(BUILDDIR)/guide/en/index.html"

# One moment for all dates, so that two builds give the same bytes: that of the last commit.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1767225600)
BOOKOPTS = -W -q -d $(BUILDDIR)/doctrees $(SPHINXOPTS)
PDF_PACKAGES := latexmk texlive-xetex texlive-latex-extra texlive-lang-chinese texlive-fonts-recommended \
	fonts-texgyre fonts-texgyre-math fonts-noto-cjk fonts-dejavu-core fonts-symbola librsvg2-bin
need = @command -v $(1) >/dev/null || { echo "$@ needs $(1). On Debian: apt-get install $(2)"; exit 1; }

pdf: $(VENV)/.site
	$(call need,latexmk,$(PDF_PACKAGES))
	$(call need,xelatex,$(PDF_PACKAGES))
	$(call need,rsvg-convert,$(PDF_PACKAGES))
	$(BIN)/sphinx-build -b latex $(BOOKOPTS) . $(BUILDDIR)/latex
	cd $(BUILDDIR)/latex && latexmk -xelatex -silent -halt-on-error sphinx-rigor.tex \
		|| { grep -A8 '^!' sphinx-rigor.log; exit 1; }
	@! grep -E 'Missing character|Overfull .vbox \([0-9]{2,}' $(BUILDDIR)/latex/sphinx-rigor.log
	@echo "The book is in $(BUILDDIR)/latex/sphinx-rigor.pdf"

epub: $(VENV)/.site
	$(call need,epubcheck,epubcheck)
	$(BIN)/sphinx-build -b epub $(BOOKOPTS) . $(BUILDDIR)/epub
	$(EPUBCHECK) $(BUILDDIR)/epub/sphinx-rigor.epub
	@echo "The book is in $(BUILDDIR)/epub/sphinx-rigor.epub"

# Debian's epubcheck is an archive that the system may not know how to run.
EPUBCHECK ?= $(shell epubcheck --version >/dev/null 2>&1 && echo epubcheck || echo java -jar $$(command -v epubcheck))

test: $(VENV)/.test
	$(BIN)/python -m pytest

FUZZ ?= $(patsubst tests/fuzz/targets/%.py,%,$(wildcard tests/fuzz/targets/[a-z]*.py))
SECONDS ?= 60
fuzz: $(VENV)/.fuzz
	@mkdir -p $(BUILDDIR)/fuzz
	@cd tests && for name in $(FUZZ); do echo "$$name:"; \
		PYTHONPATH=../ext:. ../$(BIN)/python -m fuzz.driver $$name $(abspath $(BUILDDIR))/fuzz -max_total_time=$(SECONDS) -verbosity=0 \
		|| exit 1; done
	@! ls $(BUILDDIR)/fuzz/*.found/* 2>/dev/null

DOCS ?=
verify: $(VENV)/.verify
	$(BIN)/sphinx-build -q -b rigor-verify $(SPHINXOPTS) . $(BUILDDIR)/verify $(DOCS)
	@tail -n 6 $(BUILDDIR)/verify/output.txt

check: $(VENV)/.dev rigor
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

rigor: $(VENV)/.site
	$(BIN)/sphinx-build -W -b rigor . $(BUILDDIR)/rigor

accuracy: $(VENV)/.test
	@cd tests && ../$(BIN)/python -m accuracy.score $(abspath $(CORPUS))

catalogues: $(VENV)/.dev
	@mkdir -p $(BUILDDIR)
	PYTHONPATH=ext $(BIN)/pybabel -q extract -F pyproject.toml --no-location -k msg -k Kind:2 -k _ -o $(BUILDDIR)/sphinx_rigor.pot ext/sphinx_rigor
	$(BIN)/pybabel -q update --no-fuzzy-matching -w 96 -D sphinx_rigor -i $(BUILDDIR)/sphinx_rigor.pot -d ext/sphinx_rigor/locale

guide-catalogues: $(VENV)/.dev
	$(BIN)/sphinx-build -qE -b gettext -d $(BUILDDIR)/guide/.pot guide $(BUILDDIR)/guide/pot
	$(BIN)/python tools/guide_catalogues.py $(BUILDDIR)/guide/pot guide/locale/en/LC_MESSAGES

clean:
	rm -rf $(BUILDDIR) topics plan

$(VENV)/.made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.site $(VENV)/.test $(VENV)/.dev $(VENV)/.fuzz $(VENV)/.verify: $(VENV)/.%: $(VENV)/.made pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[site,$*]'
	touch $@
