"""The command ``rigor server`` as an editor talks to it."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from functools import wraps
from pathlib import Path

import pytest
from lsprotocol import types as lsp

import sphinx_rigor
from fixtures.articles import ARTICLE, FILES, place
from fixtures.drafts import SMALL
from fixtures.sites import Project
from sphinx_rigor.server.actions import SHOW

pytest_lsp = pytest.importorskip("pytest_lsp", reason="pytest-lsp is not installed")

BROKEN = "raise RuntimeError('conf.py is half typed')\n"
ENDING = """
from docutils.parsers.rst import Directive

class Ending(Directive):
    def run(self):
        import os
        os._exit(3)

class Raising(Directive):
    def run(self):
        raise ValueError("a directive of the site")

def setup(app):
    app.add_directive("ending", Ending)
    app.add_directive("raising", Raising)
"""
CRASHING = """
from sphinx_rigor.api import Rule, msg

def check(article):
    if "crash" in article.facts.title:
        raise ValueError("a rule of the site")
    return ()

RULE = Rule(summary=msg("never"), check=check)
"""
RIGOR = "from sphinx_rigor.cli import main; main()"
STANDARD = f'{SMALL}\n[rules]\nimport = ["crashing:RULE"]\n'
PACKAGE = str(Path(sphinx_rigor.__file__).parents[1])
PATH = "import sys\nsys.path.insert(0, __file__.rpartition('/')[0])\n"
LOUD = "print('conf.py says this aloud')\nimport os; os.write(1, b'and this')\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Project:
    made = Project(tmp_path_factory.mktemp("editor")).write(FILES)
    made.write({"small.toml": STANDARD, "ending.py": ENDING, "crashing.py": CRASHING})
    made.write({"articles/c": "# C\n"})
    extensions = ["myst_parser", "sphinx_rigor", "ending"]
    made.configure(rigor_standard="small.toml", extensions=extensions)
    conf = made.root / "conf.py"
    conf.write_text(PATH + LOUD + conf.read_text("utf-8"), "utf-8")
    return made


class Editor:
    """A client of the server, on a loop in a thread of its own: browsers have that of this."""

    def __init__(self, client) -> None:
        self.client = client
        self.watched: list[str] = []
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()

    def __getattr__(self, name: str):
        return getattr(self.client, name)

    def run(self, work):
        """Return what a coroutine comes to."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(180)

    async def begin(self, root: Path) -> None:
        """Start the server and tell it what this client can do."""
        env = {**os.environ, "PYTHONPATH": PACKAGE}
        await self.client.start_io(sys.executable, "-c", RIGOR, "server", env=env)

        @self.client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
        def register(params: lsp.RegistrationParams) -> None:
            self.watched += [each.method for each in params.registrations]

        able = pytest_lsp.client_capabilities("visual-studio-code")
        await self.client.initialize_session(
            lsp.InitializeParams(capabilities=able, root_uri=root.as_uri())
        )

    async def end(self) -> None:
        """Shut the server down."""
        await self.client.shutdown_session()
        await self.client.stop()

    def close(self) -> None:
        """End the thread."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


@pytest.fixture(scope="module")
def editor(site):
    made = Editor(pytest_lsp.make_test_lsp_client())
    made.run(made.begin(site.root))
    yield made
    made.run(made.end())
    made.close()


def on_loop(test):
    """Return a test that runs on the loop of its editor."""

    @wraps(test)
    def run(editor, **given):
        return editor.run(test(editor=editor, **given))

    return run


def open_text(editor, path: Path, text: str) -> str:
    uri = path.as_uri()
    item = lsp.TextDocumentItem(uri, "markdown", 1, text)
    editor.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    return uri


def change(editor, uri: str, text: str) -> None:
    changes = [lsp.TextDocumentContentChangeWholeDocument(text)]
    name = lsp.VersionedTextDocumentIdentifier(2, uri)
    editor.text_document_did_change(lsp.DidChangeTextDocumentParams(name, changes))


def save(editor, uri: str) -> None:
    name = lsp.TextDocumentIdentifier(uri)
    editor.text_document_did_save(lsp.DidSaveTextDocumentParams(name))


async def told(editor, uri: str, wanted) -> list[lsp.Diagnostic]:
    """Wait until the diagnostics of a file are as wanted."""
    async with asyncio.timeout(60):
        while not (uri in editor.diagnostics and wanted(rules(editor.diagnostics[uri]))):
            await editor.wait_for_notification("textDocument/publishDiagnostics")
    return list(editor.diagnostics[uri])


def rules(found) -> set[str]:
    """Return the rules of diagnostics, of one without a rule what it says."""
    return {each.code or each.message for each in found}


@on_loop
async def test_findings_are_those_of_the_text_that_was_not_saved(editor, site) -> None:
    uri = open_text(editor, site.root / "articles/a.md", ARTICLE)
    await told(editor, uri, lambda found: "too-few-formulas" in found)
    change(editor, uri, ARTICLE.replace("$$a=b$$", "$$a=b$$\n\n$$b=c$$"))
    found = await told(editor, uri, lambda found: "too-few-formulas" not in found)

    assert "incomplete-entry" in rules(found)
    close = lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri))
    editor.text_document_did_close(close)
    await told(editor, uri, lambda found: not found)
    assert "$$b=c$$" not in (site.root / "articles/a.md").read_text("utf-8")


@on_loop
async def test_an_editor_is_answered_in_every_way(editor, site) -> None:
    text = ARTICLE.replace("slug: a", "slug: c").replace("big", "ways")
    uri = open_text(editor, site.root / "articles/c.md", text)
    name = lsp.TextDocumentIdentifier(uri)
    outline = await editor.text_document_document_symbol_async(lsp.DocumentSymbolParams(name))
    assert [each.name for each in outline] == ["Part 1: Proof", "Part 2: Faults"]

    hovered = await editor.text_document_hover_async(
        lsp.HoverParams(name, place(text, "## Part 1"))
    )
    assert "demands are met" in hovered.contents.value
    here = place(text, "thm-ways`,", 3)
    (led,) = await editor.text_document_definition_async(lsp.DefinitionParams(name, here))
    assert led.range.start.line == place(text, "```{theorem}").line
    offered = await editor.text_document_completion_async(lsp.CompletionParams(name, here))
    assert "thm-ways" in {each.label for each in offered.items}
    everywhere = lsp.Range(lsp.Position(0, 0), lsp.Position(99, 0))
    asked = lsp.CodeActionParams(name, everywhere, lsp.CodeActionContext([]))
    titles = [each.title for each in await editor.text_document_code_action_async(asked)]
    assert "Allow incomplete-entry in this article: write the reason" in titles
    await editor.workspace_execute_command_async(lsp.ExecuteCommandParams(SHOW, [uri, 6, 3]))
    assert editor.shown_documents[-1].uri == uri
    assert editor.watched == [lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES]


@pytest.mark.parametrize("name", ["stray.md", "small.toml", "not-there.toml"])
@on_loop
async def test_what_is_no_document_of_the_site_has_no_findings(editor, site, name) -> None:
    folder = site.root.parent / "elsewhere" if name == "stray.md" else site.root
    uri = open_text(editor, folder / name, "# S\n\n{unknown}`x`\n")
    asked = lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(0, 0))

    assert await editor.text_document_hover_async(asked) is None
    unsaved = open_text(editor, site.root / "articles/a.md", "# A\n\n{unknown}`x`\n")
    await told(editor, unsaved, lambda found: "myst.role_unknown" in found)
    assert not editor.diagnostics.get(uri)


@on_loop
async def test_a_file_never_saved_is_read_once_it_is(editor, site) -> None:
    path = site.root / "articles/new.md"
    uri = open_text(editor, path, "# N\n\n{unknown}`x`\n")
    (said,) = await told(editor, uri, lambda found: found)
    assert "not saved yet" in said.message
    assert said.severity is lsp.DiagnosticSeverity.Information

    path.write_text("# N\n\n{unknown}`x`\n", encoding="utf-8")
    save(editor, uri)
    await told(editor, uri, lambda found: "myst.role_unknown" in found)
    path.unlink()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "---",
        "---\ntitle: [",
        "```{",
        "$$",
        ":::{theorem",
        "\x00\ud83d".encode("utf-8", "replace").decode(),
        "[^",
        "| a |\n|-",
    ],
)
@on_loop
async def test_text_half_typed_is_read(editor, site, typed) -> None:
    uri = open_text(
        editor, site.root / "articles/b.md", f"# B {typed!r}\n\n{{nosuch}}`x`\n\n{typed}"
    )
    await told(
        editor,
        uri,
        lambda found: "myst.role_unknown" in found or "missing-front-matter" in found,
    )
    change(editor, uri, f"{typed}")
    change(editor, uri, "# B\n\n{nosuch}`x`\n")
    await told(editor, uri, lambda found: "myst.role_unknown" in found)


@on_loop
async def test_what_code_of_the_site_does_leaves_the_server_as_it_is(editor, site) -> None:
    uri = open_text(editor, site.root / "articles/b.md", "# B\n\n```{raising}\n```\n")
    await told(
        editor, uri, lambda found: any("a directive of the site" in each for each in found)
    )
    change(editor, uri, "# B\n\n```{ending}\n```\n")
    await told(editor, uri, lambda found: any("has ended" in each for each in found))
    change(editor, uri, "# crash\n")
    found = await told(editor, uri, lambda found: "rule-crashed" in found)

    assert "missing-front-matter" in rules(found)


@on_loop
async def test_all_begins_anew_where_standard_or_conf_have_changed(editor, site) -> None:
    uri = open_text(editor, site.root / "articles/a.md", ARTICLE)
    await told(editor, uri, lambda found: "too-few-formulas" in found)
    site.write({"small.toml": STANDARD.replace("min = 2", "min = 1", 1)})
    watched = lsp.FileEvent((site.root / "small.toml").as_uri(), lsp.FileChangeType.Changed)
    editor.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([watched]))
    await told(editor, uri, lambda found: found and "too-few-formulas" not in found)

    site.write({"small.toml": STANDARD.replace("match = '^Part 2'", "mach = '^Part 2'")})
    editor.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([watched]))
    found = await told(editor, watched.uri, lambda found: len(found) > 1)
    line = STANDARD.splitlines().index("match = '^Part 2'")
    assert {each.range.start.line for each in found} == {line, line - 3}
    site.write({"small.toml": STANDARD.replace("min = 2", "min = 1", 1)})
    editor.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([watched]))
    await told(editor, watched.uri, lambda found: not found)

    conf = site.root / "conf.py"
    good = conf.read_text("utf-8")
    conf.write_text(good + BROKEN, "utf-8")
    save(editor, uri)
    for each in (conf.as_uri(), uri):
        await told(editor, each, lambda found: any("half typed" in one for one in found))
    conf.write_text(good + "while True: pass\n", "utf-8")
    save(editor, uri)
    await asyncio.sleep(1)
    conf.write_text(good, "utf-8")
    site.write({"small.toml": STANDARD})
    save(editor, uri)
    await told(editor, uri, lambda found: "too-few-formulas" in found)
    assert not editor.diagnostics[conf.as_uri()]


@on_loop
async def test_other_files_are_read_as_they_change(editor, site) -> None:
    uri = open_text(editor, site.root / "articles/a.md", ARTICLE + "\n{ref}`yonder`\n")
    await told(editor, uri, lambda found: "ref.ref" in found)
    other = site.root / "articles/b.md"
    before = other.read_text("utf-8")
    other.write_text(before + "\n(yonder)=\n## Yonder\n", "utf-8")
    editor.text_document_did_close(
        lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(other.as_uri()))
    )
    watched = lsp.FileEvent(other.as_uri(), lsp.FileChangeType.Changed)
    editor.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([watched]))
    await told(editor, uri, lambda found: "ref.ref" not in found)

    other.write_text(before, "utf-8")
    save(editor, other.as_uri())
    await told(editor, uri, lambda found: "ref.ref" in found)
    assert not editor.diagnostics.get(other.as_uri())


@on_loop
async def test_what_is_saved_is_seen_from_all_that_is_open(editor, site) -> None:
    name = open_text(editor, site.root / "articles/c.md", "# C\n")
    uri = open_text(editor, site.root / "articles/a.md", ARTICLE + "\n{ref}`away`\n")
    await told(editor, uri, lambda found: "ref.ref" in found)
    change(editor, name, "# C\n\n(away)=\n## Away\n")
    save(editor, name)
    await told(editor, uri, lambda found: "ref.ref" not in found)
