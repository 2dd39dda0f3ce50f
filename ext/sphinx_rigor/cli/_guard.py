"""Answer a browser that asks for this server's own pages, and nobody else.

A page of a stranger can have a name of its own lead to this machine and then read whatever
is served here as its own; so a name must be this machine's. Addresses need no names.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]


class Guard:
    """An application that passes on what is asked of ``host`` for its own pages."""

    def __init__(self, application: Application, host: str) -> None:
        """Stand before an application that is served at this host."""
        self.application = application
        self.names = {"localhost", host.casefold(), socket.gethostname().casefold()}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] not in {"http", "websocket"} or self.allows(scope):
            await self.application(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            kind = [(b"content-type", b"text/plain")]
            await send({"type": "http.response.start", "status": 403, "headers": kind})
            await send({"type": "http.response.body", "body": b"only own pages are served\n"})

    def allows(self, scope: Message) -> bool:
        """Tell whether a request names this host, comes from it and asks for a page."""
        given = {name: value.decode("latin-1") for name, value in scope["headers"]}
        host = given.get(b"host", "")
        origin = split(given.get(b"origin", f"http://{host}"))
        own = self.is_own(split(f"//{host}").hostname) and origin.netloc == host
        return own and not any(each.startswith(".") for each in scope["path"].split("/"))

    def is_own(self, name: str | None) -> bool:
        """Tell whether a name is this machine's, or an address."""
        try:
            return name in self.names or bool(name and ipaddress.ip_address(name))
        except ValueError:
            return False


def split(address: str) -> SplitResult:
    """Return the parts of an address, none where it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")
