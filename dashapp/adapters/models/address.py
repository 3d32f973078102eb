"""Where a typed address leads: never into the network of whoever runs the product."""

import asyncio
import ipaddress
import socket
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from dashapp.services.cowriting.text_model import ModelFault

_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
"""All that has been given out to machines of the internet so far."""
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
"""What a router leads on to the IPv4 address in it (RFC 6052)."""


async def pinned(url: str) -> tuple[str, str]:
    """Return an address with the machine that its name stands for now, and the name.

    Why:
        A name could stand for a public machine when it is checked and for a private one when it
        is asked; so the machine that was checked is the one that is asked.

    Raises:
        ModelFault: It is no HTTPS address, nobody knows the name, or a machine behind it is
            private.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or 443
    except ValueError:
        raise ModelFault("missing", "this is no address") from None
    if parts.scheme != "https" or not host or parts.username is not None:
        raise ModelFault("private", "only https:// addresses may be given here")
    try:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ModelFault("down", "nobody knows this name") from None
    machines = [ipaddress.ip_address(each[4][0]) for each in found]
    if not machines or any(not _is_public(each) for each in machines):
        raise ModelFault("private")
    machine = machines[0]
    named = f"[{machine}]" if machine.version == 6 else str(machine)
    return urlunsplit((parts.scheme, f"{named}:{port}", parts.path, "", "")), host


def _is_public(machine: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(machine, ipaddress.IPv6Address):
        inner = machine.ipv4_mapped or machine.sixtofour
        if machine in _TRANSLATED:
            inner = ipaddress.IPv4Address(machine.packed[-4:])
        if inner is not None:
            return _is_public(inner)
        if machine not in _UNICAST:
            return False
    return machine.is_global and not machine.is_multicast
