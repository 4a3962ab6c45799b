"""A client that starts the server as an editor does, and talks to it over its standard input and output."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "000_8522d4d9b6a12814.txt"
PATIENCE = 30

MODERN = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {
        "configuration": True,
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "didChangeConfiguration": {"dynamicRegistration": True},
        "workspaceEdit": {"documentChanges": True, "snippetEditSupport": True},
    },
    "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True, "versionSupport": True},
    },
    "window": {"showDocument": {"support": True}},
}
PLAIN = {"textDocument": {}}
"""A client of the first days: no configuration, no snippets, no Markdown."""


class Editor:
    """One client and the server it started. `settings` answer the server's questions for its section."""

    def __init__(self, folder, capabilities=MODERN, settings=None, **initialize):
        command = [sys.executable, "-m", "sourcing", "server"]
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.folder = folder
        self.settings = {"debounce": 0, **(settings or {})}
        self.messages = []
        self.published = {}
        self.shown = []
        self.registered = []
        self.asked = 0
        self._arrived = queue.Queue()
        self._answers = {}
        self._number = 0
        self._errors = []
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=lambda: self._errors.extend(self.process.stderr), daemon=True).start()
        try:
            if capabilities is not None:
                self.begin({"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities, **initialize})
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            with suppress(OSError):
                pipe.close()

    def begin(self, params):
        self.begun = self.request("initialize", params)
        self.notify("initialized", {})

    @property
    def log(self):
        return b"".join(self._errors).decode()

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.raw(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        """Send a request and return its number."""
        self._number += 1
        self.send({"id": self._number, "method": method, "params": params})
        return self._number

    def answer(self, number):
        """Return the whole answer to a request."""
        self.wait(lambda: number in self._answers, f"an answer to request {number}")
        return self._answers.pop(number)

    def request(self, method, params):
        answer = self.answer(self.ask(method, params))
        assert "error" not in answer, answer
        return answer["result"]

    def wait(self, done, what, patience=PATIENCE):
        """Take messages until `done()`."""
        until = time.monotonic() + patience
        while not done():
            try:
                self._take(self._arrived.get(timeout=max(0.0, until - time.monotonic())))
            except queue.Empty:
                raise AssertionError(f"waited for {what}; the server said: {self.log[-2000:]}") from None

    def settle(self, seconds=0.3):
        """Take whatever arrives for a while."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                self._take(self._arrived.get(timeout=left))
            except queue.Empty:
                return

    def open(self, uri, text, language="plaintext", version=1):
        document = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return self.diagnostics(uri, version)

    def change(self, uri, version, *changes):
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)},
        )

    def diagnostics(self, uri, version):
        """Wait for the diagnostics of one version of a document."""
        self.wait(lambda: self.published.get(uri, {}).get("version") == version, f"diagnostics of {uri} {version}")
        return self.published[uri]["diagnostics"]

    def hover(self, uri, line, character):
        return self.request("textDocument/hover", at(uri, line, character))

    def actions(self, uri, place, **context):
        return self.request(
            "textDocument/codeAction",
            {"textDocument": {"uri": uri}, "range": place, "context": {"diagnostics": [], **context}},
        )

    def _take(self, message):
        self.messages.append(message)
        method, params = message.get("method"), message.get("params")
        if method is None:
            self._answers[message["id"]] = message
        elif method == "textDocument/publishDiagnostics":
            self.published[params["uri"]] = params
        elif method in ("window/showMessage", "window/logMessage"):
            self.shown.append(params["message"])
        elif method == "workspace/configuration":
            self.asked += 1
            self.send({"id": message["id"], "result": [self.settings for _ in params["items"]]})
        elif method == "client/registerCapability":
            self.registered += params["registrations"]
            self.send({"id": message["id"], "result": None})
        elif method == "window/showDocument":
            self.shown.append(params["uri"])
            self.send({"id": message["id"], "result": {"success": True}})

    def _read(self):
        stream = self.process.stdout
        while line := stream.readline():
            length = 0
            while line.strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                line = stream.readline()
            self._arrived.put(json.loads(stream.read(length)))


def at(uri, line, character):
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}


def span(line, start, end):
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def edit(line, start, end, text):
    return {"range": span(line, start, end), "text": text}


def applied(text, edits):
    """Do as an editor does with edits to a text, UTF-16 columns and all; a placeholder gets its own words."""
    lines = text.splitlines(keepends=True) or [""]

    def offset(place):
        before = sum(len(line) for line in lines[: place["line"]])
        line = lines[place["line"]] if place["line"] < len(lines) else ""
        return before + len(line.encode("utf-16-le")[: place["character"] * 2].decode("utf-16-le"))

    spans = [(offset(found["range"]["start"]), offset(found["range"]["end"]), _words(found)) for found in edits]
    for start, end, words in sorted(spans, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _words(found):
    if "snippet" not in found:
        return found["newText"]
    return (
        found["snippet"]["value"]
        .replace("${1:SOURCE}", "the fire service")
        .replace("${1:reason}", "by phone, 3 May")
        .replace("\\}", "}")
    )


def edits_of(action):
    (change,) = action["edit"]["documentChanges"]
    return change["edits"]
