"""The page of help, and the one for an address where there is nothing."""

from typing import Any
from urllib.parse import urlencode

from dash import dcc, html

from dashapp.ui.identity import who
from dashapp.ui.pages.chrome import main, top

_HELP = """
# Help

## Where to find what

| tab | what it is for |
| --- | --- |
| *Page* | the résumé as it prints; *Design* changes how it looks |
| *How it reads* | what a reader or a program stumbles over, why, and what to do; a click leads there |
| *Match* | paste or drop a job post, and see for each requirement what shows it and what is missing |
| *Review* | what waits for a decision: suggestions, comments, to-dos; in *Suggest*, what you type waits here too |
| *Co-writer* | ask for better words, a letter, a copy for a job; it proposes and never edits |
| *History* | who wrote when, what differs, and the way back |

Where people sign in, *Share* makes a link for somebody outside, and a workspace holds those who
work together. *Export* takes the résumé out.

## Keys

| key | what it does |
| --- | --- |
| Ctrl+Z, Ctrl+Shift+Z | undo and redo your own edits |
| Ctrl+B, Ctrl+I, Ctrl+K | bold, italic, link |
| Enter in a bullet | a new bullet below |
| Backspace in an empty bullet | remove it |
| Alt+↑, Alt+↓ in a bullet | move it |
| ↑, ↓ on a handle ⠿ | move the bullet, entry or section |

## Formats

In: PDF, Word (DOCX), JSON Resume, YAML (RenderCV's too), Markdown, plain text, HTML and
LinkedIn's data export. Out: PDF, Word, JSON Resume, YAML, Markdown, plain text and HTML. A PDF
made here carries its source, so it comes back whole; a switch in the export menu leaves it out.

## Nothing is lost

Every change is kept. *History* shows who wrote when; *Compare* tells what differs from then to now,
and *Bring back* makes one place, or all of it, what it was, as an edit that everyone sees. Give a
version a name before you send it, and you know later what they have.

A *Tailored copy* for one job keeps in touch with its master: its History tells what it says
otherwise, and carries a place across either way.

## Your words are yours

Everything stays on the machine that runs Imaginator, and no key and no internet are needed. Where
a language model was brought, the co-writer says which, and what you ask it about is sent to it.
Nothing is ever made up: what an import cannot place is
kept under *Not placed yet*.
"""


def layout() -> Any:
    """Return the page of help."""
    return html.Div([top(), main(dcc.Markdown(_HELP, className="guide"))])


def missing(sentence: str, path: str) -> Any:
    """Return the page for an address where there is nothing, for whoever asks.

    Who is not signed in may be somebody for whom there is: a guest in this browser, until then.
    """
    if who().person is None:
        way = html.A("Sign in", href=f"/sign-in?{urlencode({'next': path})}")
        told: list[Any] = [html.P(f"{sentence} You are not signed in."), way]
    else:
        told = [html.P(sentence), dcc.Link("To the start page", href="/")]
    inside = [html.H1("Nothing here"), *told]
    return html.Div([top(), main(inside, className="guide")])
