"""The messages of the protocol → calls to the session, and its answers back."""

from __future__ import annotations

import asyncio
import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, PyglsError
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from sourcing import __version__
from sourcing.analysis.remembered import remember_edits
from sourcing.batches import collect_rarely
from sourcing.packs.pages import markdown_page
from sourcing.server import pages, shapes
from sourcing.server.actions import OPEN_RULE, Writing, code_actions
from sourcing.server.session import Session
from sourcing.server.settings import SECTION, read_settings
from sourcing.server.text import Place
from sourcing.server.wire import Wire

if TYPE_CHECKING:
    from sourcing.server.diagnostics import Json

PATIENCE = 5.0
"""How many seconds to wait for a client's answer about its settings before doing without."""
WATCHED = ("**/*.{yaml,yml}", "**/pyproject.toml", "**/*baseline*")
"""Configs, rules and baselines."""
_ANYWHERE = types.FileOperationRegistrationOptions(
    [types.FileOperationFilter(types.FileOperationPattern("**/*"), scheme="file")]
)


class Server(LanguageServer):
    """The server; it is the session's client, too, for it passes on what the session says."""

    protocol: Wire

    def __init__(self) -> None:
        super().__init__("sourcing", __version__, protocol_cls=Wire, max_workers=2)
        self.worker = ThreadPoolExecutor(1, "linter")
        self.orderly = False
        self.pages: TemporaryDirectory[str] | None = None
        self.options: object = None
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """The session, which the client's first message begins."""
        assert self._session is not None
        return self._session

    def begin(self, params: types.InitializeParams) -> None:
        """Begin the session with what the client can do."""
        root = self.workspace.root_path
        encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        self.options = params.initialization_options
        self._session = Session(
            self,
            self.worker,
            Path(root) if root else Path.cwd(),
            types.PositionEncodingKind(encoding).value,
            shapes.abilities(params.capabilities),
        )

    def publish(self, params: Json) -> None:
        self.protocol.tell(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    def complain(self, message: str) -> None:
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"sourcing: {message}"))

    def report_server_error(self, error: Exception, source: type[PyglsError | JsonRpcException]) -> None:
        """Log what went wrong with a message, in one line, and go on."""
        del source
        said = f"a message could not be handled: {' '.join(str(error).split())[:500]}"
        logging.getLogger("sourcing").error(said)
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"sourcing: {said}"))

    def page(self, name: str, text: str) -> str:
        """Write a rule's page into a file that lasts as long as the server, and return its address."""
        if self.pages is None:
            self.pages = TemporaryDirectory(prefix="sourcing-rules-")
        path = Path(self.pages.name, f"{name}.md")
        path.write_text(text, encoding="utf-8")
        return path.as_uri()

    def end(self) -> None:
        """Leave nothing behind."""
        self.worker.shutdown(wait=False, cancel_futures=True)
        if self.pages is not None:
            self.pages.cleanup()


def run() -> int:
    """Serve one client over standard input and output; see `sourcing.server.serve`."""
    logging.basicConfig(stream=sys.stderr, format="%(name)s: %(message)s", level=logging.ERROR)
    # Its tracebacks for a client's nonsense say less than the one line of `report_server_error`.
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    collect_rarely()
    remember_edits()
    server = make_server()
    output = sys.stdout.buffer
    with redirect_stdout(sys.stderr):
        try:
            server.start_io(sys.stdin.buffer, output)
        finally:
            server.end()
    return 0 if server.orderly else 1


def make_server() -> Server:
    """Return a server with all it can do."""
    server = Server()
    _begin_and_end(server)
    _follow_documents(server)
    _follow_files(server)
    _follow_settings(server)
    _answer_hover(server)
    _answer_actions(server)
    return server


