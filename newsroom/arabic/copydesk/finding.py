"""One remark of the copy desk on one place of a text, and the cure of many at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """What is wrong with `text[start:end]`."""

    code: str
    """One of `CODES`."""
    start: int
    end: int
    found: str
    """The words as they stand: `text[start:end]`."""
    cure: str | None = None
    """What to write instead; None where no cure is safe."""
    params: dict[str, str | int] = field(default_factory=dict, hash=False)
    """Numbers and words for the sentence that explains it. `partner` of a quotation mark: where its twin starts."""


def cure(text: str, findings: Iterable[Finding]) -> str:
    """The text with all the cures applied at once.

    Of findings that overlap the first is applied. Raises ValueError for a finding of another text.
    """
    pieces, done = [], 0
    for finding in sorted(findings, key=lambda finding: (finding.start, finding.end)):
        if text[finding.start : finding.end] != finding.found:
            raise ValueError(f"the text does not say {finding.found!r} at {finding.start}")
        if finding.cure is None or finding.start < done:
            continue
        pieces += [text[done : finding.start], finding.cure]
        done = finding.end
    return "".join(pieces) + text[done:]


def together(finding: Finding, findings: Iterable[Finding]) -> list[Finding]:
    """The finding, and its twin where it is one quotation mark of a pair: half a cured pair is a new slip."""
    partner = finding.params.get("partner")
    twins = [other for other in findings if other.start == partner] if partner is not None else []
    return sorted([finding, *twins], key=lambda each: each.start)
