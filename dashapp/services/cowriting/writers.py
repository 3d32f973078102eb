"""Which writer works for whom: the one they chose, the one that is given, or the rules alone."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from dashapp.domain.cowriting import Sending, WriterChoice, WriterKind
from dashapp.domain.errors import ImaginatorError, InvalidInput, NotAllowed
from dashapp.domain.people import Actor
from dashapp.domain.writing.request import Persona
from dashapp.services.acts import Act
from dashapp.services.cowriting.metering import Addressee, Meter, Metered
from dashapp.services.cowriting.model_writer import ModelWriter
from dashapp.services.cowriting.offline_writer import OfflineWriter
from dashapp.services.cowriting.prompting.rendering import Rendering
from dashapp.services.cowriting.provision import Provision
from dashapp.services.cowriting.text_model import (
    USUAL_ADDRESSES,
    Endpoint,
    ModelFault,
    ModelKind,
    Models,
    Prompt,
    TextModel,
    is_key,
)
from dashapp.services.cowriting.writer import Writer
from dashapp.services.cowriting.writing_store import ChoiceStore, Personas, Seal
from dashapp.services.guards import Guards

_LONGEST_URL, _LONGEST_MODEL, _LONGEST_KEY, _MOST_SHOWN = 300, 120, 400, 50
_OFFLINE: Final = "Offline writer"
_PROBE: Final = Prompt(
    "check", "You help to check a connection.", "There is no material.",
    (("user", "Answer with the word “ready”."),), 200,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desk:
    """What choosing a writer takes."""

    models: Models
    rendering: Rendering
    choices: ChoiceStore
    seal: Seal
    meter: Meter
    personas: Personas


@dataclass(frozen=True, slots=True)
class Wanted:
    """The writer that somebody asks for; an empty key leaves the one that is kept."""

    kind: WriterKind
    base_url: str = ""
    model: str = ""
    key: str = ""
    persona: str = ""


@dataclass(frozen=True, slots=True)
class WriterStanding:
    """The writer that works for somebody, as they should see it."""

    kind: WriterKind
    name: str
    told: str
    is_model: bool
    is_resting: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of asking a model whether it is there."""

    is_there: bool
    told: str


