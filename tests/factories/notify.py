"""A GOV.UK Notify that answers over HTTP on this machine, and takes only what a key of its own signed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import jwt

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"heed-{SERVICE}-{SECRET}"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"


@dataclass
class FakeNotify:
    """What it was sent, and what it answers: a test changes ``status`` and ``errors``."""

    address: str = ""
    status: int = 201
    errors: list[dict[str, str]] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@contextmanager
def a_notify() -> Iterator[FakeNotify]:
    """Notify, for as long as the block takes."""
    notify = FakeNotify()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            try:
                token = self.headers["Authorization"].removeprefix("Bearer ")
                said = jwt.decode(token, SECRET, algorithms=["HS256"], options={"require": ["iss", "iat"]})
                known = said["iss"] == SERVICE and self.path == "/v2/notifications/email"
            except jwt.InvalidTokenError:
                known = False
            if not known:
                notify.refused.append(self.path)
                self._answer(403, {"status_code": 403, "errors": [{"error": "AuthError", "message": "Invalid token"}]})
            elif notify.status == 201:
                notify.sent.append(body)
                self._answer(201, {"id": "740e5834-3a29-46b4-9a6f-16142fde533a"})
            else:
                self._answer(notify.status, {"status_code": notify.status, "errors": notify.errors})

        def _answer(self, status: int, said: dict[str, Any]) -> None:
            content = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    notify.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield notify
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
