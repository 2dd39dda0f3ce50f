"""The server's state: a session for each site, and what an editor has open in them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from sphinx_rigor import __version__
from sphinx_rigor.records import Message, msg
from sphinx_rigor.server.diagnostics import diagnostics, failure, failures
from sphinx_rigor.server.lines import Lines
from sphinx_rigor.server.page import Page
from sphinx_rigor.server.session import Listener, Session
from sphinx_rigor.server.snapshot import Absent, Failed, Progress, Snapshot
from sphinx_rigor.server.start import Surroundings

READING = "rigor-reading"
HINT = lsp.DiagnosticSeverity.Information
UNSAVED = msg("this file is not saved yet; it is checked from its first save on")


class Server(LanguageServer):
    """A language server that has a session for each site."""

    def __init__(self, around: Surroundings) -> None:
        """Begin with no site."""
        super().__init__("rigor", __version__, lsp.TextDocumentSyncKind.Full)
        self.around = around
        self.sessions: dict[Path, Session] = {}
        self.uris: dict[str, str] = {}
        self.blamed: dict[Path, tuple[str, ...]] = {}
        self.shows_progress = False
        self.say_in = cache(around.say_in)

    def session_of(self, uri: str) -> Session | None:
        """Return the session of the site that a file is in, ``None`` where it is in none."""
        path = path_of(uri)
        folder = self.around.site_of(Path(path)) if path else None
        if folder is None:
            return None
        if folder not in self.sessions:
            listener = Listener(
                self.tell, lambda why: self.tell_broken(folder, why), self.tell_progress
            )
            self.sessions[folder] = Session(folder, self.around.caches_of(folder), listener)
        return self.sessions[folder]

    def want(self, uri: str, *, insist: bool = False) -> None:
        """Have a document read as the editor has it."""
        if session := self.session_of(uri):
            path = path_of(uri)
            self.uris[path] = uri
            text = self.workspace.get_text_document(uri).source
            session.want(path, text, insist=insist)

    def saved(self, uri: str) -> None:
        """Have all read that is open, what was saved first: references lead to and fro."""
        session, path = self.session_of(uri), path_of(uri)
        if session is None or path not in session.open:
            self.changed_on_disk(uri)
            return
        for each, text in sorted(session.open.items(), key=lambda one: one[0] == path):
            session.want(each, text, insist=True)

    def forget(self, uri: str) -> None:
        """Have a document read as its file has it, and say nothing of it any more."""
        if session := self.session_of(uri):
            session.want(path_of(uri), None)
            self.publish(uri, [])

    def changed_on_disk(self, uri: str) -> None:
        """Have a file read that is not open; where it decides about all, all that is."""
        path = path_of(uri)
        real = os.path.realpath(path)  # a client may know the site by a symbolic link
        for session in self.sessions.values():
            if session.site is None or real in session.site.governing:
                for each, text in list(session.open.items()):
                    session.want(each, text, insist=True)
            elif path not in session.open and Path(real).is_relative_to(session.site.folder):
                session.want(path, None)

    def page(self, uri: str) -> Page | None:
        """Return an open document as it was read last, ``None`` where it never was."""
        session, path = self.session_of(uri), path_of(uri)
        if session is None or session.site is None or path not in session.open:
            return None
        snapshot = session.snapshots.get(path)
        return self.page_of(session, snapshot, session.open[path]) if snapshot else None

    def page_of(self, session: Session, snapshot: Snapshot, text: str) -> Page | None:
        """Return a document with a text of it, as those who answer see it."""
        if session.site is None:
            return None
        lines = Lines(text, self.workspace.position_codec)
        say = self.say_in(session.site.language)
        return Page(session.site, snapshot, lines, say, session.targets)

    def tell(self, path: str, answer: Snapshot | Absent | Failed) -> None:
        """Publish what was found in a document."""
        uri = self.uris[path]
        if isinstance(answer, Failed):
            self.publish(uri, [failure(answer.why)])
        elif isinstance(answer, Absent):
            said = [failure(self.in_words(UNSAVED), HINT)] if answer.unsaved else []
            self.publish(uri, said)
        elif (session := self.session_of(uri)) and (
            page := self.page_of(session, answer, answer.text)
        ):
            self.publish(uri, diagnostics(page))

    def tell_broken(self, folder: Path, why: str) -> None:
        """Say that the site cannot be read, and why, where that is; nothing where it can."""
        found = failures(folder, why)
        before = self.blamed.pop(folder, ())
        for uri in dict.fromkeys([(folder / "conf.py").as_uri(), *before, *found]):
            self.publish(uri, found.get(uri, []))
        self.blamed[folder] = tuple(found)
        if why:
            params = lsp.ShowMessageParams(lsp.MessageType.Error, f"rigor: {folder}: {why}")
            self.window_show_message(params)

    def tell_progress(self, progress: Progress | None) -> None:
        """Show how much of a site is read; nothing says that it is known."""
        window = self.client_capabilities.window
        if not (window and window.work_done_progress):
            return
        if progress is None:
            if self.shows_progress:
                self.work_done_progress.end(READING, lsp.WorkDoneProgressEnd())
            self.shows_progress = False
            return
        if not self.shows_progress:
            self.shows_progress = True
            self.window_work_done_progress_create(lsp.WorkDoneProgressCreateParams(READING))
            title = self.in_words(msg("reading the site"))
            self.work_done_progress.begin(READING, lsp.WorkDoneProgressBegin(title))
        share = 100 * progress.done // max(progress.total, 1)
        said = f"{progress.done}/{progress.total}"
        report = lsp.WorkDoneProgressReport(message=said, percentage=share)
        self.work_done_progress.report(READING, report)

    def in_words(self, message: Message) -> str:
        """Return a message in the language of the user: no site is known yet."""
        return self.say_in(None)(message)

    def publish(self, uri: str, found: list[lsp.Diagnostic]) -> None:
        """Have an editor show these diagnostics, and no others, at a file."""
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found))

    async def stop(self) -> None:
        """End all processes."""
        for session in self.sessions.values():
            await session.stop()
        self.sessions.clear()


def path_of(uri: str) -> str:
    """Return the path of a file, ``""`` where an address is none of a file."""
    return (to_fs_path(uri) or "") if urlsplit(uri).scheme == "file" else ""
