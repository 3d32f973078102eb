"""The verb that a bullet opens with, and its tense; English."""

import re
from typing import Literal

from dashapp.domain.checks.words import WEAK_OPENINGS
from dashapp.domain.reading.vocabulary import job_words

Tense = Literal["past", "present"]

_REGULAR = frozenset((
    "accelerated", "achieved", "acquired", "adapted", "added", "administered", "advised",
    "advocated", "allocated", "analysed", "analyzed", "animated", "answered", "appealed", "applied",
    "appointed", "argued", "arranged", "assembled", "assessed", "assisted", "attended", "audited",
    "authored", "automated", "awarded", "baked", "balanced", "booked", "briefed", "budgeted",
    "butchered", "calculated", "calibrated", "called", "cared", "carried", "catalogued", "catered",
    "chaired", "changed", "checked", "choreographed", "clarified", "classified", "cleaned",
    "cleared", "closed", "coached", "coded", "collaborated", "collected", "combined",
    "commissioned", "communicated", "compared", "competed", "compiled", "completed", "composed",
    "computed", "conceived", "conducted", "configured", "conserved", "consolidated", "constructed",
    "consulted", "contacted", "contributed", "controlled", "converted", "cooked", "coordinated",
    "corrected", "counseled", "counselled", "counted", "covered", "crafted", "created", "crossed",
    "cultivated", "curated", "cured", "debated", "debugged", "decided", "decorated", "decreased",
    "defended", "defined", "delegated", "delivered", "demonstrated", "deployed", "deputised",
    "derived", "designed", "detected", "determined", "developed", "devised", "diagnosed",
    "directed", "discovered", "discussed", "dispatched", "dispensed", "displayed", "distributed",
    "documented", "doubled", "drafted", "drilled", "dyed", "earned", "edited", "educated",
    "eliminated", "embedded", "emptied", "enabled", "encouraged", "enforced", "engaged",
    "engineered", "enhanced", "enriched", "enrolled", "ensured", "entered", "equipped", "erected",
    "escorted", "established", "estimated", "evaluated", "examined", "exceeded", "executed",
    "exhibited", "expanded", "expedited", "experimented", "explained", "explored", "extended",
    "fabricated", "facilitated", "fielded", "filed", "filmed", "filtered", "finalised", "finalized",
    "financed", "finished", "fitted", "fixed", "focused", "folded", "followed", "forecasted",
    "formed", "formulated", "fostered", "founded", "framed", "freed", "fuelled", "gained",
    "gathered", "generated", "glazed", "graded", "graduated", "granted", "greeted", "guided",
    "halved", "handled", "harvested", "headed", "helped", "hired", "hoisted", "hosted",
    "identified", "illustrated", "implemented", "imported", "improved", "inaugurated",
    "incorporated", "increased", "indexed", "influenced", "informed", "initiated", "inspected",
    "inspired", "installed", "instituted", "instructed", "insulated", "integrated", "interned",
    "interpreted", "interviewed", "introduced", "invented", "investigated", "invited", "issued",
    "joined", "judged", "justified", "laboured", "landed", "launched", "learned", "lectured", "led",
    "liaised", "licensed", "lifted", "listed", "litigated", "loaded", "lobbied", "located",
    "logged", "looked", "lowered", "machined", "mailed", "maintained", "managed", "manufactured",
    "mapped", "marked", "marketed", "matched", "measured", "mediated", "mentored", "merged",
    "migrated", "milled", "mined", "minimised", "minimized", "mixed", "mobilised", "modeled",
    "modelled", "moderated", "modernised", "modernized", "monitored", "mounted", "moved", "named",
    "navigated", "negotiated", "networked", "normalised", "noticed", "nursed", "observed",
    "obtained", "offered", "oiled", "opened", "operated", "optimised", "optimized", "orchestrated",
    "ordered", "organised", "organized", "originated", "outlined", "overhauled", "owned",
    "packaged", "packed", "painted", "participated", "partnered", "patched", "patrolled",
    "performed", "persuaded", "photographed", "picked", "piloted", "pioneered", "pitched", "placed",
    "planned", "planted", "plastered", "plated", "played", "plumbed", "polished", "positioned",
    "posted", "practised", "predicted", "prepared", "prescribed", "presented", "prevented",
    "printed", "prioritised", "prioritized", "processed", "procured", "produced", "profiled",
    "programmed", "projected", "promoted", "proposed", "protected", "proved", "provided", "pruned",
    "published", "pulled", "purchased", "qualified", "quantified", "queried", "questioned",
    "quoted", "raised", "ranked", "reached", "reacted", "realised", "realized", "received",
    "recommended", "reconciled", "recorded", "recovered", "recruited", "redesigned", "redrafted",
    "reduced", "refactored", "referred", "refined", "reformed", "refunded", "refurbished",
    "registered", "rehabilitated", "rehearsed", "reinforced", "released", "relocated", "removed",
    "rendered", "renegotiated", "renewed", "renovated", "reorganised", "reorganized", "repaired",
    "repeated", "replaced", "replied", "reported", "represented", "requested", "rescued",
    "researched", "reserved", "resolved", "responded", "restored", "restructured", "retained",
    "retrained", "retrieved", "returned", "reviewed", "revised", "revitalised", "revived",
    "rewarded", "rewired", "rolled", "routed", "sampled", "sanded", "saved", "scaled", "scanned",
    "scheduled", "screened", "sealed", "searched", "secured", "selected", "separated", "served",
    "serviced", "settled", "sewed", "shadowed", "shaped", "shared", "shipped", "shortened",
    "shortlisted", "showcased", "showed", "signed", "simplified", "simulated", "sketched",
    "smoothed", "soldered", "solved", "sorted", "sourced", "spanned", "spearheaded", "specified",
    "sponsored", "stabilised", "staffed", "stamped", "standardised", "standardized", "started",
    "stayed", "steered", "stitched", "stocked", "stopped", "stored", "streamlined", "strengthened",
    "structured", "studied", "styled", "submitted", "succeeded", "summarised", "summarized",
    "supervised", "supplied", "supported", "surpassed", "surveyed", "sustained", "swapped",
    "synthesised", "tailored", "targeted", "tended", "termed", "tested", "thanked", "tied",
    "tightened", "tiled", "timed", "toured", "towed", "traced", "tracked", "traded", "trained",
    "transcribed", "transferred", "transformed", "transitioned", "translated", "transported",
    "treated", "triaged", "triggered", "trimmed", "tripled", "troubleshooted", "tuned", "turned",
    "tutored", "typed", "uncovered", "undersigned", "unified", "unloaded", "unpacked", "updated",
    "upgraded", "urged", "used", "utilised", "utilized", "validated", "valued", "varied",
    "verified", "viewed", "visited", "volunteered", "waited", "walked", "weighed", "welcomed",
    "welded", "widened", "wired", "worked",
))  # fmt: skip
_PAIRS = (
    "bear/bore", "beat/beat", "become/became", "begin/began", "bend/bent", "bid/bid", "bind/bound",
    "bite/bit", "blow/blew", "break/broke", "breed/bred", "bring/brought", "build/built",
    "buy/bought", "cast/cast", "catch/caught", "choose/chose", "come/came", "cut/cut", "deal/dealt",
    "dig/dug", "do/did", "draw/drew", "drive/drove", "eat/ate", "fall/fell", "feed/fed",
    "fight/fought", "find/found", "fly/flew", "forecast/forecast", "freeze/froze", "get/got",
    "give/gave", "go/went", "grind/ground", "grow/grew", "hang/hung", "have/had", "hear/heard",
    "hit/hit", "hold/held", "keep/kept", "know/knew", "lay/laid", "lead/led", "learn/learnt",
    "leave/left", "lend/lent", "let/let", "light/lit", "lose/lost", "make/made", "mean/meant",
    "meet/met", "outgrow/outgrew", "outsell/outsold", "overcome/overcame", "oversee/oversaw",
    "pay/paid", "put/put", "read/read", "rebuild/rebuilt", "redo/redid", "resell/resold",
    "retell/retold", "rethink/rethought", "rewrite/rewrote", "ride/rode", "ring/rang", "rise/rose",
    "run/ran", "say/said", "see/saw", "seek/sought", "sell/sold", "send/sent", "set/set",
    "shoot/shot", "shut/shut", "sing/sang", "sit/sat", "speak/spoke", "spend/spent", "spin/spun",
    "split/split", "spread/spread", "stand/stood", "steal/stole", "stick/stuck", "strike/struck",
    "sweep/swept", "swim/swam", "take/took", "teach/taught", "tell/told", "think/thought",
    "throw/threw", "troubleshoot/troubleshot", "undergo/underwent", "understand/understood", "undertake/undertook",
    "uphold/upheld", "wear/wore", "weave/wove", "win/won", "wind/wound", "withdraw/withdrew",
    "write/wrote",
)  # fmt: skip
_IRREGULAR = dict(pair.split("/") for pair in _PAIRS)
_IRREGULAR_PASTS = frozenset(_IRREGULAR.values())
# Participles that are not the past: "was written" but "wrote".
_PARTICIPLES = dict(pair.split("/") for pair in (
    "begun/began", "broken/broke", "chosen/chose", "done/did", "drawn/drew", "driven/drove",
    "fallen/fell", "flown/flew", "frozen/froze", "given/gave", "gone/went", "grown/grew",
    "known/knew", "redone/redid", "rewritten/rewrote", "ridden/rode", "run/ran", "seen/saw",
    "shown/showed", "spoken/spoke", "taken/took", "thrown/threw", "undertaken/undertook",
    "withdrawn/withdrew", "worn/wore", "woven/wove", "written/wrote",
))  # fmt: skip
_PRESENT = (
    "accept access accommodate accompany account acknowledge activate address adjust admit adopt aid "
    "alert align alter amend anticipate appraise approve ascertain assign assure attach attain "
    "attract augment authorise authorize bathe bill blend board bolster boost braise brand brew "
    "bridge broadcast campaign canvass capture carve celebrate certify charge chart chop circulate "
    "cite collate command commence commend commit compensate complement comply concentrate condense "
    "confer confirm connect consume contest contract convene convey convince correspond credit "
    "customise customize cycle debone debrief deepen demolish depict deposit descale describe "
    "diagnose dictate differentiate digitise digitize disassemble discharge disclose disinfect "
    "dismantle dispose dissect disseminate diversify divert donate duplicate elevate elicit "
    "emphasise emphasize employ empower enact encode endorse energise energize enlist entertain "
    "enumerate escalate evacuate excavate exchange exercise expose extract familiarise familiarize "
    "feature ferment fertilise fertilize flag forge format forward fulfil fulfill fund furnish gauge "
    "grill groom guard harmonise harmonize harness highlight hypothesise hypothesize immunise "
    "immunize impact impose improvise include incubate infuse inject innovate inoculate input insert "
    "insure interact intervene intubate inventory invest invoice irrigate isolate itemise itemize "
    "iterate juggle knead launder layer lease leverage link listen lock lubricate master maximise "
    "maximize mend message mobilise mobilize modify mop motivate multiply narrate neutralise "
    "neutralize nominate notify nurture onboard orient outperform outsource palletise park parse "
    "pass penetrate personalise personalize phone pinpoint populate portion pour practice practise "
    "preserve preside press price probe prompt proofread propagate prosecute publicise publicize "
    "pursue push rate rationalise rationalize reallocate reassure rebrand recognise recognize "
    "reconstruct recycle redeem redirect reengineer refill reflect regain regulate reimburse "
    "reinstate reject relay relieve remodel reopen repay replenish replicate reproduce reshape "
    "restock resuscitate retouch revamp reverse rework rinse roast safeguard sanitise sanitize "
    "satisfy sculpt season seat segment sequence shelve slice slot solicit specialise specialize "
    "spot spray stabilise stabilize stage sterilise sterilize stimulate straighten strip strive "
    "subcontract substantiate substitute suggest supplement suture synchronise synchronize "
    "synthesise synthesize systematise systematize tabulate tackle tally taste terminate testify "
    "tidy titrate touch underwrite upsell upskill usher vaccinate ventilate vet visualise visualize "
    "warn wash watch water weed whisk wrap"
)
"""Verbs of the present whose past no text is rewritten with."""
_BASES = frozenset(_PRESENT.split())
# The past looks like the present, so that neither tense can be told.
_EITHER = frozenset(base for base, past in _IRREGULAR.items() if base == past)
# These end like a past and tell a trait: "Experienced nurse".
_TRAITS = frozenset((
    "accomplished", "advanced", "certified", "committed", "dedicated", "detailed", "driven",
    "embed", "experienced", "hundred", "interested", "licensed", "limited", "motivated",
    "qualified", "related", "seasoned", "skilled", "talented",
))  # fmt: skip
# More often the name of a thing than a deed: "Test automation", "Lead nurse", "Form tutor".
_NOUNS = frozenset((
    "access", "account", "address", "aid", "alert", "bill", "board", "brand", "bridge",
    "broadcast", "campaign", "catalogue", "chair", "charge", "check", "coach", "code", "command",
    "contact", "contract", "control", "cook", "cover", "credit", "cycle", "deposit", "design",
    "discharge", "display", "document", "draft", "estimate", "exchange", "exercise", "experiment",
    "extract", "feature", "field", "fight", "film", "filter", "finance", "find", "flag",
    "forecast", "form", "format", "forward", "frame", "fund", "grade", "grant", "grill", "guard",
    "guide", "head", "highlight", "host", "impact", "input", "interview", "inventory", "invoice",
    "label", "layer", "lead", "lease", "link", "list", "lock", "log", "mail", "map", "mark",
    "market", "master", "message", "mind", "model", "monitor", "name", "network", "note", "offer",
    "order", "package", "paint", "park", "partner", "pass", "patch", "phone", "pilot", "place",
    "plan", "plant", "plate", "play", "portion", "position", "post", "practice", "press", "price",
    "print", "probe", "process", "profile", "program", "project", "prompt", "prune", "push",
    "rate", "record", "register", "relay", "report", "request", "rescue", "research", "reserve",
    "review", "ride", "ring", "rise", "route", "run", "sample", "scale", "schedule", "screen",
    "search", "season", "seat", "segment", "sequence", "set", "share", "ship", "sketch", "slot",
    "solder", "source", "spot", "staff", "stage", "stamp", "start", "stay", "stock", "store",
    "structure", "study", "style", "supplement", "supply", "support", "survey", "swap", "target",
    "taste", "term", "test", "tie", "tile", "time", "touch", "tour", "trace", "track", "trade",
    "train", "transfer", "transport", "treat", "turn", "update", "upgrade", "value", "view",
    "visit", "volunteer", "wait", "walk", "wash", "watch", "water", "work",
))  # fmt: skip
_AFTER_A_VERB = re.compile(
    r"\s+(?:(?:a|an|the|all|each|every|our|their|new|up|out|over|with|on|for|to)\b|\d|\w+s\b)"
)
_AFTER_A_NOUN = re.compile(
    r"\s+(?:(?:of|in|at|by|from|with)|\w+(?:tion|ment|ing|ship|sis|ance|ence))\b"
)
_AND = re.compile(r"\s+(?:and|&)\s+(\w+)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ADVERB = re.compile(r"^(?:\w+ly|very|also|often|regularly|now|currently)\s+", re.IGNORECASE)
_WEAK = re.compile(rf"(?:{'|'.join(map(re.escape, WEAK_OPENINGS))})(?!\w)")


def weak_opening(text: str) -> str:
    """Return the words of a duty that a text opens with; empty where it opens otherwise."""
    found = _WEAK.match(text.lower().strip())
    return found.group() if found else ""


def opening_verb(text: str) -> str | None:
    """Return the verb that a text opens with, where it opens with one that acts."""
    if weak_opening(text):
        return None
    word, rest = _opening(text)
    return word if _tenses(word, rest) or _is_activity(word) else None


def may_open_with_verb(text: str) -> bool:
    """Return whether a text of what goes on may open with a verb: ``Plan stock``, no ``Form tutor``."""
    word, rest = _opening(text)
    beside = _AND.match(rest)
    is_noun = job_words(rest.strip().partition(" ")[0]) or _AFTER_A_NOUN.match(rest)
    return _is_base(word) and (_is_base(beside[1]) if beside else not is_noun)


def opening_tense(text: str) -> Tense | None:
    """Return the tense of the verb that a text opens with, where it can be told."""
    word, rest = _opening(text)
    tenses = _tenses(word, rest)
    return next(iter(tenses)) if len(tenses) == 1 else None


def is_participle(word: str) -> bool:
    """Return whether a word may close a passive: ``was {word}``."""
    return word.endswith("ed") and word not in _TRAITS and not word.endswith("eed")


def _opening(text: str) -> tuple[str, str]:
    bare = text.strip().lower()
    while found := _ADVERB.match(bare):
        bare = bare[found.end() :]
    first = _WORD.match(bare)
    if first is None:
        return "", ""
    # "Hand-tuned", "co-wrote": the last part tells.
    return first.group().rpartition("-")[2], bare[first.end() :]


def _tenses(word: str, rest: str) -> set[Tense]:
    if word in _EITHER:
        return {"past", "present"}
    if word in _IRREGULAR_PASTS or word in _REGULAR or (len(word) > 4 and is_participle(word)):
        return {"past"}
    if _is_base(_without_s(word)):
        return {"present"}
    if _is_base(word) and (word not in _NOUNS or _AFTER_A_VERB.match(rest)):
        return {"present"}
    return set()


def _is_base(word: str) -> bool:
    doubled = word + word[-1:] + "ed"
    pasts = {word + "ed", word + "d", word[:-1] + "ied", doubled}
    return bool(word) and (word in _IRREGULAR or word in _BASES or not pasts.isdisjoint(_REGULAR))


def _without_s(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "oes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else ""


def _is_activity(word: str) -> bool:
    stem = word[:-3] if word.endswith("ing") else ""
    return bool(stem) and any(_is_base(base) for base in (stem, stem + "e", stem[:-1]))


def past_of_participle(word: str) -> str | None:
    """Return the past of a verb given as what closes a passive, where it is known."""
    lowered = word.lower()
    if lowered in _PARTICIPLES:
        return _PARTICIPLES[lowered]
    return lowered if lowered in _REGULAR or lowered in _IRREGULAR_PASTS else None


def past_of(word: str) -> str | None:
    """Return the past of a verb given in any form of the present, where it is known."""
    lowered = word.lower()
    forms = [lowered, _without_s(lowered)]
    if lowered.endswith("ing"):
        stem = lowered[:-3]
        forms = [stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else ""]
    for base in filter(_is_base, forms):
        if base in _IRREGULAR:
            return _IRREGULAR[base]
        for past in (f"{base}ed", f"{base}d", f"{base[:-1]}ied", f"{base}{base[-1:]}ed"):
            if past in _REGULAR:
                return past
    return None
