"""What somebody was: the weight of a role, reach, degrees, awards, results."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from dashapp.domain.checks.verb import past_of
from dashapp.domain.facts.standing_words import LINES, PART, WITH_OTHERS

# Each line is one claim: what is shown of it, and the beginnings of the words that make it.
# Whoever may say one of a line may say all of it.
_LINES: Final = """
a leading role | led|lead(?:ing|s)? (?!to\\b|time)|head(?:ed|ing) |spearhead|direct(?:ed|ing) |oversaw|overs(?:ee|aw)|supervis|manag(?:ed|ing|er)|in charge of|ran\\b|running (?:a|the) |leader\\b|foreman|chair(?:ed|ing)|captain|orchestrat|championed|drove (?:the )?(?:growth|change|adoption|strategy|improvement|sales|results|development|delivery|success)|commanded|governed|presided|principal|chief|boss|took charge|took the lead|at the helm|responsible for (?:a |the |leading|managing)|report(?:ed|s|ing)? (?:directly )?to me
ownership | (?<!pre-)owned|owner of|co-own|as (?:the )?owner|sole(?:ly)?\\b|single-handed|alone\\b|independently|architect(?:ed|ing)|masterminded|pioneer|from scratch|from the ground up|end[- ]to[- ]end|full(?:y)? responsib
founding | found(?:ed|er|ing) |co-found|established|started (?:the|a) (?:company|firm|business)|entrepreneur|invent(?:ed|or)|originat(?:ed|or)
a senior title | senior\\b|lead (?:developer|engineer|nurse|teacher|designer)|head (?:of|(?:\\w+ )?(?:nurse|chef|waiter|teacher|coach|girl|boy))|director|vice president|\\bvp\\b|\\bceo\\b|\\bcto\\b|\\bcfo\\b|executive (?:director|chef|officer)|partner at|manager\\b
a title held | (?:as|became|was|made) (?:an? |the )?(?:\\w+ ){0,2}(?:manager|director|head|leader|supervisor|chief|president|chair)\\b
promotion | promot(?:ed|ion) (?:to|after|within|twice|early)?|was promoted|fast-track
hiring and firing | (?<!newly )hired|hiring|recruit(?:ed|ing)|dismiss|appointed
money held | budget|p&l|profit and loss|fund(?:ed|ing|rais)|revenue|turnover of|invest(?:ed|ment|or)
a degree | bachelor|\\bb\\.?sc|\\bb\\.?a\\.?\\b|\\bba\\b|master(?:'s|s| of)|\\bm\\.?sc|\\bmba\\b|\\bph\\.?d|doctor(?:ate|al)|\\bdegree|diploma|graduat(?:ed|e) |honours|summa|magna|cum laude|valedictor|alumn
a certificate | certif|licen[cs]ed|licen[cs]e\\b|accredit|chartered|admitted to|called to the bar|qualified|registered (?:nurse|engineer)|pmp\\b|cissp|cpa\\b|acca|six sigma|black belt|green belt
an award | awarded?\\b|awards|award-|prize|medal|winner|\\bwon\\b|winning|honou?red|distinguished|recogni[sz]ed|of the (?:year|month)|commended|trophy|accolade|nominated|shortlisted|fellowship|fellow of
being first or best | \\bfirst(?:-ever| ever)? (?:in|to|of)|\\bbest\\b|\\btop\\b(?! of)|leading (?:provider|firm|expert)|highest|record-|fastest|number one|#1|unmatched|world-class|industry-leading|premier|renowned|acclaimed
reach | global|worldwide|international|nationwide|national\\b|across (?:the )?(?:\\w+)|all (?:of )?(?:the|our|its) (?:[\\w'’]+ )?(?:sites|branches|stores|kitchens|offices|shops|schools)|company-wide|organi[sz]ation-wide|enterprise|multinational|fortune \\d+|cross-border|overseas|countries
high company | executive|c-level|c-suite|board\\b|stakeholder|minister|government|investors?\\b|vip|celebrit
expertise | expert|proficien|fluent|native speaker|mastery|specialist|authority|guru|seasoned|extensive experience|deep knowledge|advanced|veteran|bilingual
a seat | sat on|seat on|member of the (?:board|council|committee|parliament)|elected|trustee|appointed to
publishing | publish|patent|author(?:ed)? |keynote|speaker|conference|peer-review|journal
teaching others | mentor|lessons?\\b|classes\\b|coach(?:ed|ing)|train(?:ed|ing|er)|taught|teach|tutor|lectur|onboard|instruct
a rise | increas|rising|grew|grow(?:n|ing|th)|boost|rais(?:ed|ing)|rose|improv|enhanc|lift(?:ed|ing)|accelerat|maximi[sz]|strengthen|doubl|tripl|uplift|better|higher|exceed|surpass|outperform|optimi[sz]
a fall | reduc|cut(?:s|ting)?\\b|lower|decreas|minimi[sz]|shrank|shrink|halv|fell\\b|drop(?:ped|ping)|shorten|fewer|less\\b|trimm|slash|eliminat|prevent|avoid|down(?:time)?\\b
saving | sav(?:ed|ing|es)\\b|cost (?:saving|reduction)|cheaper|efficien|faster|quicker|streamlin|speed|time-saving
sales | sales|sold|customers? won|deals?\\b|clients? (?:won|gained)|market share|conver(?:sion|ted)|upsell|leads\\b
pleased people | satisf|praise|happ(?:y|ier)|loyal|retention|engagement|morale|feedback|rating|trust(?:ed)?\\b|delight|churn|testimonial
quality | quality|bugs?\\b|faults?\\b|accura|error|defect|complian|safety|secure|security|reliab|uptime|zero\\b|audit|on time|on schedule|ahead of|under budget|deadline
clients | client|customer|patient|guest|account(?:s)?\\b(?! for)|shopper|passenger|tenant|user
deciding | decid|strateg|vision|policy|policies|roadmap|transform|negotiat|approv
crises | crisis|emergenc|turnaround|rescu|critical
no exception | never|always|flawless|faultless|perfect|impeccabl|without (?:a single|any|fail|exception|error|fault|complaint)|not once|invariabl
"""
_BESIDE: Final = {
    # What one line carries of another: whoever managed led; whoever founded owns.
    "a leading role": ("founding", "a senior title"),
    "a senior title": ("a leading role",),
    "ownership": ("founding",),
    "a rise": ("saving", "pleased people"),
    "a fall": ("saving",),
    "saving": ("a fall", "a rise"),
    "clients": ("sales",),
    "sales": ("money held",),
    "being first or best": ("an award",),
    "quality": ("a fall",),
}
# Whoever opens with the first had a part in it; whoever has none of the second did it alone.
_PART: Final = "helped|assist|contribut|participat|took part|aided"
_WITH_OTHERS: Final = (
    "help|assist|support|contribut|participat|took part|part of|aid|with|together|team|along|joint"
    "|worked on|work on"
)
_BEFORE_DEEDS: Final = frozenset(("i", "ich", "j’ai", "j'ai", "a", "ai", "ha", "he", "habe", "hat"))
"""What may stand in front of what somebody did."""
_SENTENCE: Final = re.compile(r"[.;!?](?=\s|$)|\n")
_AS: Final = re.compile(
    r"\b(?:[Aa]ls|[Ww]ar|[Ww]urde) (?:eine? )?(?P<de>[A-ZÄÖÜ]\w+(?:er|or|ent|ist|eur|ekt|urg|arzt|ärzt|loge"
    r"|kraft|mann|frau|chef|nde[rs]?)(?:in)?)\b"
    r"|\b[Ee]n (?:tant que? ?|qualité de? ?)[’']?(?P<fr>\w{4,})"
    r"|\b[Cc]omo (?:una? )?(?P<es>\w{2,}(?:ora?|[eai]nte|ista|jef[ea]|[ei]r[oi][ao]?|era))\b"
)
"""What somebody did something as."""
_OF_ANOTHER: Final = re.compile(r"\b(?:de[nmr]|eine[mnrs]?|le|l[’']|du|au|une?|el|la|al|del)\s*$")
_BEFORE: Final = 30
"""How many letters in front of a title tell whether it stands behind an article."""
_OUTCOME: Final = re.compile(r",\s+(?:and\s+)?(?:thus |thereby )?(\w{3,}ing)\b(?! to\b)")


@dataclass(frozen=True, slots=True)
class _Words:
    """How one language says it: each claim, a part in something, and that others were in it."""

    claims: dict[str, re.Pattern[str]]
    part: re.Pattern[str]
    with_others: re.Pattern[str]


def _words(lines: str = "", part: str = _PART, with_others: str = _WITH_OTHERS) -> _Words:
    # What is English counts everywhere: résumés in other languages have words of it.
    said: dict[str, list[str]] = {}
    for line in [*_LINES.strip().splitlines(), *lines.strip().splitlines()]:
        name, _, words = line.partition(" | ")
        said.setdefault(name, []).append(words.strip())
    return _Words(
        {
            name: re.compile(rf"(?<!\w)(?:{'|'.join(words)})[\w-]*", re.IGNORECASE)
            for name, words in said.items()
        },
        re.compile(rf"^(?:(?:i|ich|j.ai|ai|a|he|ha|habe|hat) )?(?:{part})", re.IGNORECASE),
        re.compile(rf"\b(?:{with_others})", re.IGNORECASE),
    )


_ENGLISH: Final = _words()
_OTHERS: Final = {
    language: _words(lines, PART[language], WITH_OTHERS[language])
    for language, lines in LINES.items()
}


class Known:
    """What a source says somebody was, read once for all that is compared with it."""

    def __init__(self, source: str) -> None:
        self.source = source.strip()
        self._have: dict[str, bool] = {}

    @cached_property
    def lowered(self) -> str:
        """It in small letters."""
        return self.source.lower()

    def has(self, words: re.Pattern[str]) -> bool:
        """Whether it says one of the words of a claim."""
        if words.pattern not in self._have:
            self._have[words.pattern] = words.search(self.source) is not None
        return self._have[words.pattern]

    def carries(self, said: str) -> bool:
        """Whether it has the same word in another form."""
        word = said.strip().lower()
        stem = re.sub(r"(?:ing|ed|es|s|er|ion)$", "", word)
        return self.says(word) or (len(stem) > 3 and stem in self.lowered)

    def says_beside(self, word: str) -> bool:
        """Whether it has a word elsewhere than in the sentence that it opens with."""
        rest = _SENTENCE.split(self.lowered, maxsplit=1)[1:]
        return bool(rest) and re.search(rf"\b{re.escape(word.lower())}\b", rest[0]) is not None

    def holds(self, title: str) -> bool:
        """Whether it says a title of the person: elsewhere than behind an article."""
        stem = re.sub(r"(?:in|[aeo])$", "", title.lower())
        said = re.finditer(rf"(?<!\w){re.escape(stem)}\w{{0,3}}\b", self.lowered)
        before = (self.lowered[max(0, each.start() - _BEFORE) : each.start()] for each in said)
        return any(not _OF_ANOTHER.search(words) for words in before)

    def says(self, word: str) -> bool:
        """Whether it has a word."""
        return re.search(rf"\b{re.escape(word.lower())}\b", self.lowered) is not None


def new(known: Known, draft: str, language: str | None) -> Iterator[str]:
    """Give what a draft says somebody was, or achieved, and the source does not."""
    said = _OTHERS.get(language or "", _ENGLISH)
    for name, words in said.claims.items():
        found = words.search(draft)
        if found is None or any(
            known.has(said.claims[each]) for each in (name, *_BESIDE.get(name, ()))
        ):
            continue
        if not known.carries(found.group()):
            yield f"{name}: {found.group().strip()}"
    if said.part.match(known.source) and not said.with_others.search(draft):
        deeds = [word for word in draft.split() if word.lower() not in _BEFORE_DEEDS]
        if deeds and not known.says_beside(deeds[0]):
            yield f"a larger role: {' '.join(draft.split()[:3])}"
    for held in _AS.finditer(draft):
        title = held[str(held.lastgroup)]
        if not known.holds(title):
            yield f"a title held: {title}"
    for outcome in _OUTCOME.findall(draft):
        past = past_of(outcome)
        if not (known.carries(outcome) or (past and known.says(past))):
            yield f"an outcome: {outcome}"
