"""Which passwords are good enough: long ones that nobody tries first."""

import re

FEWEST, MOST = 12, 256
_FEWEST_DIFFERENT = 5
_TRIED_FIRST = re.compile(
    r"(?:pass(?:word|wort)?|qwert[yz](?:uiop)?|asdf(?:ghjkl)?|yxcvbnm|zxcvbnm|letmein|welcome|"
    r"iloveyou|admin(?:istrator)?|login|secret|monkey|dragon|football|baseball|sunshine|princess|"
    r"abc|0?123456\d*|1q2w3e(?:4r)?|imaginator|resume|changeme)"
)


def fault_of(password: str, email: str, name: str) -> str | None:
    """Return what is wrong with a password as a sentence, or nothing.

    Length is what counts (NIST SP 800-63B-4, 3.1.1): no capital, digit or sign is asked for.
    """
    if len(password) < FEWEST:
        return f"Choose at least {FEWEST} characters. A few words in a row are easy to remember."
    if len(password) > MOST:
        return f"Choose at most {MOST} characters."
    rest = password.casefold()
    for own in (*re.split(r"[@.+_-]", email.casefold()), *name.casefold().split()):
        if len(own) > 2:
            rest = rest.replace(own, "")
    if len(set(_TRIED_FIRST.sub("", rest))) < _FEWEST_DIFFERENT:
        return "This is one of the first passwords that others would try. Choose other words."
    return None
