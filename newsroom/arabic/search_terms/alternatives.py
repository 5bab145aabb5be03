"""What a word of a query asks for: few readings on level 1, more on level 2, most on level 3, for questions."""

from __future__ import annotations

from functools import lru_cache

from newsroom.arabic.search_terms.inflection import LEAST_LETTERS, MOST_LETTERS, stems
from newsroom.arabic.search_terms.plurals import plurals, singulars

# Longest first: what stands before a word together with the article. «لل» has swallowed the article's alef.
_ARTICLES = ("وبال", "فبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل")
_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ه")


@lru_cache(maxsize=4096)
def alternatives(word: str, level: int = 1, alef: str = "") -> frozenset[str]:
    """The terms of which a text must hold one to hold the folded word.

    `alef` is how the word's first alef, after any article, was written: أ, إ, آ, or nothing where it was bare.
    """
    word = word[:MOST_LETTERS]
    if word.isascii():
        return frozenset((word,))
    bare = without_article(word)
    asked = {word, bare}
    if bare != word:
        asked.add("ال" + bare)  # «الألعاب» is also a word that begins with «ال»
        if "لل" in word[:3]:
            asked.add("ل" + bare)
    asked.update(_sound_singulars(bare))
    asked.update(plurals(bare, level))
    asked.update(_broken_singulars(bare, level, alef))
    if level > 1:
        shorter = _shorter(bare)
        asked |= shorter
        for form in shorter:
            asked.update(plurals(form, 1))
    if level > 2:
        asked.update(stems(word))
    return frozenset(asked)


def _broken_singulars(word: str, level: int, alef: str) -> tuple[str, ...]:
    """«أسباب» asks for «سبب»; «إسلام» is no plural, and «اسلام» is taken for one on level 2 only."""
    if alef == "آ" and len(word) == 4 and word[2] == "ا":
        return (word[:2] + word[3],)  # «آثار»: the first letter of «أثر» has become part of the آ
    if word[0] == "ا" and (alef == "إ" or (alef == "" and level == 1)):
        return ()
    return singulars(word, level)


def without_article(word: str) -> str:
    """The word without its article and what stands before it; two letters at least must be left."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 2:
            return word[len(article) :]
    return word


def _sound_singulars(word: str) -> set[str]:
    """«سوريين» asks for «سوري», «سيارات» for «سيارة», «جلستين» for «جلسة»."""
    length = len(word)
    if word.endswith("ات") and length > LEAST_LETTERS:
        return {word[:-2], word[:-2] + "ه"} if length > LEAST_LETTERS + 1 else {word[:-2] + "ه"}
    if length < LEAST_LETTERS + 2:
        return set()
    if word.endswith(("تين", "تان")):
        return {word[:-2], word[:-3] + "ه"}
    return {word[:-2]} if word.endswith(("ون", "ين")) else set()


def _shorter(word: str) -> set[str]:
    """Level 2: without the feminine, the accusative or a pronoun."""
    found = set()
    if len(word) > LEAST_LETTERS:
        if word[-1] == "ه" or (word[-1] == "ا" and (len(word) > LEAST_LETTERS + 1 or word[-2] != "ي")):
            found.add(word[:-1])  # but «عليا» is not «علي»
        if word[-1] == "ت":
            found.add(word[:-1] + "ه")
    for pronoun in _PRONOUNS:
        rest = word.removesuffix(pronoun)
        if rest != word and len(rest) > LEAST_LETTERS:
            found.add(rest)
            if rest[-1] == "ت":
                found.add(rest[:-1] + "ه")
    return found
