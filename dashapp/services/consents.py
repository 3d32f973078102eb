"""Programs that a person lets in through the browser (OAuth 2.1): asked, consented, let in once.

A program is nothing that is kept: its id is what it said of itself, signed.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from itsdangerous import BadSignature, URLSafeSerializer

from dashapp.domain.errors import InvalidInput, NotSignedIn
from dashapp.domain.people import Actor
from dashapp.services.access_tokens import AccessTokens
from dashapp.services.acts import Act
from dashapp.services.guards import Guards
from dashapp.services.ports import Once
from dashapp.services.secrets import hash_of, new_secret

OFFERED: Final = ("read", "suggest", "write")
"""What a program may ask for; sharing and managing stay with people."""

DAYS: Final = 30
_CODE_SECONDS = 300
_MOST_REDIRECTS, _LONGEST_REDIRECT, _LONGEST_NAME = 10, 500, 60
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_OF_A_PROGRAM = re.compile(r"[a-z][a-z0-9+.-]*\Z")
# Schemes of browsers, which would run or show what stands in the address.
_NEVER = frozenset(
    [
        "about",
        "blob",
        "chrome",
        "data",
        "file",
        "filesystem",
        "ftp",
        "http",
        "https",
        "javascript",
        "vbscript",
        "view-source",
        "ws",
        "wss",
    ]
)
_UNKNOWN = "This program is not known here. Connect it again."
_USED = "This way in was used, or is too old. Connect the program again."


@dataclass(frozen=True, slots=True)
class Program:
    """What a program says of itself: its name, and where it may be answered."""

    name: str
    redirects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a program asks a person for; ``challenge`` is of the verifier that it shows later."""

    client: str
    redirect: str
    challenge: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a program shows for a token, by the names of OAuth."""

    code: str
    client_id: str
    redirect_uri: str
    code_verifier: str

    @property
    def challenge(self) -> str:
        """What a wish with this verifier was made with."""
        digest = hashlib.sha256(self.code_verifier.encode("utf-8", "replace")).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class Consents:
    """What programs ask, what a person allows, and the token that comes of it."""

    def __init__(
        self, tokens: AccessTokens, codes: Once, secrets: Sequence[str], guards: Guards
    ) -> None:
        self._tokens = tokens
        self._codes = codes
        self._signer = URLSafeSerializer(list(secrets), salt="program")
        self._access = guards.access
        self._limiter = guards.limiter

    def register(self, name: str, redirects: Sequence[str], address: str) -> str:
        """Return the id of a program.

        Raises:
            InvalidInput: It may not be answered where it wants to be.
            TooMany: Too many came from this address.
        """
        self._limiter.hit("program", address)
        if not 1 <= len(redirects) <= _MOST_REDIRECTS:
            raise InvalidInput(f"Give one to {_MOST_REDIRECTS} redirect_uris.")
        for each in redirects:
            if not _is_safe(each):
                raise InvalidInput("A redirect_uri is https, of this machine, or a program's own.")
        named = " ".join(name.split())[:_LONGEST_NAME] or "A program"
        signed = self._signer.dumps([named, list(redirects)])
        return signed if isinstance(signed, str) else signed.decode()

    def program(self, wish: Wish) -> Program:
        """Return the program that asks.

        Raises:
            InvalidInput: It is unknown, or would be answered where it did not say.
        """
        try:
            name, redirects = self._signer.loads(wish.client)
        except (BadSignature, ValueError, TypeError):
            raise InvalidInput(_UNKNOWN) from None
        known = Program(str(name), tuple(redirects))
        if not any(_same_place(wish.redirect, each) for each in known.redirects):
            raise InvalidInput("This program asks to be answered somewhere else than it said.")
        if not re.fullmatch(r"[\w-]{43}", wish.challenge):
            raise InvalidInput("This program sends no code_challenge (S256).")
        return known

    def allow(self, who: Actor, wish: Wish, scopes: Collection[str]) -> str:
        """Return the code that a program changes for a token; it is good once, for minutes.

        Raises:
            InvalidInput: The program is unknown, or no scope is chosen of those it may have.
        """
        self._access.require(who, Act.ACCOUNT)
        program = self.program(wish)
        if not scopes or not set(scopes) <= set(OFFERED):
            raise InvalidInput("Choose what the program may do.")
        code = new_secret()
        kept = {
            "person": who.person,
            "name": who.name,
            "login": who.login,
            "program": program.name,
            "scopes": sorted(scopes),
            "wish": [wish.client, wish.redirect, wish.challenge],
        }
        self._codes.put(_key(code), json.dumps(kept).encode(), _CODE_SECONDS)
        return code

    def redeem(self, shown: Shown, address: str) -> tuple[str, list[str]]:
        """Return the key of a new token, and its scopes.

        Raises:
            InvalidInput: The code was used, is too old, or another program's.
            TooMany: Too many came from this address.
        """
        self._limiter.hit("program", address)
        known = self._codes.take(_key(shown.code))
        if known is None:
            raise InvalidInput(_USED)
        kept = json.loads(known)
        wanted = Wish(*kept["wish"])
        is_same = (shown.client_id, shown.redirect_uri) == (wanted.client, wanted.redirect)
        if not is_same or not hmac.compare_digest(shown.challenge, wanted.challenge):
            raise InvalidInput(_USED)
        who = Actor(
            kept["person"],
            kept["name"],
            login=kept.get("login"),  # a version before this one noted none
            address=address,
            is_remembered=True,
        )
        try:
            return self._tokens.make(who, kept["program"], kept["scopes"], DAYS), kept["scopes"]
        except NotSignedIn:  # their login was ended meanwhile, or their password is another one
            raise InvalidInput(_USED) from None


def _key(code: str) -> str:
    return f"consent/{hash_of(code)}"


def _is_safe(redirect: str) -> bool:
    """Whether a browser may be sent there: https, this machine, or a program by its own scheme."""
    if len(redirect) > _LONGEST_REDIRECT or not redirect.isprintable() or "#" in redirect:
        return False
    try:
        parts = urlsplit(redirect)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if "@" in parts.netloc or "\\" in redirect or " " in redirect:
        return False
    if parts.scheme == "https":
        return bool(host)
    if parts.scheme == "http":
        return host in _LOOPBACK
    return bool(_OF_A_PROGRAM.match(parts.scheme)) and parts.scheme not in _NEVER


def _same_place(wanted: str, said: str) -> bool:
    """Whether an address is the one that was said; on this machine any port will do (RFC 8252)."""
    if wanted == said:
        return True
    try:
        new, old = urlsplit(wanted), urlsplit(said)
        is_local = old.scheme == new.scheme == "http" and old.hostname in _LOOPBACK
        parts = (new.hostname, new.path or "/", new.query, new.fragment)
        return (
            is_local
            and _is_safe(wanted)
            and parts == (old.hostname, old.path or "/", old.query, "")
        )
    except ValueError:
        return False
