"""The fact guard: what a draft claims that its source does not carry.

Every generated sentence is compared with the résumé and the person's own answers. It is made to
miss little rather than to be quiet: a claim is shown to a person, who may say that it is true.
"""

from dashapp.domain.facts import names, quantities, standing
from dashapp.domain.language import language_of


def new_claims(source: str, draft: str) -> list[str]:
    """Return the claims of a draft that the source does not carry, empty when there are none.

    Args:
        source: What is known to be true: a bullet, or a whole résumé with the person's answers.
        draft: What somebody, or something, would have it say.

    Returns:
        Short sentences, each naming one claim with the words that make it.
    """
    language = language_of(f"{source} {draft}")
    found = [
        *quantities.new(source, draft, language),
        *names.new(source, draft, language),
        *standing.new(source, draft, language),
    ]
    return list(dict.fromkeys(found))


def raised(source: str, draft: str) -> list[str]:
    """Return what a draft says somebody was, or achieved, that its own source does not.

    For a sentence that is compared with more than itself: who led elsewhere did not lead here.
    """
    return list(standing.new(source, draft, language_of(f"{source} {draft}")))
