"""Signing in with an account of another provider: OpenID Connect, or OAuth 2 with a profile."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode, urlsplit

import flask

from dashapp.domain.errors import InvalidInput, NotFound
from dashapp.domain.people import Identity, Provider
from dashapp.services.people import People
from dashapp.ui.identity import who
from dashapp.ui.people.entry import is_invited, let_in
from dashapp.ui.people.forms import done, given, own_path, page, refused_to

_SECONDS = 10
_log = logging.getLogger(__name__)


class Providers:
    """The providers that the settings name, as Authlib's clients."""

    def __init__(self, server: flask.Flask, providers: Sequence[Provider]) -> None:
        from authlib.integrations.flask_client import OAuth  # noqa: PLC0415 - most have none

        self._known = {each.name: each for each in providers}
        self._clients = OAuth(server)
        for each in providers:
            self._clients.register(each.name, **_options(each))

    def provider(self, name: str) -> Provider:
        """Return a provider.

        Raises:
            NotFound: There is none of this name.
        """
        if name not in self._known:
            raise NotFound("There is no such way to sign in.")
        return self._known[name]

    def leave_for(self, name: str, back: str) -> Any:
        """Lead somebody to a provider, with a state, a nonce and a challenge of their session."""
        try:
            return self._client(name).authorize_redirect(back)
        except Exception as error:
            raise self._refused(name, error) from error

    def identity(self, name: str) -> Identity:
        """Return whom the provider says that it let in; its word is checked.

        Raises:
            InvalidInput: It said nothing that can be believed.
        """
        provider, client = self.provider(name), self._client(name)
        try:
            token = client.authorize_access_token()
            said = token.get("userinfo") or client.get(provider.profile_url, token=token).json()
            addresses = (
                client.get(provider.emails_url, token=token).json() if provider.emails_url else []
            )
        except Exception as error:
            raise self._refused(name, error) from error
        return _identity(provider, said, addresses)

    def _client(self, name: str) -> Any:
        self.provider(name)
        return self._clients.create_client(name)

    def _refused(self, name: str, error: Exception) -> InvalidInput:
        # Its text may hold what the other side sent; the kind says enough.
        _log.warning("signing in with %s failed: %s", name, type(error).__name__)
        label = self.provider(name).label
        return InvalidInput(f"Signing in with {label} did not work. Try again, or another way.")


def add_providers(
    door: flask.Blueprint, people: People, providers: Providers, *, is_open: bool
) -> None:
    """Add the way to each provider and the way back; ``is_open`` lets anybody make an account."""

    def leave(name: str) -> Any:
        def leaving() -> Any:
            return providers.leave_for(name, f"{flask.request.host_url}sign-in/with/{name}/back")

        return refused_to(_way_back(flask.session.get("with", {})), leaving)

    @door.get("/sign-in/with/<name>")
    def sign_in_with(name: str) -> Any:
        flask.session["with"] = {"next": own_path(flask.request.args.get("next", "/"))}
        return leave(name)

    # Noted by a form of ours, so that no other site begins it; left by a link, as a form may
    # lead to this site alone.
    @door.post("/account/connect/<name>")
    def connect(name: str) -> Any:
        def act() -> Any:
            # It opens the account for ever, also to whoever found a browser left open.
            person = people.accounts.confirmed(who(), given("password"))
            flask.session["with"] = {"person": person.id}
            label = providers.provider(name).label
            return page("connect.html", label=label, address=f"/sign-in/with/{name}/on")

        return refused_to("/account", act)

    @door.get("/sign-in/with/<name>/on")
    def go_on(name: str) -> Any:
        return leave(name)

    @door.post("/account/disconnect/<name>")
    def disconnect(name: str) -> Any:
        def act() -> Any:
            people.identities.disconnect(who(), name)
            return done("It is disconnected.", "/account")

        return refused_to("/account", act)

    @door.get("/sign-in/with/<name>/back")
    def come_back(name: str) -> Any:
        noted = flask.session.pop("with", {})

        def act() -> Any:
            identity = providers.identity(name)
            if noted.get("person"):
                asks = who()
                if asks.person != noted["person"]:
                    raise InvalidInput("Somebody else signed in meanwhile. Nothing was connected.")
                people.identities.connect(asks, identity)
                return done("It is connected.", "/account")
            onward = noted.get("next", "/")
            person = people.identities.opened(
                identity, who().address, lambda email: is_invited(people, onward, email) or is_open
            )
            return let_in(people, person, onward)

        return refused_to(_way_back(noted), act)


def _way_back(noted: Mapping[str, Any]) -> str:
    """Return the page from which somebody left for a provider, as it was noted."""
    onward = noted.get("next", "/")
    if noted.get("person"):
        return "/account"
    if urlsplit(onward).path == "/join":
        return str(onward)
    return "/sign-in" if onward == "/" else f"/sign-in?{urlencode({'next': onward})}"


def _options(provider: Provider) -> dict[str, Any]:
    options: dict[str, Any] = {
        "client_id": provider.client_id,
        "client_secret": provider.client_secret,
        "client_kwargs": {
            "scope": provider.scope,
            "code_challenge_method": "S256",
            "default_timeout": _SECONDS,
        },
    }
    if provider.issuer:
        discovery = f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration"
        return {**options, "server_metadata_url": discovery}
    return {
        **options,
        "authorize_url": provider.authorize_url,
        "access_token_url": provider.token_url,
    }


def _identity(provider: Provider, said: Any, addresses: Any) -> Identity:
    """Return what a profile says of somebody, in the words of OpenID Connect or of GitHub."""
    subject = str(said.get("sub") or said.get("id") or "")
    if not subject:
        raise InvalidInput(f"{provider.label} did not say who you are.")
    email, is_verified = str(said.get("email") or ""), said.get("email_verified") is True
    for each in addresses if isinstance(addresses, list) else ():
        if each.get("primary"):
            email, is_verified = str(each.get("email") or ""), each.get("verified") is True
    name = str(said.get("name") or said.get("login") or email.partition("@")[0])
    return Identity(
        provider.name, provider.label, subject, email, name, is_verified or provider.trusts_email
    )
