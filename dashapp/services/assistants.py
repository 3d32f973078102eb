"""AI assistants that work on résumés: whose they are, how they are called, that people see them."""

import hashlib
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Final

from dashapp.domain.errors import ImaginatorError
from dashapp.domain.people import LOCAL_PERSON, Actor, Scope
from dashapp.domain.review import Byline
from dashapp.services.access_tokens import AccessTokens
from dashapp.services.acts import Act
from dashapp.services.editing import wire
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.editing.presence import Presence
from dashapp.services.guards import Guards
from dashapp.services.ports import Shelf

LOCAL_SCOPES: Final[frozenset[Scope]] = frozenset({"read", "suggest", "write"})
"""What an assistant of a laptop without sign-in may, where it brings no token."""

_SHOWN_EVERY, _SESSION_SECONDS = 10.0, 1800
_MOST_KNOWN, _LONGEST_NAME = 500, 60
_COLOUR = "#5b4bc4"


@dataclass(frozen=True, slots=True)
class Assistant:
    """A program that works for a person: ``key`` tells it from their others, ``who`` is theirs."""

    key: str
    name: str
    who: Actor

    def called(self, client: str) -> "Assistant":
        """Return it under the name of its program, where no token names it."""
        if self.name:
            return self
        name = " ".join(client.split())[:_LONGEST_NAME] or "An assistant"
        return replace(self, name=name)

    @property
    def actor(self) -> Actor:
        """Return who asks, by the name under which others see what it does."""
        person = self.who.name
        return replace(self.who, name=f"{self.name} for {person}" if person else self.name)

    @property
    def byline(self) -> Byline:
        """Return what its suggestions are signed with."""
        return Byline("assistant", self.actor.name)


class Assistants:
    """What says who an assistant is, and shows people that it is at work."""

    def __init__(
        self,
        tokens: AccessTokens,
        presence: Presence,
        live: LiveDocuments,
        shelf: Shelf,
        guards: Guards,
    ) -> None:
        self._tokens = tokens
        self._presence = presence
        self._live = live
        self._shelf = shelf
        self._access = guards.access
        self._audit = guards.audit
        self._limiter = guards.limiter
        self._shown: OrderedDict[tuple[str, str], float] = OrderedDict()

    def of_token(self, key: str, address: str) -> Assistant:
        """Return the assistant that brings a token; its name is that of the token.

        Raises:
            NotSignedIn: The token is unknown, revoked or too old.
            TooMany: It asked too often, or too many wrong ones came from this address.
        """
        token, who = self._tokens.token(key, address)
        self._limiter.hit("assistant", token.id)
        return Assistant(token.id, token.name, who)

    def of_laptop(self, address: str = "") -> Assistant:
        """Return the assistant of the one person of a machine without sign-in."""
        return Assistant("", "", Actor(LOCAL_PERSON, scopes=LOCAL_SCOPES, address=address))

    def at_work(self, assistant: Assistant, document: str) -> None:
        """Show in a résumé that an assistant is at work, and note in the log when it begins.

        Raises:
            NotFound: There is none for its person, who did not see it a moment ago either.
        """
        who = assistant.actor
        key = (assistant.key or who.name, document)
        now = time.monotonic()
        if now - self._shown.get(key, -_SHOWN_EVERY) < _SHOWN_EVERY:
            return  # what it does there asks whether it may
        self._access.require(who, Act.READ, document)
        self._shown[key] = now
        self._shown.move_to_end(key)
        while len(self._shown) > _MOST_KNOWN:
            self._shown.popitem(last=False)
        self._presence.visited(document, who.name, _COLOUR)
        self._live.visited(document, wire.awareness(_awareness(key, who.name)))
        self._note_session(assistant, document)

    def _note_session(self, assistant: Assistant, document: str) -> None:
        """Write one line a workspace for as long as it goes on working."""
        place, who = self._access.place_of(document), assistant.actor
        mark = hashlib.sha256(f"{assistant.key} {who.person} {who.name} {place}".encode())
        key = f"assistant/{mark.hexdigest()}"
        try:
            is_new = self._shelf.get(key) is None
            self._shelf.put(key, b"1", _SESSION_SECONDS)
        except ImaginatorError:
            is_new = True  # better a line too many than none
        if is_new:
            scopes = sorted(who.scopes or ())
            self._audit.note(who, "assistant.came", place, assistant.key or document, scopes=scopes)


def _awareness(key: tuple[str, str], name: str) -> wire.Awareness:
    """Return where it is as an editor would tell it: here, at no text."""
    client = int.from_bytes(hashlib.sha256(" ".join(key).encode()).digest()[:4])
    state = {"user": {"name": name, "color": _COLOUR}}
    return wire.Awareness(client, int(time.time()), state)
