"""«Did you mean»: for a word that no report holds, the nearest one that reports do hold."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from articles.search import lookup
from articles.search.filters import Filters
from newsroom.arabic.normalise import tokens
from newsroom.arabic.search_terms import Query, parse_query
from newsroom.arabic.search_terms.alternatives import without_article

MOST_WORDS = 2
"""Of a query so many unknown words are put right."""
SHORTEST, LONGEST = 3, 16
MOST_HOLDERS = 50
"""Of two guesses the one in more reports is offered, counted up to here."""
# Letters that sound alike or lie side by side on the keyboard.
_ALIKE = "ضظ ذز ذد ثس صس طت قك قغ هح خح جح عا عغ سش ضص فق بي يت تن نم رز دج كم وؤ ةه"
_EASILY_LEFT_OUT = "اويلنر"


def better_spelling(text: str, query: Query) -> str:
    """The text with its unknown words replaced; empty where all are known or nothing is near. Two queries at most."""
    now = timezone.now()
    words = [word for word in query.words if SHORTEST <= len(word.text) <= LONGEST and word.text.isalpha()]
    held = lookup.holders([word.terms(2) for word in words], Filters(), now, 1)
    unknown = [word.text for word, places in zip(words, held, strict=True) if not places][:MOST_WORDS]
    guesses = [(word, guess) for word in unknown for guess in _near(without_article(word))]
    if not guesses:
        return ""
    found = lookup.holders([(guess,) for _word, guess in guesses], Filters(), now, MOST_HOLDERS)
    best: dict[str, tuple[int, str]] = {}
    for (word, guess), places in zip(guesses, found, strict=True):
        if len(places) > best.get(word, (0, ""))[0]:
            best[word] = (len(places), guess)
    return _replaced(text, {word: guess for word, (_holders, guess) in best.items()})


def _near(word: str) -> Iterator[str]:
    """What may have been meant: two letters changed places, one is another, too few or too many. Each once."""
    seen = {word}
    for guess in _slips(word):
        if guess not in seen and len(guess) >= SHORTEST:
            seen.add(guess)
            yield guess


def _slips(word: str) -> Iterator[str]:
    alike: dict[str, str] = {}
    for pair in _ALIKE.split():
        one, other = pair[0], pair[1]
        alike[one] = alike.get(one, "") + other
        alike[other] = alike.get(other, "") + one
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at, letter in enumerate(word):
        for other in alike.get(letter, ""):
            yield word[:at] + other + word[at + 1 :]
    for at in range(1, len(word)):
        for letter in _EASILY_LEFT_OUT:
            yield word[:at] + letter + word[at:]
    # Last, because what is shorter is often a mere reading of a longer word.
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _replaced(text: str, better: dict[str, str]) -> str:
    """The text with words exchanged, the article kept."""
    done, parts = 0, []
    for word in tokens(text):
        guess = better.get(word.text)
        if guess:
            article = word.text[: len(word.text) - len(without_article(word.text))]
            parts += [text[done : word.start], article + guess]
            done = word.end
    changed = "".join([*parts, text[done:]])
    return changed if parts and not parse_query(changed).asks_nothing else ""
