"""Words of a post that say nothing of what is asked."""

from dashapp.domain.language import common_words

_WORDS = """
the and for with from that this you your our are will have has must should able ability
experience knowledge skills strong good excellent work working years year including such other
well very plus least more required requirement preferred understanding und oder mit für von der
die das sie ihre erfahrung kenntnisse gute sehr sowie
"""
STOPWORDS = frozenset(_WORDS.split()) | common_words("de", "fr", "es")
