"""People who are led, told in so many words, and how many they are."""

import re
from dataclasses import dataclass
from typing import Final

from dashapp.domain.matching import leading_words as elsewhere

LEADING: Final = "people management"
"""What leading people is called among the known terms."""
_LONGEST = 2_000
_PEOPLE = r"(?:teams?|crews?|brigades?|staff|people|colleagues|employees|workers)"
_COUNTED = (
    r"(?:trainees|apprentices|assistants|interns|volunteers|juniors|engineers|developers|designers"
    r"|planners|nurses|carers|cooks|chefs|waiters|technicians|analysts|officers|clerks|electricians"
    r"|operatives|pickers|drivers|consultants|accountants|teachers|scientists|researchers|mechanics)"
)
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    **elsewhere.NUMBERS,
}  # fmt: skip
_NUMBER = rf"((?!(?:19|20)\d\d\b)\d{{1,4}}|{'|'.join(_NUMBERS)})\b"
_LEADS = re.compile(
    # Who "now lead teams of their own" are others.
    r"(?:^|[.;:,–—(-]\s*|’ll\s|'ll\s|\b(?:and|to|i|has|have|will|you|also|of|in)\s)\s*"
    r"(?P<said>(?:lead|leading|led|manag(?:e|ed|ing)|supervis(?:e|ed|ing)|head(?:ed|ing)?"
    r"|runs?|ran|running)(?:\s+and\s+\w+)?\s+"
    r"(?:(?!(?:for|to|by|from|on|about|and|that|who)\b|of\s+\D)[\w’'&,-]+\s+){0,9}?"
    rf"(?:{_PEOPLE}|(?:\d{{1,4}}|{'|'.join(_NUMBERS)}) (?:\w+ ){{0,2}}{_COUNTED}))"
    # "Run the staff rota" and "led team meetings" lead nobody.
    r"(?=\W*$|[^\w\s-]|\s+(?:of|in|to|with|and|through|across|from|at|on|who|that|by|for|as|during)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_LEADS_ELSEWHERE = re.compile("|".join(elsewhere.LEADS), re.IGNORECASE)
_HOW_MANY = re.compile(
    rf"\b(?:of|with|von|mit|aus|de|con) (?:\w+ ){{0,2}}?{_NUMBER}(?!,| ?%| (?:ans|años|jahre)\b)"
    rf"|\b{_NUMBER} (?:\w+ ){{0,2}}?(?:{_PEOPLE}|{_COUNTED}|{elsewhere.PEOPLE})",
    re.IGNORECASE,
)
_BEHIND = 25
_ANYBODY = re.compile(
    rf"\W|\d|_|\b(?:lead|leading|manag(?:e|ing)|supervis(?:e|ing)|head(?:ing)?|run(?:ning)?|{_PEOPLE}"
    rf"|experience|able|ability|to|of|in|with|and|a|an|the|you|will|ll|up|around|about|over|large|small"
    rf"|shifts?|{'|'.join(_NUMBERS)}|{elsewhere.PEOPLE}|{elsewhere.AROUND})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Led:
    """People who are led; ``number`` where it is told."""

    said: str
    number: int | None


def asks_to_lead(text: str) -> bool:
    """Whether a requirement asks for no more than leading people, whoever they are.

    Why:
        Who leads cooks has not shown to lead "junior finance staff".
    """
    return led(text) is not None and not _ANYBODY.sub("", text)


def led(text: str) -> Led | None:
    """Return the people who are led, where a text says so."""
    # One space and one end of line: of a run of them each would be begun at.
    lines = (" ".join(line.split()) for line in text[:_LONGEST].splitlines())
    text = "\n".join(filter(None, lines))
    if found := _LEADS.search(text):
        said = found["said"]
    elif found := _LEADS_ELSEWHERE.search(text):
        said = found.group()
    else:
        return None
    counted = _HOW_MANY.findall(said + text[found.end() : found.end() + _BEHIND])
    numbers = [word.lower() for pair in counted for word in pair if word]
    people = [_NUMBERS.get(word) or int(word) for word in numbers]
    return Led(said, people[-1] if people else None)
