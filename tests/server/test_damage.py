"""A client that sends nonsense, or dies: an error for the nonsense, and the rest goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from desk import VAGUE, furnish
from editor import Editor, at, edit

INVALID, NOT_FOUND, TOO_EARLY, WRONG_PARAMS = -32600, -32601, -32002, -32602


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    with Editor(furnish(tmp_path_factory.mktemp("desk"))) as editor:
        yield editor


def still_works(editor, name):
    uri = (editor.folder / name).as_uri()
    assert len(editor.open(uri, VAGUE)) == 2
    assert editor.hover(uri, 0, 8) is not None


def frame(body):
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


@pytest.mark.parametrize(
    "nonsense",
    [
        b"hello\r\n\r\n",
        b"\x00\xff\xfe\r\n",
        b"Content-Length: many\r\n\r\n",
        b"Content-Length: -5\r\n\r\n",
        frame(b"{"),
        frame(b"\xff\xfe"),
        frame(b"42"),
        frame(b"[]"),
        frame(b"null"),
        frame(b'"text"'),
        frame(b"{}"),
        frame(b'{"jsonrpc": "1.0", "method": "initialized", "params": {}}'),
        frame(b'{"jsonrpc": "2.0"}'),
        frame(b'{"jsonrpc": "2.0", "method": 7}'),
        frame(b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": 5}}'),
        frame(b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": []}'),
        frame(b'{"jsonrpc": "2.0", "id": 900, "result": {"never": "asked"}}'),
        frame(b'{"jsonrpc": "2.0", "id": 901, "error": {"code": 1, "message": "never asked"}}'),
        frame(b'{"jsonrpc": "2.0", "method": "nobody/knows", "params": {}}'),
        frame(b"[" * 100_000),
    ],
    ids=lambda data: data[-30:],
)
def test_nonsense_harms_nothing(editor, nonsense):
    editor.raw(nonsense)
    still_works(editor, f"after-{abs(hash(nonsense))}.txt")
    assert "Traceback" not in editor.log


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("nobody/knows", {}, NOT_FOUND),
        ("textDocument/hover", {"textDocument": 5}, WRONG_PARAMS),
        ("textDocument/hover", None, WRONG_PARAMS),
        ("textDocument/codeAction", {"textDocument": {"uri": "file:///a.txt"}}, WRONG_PARAMS),
        ("workspace/executeCommand", {"command": "rm", "arguments": []}, WRONG_PARAMS),
        ("workspace/executeCommand", {"command": "sourcing.openRule", "arguments": []}, WRONG_PARAMS),
        ("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, INVALID),
    ],
)
def test_a_request_that_makes_no_sense_is_answered_with_an_error(editor, method, params, code):
    answer = editor.answer(editor.ask(method, params))
    assert answer["error"]["code"] == code
    still_works(editor, f"asked-{code}.txt")


def test_a_rule_that_is_not_there_has_no_page(editor):
    params = {"command": "sourcing.openRule", "arguments": ["../../etc/passwd"]}
    answer = editor.answer(editor.ask("workspace/executeCommand", params))
    assert "there is no rule '../../etc/passwd'" in answer["error"]["message"]


def test_documents_that_are_not_open_and_places_that_are_not_there(editor):
    lost = (editor.folder / "lost.txt").as_uri()
    editor.change(lost, 2, edit(0, 0, 0, "x"))
    editor.notify("textDocument/didClose", {"textDocument": {"uri": lost}})
    editor.wait(lambda: any("was changed and is not open; open it first" in said for said in editor.shown), "the error")
    assert editor.hover(lost, 0, 0) is None
    name = (editor.folder / "wild.txt").as_uri()
    editor.open(name, VAGUE)
    editor.change(name, 2, edit(900, 7, 9, ""), edit(0, 16, 6, "the service says"), edit(0, 5000, 9000, "!"))
    assert [found["code"] for found in editor.diagnostics(name, 2)] == ["some-think"]
    assert editor.hover(name, 77, 77) is None
    editor.open(name, VAGUE, version=3)  # opened twice: the last text holds
    assert len(editor.diagnostics(name, 3)) == 2


@pytest.mark.parametrize("text", ["", "\x00" * 40, "\ud83d", "<" * 2000, "🙂" * 2000, "[[" * 2000, "\r" * 50])
@pytest.mark.parametrize("suffix", ["txt", "md", "mdx", "html"])
def test_no_text_is_too_odd(editor, suffix, text):
    name = (editor.folder / f"odd-{len(text)}-{abs(hash(text))}.{suffix}").as_uri()
    assert [found for found in editor.open(name, text) if "code" not in found] == []


@pytest.mark.parametrize("uri", ["", "nothing", "file:", "http://example.org/a.md", "untitled:%zz", "file:///%00"])
def test_an_odd_address_is_an_address(editor, uri):
    assert len(editor.open(uri, VAGUE)) == 2


def test_before_it_is_begun_nothing_else_is_done(tmp_path):
    with Editor(furnish(tmp_path), capabilities=None) as editor:
        name = (tmp_path / "a.txt").as_uri()
        assert editor.answer(editor.ask("textDocument/hover", at(name, 0, 0)))["error"]["code"] == TOO_EARLY
        document = {"uri": name, "languageId": "plaintext", "version": 1, "text": VAGUE}
        editor.notify("textDocument/didOpen", {"textDocument": document})
        editor.request("initialize", {"processId": None, "rootUri": tmp_path.as_uri(), "capabilities": {}})
        editor.notify("initialized", {})
        still_works(editor, "b.txt")
        assert name not in editor.published
        assert editor.request("shutdown", None) is None
        editor.notify("exit", None)
        assert editor.process.wait(10) == 0


def test_exit_without_shutdown_is_told_by_the_exit_code(tmp_path):
    with Editor(tmp_path) as editor:
        editor.notify("exit", None)
        assert editor.process.wait(10) == 1


CLIENT = """
import json, subprocess, sys, time
server = subprocess.Popen([sys.executable, "-m", "sourcing", "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(server.pid, flush=True)
def send(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    server.stdin.write(b"Content-Length: %d\\r\\n\\r\\n%s" % (len(body), body))
    server.stdin.flush()
send({"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}})
server.stdout.readline()
send({"method": "initialized", "params": {}})
document = {"uri": "untitled:a", "languageId": "plaintext", "version": 1, "text": "Some 50 people died. " * 200}
send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
print("open", flush=True)
time.sleep(60)
"""


def test_the_server_ends_when_its_client_dies(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", CLIENT], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as client:
        server = int(client.stdout.readline())
        assert client.stdout.readline() == "open\n"
        client.send_signal(signal.SIGKILL)
        client.wait()
        assert "Traceback" not in client.stderr.read()  # ends when the server, its other writer, is gone
    until = time.monotonic() + 20
    while is_running(server):
        assert time.monotonic() < until
        time.sleep(0.05)


def is_running(process):
    try:
        os.kill(process, 0)
        with open(f"/proc/{process}/stat") as stat:  # noqa: PTH123 - of this system only
            return stat.read().split()[2] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_without_pygls_the_command_says_what_to_install(tmp_path):
    hide = "import sys; sys.modules['pygls'] = None; sys.modules['lsprotocol'] = None\n"
    code = hide + "from sourcing.cli import main; main(['server'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 2
    assert done.stderr == "error: the language server needs pygls; install it with: pip install 'sourcing[server]'\n"


def test_nothing_but_messages_is_written(tmp_path):
    """A library that prints would break the stream; the server sends such lines to the log."""
    begin = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None, "capabilities": {}}}
    code = "import lsprotocol.types, builtins, sourcing.server.app as app\n"
    code += "begin = app.Server.begin\n"
    code += "app.Server.begin = lambda *given: (print('stray'), begin(*given))\n"
    code += "app.run()"
    done = subprocess.run(
        [sys.executable, "-c", code], input=frame(json.dumps(begin).encode()), capture_output=True, check=False
    )
    assert done.stdout.startswith(b"Content-Length: ")
    assert b"stray" not in done.stdout
    assert b"stray" in done.stderr
