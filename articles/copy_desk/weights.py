"""What each rule weighs in this house."""

from __future__ import annotations

from articles.copy_desk.reasons import CODES
from articles.models import HouseRule

# As the newsroom comes: a photo that some readers cannot be told about, and one that is not there, hold a report up.
BLOCKING = {"missing-alt", "photo-gone"}


def default(code: str) -> HouseRule.Weight:
    """What a rule weighs unless the administrator says otherwise."""
    return HouseRule.Weight.BLOCK if code in BLOCKING else HouseRule.Weight.ADVISE


def weights() -> dict[str, str]:
    """By code; one query."""
    chosen = dict(HouseRule.objects.values_list("code", "weight"))
    return {code: chosen.get(code, default(code)) for code in CODES}


def make_rules() -> None:
    """A row for each rule, so that the administrator sees all of them; rows that are there keep their weight."""
    known = set(HouseRule.objects.values_list("code", flat=True))
    HouseRule.objects.filter(code__in=known - set(CODES)).delete()
    HouseRule.objects.bulk_create(
        [HouseRule(code=code, weight=default(code)) for code in CODES if code not in known],
        ignore_conflicts=True,
    )
