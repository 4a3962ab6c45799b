"""The documents open in an editor → checked at the right moment, and their diagnostics published.

A change is checked after a moment of quiet; a newer one takes its place. Checks run one at a time on a worker
thread, so that the editor's other messages are answered meanwhile. A result for a text that is no longer there is
thrown away.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pygls.uris import to_fs_path

from sourcing.server.checking import Checked, Checker
from sourcing.server.diagnostics import Abilities, from_error, from_finding, to_uri
from sourcing.server.glance import LONG
from sourcing.server.settings import ClientSettings
from sourcing.server.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Executor

    from sourcing.errors import Error
    from sourcing.server.diagnostics import Json
    from sourcing.server.text import Change, Encoding

_SUFFIXES = {"markdown": ".md", "mdx": ".mdx", "html": ".html"}
"""What to call a text that is in no file yet, by the language its editor says it is in."""


PAUSE = 1.0
"""Seconds without a change until a long text that was glanced at is checked as a whole."""


class Client(Protocol):
    """What the session asks of the editor's side."""

    def publish(self, params: Json) -> None:
        """Send the diagnostics of one document."""

    def complain(self, message: str) -> None:
        """Show the writer that something is wrong."""


@dataclass(slots=True)
class Opened:
    """A document open in the editor. `shown`: what its diagnostics show; `hurry`: somebody waits for the check."""

    uri: str
    path: Path | None
    version: int | None
    text: Text
    checked: Checked | None = None
    shown: Checked | None = None
    task: asyncio.Task[None] | None = None
    hurry: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def current(self) -> Checked | None:
        """The check of the text as it is now, None where there is none yet."""
        return self.checked if self.checked is not None and self.checked.text is self.text else None


