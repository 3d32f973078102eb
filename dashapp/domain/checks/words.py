"""The words that the rules of writing know; English."""

WEAK_OPENINGS = (
    "responsible for", "duties included", "tasked with", "in charge of", "helped", "assisted with",
    "assisted in", "worked on", "worked with", "participated in", "involved in", "was involved in",
    "took part in", "contributed to", "handled", "dealt with", "dealing with", "my role", "my duties",
    "duties:", "responsibilities included", "had to", "tried to",
)  # fmt: skip
# Patterns, for a phrase that is also a term: "dynamic programming" claims nothing.
BUZZWORDS = (
    "team player", "hard[- ]?working", "go-getter", "(?:think|thinks|thinking|thought) outside the box",
    "synergy", "synergies", "results?-driven", "results?-oriented", "detail-oriented", "self-starter",
    "self-motivated", "passionate", "proactive", "guru", "ninja", "rockstar", "best[- ]of[- ]breed",
    "thought leader", "game[- ]chang(?:er|ing)", "cutting-edge", "world-class", "proven track record",
    "highly motivated", "fast learner", "people person", "w(?:ear|ears|ore|earing) many hats",
    "value-add", "bottom line", "strategic thinker", "go-to person", "out-of-the-box", "visionary",
    "dynamic (?:and|team|environment|professional|leader|individual|person|manager|lawyer|learning)",
)  # fmt: skip
FILLERS = (
    "various", "several different", "in order to", "a number of", "on a daily basis", "on a regular basis",
    "successfully", "effectively", "very", "really", "basically", "etc", "and so on", "as well as",
    "a variety of", "utili[sz]ed", "leveraged", "due to the fact that",
)  # fmt: skip
_SPAN = (
    r"(?:an?|the|one|two|three|four|five|six|\d+) (?:working )?(?:hour|day|week|month|quarter|year)"
)
# Patterns for the beginning of a word or phrase that tells what came of it.
RESULT_WORDS = (
    "reduc", "increas", r"cut(?:s|ting)?\b(?!-edge)", r"sav(?:e|ed|es|ing)\b", "improv", "grew", "grow", "rais", "rose",
    "fell", "doubl", "tripl", "halv", "faster", "fewer", "higher", "lower", "quicker", "cheaper", "easier",
    "won", "award", "resulting", r"so that\b", "leading to", r"led to\b", "which", "enabl", "allow",
    "achiev", "exceed", "without", "ahead of", "under budget", "earn", "generat", "prevent",
    "recover", "shorten", "decreas", "boost", "more than", "no longer", "instead of", "ended", "freed",
    "decided", "closed most", "passed", "same day", "of the year", "on time", r"since\b$", "eliminat",
    r"zero (?:downtime|errors?|accidents?|complaints?|defects?)",
    r"from (?:\S+ ){1,4}to (?:[£€$]?\d|(?:an?|one|two|three|four|five|six|under|nearly|half|zero)\b)",
    rf"within {_SPAN}", "within the hour", "trimm", "caught", "solv", "restor", "resolv",
    "accepted", "adopted", "approved", "still", r"has been missed", r"now\b", r"less\b",
)  # fmt: skip
IRREGULAR_PARTICIPLES = frozenset((
    "bought", "broken", "brought", "built", "chosen", "done", "drawn", "driven", "fed", "found",
    "frozen", "given", "grown", "held", "kept", "known", "laid", "led", "lost", "made", "met",
    "paid", "put", "read", "redrawn", "rewritten", "run", "seen", "sent", "set", "shown", "sold",
    "spent", "spoken", "taken", "taught", "thrown", "told", "withdrawn", "won", "worn", "written",
))  # fmt: skip
BRITISH_US = (
    ("organis", "organiz"), ("optimis", "optimiz"), ("analys(?:e|ed|es|ing)", "analyz"),
    ("colour", "color"), ("centre", "center"), ("behaviour", "behavior"), ("labour", "labor"),
    ("modelling", "modeling"), ("travelled", "traveled"), ("favour", "favor"), ("catalogue", "catalog"),
    ("defence", "defense"), ("realis(?:e|ed|ing)", "realiz"), ("specialis(?:e|ed|ing)", "specializ"),
    ("prioritis", "prioritiz"), ("standardis", "standardiz"), ("modernis", "moderniz"),
    ("minimis", "minimiz"), ("summaris", "summariz"), ("recognis", "recogniz"), ("utilis", "utiliz"),
)  # fmt: skip
