"""Where a person lives: a street, a postal code, a city, a region or a country, on one line."""

import re

from dashapp.domain.reading.place import names_state, names_street

_POSTAL = re.compile(
    r"(?<!\w)[1-9]\d{3} ?(?!S[ADS]|[NS][EW]\b)[A-Z]{2}(?=$| [^\W\d])"  # the Dutch one
    r"|(?<!\w)\d{4}-\d{3}(?!\w)"  # and the Portuguese one
    r"|(?<![\w])(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{4})?(?!\w)|\b[A-Z]\d[\dW] ?[A-Z][A-Z\d]{3}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{3} \d{2}\b"
)
_STATE_AND_ZIP = re.compile(r"^([A-Z]{2}) (\d{5}(?:-\d{4})?)$")


def residence(text: str) -> dict[str, str]:
    """Read ``Street, 12345, City, Region, CC`` and shorter forms of it."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 1 and names_street(text):
        return {"address": text}
    place = _coded(parts)
    number = _postal_part(parts)
    if "postalCode" not in place and number is not None:
        parts = _around_postal(parts, number, place)
    elif len(parts) > 1 and re.search(r"\d", parts[0]):
        size = len(parts) - 1 if "region" in place else 1
        place["address"] = ", ".join(parts[:size])
        parts = parts[size:]
    if parts:
        place["city"] = parts.pop(0)
    if parts:
        place["region"] = ", ".join([*parts, *filter(None, [place.get("region")])])
    return place


def _coded(parts: list[str]) -> dict[str, str]:
    """Take the code of a country or a state off the end, with the state's postal code."""
    if len(parts) < 2:
        return {}
    if found := _STATE_AND_ZIP.match(parts[-1]):
        parts.pop()
        return {"region": found[1], "postalCode": found[2]}
    if re.fullmatch(r"[A-Z]{2}", parts[-1]):
        code = parts.pop()
        towns = [part for part in parts if not re.search(r"\d", part)]
        is_state = names_state(code, towns[0] if len(towns) == 1 else "")
        return {"region" if is_state else "countryCode": code}
    return {}


def _postal_part(parts: list[str]) -> int | None:
    """Return which part has the postal code, and no house number."""
    for number, part in enumerate(parts):
        found = _POSTAL.search(part)
        is_first = number == 0 and len(parts) > 1
        is_house = is_first and (
            names_street(part)
            or (found is not None and part[:1].isalpha() and not part.startswith(found.group()))
        )
        if found is not None and not is_house:
            return number
    return None


def _around_postal(parts: list[str], number: int, place: dict[str, str]) -> list[str]:
    """Take the postal code and the street before it; return the city and what follows it."""
    found = _POSTAL.search(parts[number])
    if found is None:
        return parts
    place["postalCode"] = found.group()
    city = (parts[number][: found.start()] + parts[number][found.end() :]).strip()
    before, after = parts[:number], parts[number + 1 :]
    if not city and not after and before and not names_street(before[-1]):
        city = before.pop()
    if before:
        place["address"] = ", ".join(before)
    return ([city] if city else []) + after