class Session:
    """All that the server knows of one client."""

    def __init__(self, client: Client, worker: Executor, root: Path, encoding: Encoding, abilities: Abilities) -> None:
        self._client = client
        self._worker = worker
        self._root = root
        self._encoding: Encoding = encoding
        self._abilities = abilities
        self._settings = ClientSettings()
        self._checker: Checker | None = None
        self._configured = asyncio.Event()
        self._opened: dict[str, Opened] = {}
        self._blamed: dict[str, tuple[Error, ...]] = {}
        self._said: set[str] = set()
        self._pages: dict[str, str | None] = {}

    def configure(self, settings: ClientSettings) -> None:
        """Take new settings and check everything under them; nothing is checked before the first call."""
        self._settings = settings
        self.reload()

    def reload(self) -> None:
        """Read configs and rules again, and check everything that is open."""
        self._checker = None
        self._said.clear()
        self._pages.clear()
        self._configured.set()
        for document in self._opened.values():
            document.checked = document.shown = None
            self._schedule(document, 0)

    def open(self, uri: str, language: str, version: int | None, content: str) -> None:
        """Take a document up; one that is open already is replaced."""
        self._stop(self._opened.get(uri))
        path = to_fs_path(uri) if uri.startswith("file:") else None
        name = path or f"untitled{_SUFFIXES.get(language, '.txt')}"
        document = Opened(uri, None if path is None else Path(path), version, Text(name, content, self._encoding))
        self._opened[uri] = document
        self._schedule(document, 0)

    def change(self, uri: str, version: int | None, changes: Iterable[Change]) -> None:
        """Edit a document. Raises KeyError for one that is not open."""
        document = self._opened[uri]
        document.text = document.text.edited(changes)
        document.version = version
        self._schedule(document, self._settings.debounce / 1000)

    def close(self, uri: str) -> None:
        """Let a document go, with its diagnostics."""
        document = self._opened.pop(uri, None)
        if document is not None:
            self._stop(document)
            self._clear(uri)

    def gone(self, uri: str) -> None:
        """Take away the diagnostics of a file or folder that was deleted or renamed.

        What is still open is checked again when it changes.
        """
        for name, document in self._opened.items():
            if name == uri or name.startswith(uri.rstrip("/") + "/"):
                self._stop(document)
                document.checked = document.shown = None
                self._clear(name)

    async def current(self, uri: str) -> tuple[Opened, Checked] | None:
        """Return a document with the check of its text as it is now, None where it is not open or cannot be checked."""
        while (document := self._opened.get(uri)) is not None:
            if document.current is not None:
                return document, document.current
            if document.task is None:
                self._schedule(document, 0)
            document.hurry.set()
            task = document.task
            assert task is not None
            await asyncio.wait({task})
            if not task.cancelled() and task.exception() is not None:
                return None
        return None

    async def work(self, call: Callable[[Checker], Any]) -> Any:  # noqa: ANN401 - whatever the call returns
        """Run a call on the checker, on the worker thread."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, lambda: call(self._the_checker()))

    def _the_checker(self) -> Checker:
        if self._checker is None:
            self._checker = Checker(self._settings, self._root)
        return self._checker

    def _schedule(self, document: Opened, delay: float) -> None:
        self._stop(document)
        document.hurry.clear()
        document.task = asyncio.get_running_loop().create_task(self._refresh(document, delay))

    async def _refresh(self, document: Opened, delay: float) -> None:
        """Check a document after `delay` seconds, or as soon as somebody waits for it, and publish the result."""
        await self._configured.wait()
        if delay:
            with suppress(TimeoutError):
                await asyncio.wait_for(document.hurry.wait(), delay)
        text, before = document.text, document.shown
        try:
            if before is not None and before.text is not text and len(text.source.text) >= LONG:
                await self._glance(document, before)
            checked = await self.work(lambda checker: checker.check(text, document.path))
        except Exception as error:
            self._client.complain(f"{text.source.path} could not be checked: {error}; please report it")
            raise
        document.checked = document.shown = checked
        self._publish(document, checked)

    async def _glance(self, document: Opened, before: Checked) -> None:
        """Show at once what can be said of a long text without checking it, and wait until the writer pauses."""
        text = document.text
        glanced = await self.work(lambda checker: checker.glance(text, document.path, before))
        if glanced is not None:
            document.shown = glanced
            self._publish(document, glanced)
            with suppress(TimeoutError):
                await asyncio.wait_for(document.hurry.wait(), PAUSE)

    def _stop(self, document: Opened | None) -> None:
        if document is not None and document.task is not None:
            document.task.cancel()
            document.task = None

    def _publish(self, document: Opened, checked: Checked) -> None:
        text, errors = checked.text, checked.report.errors
        own = tuple(error for error in errors if error.path == text.source.path)
        diagnostics = [from_error(error) for error in own]
        diagnostics += [
            from_finding(finding, text, document.uri, self._abilities, self._page(finding.rule, checked))
            for finding in checked.report.findings
        ]
        params: Json = {"uri": document.uri, "diagnostics": diagnostics}
        if document.version is not None:
            params["version"] = document.version
        self._client.publish(params)
        self._blame(document.uri, tuple(error for error in errors if error not in own))

    def _page(self, name: str, checked: Checked) -> str | None:
        """The address of a rule's file, where the client shows it; it is looked for once."""
        loaded = checked.rules.get(name) if self._abilities.links else None
        if loaded is None:
            return None
        if loaded.path not in self._pages:
            self._pages[loaded.path] = to_uri(loaded.path)
        return self._pages[loaded.path]

    def _clear(self, uri: str) -> None:
        self._client.publish({"uri": uri, "diagnostics": []})
        self._blame(uri, ())

    def _blame(self, uri: str, errors: tuple[Error, ...]) -> None:
        """Publish errors in configs and rules where they are; say aloud, once, those that are in no file."""
        before = self._blamed.get(uri, ())
        self._blamed[uri] = errors
        if errors == before:
            return
        for path in dict.fromkeys(error.path for error in (*before, *errors)):
            address = to_uri(path)
            blamed = dict.fromkeys(error for said in self._blamed.values() for error in said if error.path == path)
            if address is not None:
                self._client.publish({"uri": address, "diagnostics": [from_error(error) for error in blamed]})
                continue
            for error in blamed:
                if str(error) not in self._said:
                    self._said.add(str(error))
                    self._client.complain(str(error))
