"""The language server: what an editor types → diagnostics, hovers and code actions, over standard input and output.

`text` holds what the editor holds, `checking` calls the linter in this process, `session` decides when, `app` speaks
the protocol. Needs the extra `server` (pygls).
"""

from __future__ import annotations

__all__ = ["MISSING", "serve"]

MISSING = "the language server needs pygls; install it with: pip install 'sourcing[server]'"
"""What to say where pygls is not installed."""


def serve() -> int:
    """Serve one client until it says `exit` or closes its end. Returns 0 after an orderly shutdown, else 1.

    Raises ModuleNotFoundError where pygls is not installed.
    """
    from sourcing.server.app import run

    return run()
