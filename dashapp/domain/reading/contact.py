"""The person's contact details, found in the lines at the top of a résumé."""

import re
from dataclasses import dataclass, field

from dashapp.domain.reading.line import PAGE_NUMBER, Line
from dashapp.domain.reading.period import read_period
from dashapp.domain.reading.place import looks_like_place
from dashapp.domain.reading.residence import residence
from dashapp.domain.reading.vocabulary import job_words, names_school
from dashapp.domain.resume import JsonObject

_EMAIL = re.compile(r"[\w.+'%-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w/])\(?(?:\+ ?|00)?\(?\d(?:(?!\s*/\s+[+0])[\d\s()./\u2010-\u2013-]){6,18}\d(?![\w@])"
)
"""Not beyond a slash behind which another number begins."""
_NO_PHONE = re.compile(r"\d{4}-\d{3}|[1-9]\d{0,3} [\u2010-\u2013-] \d{4,5}")
"""A Portuguese postal code, and the number of a house before a postal code."""
_URL = re.compile(
    r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}(?:/[^\s|•·,;]*)?(?<![.])",
    re.IGNORECASE,
)
_NETWORKS = {
    "linkedin.com/in/": "LinkedIn",
    "github.com/": "GitHub",
    "gitlab.com/": "GitLab",
    "orcid.org/": "ORCID",
    "stackoverflow.com/users/": "Stack Overflow",
    "twitter.com/": "Twitter",
    "x.com/": "X",
    "mastodon.social/": "Mastodon",
    "xing.com/profile/": "Xing",
    "behance.net/": "Behance",
    "dribbble.com/": "Dribbble",
    "instagram.com/": "Instagram",
    "youtube.com/": "YouTube",
    "medium.com/": "Medium",
    "kaggle.com/": "Kaggle",
    "researchgate.net/profile/": "ResearchGate",
    "scholar.google.com/citations?user=": "Google Scholar",
}
_KNOWN = "LinkedIn|GitHub|GitLab|ORCID|Stack ?Overflow|Twitter|Mastodon|Xing|Behance|Dribbble|Instagram|Kaggle|ResearchGate|Google Scholar|Bluesky|YouTube|Medium"
_PROFILE = re.compile(rf"^(?P<network>{_KNOWN})\s*[:/]?\s+(?P<user>@?[\w.@/-]+)$", re.IGNORECASE)
_NAMED = re.compile(r"^(?P<network>[A-Z][\w .]{1,24}): (?P<user>[^\s:][\S]*)$")
_NAME_LABEL = (
    r"(?:full )?name|vor-? und (?:nach|zu)name|nom(?: et prénom)?|nombre(?: y apellidos)?|nome"
    r"|naam|imię i nazwisko|navn|namn|姓名"
)
_LABELLED_NAME = re.compile(
    rf"^(?:{_NAME_LABEL})\s*[:：]\s*(?P<name>[^\d@|:/]{{2,60}})$", re.IGNORECASE
)
_NAME_AND_JOB = re.compile(r"^(?P<name>[^,|]{3,40}?)(?:,| [–—|-]) (?P<job>[^@\d]+)$")
LABEL = re.compile(
    rf"^(?:{_NAME_LABEL}|e-?mail|mail|phone|tel(?:efon|éfono|ephone)?|téléphone|mobile?|mobil|handy|web(?:site)?|portable"
    r"|phone number|mobile phone|telefonnummer|telefono|telefone|cellulare|telemóvel"
    r"|e-?mail(?: |-)?(?:address|adresse)|adresse (?:e-?mail|électronique)|correo electrónico"
    r"|domicilio|indirizzo|residenza|morada|endereço"
    r"|address|adresse|dirección|anschrift|location|ort|wohnort|homepage|url|cell|móvil|correo"
    r"|courriel|domicile|standort|based in|lives in|sitio web|mob|whatsapp|t|p|m|e"
    r"|adres|telefoon|mobiel|telefon komórkowy|tlf|telefonnr|puh|电话|手机|邮箱|电子邮箱|地址|住所|電話|メール)"
    r"\s*\.?\s*[:：]\s*"
    r"|^(?:address|adresse|anschrift|tel\.?|phone|mobile|mob\.?|cell\.?|t|p|m)\s+(?=[\d(+])|^[☎✉⌂📞📧📍🌐🏠✆\ue000-\uf8ff\U0001f4de\s]+",
    re.IGNORECASE,
)
_LED = re.compile(r"^(.+?)\s+\((https?://[^\s()]+)\)$")
_SPLIT = re.compile(r"\s+[|•·◦⋄∙]\s+|\s*[|•·⋄]\s*|\t+|\s{3,}|\s+[–—]\s+")
_LONGEST_PIECE = 300
"""Letters in which somebody says how to reach them."""
_DAY = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{4}")


