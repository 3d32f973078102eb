"""A second proof that it is oneself: codes of an app (RFC 6238), and some to keep on paper."""

import json
import secrets
from dataclasses import asdict, dataclass, replace
from typing import Final

from pyotp import TOTP, random_base32

from dashapp.domain.errors import InvalidInput
from dashapp.domain.people import Actor, Person
from dashapp.services.accounts import Accounts
from dashapp.services.acts import Act
from dashapp.services.guards import Guards
from dashapp.services.people_store import PersonStore
from dashapp.services.secrets import hash_of
from dashapp.services.sign_in_alerts import SignInAlerts

_ISSUER: Final = "Imaginator"
_STEP_SECONDS = 30
_PAPER_CODES = 8
_WRONG = "This code is not right, or was used already. Wait for the next one."


@dataclass(frozen=True, slots=True)
class _Factor:
    """The app's secret, the last step that was used, and the hashes of the codes on paper."""

    secret: str
    used: int
    codes: tuple[str, ...]


class SecondFactor:
    """What a person can do about a second factor, and what the sign-in asks of it."""

    def __init__(
        self, people: PersonStore, accounts: Accounts, alerts: SignInAlerts, guards: Guards
    ) -> None:
        self._people = people
        self._accounts = accounts
        self._alerts = alerts
        self._access = guards.access
        self._audit = guards.audit
        self._limiter = guards.limiter
        self._clock = guards.clock

    def is_on(self, person: str) -> bool:
        """Whether somebody has one."""
        return self._people.factor(person) is not None

    def begin(self, who: Actor, password: str) -> str:
        """Return a new secret for an app; it counts for nothing until it is confirmed.

        Why:
            It shuts out whoever has none of its codes: who finds a browser left open, and has
            not the password, must not shut out whose it is.

        Raises:
            InvalidInput: One is on, and is to be turned off first; or the password is wrong.
        """
        self._access.require(who, Act.ACCOUNT)
        self._require_none(who.maker)
        self._accounts.confirmed(who, password)
        return random_base32()

    def address(self, who: Actor, secret: str) -> str:
        """Return a secret as apps read it from a picture."""
        email = self._accounts.person(who).email
        return TOTP(secret).provisioning_uri(name=email, issuer_name=_ISSUER)

    def confirm(self, who: Actor, secret: str, code: str, here: str) -> list[str]:
        """Turn it on with a code of the app, and return codes for paper, shown once.

        ``here`` is the address of this site, told by mail.

        Raises:
            InvalidInput: The code is not right, so it is not on; or one was on already.
            TooMany: Too many codes were tried.
        """
        person = self._accounts.person(who)
        self._require_none(person.id)
        self._limiter.hit("code", person.id)
        step = self._step(secret, code)
        if step is None:
            raise InvalidInput(_WRONG)
        codes = [
            f"{secrets.randbelow(10**5):05}-{secrets.randbelow(10**5):05}"
            for _ in range(_PAPER_CODES)
        ]
        hashes = tuple(_paper_hash(secret, each) for each in codes)
        factor = _Factor(secret, step, hashes)
        self._people.set_factor(person.id, json.dumps(asdict(factor)))
        self._audit.note(who, "second-factor.on", None)
        self._alerts.factor_turned_on(person, here)
        return codes

    def _require_none(self, person: str) -> None:
        if self.is_on(person):
            raise InvalidInput("A second factor is on already. Turn it off first.")

    def remove(self, who: Actor, password: str, here: str) -> None:
        """Turn it off; ``here`` is the address of this site, told by mail.

        Raises:
            InvalidInput: The password is wrong.
        """
        self._end(self._accounts.confirmed(who, password), who, here)

    def drop(self, email: str) -> None:
        """Turn it off for somebody who has lost the app and the paper; the operator asks who it is.

        Raises:
            NotFound: Nobody has this address.
        """
        person = self._accounts.of_address(email)
        self._end(person, Actor(person.id, person.name), "")

    def _end(self, person: Person, who: Actor, here: str) -> None:
        was_on = self.is_on(person.id)
        self._people.set_factor(person.id, None)
        self._audit.note(who, "second-factor.off", None)
        if was_on:
            self._alerts.factor_turned_off(person, here)

    def check(self, person: str, code: str) -> None:
        """Return if a code is the person's; each is good once.

        Raises:
            InvalidInput: It is not.
            TooMany: Too many codes were tried.
        """
        self._limiter.hit("code", person)
        while (kept := self._people.factor(person)) is not None:
            after = self._after(_Factor(**json.loads(kept)), code)
            if self._people.swap_factor(person, kept, json.dumps(asdict(after))):
                return
            # Another code was used at the same moment: look again whether this one is still good.

    def _after(self, factor: _Factor, code: str) -> _Factor:
        """Return what is left of a factor once a code of it was used."""
        step = self._step(factor.secret, code)
        if step is not None and step > factor.used:
            return replace(factor, used=step)
        digits = "".join(filter(str.isdecimal, code))  # with or without the hyphen
        hashed = _paper_hash(factor.secret, f"{digits[:5]}-{digits[5:]}")
        if hashed not in factor.codes:
            raise InvalidInput(_WRONG)
        return replace(factor, codes=tuple(each for each in factor.codes if each != hashed))

    def _step(self, secret: str, code: str) -> int | None:
        """Return the step of time that a code is of: now, or one before or after."""
        given, now = "".join(code.split()).encode(), int(self._clock().timestamp())
        for step in (now // _STEP_SECONDS + shift for shift in (0, -1, 1)):
            if secrets.compare_digest(TOTP(secret).generate_otp(step).encode(), given):
                return step
        return None


def _paper_hash(secret: str, code: str) -> str:
    # With the app's secret as salt: the code alone has 33 bits.
    return hash_of(f"{secret} {code}")
