"""HTML as lines: headings, paragraphs and lists; scripts and styles are left out."""

import re
from html.parser import HTMLParser

from dashapp.domain.inline import Run
from dashapp.domain.reading.line import Line

_SILENT = frozenset({"script", "style", "head", "template", "svg", "noscript"})
_AROUND = frozenset({"nav", "footer", "aside", "dialog", "button", "select", "label", "iframe"})
"""What stands around the content of a page."""
_PARTS = frozenset({"div", "section", "header", "ul", "ol", "span"})
"""What is looked at for being hidden or around the content: no page leaves these open."""
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "header",
        "article",
        "table",
        "tr",
        "td",
        "th",
        "br",
        "blockquote",
        "dt",
        "dd",
        "main",
        "nav",
        "aside",
        "footer",
    ]
)
_GROUPS = frozenset(
    ["div", "section", "article", "header", "main", "table", "tr", "ul", "ol", "dl", "blockquote"]
)
"""What holds lines, or is one itself."""


def html_lines(text: str) -> list[Line]:
    """Return the lines of a page."""
    return _lines(_Parser(), text)


def content_lines(text: str) -> list[Line]:
    """Return the lines of a page's content: without what is around it, or hidden."""
    return _lines(_ContentParser(), text)


def _lines(parser: "_Parser", text: str) -> list[Line]:
    parser.feed(text)
    parser.close()
    parser.end_line()
    return parser.lines


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._runs: list[Run] = []
        self._open: list[str] = []
        self._links: list[str | None] = []
        self._silenced_by = ""
        self._silent = 0
        self._item = False
        self._depth = self._least = self._last = 0
        self._is_within, self._breaks = False, 2

    def is_silent(self, tag: str, _attrs: dict[str, str | None]) -> bool:
        """Whether what stands in an element is left out."""
        return tag in _SILENT

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what opens."""
        if tag == "body":  # a page need not close its head
            self._silent = 0
        if tag in _BLOCKS:
            self.end_line()
        if self._silent:
            self._silent += tag == self._silenced_by
            return
        if self.is_silent(tag, dict(attrs)):
            self._silenced_by, self._silent = tag, 1
            return
        self._measure(tag, 1)
        if tag == "li":
            self._item = True
        if tag == "a":
            self._links.append(dict(attrs).get("href"))
        if tag in ("b", "strong", "i", "em", "h1", "h2", "h3", "h4", "h5", "h6"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note what closes."""
        if tag in _BLOCKS:
            self.end_line()
        if self._silent:
            self._silent -= tag == self._silenced_by
            return
        self._measure(tag, -1)
        if tag == "a" and self._links:
            self._links.pop()
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._silent:
            return
        text = " ".join(data.split())
        if not text:
            self._runs += [Run(" ")] if self._runs and data else []
            return
        before, after = (" " if edge.isspace() else "" for edge in (data[0], data[-1]))
        bold = any(tag in ("b", "strong") for tag in self._open)
        italic = any(tag in ("i", "em") for tag in self._open)
        link = self._links[-1] if self._links else None
        self._runs.append(Run(before + text + after, bold, italic, link))

    def _measure(self, tag: str, step: int) -> None:
        """Note how far apart two lines stand: by breaks, and by the groups between them."""
        if tag in _GROUPS:
            self._depth += step
            self._least = min(self._least, self._depth)
            self._is_within = False
        elif tag in _BLOCKS and tag != "br":
            self._is_within = step > 0
        # An empty paragraph is as good as two breaks, and so is a rule.
        self._breaks += 2 * (tag == "hr") + (tag in ("br", "p") and step > 0)

    def _follows_gap(self) -> bool:
        """Say whether the page shows a gap above the line that ends."""
        depth = self._depth + self._is_within
        ends_list = bool(self.lines) and self.lines[-1].is_bullet and not self._item
        is_apart = self._least <= min(depth, self._last) - 2
        is_after = is_apart or ends_list or self._breaks > 1 or not self.lines
        self._last, self._least, self._breaks = depth, self._depth, 0
        return is_after

    def end_line(self) -> None:
        """Finish the line, if anything stands on it."""
        if any(run.text.strip() for run in self._runs):
            rank = next((min(int(tag[1]), 3) for tag in self._open if tag[0] == "h"), 0)
            source = f"line {self.getpos()[0]}"
            gap = self._follows_gap()
            self.lines.append(
                Line(tuple(self._runs), source, rank=rank, is_bullet=self._item, after_gap=gap)
            )
            self._item = False
        self._runs = []


class _ContentParser(_Parser):
    def _follows_gap(self) -> bool:
        return True

    def is_silent(self, tag: str, attrs: dict[str, str | None]) -> bool:
        """Whether an element is around the content, or not shown."""
        if tag in _SILENT | _AROUND:
            return True
        return tag in _PARTS and (
            "hidden" in attrs
            or (attrs.get("role") or "").lower() in _ROLES
            or _NOT_SHOWN.search(attrs.get("style") or "") is not None
        )
