"""What a web page puts around a post that is copied from it: buttons, cookies, the way to here."""

import re

from dashapp.domain.matching.headings import BULLET

_LONGEST = 500
_PIECES = re.compile(r"\s+[|·•>›»]\s+|\s{2,}|\t")
_BUTTON = re.compile(
    r"skip to (?:main )?content|(?:sign|log) (?:in|up)|accept(?: all)?(?: cookies)?|reject all"
    r"|(?:manage|cookie) (?:preferences|settings|policy)|(?:save|share|print|report)(?: this)? job"
    r"|(?:easy )?apply(?: now| here| online| today)?|back to (?:search|results|jobs)|(?:show|see|read) more"
    r"|posted (?:\d+|today|yesterday).*|over \d+ applicants|promoted by .*|actively reviewing .*"
    r"|privacy (?:policy|notice)|terms (?:of use|and conditions)|(?:©|\(c\)) ?.*|all rights reserved.*"
    r"|zum inhalt springen|anmelden|alle akzeptieren|jetzt bewerben|job merken|impressum"
    r"|tout accepter|se connecter|postuler(?: maintenant)?|mentions légales|publiée? (?:le|il y a) .*"
    r"|iniciar sesión|aceptar todo|inscribirme(?: .*)?|publicad[oa] hace .*",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\bcookies?\b.*\b(?:use|accept|consent|policy|preferences|experience|site|website|zustimm\w+"
    r"|verwend\w+|accepter|aceptar)\b|\b(?:uses?|accept|verwend\w+|utilise|utiliza)\b.*\bcookies\b",
    re.IGNORECASE,
)
_WAY_HERE = re.compile(r"(?:home|jobs|accueil|startseite|inicio)\s+[>›»/]\s", re.IGNORECASE)


def is_of_page(line: str) -> bool:
    """Whether a line belongs to the page and not to the post."""
    if BULLET.match(line):
        return False
    bare = line.strip()[:_LONGEST]
    if _COOKIES.search(bare) or _WAY_HERE.match(bare):
        return True
    return any(_BUTTON.fullmatch(piece) for piece in _PIECES.split(bare))