def _begin_and_end(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.begin(params)

    @server.feature(types.SHUTDOWN)
    def shutdown(*_params: object) -> None:
        server.orderly = True


def _follow_documents(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        server.session.open(document.uri, str(document.language_id), document.version, document.text)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        try:
            server.session.change(document.uri, document.version, map(shapes.to_change, params.content_changes))
        except KeyError:
            raise ValueError(f"{document.uri} was changed and is not open; open it first") from None

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.session.close(params.text_document.uri)


def _follow_files(server: Server) -> None:
    @server.feature(types.WORKSPACE_DID_RENAME_FILES, _ANYWHERE)
    def did_rename(params: types.RenameFilesParams) -> None:
        for file in params.files:
            server.session.gone(file.old_uri)

    @server.feature(types.WORKSPACE_DID_DELETE_FILES, _ANYWHERE)
    def did_delete(params: types.DeleteFilesParams) -> None:
        for file in params.files:
            server.session.gone(file.uri)


def _follow_settings(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        await _configure(server, server.options)
        await _watch(server)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def did_change_configuration(params: types.DidChangeConfigurationParams) -> None:
        pushed = params.settings
        await _configure(server, pushed.get(SECTION) if isinstance(pushed, dict) else server.options)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        if params.changes:
            server.session.reload()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(_params: types.DidSaveTextDocumentParams) -> None:
        if not _can(server, "did_change_watched_files"):
            server.session.reload()


def _answer_hover(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        found = await server.session.current(params.text_document.uri)
        if found is None:
            return None
        _, checked = found
        place = checked.text.offset(Place(params.position.line, params.position.character))
        under = list(shapes.with_rules(shapes.between(checked, place, place), checked))
        if not under:
            return None
        markdown = shapes.reads_markdown(server.client_capabilities)
        kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
        contents = types.MarkupContent(kind, pages.hover(under, markdown=markdown))
        return types.Hover(contents, shapes.to_range(under[0][0], checked.text))


def _answer_actions(server: Server) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        only = params.context.only
        if only is not None and not any(
            types.CodeActionKind.QuickFix.value.startswith(str(shapes.to_value(kind))) for kind in only
        ):
            return []
        found = await server.session.current(params.text_document.uri)
        if found is None:
            return []
        document, checked = found
        start, end = (
            checked.text.offset(Place(at.line, at.character)) for at in (params.range.start, params.range.end)
        )
        under = list(shapes.with_rules(shapes.between(checked, start, end), checked))
        facts = await server.session.work(lambda checker: checker.facts(checked.text)) if under else None
        if facts is None:
            return []
        edits = server.client_capabilities.workspace and server.client_capabilities.workspace.workspace_edit
        versioned = bool(edits and edits.document_changes)
        snippets = versioned and bool(edits and edits.snippet_edit_support)
        return list(
            code_actions(under, facts, Writing(document.uri, document.version, checked.text, versioned, snippets))
        )

    @server.command(OPEN_RULE)
    async def open_rule(name: str) -> str:
        loaded = await server.session.work(lambda checker: checker.rule(name, None))
        if loaded is None:
            raise ValueError(f"there is no rule {name!r}")
        address = server.page(loaded.rule.rule, markdown_page(loaded))
        window = server.client_capabilities.window
        if window and window.show_document and window.show_document.support:
            await server.window_show_document_async(types.ShowDocumentParams(address, take_focus=True))
        else:
            said = f"{name}: {loaded.rule.why} {loaded.rule.fix} ({to_fs_path(address)})"
            server.window_show_message(types.ShowMessageParams(types.MessageType.Info, said))
        return address


async def _configure(server: Server, known: object) -> None:
    """Ask the client for its settings, or take what is known where it cannot be asked or does not answer."""
    section = known
    if _can(server, "configuration"):
        asked = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
        try:
            answer = await asyncio.wait_for(server.workspace_configuration_async(asked), PATIENCE)
            section = answer[0] if answer and answer[0] is not None else known
        except (TimeoutError, JsonRpcException) as error:
            server.report_server_error(error, JsonRpcException)
    settings, faults = read_settings(section)
    for fault in faults:
        server.complain(fault)
    server.session.configure(settings)


async def _watch(server: Server) -> None:
    """Ask the client to tell of changed settings, configs and rules, where it can be asked."""
    wanted: list[types.Registration] = []
    workspace = server.client_capabilities.workspace
    if workspace and workspace.did_change_configuration and workspace.did_change_configuration.dynamic_registration:
        options: Any = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
        wanted.append(types.Registration("settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION, options))
    if _can(server, "did_change_watched_files"):
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(glob) for glob in WATCHED])
        wanted.append(types.Registration("configs", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options))
    if wanted:
        try:
            await server.client_register_capability_async(types.RegistrationParams(wanted))
        except JsonRpcException as error:
            server.report_server_error(error, JsonRpcException)


def _can(server: Server, what: str) -> bool:
    """Tell whether the client answers `configuration`, or registers `did_change_watched_files` when asked."""
    ability = getattr(server.client_capabilities.workspace, what, None)
    return bool(getattr(ability, "dynamic_registration", ability))
