"""How a résumé looks on the page: template, colour, type, paper, dates."""

from dataclasses import dataclass, fields
from typing import Any, Literal, Self, get_args

Paper = Literal["a4", "us-letter"]
DateFormat = Literal["Mar 2020", "March 2020", "03/2020", "2020-03", "2020"]
Template = Literal["classic", "modern", "sidebar", "compact", "academic", "executive", "plain"]
Font = Literal["Source Sans 3", "Source Serif 4", "Lato", "Inter", "EB Garamond", "Noto Sans"]


@dataclass(frozen=True, slots=True)
class Style:
    """The choices a person makes about the page; each default is a good one."""

    template: Template = "classic"
    colour: str = "#1f4e79"
    font: Font = "Source Sans 3"
    font_size: float = 10.0
    """Points, 8 to 12."""
    spacing: float = 1.0
    """A factor on all vertical space, 0.7 to 1.4."""
    margin: float = 18.0
    """Millimetres on every side, 10 to 30."""
    paper: Paper = "a4"
    date_format: DateFormat = "Mar 2020"
    pages_wanted: int = 2
    """A warning is shown past so many pages, 1 to 10."""

    @classmethod
    def read(cls, stored: Any) -> Self:
        """Return the style that a stored mapping names; a value that is not one is left out."""
        if not isinstance(stored, dict):
            return cls()
        return cls(
            **{f.name: stored[f.name] for f in fields(cls) if _fits(f.name, stored.get(f.name))}
        )

    @staticmethod
    def refusal(name: str, value: Any) -> str:
        """Return in a sentence why ``value`` is no choice for the field ``name``, or nothing."""
        if name not in Style.__dataclass_fields__:
            return f"“{name}” is nothing that can be chosen. There are {', '.join(Style.__dataclass_fields__)}."
        if _fits(name, value):
            return ""
        low, high = RANGES.get(name, (0.0, 0.0))
        choices = ", ".join(_CHOICES.get(name, ())) or (
            f"a number from {low:g} to {high:g}" if high else "a colour such as #1f4e79"
        )
        return f"“{value}” is not a choice for {name.replace('_', ' ')}. Choose {choices}."


_CHOICES: dict[str, tuple[str, ...]] = {
    "template": get_args(Template),
    "font": get_args(Font),
    "paper": get_args(Paper),
    "date_format": get_args(DateFormat),
}
RANGES: dict[str, tuple[float, float]] = {
    "font_size": (8.0, 12.0),
    "spacing": (0.7, 1.4),
    "margin": (10.0, 30.0),
    "pages_wanted": (1, 10),
}


def _fits(name: str, value: Any) -> bool:
    if name in _CHOICES:
        return value in _CHOICES[name]
    if name == "colour":
        return (
            isinstance(value, str)
            and len(value) == 7
            and value[0] == "#"
            and all(c in "0123456789abcdefABCDEF" for c in value[1:])
        )
    low, high = RANGES[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return low <= value <= high and (name != "pages_wanted" or isinstance(value, int))
