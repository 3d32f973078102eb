"""HTML as lines: headings, paragraphs and lists; scripts and styles are left out."""

from html.parser import HTMLParser

from dashapp.domain.inline import Run
from dashapp.domain.reading.line import Line

_SILENT = frozenset({"script", "style", "head", "template", "svg", "noscript"})
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


def html_lines(text: str, without: frozenset[str] = frozenset()) -> list[Line]:
    """Return the lines of a page, of what stands in the elements ``without`` none."""
    parser = _Parser(_SILENT | without)
    parser.feed(text)
    parser.close()
    parser.end_line()
    return parser.lines


class _Parser(HTMLParser):
    def __init__(self, silent: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._left_out = silent
        self.lines: list[Line] = []
        self._runs: list[Run] = []
        self._open: list[str] = []
        self._links: list[str | None] = []
        self._silent = 0
        self._item = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what opens."""
        if tag in self._left_out:
            self._silent += 1
        if tag in _BLOCKS:
            self.end_line()
        if tag == "li":
            self._item = True
        if tag == "a":
            self._links.append(dict(attrs).get("href"))
        if tag in ("b", "strong", "i", "em", "h1", "h2", "h3", "h4", "h5", "h6"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note what closes."""
        if tag in self._left_out:
            self._silent = max(0, self._silent - 1)
        if tag in _BLOCKS:
            self.end_line()
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

    def end_line(self) -> None:
        """Finish the line, if anything stands on it."""
        if any(run.text.strip() for run in self._runs):
            rank = next((min(int(tag[1]), 3) for tag in self._open if tag[0] == "h"), 0)
            source = f"line {self.getpos()[0]}"
            self.lines.append(
                Line(tuple(self._runs), source, rank=rank, is_bullet=self._item, after_gap=True)
            )
            self._item = False
        self._runs = []
