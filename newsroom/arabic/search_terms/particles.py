"""Closed lists: words nobody searches for, and the short nouns that a preposition may hide."""

from __future__ import annotations

from newsroom.arabic.normalise import fold

# Asked together with another word they say nothing about what is sought. Alone they are a word like any other.
# «على» is folded to «علي», a name: it counts as a particle only where it was written with ى.
_PARTICLES = """
من الى عن في مع بين منذ خلال حتى لدى عند ضمن حول عبر بعد قبل ثم او ام بل كما كي لكي حيث اذ اذا لكن ان انه
انها قد لقد لم لن لا هو هي هم هما هذا هذه ذلك تلك هؤلاء الذي التي الذين اللذين اللتين كان كانت يكون تكون وفي
ومن وعن والى ومع وبين وهو وهي وان و ما ماذا لماذا متى اين كيف كم هل اي ايه اية وما وماذا ومتى واين وكيف وكم
وهل فيه فيها منه منها به بها له لها عنه عنها بما مما فيما لما تم يتم سوف كل بعض ايضا غير ليس the a an of to
in on at and or for by with is was what who when where how why
"""
PARTICLES = frozenset(fold(_PARTICLES).split())

# Nouns of two letters which news uses: only before these is a single و ف ب ل ك read as a word of its own, because
# of three letters most words are whole. What is a common word as a whole («وصف», «باب») is not split.
_SHORT_NOUNS = "حق دم اب اخ ام سد خط حد شك فن نص سن حل سر صف ضد حي"
_WHOLE = """
وحد فحل كحل كسر كفن وصف كنص كشك فشك لحد فسد كسد وحل بحي وحي فصف وسن فسر فاب باب كاب كام فام وام بام لام
"""
_ATTACHED = "وفبلك"

SHORT_NOUNS = frozenset(_SHORT_NOUNS.split())
HIDDEN_SHORT_NOUNS: dict[str, str] = {
    letter + noun: noun for letter in _ATTACHED for noun in SHORT_NOUNS if letter + noun not in _WHOLE.split()
}
"""«بحق» → «حق»."""
