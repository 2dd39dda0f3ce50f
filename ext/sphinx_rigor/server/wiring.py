"""The language server: what an editor sends, to the functions that answer it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any

from lsprotocol import types as lsp

from sphinx_rigor.server.actions import SHOW, actions
from sphinx_rigor.server.completion import TRIGGERS, complete
from sphinx_rigor.server.definition import definition
from sphinx_rigor.server.hover import hover
from sphinx_rigor.server.server import Server
from sphinx_rigor.server.start import Surroundings
from sphinx_rigor.server.symbols import symbols

KINDS = [lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.SourceFixAll]
WATCHED = "**/*.{py,toml,json,lock,md,rst}"
WAIT = 30.0
"""So many seconds an outline is waited for while a site is read."""


def run(around: Surroundings) -> None:
    """Serve an editor at the standard streams, which are for the protocol alone."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    server = Server(around)
    for name, handler in FEATURES.items():
        server.feature(name, OPTIONS.get(name))(handler)
    server.command(SHOW)(show)
    server.start_io(sys.stdin.buffer, out)


def initialized(ls: Server, _params: lsp.InitializedParams) -> None:
    """Ask to be told of changed files, where the client can do that."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        watchers = [lsp.FileSystemWatcher(WATCHED)]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
        name = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
        ls.client_register_capability(
            lsp.RegistrationParams([lsp.Registration("rigor-files", name, options)])
        )


def did_open(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
    """Read a document that is opened."""
    ls.want(params.text_document.uri, insist=True)


def did_change(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    """Read a document that is changed."""
    ls.want(params.text_document.uri)


def did_save(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
    """Read a document that is saved; what was wrong with the site may be right now."""
    ls.saved(params.text_document.uri)


def did_close(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
    """Forget a text that was never saved."""
    ls.forget(params.text_document.uri)


def did_change_files(ls: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
    """Read files that others have changed, and begin anew where they decide about all."""
    for each in params.changes:
        ls.changed_on_disk(each.uri)


def on_hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    """Say what there is to say of a line."""
    page = ls.page(params.text_document.uri)
    return hover(page, params.position) if page else None


def on_completion(ls: Server, params: lsp.CompletionParams) -> lsp.CompletionList | None:
    """Say what may come next."""
    page = ls.page(params.text_document.uri)
    return complete(page, params.position) if page else None


def on_definition(ls: Server, params: lsp.DefinitionParams) -> list[lsp.Location]:
    """Say where a reference leads."""
    page = ls.page(params.text_document.uri)
    return definition(page, params.position) if page else []


def on_action(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """Say what can be done about findings."""
    uri, page = params.text_document.uri, ls.page(params.text_document.uri)
    return actions(page, uri, params.range, params.context.only) if page else []


async def on_symbol(ls: Server, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    """Say what a document holds, once it is read: editors ask as soon as it is open."""
    session = ls.session_of(params.text_document.uri)
    if session is not None:
        with suppress(TimeoutError):
            await asyncio.wait_for(session.settled.wait(), WAIT)
    page = ls.page(params.text_document.uri)
    return symbols(page) if page else []


async def on_shutdown(ls: Server, _params: None) -> None:
    """End all processes."""
    await ls.stop()


def show(ls: Server, uri: str, line: int, character: int) -> None:
    """Put the cursor at a place."""
    window = ls.client_capabilities.window
    if window and window.show_document and window.show_document.support:
        place = lsp.Position(line, character)
        where = lsp.ShowDocumentParams(uri, take_focus=True, selection=lsp.Range(place, place))
        ls.window_show_document(where)


FEATURES: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        lsp.INITIALIZED: initialized,
        lsp.SHUTDOWN: on_shutdown,
        lsp.TEXT_DOCUMENT_DID_OPEN: did_open,
        lsp.TEXT_DOCUMENT_DID_CHANGE: did_change,
        lsp.TEXT_DOCUMENT_DID_SAVE: did_save,
        lsp.TEXT_DOCUMENT_DID_CLOSE: did_close,
        lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: did_change_files,
        lsp.TEXT_DOCUMENT_HOVER: on_hover,
        lsp.TEXT_DOCUMENT_COMPLETION: on_completion,
        lsp.TEXT_DOCUMENT_DEFINITION: on_definition,
        lsp.TEXT_DOCUMENT_CODE_ACTION: on_action,
        lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: on_symbol,
    }
)
OPTIONS: Mapping[str, Any] = MappingProxyType(
    {
        lsp.TEXT_DOCUMENT_COMPLETION: lsp.CompletionOptions(trigger_characters=TRIGGERS),
        lsp.TEXT_DOCUMENT_CODE_ACTION: lsp.CodeActionOptions(KINDS),
    }
)
