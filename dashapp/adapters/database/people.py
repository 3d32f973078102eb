"""People, the browsers they are signed in with, and their tokens, in a database."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Engine, Row, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from dashapp.adapters.database.engine import answering, inserting
from dashapp.adapters.database.people_tables import IDENTITIES, LOGINS, PEOPLE, TOKENS
from dashapp.adapters.database.times import utc
from dashapp.domain.people import AccessToken, Login, Person

# Asked at every act of everybody who is signed in: made once.
_LOGIN: Final = (
    select(LOGINS, PEOPLE.c.email, PEOPLE.c.name, PEOPLE.c.created_at.label("joined_at"))
    .join_from(LOGINS, PEOPLE)
    .where(LOGINS.c.id == bindparam("login"))
)
_LASTING: Final = select(LOGINS).where(LOGINS.c.id.in_(bindparam("logins", expanding=True)))


class SqlPeople:
    """A person store over SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, person: Person, password: str | None) -> bool:
        """Keep a new person; return false where somebody has that address already."""
        return self._unless_taken(
            insert(PEOPLE).values(
                id=person.id,
                email=person.email,
                name=person.name,
                password=password,
                created_at=person.created_at,
            )
        )

    def person(self, person_id: str) -> Person | None:
        """Return a person."""
        with answering(self._engine) as connection:
            row = connection.execute(select(PEOPLE).where(PEOPLE.c.id == person_id)).one_or_none()
        return _person(row) if row is not None else None

    def by_email(self, email: str) -> tuple[Person, str | None] | None:
        """Return the person with an address, and the hash of their password."""
        with answering(self._engine) as connection:
            row = connection.execute(select(PEOPLE).where(PEOPLE.c.email == email)).one_or_none()
        return (_person(row), row.password) if row is not None else None

    def password(self, person_id: str) -> str | None:
        """Return the hash of a person's password."""
        with answering(self._engine) as connection:
            return connection.scalar(select(PEOPLE.c.password).where(PEOPLE.c.id == person_id))

    def change(self, person_id: str, **values: str) -> bool:
        """Change name, email or password; return false where the address is another's."""
        return self._unless_taken(update(PEOPLE).where(PEOPLE.c.id == person_id).values(**values))

    def rehash(self, person_id: str, was: str, hashed: str) -> None:
        """Keep another hash of the same password, unless the password was changed meanwhile."""
        one = (PEOPLE.c.id == person_id) & (PEOPLE.c.password == was)
        with answering(self._engine) as connection:
            connection.execute(update(PEOPLE).where(one).values(password=hashed))

    def remove(self, person_id: str) -> None:
        """Forget a person, with logins, tokens and memberships."""
        with answering(self._engine) as connection:
            connection.execute(delete(PEOPLE).where(PEOPLE.c.id == person_id))

    def by_identity(self, provider: str, subject: str) -> Person | None:
        """Return whose account a provider's account opens."""
        with answering(self._engine) as connection:
            row = connection.execute(
                select(PEOPLE)
                .join_from(PEOPLE, IDENTITIES)
                .where(IDENTITIES.c.provider == provider, IDENTITIES.c.subject == subject)
            ).one_or_none()
        return _person(row) if row is not None else None

    def add_identity(self, person_id: str, provider: str, subject: str) -> None:
        """Let a provider's account open a person's, in place of what did before."""
        before = (IDENTITIES.c.provider == provider) & (IDENTITIES.c.person == person_id)
        opens = inserting(self._engine, IDENTITIES).values(
            person=person_id, provider=provider, subject=subject
        )
        with answering(self._engine) as connection:
            connection.execute(delete(IDENTITIES).where(before))
            connection.execute(
                opens.on_conflict_do_update(
                    index_elements=["provider", "subject"], set_={"person": person_id}
                )
            )

    def identities(self, person_id: str) -> list[str]:
        """Return the providers whose accounts open a person's."""
        with answering(self._engine) as connection:
            return list(
                connection.scalars(
                    select(IDENTITIES.c.provider)
                    .where(IDENTITIES.c.person == person_id)
                    .order_by(IDENTITIES.c.provider)
                )
            )

    def remove_identity(self, person_id: str, provider: str) -> None:
        """Let a provider's account open a person's no longer."""
        with answering(self._engine) as connection:
            connection.execute(
                delete(IDENTITIES).where(
                    IDENTITIES.c.person == person_id, IDENTITIES.c.provider == provider
                )
            )

    def factor(self, person_id: str) -> str | None:
        """Return what is kept of a person's second factor."""
        with answering(self._engine) as connection:
            return connection.scalar(select(PEOPLE.c.factor).where(PEOPLE.c.id == person_id))

    def set_factor(self, person_id: str, factor: str | None) -> None:
        """Keep a second factor, or none."""
        with answering(self._engine) as connection:
            connection.execute(update(PEOPLE).where(PEOPLE.c.id == person_id).values(factor=factor))

    def swap_factor(self, person_id: str, was: str, factor: str) -> bool:
        """Keep what became of a second factor, if it is still as it was; return whether."""
        one = (PEOPLE.c.id == person_id) & (PEOPLE.c.factor == was)
        with answering(self._engine) as connection:
            swapped = connection.execute(update(PEOPLE).where(one).values(factor=factor))
        return bool(swapped.rowcount)

    def begin_login(self, login: Login) -> None:
        """Keep a login."""
        with answering(self._engine) as connection:
            connection.execute(
                insert(LOGINS).values(
                    id=login.id,
                    person=login.person,
                    created_at=login.created_at,
                    seen_at=login.seen_at,
                    agent=login.agent,
                    address=login.address,
                )
            )

    def forget_logins(self, before: datetime) -> None:
        """Forget the logins of everybody that began before a time."""
        with answering(self._engine) as connection:
            connection.execute(delete(LOGINS).where(LOGINS.c.created_at < before))

    def login(self, login_id: str) -> tuple[Login, Person] | None:
        """Return a login that has not been ended, and whose it is."""
        with answering(self._engine) as connection:
            row = connection.execute(_LOGIN, {"login": login_id}).one_or_none()
        if row is None:
            return None
        return _login(row), Person(row.person, row.email or "", row.name, utc(row.joined_at))

    def lasting(self, login_ids: Collection[str]) -> list[Login]:
        """Return those of some logins that have not been ended."""
        if not login_ids:
            return []
        with answering(self._engine) as connection:
            rows = connection.execute(_LASTING, {"logins": list(login_ids)}).all()
        return [_login(row) for row in rows]

    def logins(self, person_id: str) -> list[Login]:
        """Return the logins of a person, the latest seen first."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(LOGINS)
                .where(LOGINS.c.person == person_id)
                .order_by(LOGINS.c.seen_at.desc(), LOGINS.c.id)
            ).all()
        return [_login(row) for row in rows]

    def see_login(self, login_id: str, at: datetime, address: str) -> None:
        """Note when and from where a login was last used."""
        with answering(self._engine) as connection:
            connection.execute(
                update(LOGINS).where(LOGINS.c.id == login_id).values(seen_at=at, address=address)
            )

    def end_logins(self, person_id: str, *, only: str | None = None, but: str | None = None) -> int:
        """End logins of a person: one, all, or all but one; return how many."""
        ended = delete(LOGINS).where(LOGINS.c.person == person_id)
        if only is not None:
            ended = ended.where(LOGINS.c.id == only)
        if but is not None:
            ended = ended.where(LOGINS.c.id != but)
        with answering(self._engine) as connection:
            return connection.execute(ended).rowcount

    def add_token(self, token: AccessToken, secret_hash: str) -> None:
        """Keep a token by the hash of its key."""
        with answering(self._engine) as connection:
            connection.execute(
                insert(TOKENS).values(
                    id=token.id,
                    secret=secret_hash,
                    person=token.person,
                    name=token.name,
                    scopes=" ".join(sorted(token.scopes)),
                    created_at=token.created_at,
                    until=token.until,
                )
            )

    def token(self, secret_hash: str) -> tuple[AccessToken, Person] | None:
        """Return the token with a hash, and whose it is."""
        with answering(self._engine) as connection:
            row = connection.execute(
                select(TOKENS).where(TOKENS.c.secret == secret_hash)
            ).one_or_none()
        person = self.person(row.person) if row is not None else None
        return (_token(row), person) if row is not None and person is not None else None

    def tokens(self, person_id: str) -> list[AccessToken]:
        """Return the tokens of a person, the newest first."""
        with answering(self._engine) as connection:
            rows = connection.execute(
                select(TOKENS)
                .where(TOKENS.c.person == person_id)
                .order_by(TOKENS.c.created_at.desc(), TOKENS.c.id)
            ).all()
        return [_token(row) for row in rows]

    def see_token(self, token_id: str, at: datetime) -> None:
        """Note when a token was last used."""
        with answering(self._engine) as connection:
            connection.execute(update(TOKENS).where(TOKENS.c.id == token_id).values(used_at=at))

    def remove_token(self, person_id: str, token_id: str) -> bool:
        """Forget a token of a person; return whether there was one."""
        with answering(self._engine) as connection:
            gone = connection.execute(
                delete(TOKENS).where(TOKENS.c.id == token_id, TOKENS.c.person == person_id)
            )
        return bool(gone.rowcount)

    def remove_tokens(self, person_id: str) -> int:
        """Forget every token of a person; return how many there were."""
        with answering(self._engine) as connection:
            return connection.execute(delete(TOKENS).where(TOKENS.c.person == person_id)).rowcount

    def _unless_taken(self, statement: Any) -> bool:
        with answering(self._engine) as connection:
            try:
                connection.execute(statement)
            except IntegrityError:
                # Within one transaction nothing else was done, so nothing else is lost.
                connection.rollback()
                return False
        return True


def _person(row: Row[Any]) -> Person:
    return Person(row.id, row.email or "", row.name, utc(row.created_at))


def _login(row: Row[Any]) -> Login:
    return Login(row.id, row.person, utc(row.created_at), utc(row.seen_at), row.agent, row.address)


def _token(row: Row[Any]) -> AccessToken:
    used = utc(row.used_at) if row.used_at is not None else None
    return AccessToken(
        row.id,
        row.person,
        row.name,
        frozenset(row.scopes.split()),
        utc(row.created_at),
        utc(row.until),
        used,
    )