class Writers:
    """Chooses writers, and keeps what people chose."""

    def __init__(self, provision: Provision, desk: Desk, guards: Guards) -> None:
        self._provision = provision
        self._models = desk.models
        self._rendering = desk.rendering
        self._kept = desk.choices
        self._seal = desk.seal
        self._meter = desk.meter
        self._personas = desk.personas
        self._access = guards.access
        self._audit = guards.audit
        self.offline: Writer = OfflineWriter()

    def writer(self, who: Actor, document: str) -> Writer:
        """Return the writer that works for somebody in a résumé.

        Raises:
            Unavailable: Their own key cannot be opened any more.
            TooMany: Their budget is used up.
        """
        endpoint = self._endpoint(who)
        if endpoint is None:
            return self.offline
        workspace = self._access.place_of(document)
        self._meter.require(who, workspace, self._provision.budget)
        model = Metered(
            self._models.model(endpoint), self._meter, _sending(who, document, workspace, endpoint)
        )
        return ModelWriter(model, self._rendering)

    def standing(self, who: Actor) -> WriterStanding:
        """Return which writer works for somebody, in words."""
        choice = self.choice(who)
        try:
            endpoint = self._endpoint(who)
        except ImaginatorError as error:
            return WriterStanding(choice.kind, _OFFLINE, str(error), is_model=False)
        if endpoint is None:
            told = "Works here, by rule. Nothing leaves this machine."
            return WriterStanding(choice.kind, _OFFLINE, told, is_model=False)
        is_resting = self._models.is_resting(endpoint)
        told = f"What you ask about is sent to {_host(endpoint)}."
        return WriterStanding(choice.kind, _named(endpoint), told, True, is_resting)  # noqa: FBT003

    def choice(self, who: Actor) -> WriterChoice:
        """Return what somebody chose; guests choose nothing."""
        return self._kept.choice(who.person) if who.person else WriterChoice()

    def choose(self, who: Actor, wanted: Wanted) -> None:
        """Keep the writer that somebody wants.

        Raises:
            InvalidInput: The address or the model's name is none, or there is no key.
            NotAllowed: Own keys are not allowed here, or a program asks.
        """
        self._access.require(who, Act.ACCOUNT)
        if wanted.persona and self.persona(wanted.persona) is None:
            raise InvalidInput("There is no such persona any more. Choose another.")
        if wanted.kind == "openai" or wanted.kind == "anthropic":  # noqa: PLR1714 - narrows the type
            choice = self._own(self.choice(who), wanted.kind, wanted)
        else:
            choice = WriterChoice(wanted.kind, persona=wanted.persona)
        self._kept.choose(who.maker, choice)
        self._audit.note(who, "writer.choose", "", who.maker, kind=choice.kind, model=choice.model)

    async def check(self, who: Actor) -> Checked:
        """Ask the model of somebody whether it is there, and how fast."""
        self._access.require(who, Act.ACCOUNT)
        endpoint = self._endpoint(who)
        if endpoint is None:
            return Checked(is_there=True, told="The offline writer is always there.")
        self._meter.require(who, "", self._provision.budget)
        sent = _sending(who, "", "", endpoint)
        model: TextModel = Metered(self._models.model(endpoint), self._meter, sent)
        try:
            async for _ in model.stream(_PROBE):
                pass
        except ImaginatorError as error:
            # One that thinks may use up in its thoughts the little that it is let write here.
            if not (isinstance(error, ModelFault) and error.kind == "length"):
                return Checked(is_there=False, told=str(error))
        last = self._meter.sendings(who.maker, 1)
        speed = f" The first word came after {last[0].first_ms} ms." if last else ""
        return Checked(is_there=True, told=f"{_named(endpoint)} answers.{speed}")

    def sendings(self, who: Actor) -> list[Sending]:
        """Return what was sent for somebody, the latest first."""
        self._access.require(who, Act.ACCOUNT)
        return self._meter.sendings(who.maker, _MOST_SHOWN)

    def cost(self, sending: Sending) -> float | None:
        """Return what an answer of the given model cost, where the operator said its price."""
        given, prices = self._provision.given, self._provision.prices
        if prices is None or given is None or sending.model != given.model:
            return None
        return prices.of(sending)

    @property
    def allows_own_keys(self) -> bool:
        """Whether people may bring a model of their own."""
        return self._provision.own_keys and self._provision.text_may_leave

    @property
    def text_may_leave(self) -> bool:
        """Whether any text may be sent to a model at all."""
        return self._provision.text_may_leave

    @property
    def is_resting(self) -> bool | None:
        """Whether the given model rests after failures; nothing where none is given."""
        given = self._provision.given if self._provision.text_may_leave else None
        return self._models.is_resting(given) if given else None

    def personas(self) -> list[Persona]:
        """Return the voices that can be chosen."""
        return list(self._personas.personas())

    def persona_problems(self) -> list[str]:
        """Return what is wrong with files of personas that are not used."""
        return list(self._personas.problems())

    def persona(self, key: str) -> Persona | None:
        """Return the voice with a name, if there is one."""
        return next((each for each in self._personas.personas() if each.key == key), None)

    def _endpoint(self, who: Actor) -> Endpoint | None:
        if not self._provision.text_may_leave:
            return None
        choice = self.choice(who)
        if choice.kind == "offline":
            return None
        if choice.kind == "given" or not self._provision.own_keys:
            return self._provision.given
        key = self._seal.opened(choice.sealed_key) if choice.sealed_key else ""
        return Endpoint(choice.kind, choice.base_url, choice.model, key, is_own=True)

    def _own(self, known: WriterChoice, kind: ModelKind, wanted: Wanted) -> WriterChoice:
        if not self.allows_own_keys:
            raise NotAllowed("Whoever runs this place lets nobody bring a model of their own.")
        address = (wanted.base_url.strip() or USUAL_ADDRESSES[kind]).rstrip("/")
        model, key = wanted.model.strip(), wanted.key.strip()
        if len(address) > _LONGEST_URL or not _is_https(address):
            raise InvalidInput("The address of the model begins with https:// and names a machine.")
        if not model or len(model) > _LONGEST_MODEL:
            raise InvalidInput("Say which model, as its provider calls it.")
        if len(key) > _LONGEST_KEY or not is_key(key):
            raise InvalidInput("This is no key: it holds letters that no key has.")
        # A key goes to the address that it was given for, and to no other.
        is_same = (known.kind, known.base_url) == (kind, address)
        sealed = self._seal.closed(key) if key else (known.sealed_key if is_same else "")
        if not sealed:
            raise InvalidInput("Give the key that the provider gave you.")
        return WriterChoice(kind, address, model, sealed, wanted.persona)


def _sending(who: Actor, document: str, workspace: str, endpoint: Endpoint) -> Addressee:
    return Addressee(who.maker, who.counted, workspace, document, _host(endpoint), endpoint.model)


def _named(endpoint: Endpoint) -> str:
    return f"{endpoint.model} at {_host(endpoint)}"


def _host(endpoint: Endpoint) -> str:
    return urlsplit(endpoint.base_url).hostname or endpoint.base_url


def _is_https(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
