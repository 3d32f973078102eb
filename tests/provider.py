"""A provider to sign in with, on this machine: OpenID Connect with its faults, and OAuth 2."""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey


@dataclass
class StandIn:
    """What it says of whoever comes; ``fault`` names what it gets wrong."""

    port: int
    says: dict[str, Any] = field(default_factory=dict)
    emails: list[dict[str, Any]] = field(default_factory=list)
    fault: str = ""
    asked: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> ThreadingHTTPServer:
        """Serve in a thread."""
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: Any) -> None: ...

            def do_GET(self) -> None:
                stand_in.answer(self, urlsplit(self.path), {})

            def do_POST(self) -> None:
                sent = self.rfile.read(int(self.headers["content-length"])).decode()
                stand_in.answer(self, urlsplit(self.path), parse_qs(sent))

        server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server

    def answer(self, handler: BaseHTTPRequestHandler, url: Any, sent: dict[str, Any]) -> None:
        if url.path == "/authorize":
            self.asked = {name: values[0] for name, values in parse_qs(url.query).items()}
            said = {"code": "a-code", "state": self.asked["state"]}
            if self.fault == "denied":
                said = {"error": "access_denied", "state": self.asked["state"]}
            if self.fault == "state":
                said["state"] = "forged"
            handler.send_response(302)
            handler.send_header("location", f"{self.asked['redirect_uri']}?{urlencode(said)}")
            handler.end_headers()
            return
        answers = {
            "/.well-known/openid-configuration": self._discovery,
            "/keys": lambda: {"keys": [self.key.as_dict(private=False)]},
            "/token": lambda: self._token(sent),
            "/profile": lambda: self.says,
            "/emails": lambda: self.emails,
        }
        body = json.dumps(answers[url.path]()).encode()
        handler.send_response(500 if self.fault == "down" and url.path == "/token" else 200)
        handler.send_header("content-type", "application/json")
        handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def _discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def _token(self, sent: dict[str, Any]) -> dict[str, Any]:
        # The challenge that came with the person is answered by whoever has the code.
        assert "code_verifier" in sent
        token: dict[str, Any] = {"access_token": "an-access-token", "token_type": "Bearer"}
        if "openid" in self.asked["scope"]:
            token["id_token"] = self._id_token()
        return token

    def _id_token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": "https://evil.example" if self.fault == "issuer" else self.issuer,
            "aud": "another" if self.fault == "audience" else self.asked["client_id"],
            "nonce": "replayed" if self.fault == "nonce" else self.asked["nonce"],
            "iat": now,
            "exp": now - 3600 if self.fault == "expired" else now + 300,
            **self.says,
        }
        key = RSAKey.generate_key(2048, {"kid": "one"}) if self.fault == "signature" else self.key
        if self.fault == "unsigned":
            return jwt.encode({"alg": "none"}, claims, OctKey.import_key(""), algorithms=["none"])
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
