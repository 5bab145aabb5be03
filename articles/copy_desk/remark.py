"""One remark, and the words it is about."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from articles.copy_desk.reasons import reason
from articles.models import Article, Revision
from newsroom.models import Photo

LINES = ("kicker", "headline", "standfirst")
TEXTS = (*LINES, "body")


@dataclass(frozen=True)
class Words:
    """What stands in the form, saved or not."""

    kicker: str = ""
    headline: str = ""
    standfirst: str = ""
    body: str = ""
    lead_photo: Photo | None = None

    @classmethod
    def of(cls, revision: Revision) -> Words:
        """The words of a revision."""
        return cls(**{name: getattr(revision, name) for name in TEXTS}, lead_photo=revision.lead_photo)


@dataclass(frozen=True)
class Subject:
    """What is examined: the words, and the report they belong to, where it is saved already."""

    words: Words
    article: Article | None = None


@dataclass(frozen=True)
class Remark:
    """Something to look at: which rule says so, where it stands, what would put it right."""

    code: str
    field: str
    """A field of the form: one of `TEXTS`, "lead_photo" or "credits"."""
    line: int | None = None
    """In a body: the number of the line, from 0 (`newsroom.body_lines`)."""
    start: int = 0
    end: int = 0
    found: str = ""
    cure: str | None = None
    """What to put in the place of `found`; None where a person has to decide."""
    params: tuple[tuple[str, str | int], ...] = ()
    context: str = ""
    """The words around it."""
    blocks: bool = False
    """Whether it has to be put right before publishing."""

    @property
    def key(self) -> str:
        """Tells it from the other remarks on the same words."""
        line = "" if self.line is None else self.line
        return f"{self.code}:{self.field}:{line}:{self.start}:{self.end}"

    @property
    def reason(self) -> str:
        """Why, in a sentence for the person at the desk."""
        return reason(self.code, dict(self.params))

    def as_json(self) -> dict[str, Any]:
        """For the panel beside the words."""
        return {**asdict(self), "params": dict(self.params), "key": self.key, "reason": self.reason}