@dataclass(slots=True)
class Contacts:
    """What was found, and the pieces that are no contact."""

    basics: JsonObject = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)

    def take(self, line: Line) -> bool:
        """Take a line's contacts; say whether there was one."""
        shown = line.whole
        found = 0
        left = []
        for raw in _SPLIT.split(shown):
            piece = LABEL.sub("", raw.strip()).strip(" ,;")
            is_page = line.is_footer and PAGE_NUMBER.match(piece)
            if not piece or is_page or piece == self.basics.get("name"):
                continue  # as the foot of a page says again
            if led := _LED.match(piece):
                piece, link = led.groups()
            else:
                link = next((a for a in line.links if _matches(a, piece)), "")
            if self._take_piece(piece, link):
                found += 1
            else:
                left.append(piece)
        if found:
            self.rest += [piece for piece in left if not self._take_place(piece)]
        return bool(found)

    def take_name(self, line: Line, *, is_first: bool = True) -> bool:
        """Take the name, and the headline beside it, where a line says that it is one or looks so.

        A line that is not the first looks like none; a form has a title above the name.
        """
        if "name" in self.basics:
            return False
        if labelled := _LABELLED_NAME.match(line.whole):
            self.basics["name"] = labelled["name"].strip()
        elif (
            is_first
            and (both := _NAME_AND_JOB.match(line.text))
            and not line.aside
            and "label" not in self.basics
            and job_words(both["job"])
            and not job_words(both["name"])
            and 1 < len(both["name"].split()) < 5
        ):
            self.basics |= {"name": both["name"], "label": both["job"]}
        return "name" in self.basics

    def take_place(self, line: Line) -> bool:
        """Take a line as the place where the person lives, if it reads like one."""
        return self._take_place(LABEL.sub("", line.whole).strip())

    def _take_piece(self, piece: str, link: str) -> bool:
        if len(piece) > _LONGEST_PIECE:
            return False
        if found := _EMAIL.search(piece):
            return self._set("email", found.group()) and self._rest_of(piece, found)
        if named := _PROFILE.match(piece):
            return self._profile(named["network"], named["user"], link)
        if link.startswith("http") and (named := _NAMED.match(piece)):
            return self._profile(named["network"], named["user"], link)
        if (found := _URL.fullmatch(piece)) and not piece[0].isdigit():
            return self._address(link or piece)
        if (found := _PHONE.search(piece)) and (number := _phone(found.group())):
            return self._set("phone", number) and self._rest_of(piece, found)
        if link.startswith("http"):
            return self._address(link, piece)
        return False

    def _rest_of(self, piece: str, found: re.Match[str]) -> bool:
        for part in (piece[: found.start()], piece[found.end() :]):
            left = LABEL.sub("", part.strip(" ,;()/")).strip(" ,;()/")
            # A label may stand without its colon: "Tel. 333 1234567".
            left = "" if LABEL.fullmatch(f"{left}:") else left
            if left and not self._take_piece(left, "") and not self._take_place(left):
                self.rest.append(left)
        return True

    def _set(self, name: str, value: str) -> bool:
        if name in self.basics and self.basics[name] != value:
            self.rest.append(value)
        self.basics.setdefault(name, value)
        return True

    def _profile(self, network: str, user: str, link: str) -> bool:
        profile: JsonObject = {"network": network, "username": user}
        if link.startswith("http"):
            profile["url"] = link
        self.basics.setdefault("profiles", []).append(profile)
        return True

    def _address(self, address: str, shown: str = "") -> bool:
        url = address if "://" in address else f"https://{address}"
        bare = url.split("://", 1)[1].removeprefix("www.")
        for host, network in _NETWORKS.items():
            if bare.casefold().startswith(host) and len(bare) > len(host):
                user = bare[len(host) :].strip("/")
                return self._profile(network, user.split("/")[0], url)
        if self.basics.get("url", url) == url:
            return self._set("url", url)
        host, _, user = bare.strip("/").partition("/")
        is_word = shown and "." not in shown
        return self._profile(shown, "", url) if is_word else self._profile(host, user, url)

    def _take_place(self, piece: str) -> bool:
        known = self.basics.get("location", {})
        if (known and known.keys() != {"address"}) or not looks_like_place(piece):
            return False
        if not re.search(r"\d", piece) and (names_school(piece) or job_words(piece)):
            return False
        place = residence(piece)
        if known.keys() & place.keys():
            return False
        place = known | place
        self.basics["location"] = {key: place[key] for key in _PLACE_ORDER if key in place}
        return True


_PLACE_ORDER = ("address", "postalCode", "city", "countryCode", "region")


def _phone(text: str) -> str:
    """Return the number that a text is, empty where it is too short or a date."""
    number = text.strip()
    if number.count("(") != number.count(")"):
        number = number.removeprefix("(")
    is_long = sum(each.isdigit() for each in number) >= 7
    is_other = read_period(number) is not None or _DAY.fullmatch(number)
    return number if is_long and not is_other and not _NO_PHONE.fullmatch(number) else ""


def _matches(address: str, piece: str) -> bool:
    bare = re.sub(r"^(?:https?://|mailto:|tel:)(?:www\.)?", "", address).strip("/").casefold()
    shown = (
        re.sub(r"^(?:https?://)?(?:www\.)?", "", piece, flags=re.IGNORECASE).strip("/").casefold()
    )
    user = shown.split(": ")[-1].strip().lstrip("@").removeprefix("www.")
    return bool(user) and (user in bare or bare in shown)
