"""The words that the rules of writing know; English."""

STRONG_VERBS = frozenset(
    """accelerated achieved acquired adapted administered advised advocated analysed analyzed
    answered applied appointed arranged assembled assessed assisted audited authored automated
    balanced baked briefed brought budgeted built calculated calibrated carried catalogued caught
    chaired changed checked cleaned cleared closed coached coded collaborated collected combined
    commissioned compared compiled completed composed computed conceived conducted configured
    consolidated constructed consulted contacted contributed controlled converted cooked
    coordinated corrected counselled counseled created cultivated curated cut debugged decided
    decreased defined delivered demonstrated deployed deputised derived designed detected
    determined developed devised diagnosed directed discovered dispatched dispensed documented
    doubled drafted drew drove earned edited educated eliminated enabled enforced engineered
    enhanced enrolled ensured equipped established evaluated examined exceeded executed expanded
    expedited explained extended facilitated filed finalised finalized financed finished fitted
    fixed forecast forecasted formed formulated founded gained gathered gave generated graded
    graduated grew guided halved handled headed hired hosted identified illustrated implemented
    improved inaugurated incorporated increased influenced informed initiated inspected installed
    instituted instructed integrated interpreted interviewed introduced invented investigated
    judged kept launched learned lectured led lifted litigated located logged looked lowered
    maintained managed manufactured mapped marketed measured mediated mentored merged met migrated
    minimised minimized mobilised modelled modeled modernised modernized moderated monitored moved
    navigated negotiated observed obtained opened operated optimised optimized orchestrated ordered
    organised organized originated overhauled oversaw owned packed participated performed persuaded
    photographed pioneered placed planned planted played prepared prescribed presented prevented
    printed prioritised prioritized processed procured produced programmed promoted proposed
    protected proved provided published purchased raised ran reached read rebuilt received recommended
    reconciled recorded recovered recruited redesigned reduced refactored referred refined refurbished
    registered rehabilitated reorganised reorganized repaired replaced replied reported represented
    researched resolved responded restored restructured retained retrained reviewed revised
    revitalised rewrote routed rolled saved scaled scheduled screened secured selected separated
    served serviced set settled shaped shipped shortened showed simplified sold solved sorted
    sourced spearheaded specified spoke staffed standardised standardized started steered stocked
    streamlined strengthened structured studied submitted succeeded supervised supplied supported
    surpassed surveyed sustained synthesised tailored taught tested tightened took toured traced
    tracked traded trained transcribed transferred transformed translated transported treated trimmed
    tripled turned tutored typed uncovered unified updated upgraded used validated verified visited
    volunteered weighed welded welcomed widened won worked wrote""".split()
)
WEAK_OPENINGS = (
    "responsible for", "duties included", "tasked with", "in charge of", "helped", "helped with",
    "helped to", "assisted with", "assisted in", "worked on", "worked with", "participated in",
    "involved in", "was involved in", "took part in", "contributed to", "handled", "dealt with",
    "my role", "my duties", "duties:", "responsibilities included", "had to", "tried to",
)  # fmt: skip
BUZZWORDS = (
    "team player", "hard-working", "hardworking", "hard working", "go-getter", "think outside the box",
    "outside the box", "synergy", "synergies", "results-driven", "results-oriented", "detail-oriented",
    "self-starter", "self-motivated", "passionate", "dynamic", "proactive", "guru", "ninja", "rockstar",
    "best of breed", "thought leader", "game changer", "game-changing", "cutting-edge", "world-class",
    "proven track record", "highly motivated", "fast learner", "people person", "wear many hats",
    "value-add", "bottom line", "strategic thinker", "go-to person", "out-of-the-box", "visionary",
)  # fmt: skip
FILLERS = (
    "various", "several different", "in order to", "a number of", "on a daily basis", "on a regular basis",
    "successfully", "effectively", "very", "really", "basically", "etc", "and so on", "as well as",
    "a variety of", "utilized", "utilised", "leveraged", "facilitated the", "due to the fact that",
)  # fmt: skip
RESULT_WORDS = (
    "reduc", "increas", "cut", "sav", "improv", "grew", "grow", "rais", "doubl", "tripl", "halv",
    "faster", "fewer", "higher", "lower", "won", "award", "from", "resulting", "so that", "leading to",
    "which", "enabling", "allowing", "achiev", "exceed", "without", "before", "ahead", "under budget",
    "earn", "generat", "deliver", "prevent", "recover", "short", "decreas", "boost", "less", "more than",
)  # fmt: skip
IRREGULAR_PARTICIPLES = frozenset(
    "built bought brought chosen done driven found given grown held kept known led made met paid"
    " put read run seen sent set shown sold spent taken taught told won written".split()
)
BRITISH_US = (
    ("organis", "organiz"), ("optimis", "optimiz"), ("analys", "analyz"), ("colour", "color"),
    ("centre", "center"), ("programme", "program"), ("behaviour", "behavior"), ("labour", "labor"),
    ("licence", "license"), ("modelling", "modeling"), ("travelled", "traveled"), ("favour", "favor"),
    ("catalogue", "catalog"), ("defence", "defense"), ("realis", "realiz"), ("specialis", "specializ"),
    ("prioritis", "prioritiz"), ("standardis", "standardiz"), ("modernis", "moderniz"),
)  # fmt: skip
PRESENT_VERBS = frozenset(
    "lead manage build run plan teach write design develop support train organise organize maintain"
    " create drive prepare deliver advise coordinate own mentor review handle operate treat sell"
    " oversee supervise analyse analyze ensure provide monitor test report coach".split()
)
