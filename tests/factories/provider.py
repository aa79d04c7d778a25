"""A provider of single sign-on that answers over HTTP on this machine, and signs its tokens with a key of its own."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "heed", "a secret between two"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ANOTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class FakeProvider:
    """What it says of whoever comes, and how it signs that. A test changes these."""

    claims: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    key: Any = KEY
    algorithm: str = "RS256"
    audience: str = CLIENT
    issuer: str = ""
    address: str = ""
    asked: list[str] = field(default_factory=list)
    challenges: dict[str, str] = field(default_factory=dict)

    def token(self) -> str:
        """What it says, signed."""
        now = int(time.time())
        said = {"iss": self.issuer or self.address, "aud": self.audience, "iat": now, "exp": now + 300, **self.claims}
        key: Any = self.key if self.algorithm != "none" else None
        return jwt.encode(said, key, algorithm=self.algorithm, headers={"kid": "one"})

    def configuration(self) -> dict[str, Any]:
        """Where is what."""
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        """Its public key."""
        numbers = KEY.public_key().public_numbers()
        public = {"n": _number(numbers.n), "e": _number(numbers.e)}
        return {"keys": [{**public, "kty": "RSA", "kid": "one", "alg": "RS256", "use": "sig"}]}


def _number(value: int) -> str:
    octets = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")


class _Handler(BaseHTTPRequestHandler):
    provider: FakeProvider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.provider.asked.append(parts.path)
        if parts.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self.provider.challenges["a-code"] = asked["code_challenge"]
            back = f"{asked['redirect_uri']}?{urlencode({'code': 'a-code', 'state': asked['state']})}"
            self.send_response(302)
            self.send_header("Location", back)
            self.end_headers()
            return
        known = {
            "/.well-known/openid-configuration": self.provider.configuration(),
            "/keys": self.provider.keys(),
            "/userinfo": self.provider.userinfo,
        }
        self._say(known[parts.path])

    def do_POST(self) -> None:
        self.provider.asked.append(self.path)
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        digest = hashlib.sha256(sent["code_verifier"][0].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        known = sent["client_secret"] == [SECRET] and challenge == self.provider.challenges.get(sent["code"][0])
        if not known:
            self._say({"error": "invalid_grant"}, 400)
            return
        self._say({"access_token": "an-access-token", "token_type": "Bearer", "id_token": self.provider.token()})

    def _say(self, what: dict[str, Any], status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())

    def log_message(self, *_args: object) -> None:
        """Says nothing."""


@contextmanager
def a_provider() -> Iterator[FakeProvider]:
    """The provider, answering at its ``address`` until the block ends."""
    provider = FakeProvider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"provider": provider}))
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield provider
    server.shutdown()
    server.server_close()
    thread.join()


def settings_for(provider: FakeProvider, *, domains: tuple[str, ...] = ()) -> dict[str, Any]:
    """What Heed's settings are with this provider."""
    app = {
        "provider_id": "organisation",
        "name": "Fallowshire",
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": {"server_url": provider.address, "verified_email": list(domains)},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
