"""Tells by mail whose account it is how one signs in to it now, and what to do if that was not them."""

from typing import Final

from dashapp.domain.people import Person
from dashapp.services.outbox import Mail, Outbox

_PASSWORD: Final = "Your password is a new one"  # noqa: S105 - a subject
_ON: Final = "Your second factor is on"
_OFF: Final = "Your second factor is off"
_ASK: Final = "You did not want that? Ask them who did."


class SignInAlerts:
    """Tells people of a new password and of a second factor; without a mailer nobody is told.

    ``here`` is the address of this site; there is none where whoever runs the machine did it.
    """

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    def password_changed(self, person: Person, here: str) -> None:
        """Tell somebody that their password is another one."""
        if not here:
            told = "Whoever runs your Imaginator set a new password for you. You are signed out."
            self._tell(person, _PASSWORD, told, _ASK)
            return
        told = f"Your account at {here} has a new password. Everywhere else you are signed out."
        otherwise = (
            "You did not choose it? Then somebody else can sign in to your account. Ask for a link"
            f" at {here}sign-in, choose another password with it, and tell whoever runs this"
            " Imaginator at once."
        )
        self._tell(person, _PASSWORD, told, otherwise)

    def factor_turned_on(self, person: Person, here: str) -> None:
        """Tell somebody that a code of an app is asked for as well."""
        told = (
            f"Who signs in to your account at {here} is asked for a code of your app from now on."
        )
        otherwise = (
            "You did not turn this on? Then somebody else can sign in to your account. Tell whoever"
            " runs this Imaginator at once: they can turn it off and set a new password."
        )
        self._tell(person, _ON, told, otherwise)

    def factor_turned_off(self, person: Person, here: str) -> None:
        """Tell somebody that no code is asked for any more."""
        if not here:
            told = "Whoever runs your Imaginator turned your second factor off."
            self._tell(person, _OFF, told, _ASK)
            return
        told = f"Who signs in to your account at {here} is asked for no code any more."
        otherwise = (
            "You did not turn this off? Then somebody else can sign in to your account. Choose a new"
            f" password at {here}account, turn the second factor on again there, and tell whoever"
            " runs this Imaginator at once."
        )
        self._tell(person, _OFF, told, otherwise)

    def _tell(self, person: Person, subject: str, told: str, otherwise: str) -> None:
        self._outbox.post(Mail(person.email, subject, f"{told}\n\n{otherwise}\n"))
