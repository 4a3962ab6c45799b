"""pygls's protocol, with the texts kept by the session, and a client's nonsense answered with an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams, JsonRpcInvalidRequest, JsonRpcServerNotInitialized
from pygls.protocol import LanguageServerProtocol, lsp_method

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcing.server.diagnostics import Json

_BEFORE_ALL = (types.INITIALIZE, types.EXIT)


class Wire(LanguageServerProtocol):
    """What is the same for any server is pygls's.

    Its own copies of the documents are not kept: they split lines where editors do not (at a form feed, say), and
    every change would be made twice.
    """

    def tell(self, method: str, params: Json) -> None:
        """Send a notification whose parameters are plain objects."""
        self._send_data({"jsonrpc": self.VERSION, "method": method, "params": params})

    def structure_message(self, data: dict[str, Any]) -> Any:  # noqa: ANN401 - pygls's own signature
        """Read a message; a request that cannot be read is answered here, for nobody would wait for an answer else."""
        try:
            return super().structure_message(data)
        except JsonRpcException:
            if "id" not in data or "method" not in data:
                raise
            said = JsonRpcInvalidParams(f"the parameters of {data['method']!r} are not what the protocol says")
            self._send_response(data["id"], error=said.to_response_error())
            return None

    def handle_message(self, message: Any) -> None:  # noqa: ANN401 - anything may arrive
        """Handle a message at its time: `initialize` first and once."""
        if message is None:
            return
        if not hasattr(message, "jsonrpc"):
            raise JsonRpcInvalidRequest("this is no message of JSON-RPC 2.0")
        method = getattr(message, "method", None)
        begun = self._workspace is not None
        if method is None or (begun and method != types.INITIALIZE) or (not begun and method in _BEFORE_ALL):
            super().handle_message(message)
        elif hasattr(message, "id"):
            refusal: JsonRpcException = JsonRpcServerNotInitialized("initialize comes first")
            if begun:
                refusal = JsonRpcInvalidRequest("initialize comes once")
            self._send_response(message.id, error=refusal.to_response_error())

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Iterator[Any]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Iterator[Any]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Iterator[Any]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None
