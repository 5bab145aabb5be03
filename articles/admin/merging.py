"""Two people wrote at once: the panel above the words that shows what differs, and the text of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Revision
from newsroom.admin.versions import HELD
from newsroom.body import plain_text
from newsroom.comparing import BlockChange, Piece, compare_bodies, compare_words
from newsroom.merging import CHOICES, Choice, Hunk, merge_bodies, merge_lines, merged
from newsroom.models import Photo

MERGE, KEEP_MINE = "_merge", "_keep_mine"
DONE = "newsroom.desk.merged"
"""What tells the page that the words in the form are the merged ones."""
LINES = ("kicker", "headline", "standfirst")
PHOTO = "lead_photo"
KINDS = {
    "mine": _("only you changed this"),
    "theirs": _("changed while you were writing"),
    "conflict": _("both of you changed this"),
}


@dataclass(frozen=True)
class Part:
    """A line, the photo, or a stretch of the body that is not the same in both texts, and the choice."""

    name: str
    label: str
    hunk: Hunk
    choice: str
    """What is ticked; "" where nobody has decided yet."""
    theirs: list[BlockChange]
    mine: list[BlockChange]
    choices: tuple[Choice, ...] = ("mine", "theirs")

    @property
    def kind(self) -> str:
        """Who changed it, in words."""
        return str(KINDS[self.hunk.kind])


@dataclass
class Merge:
    """Three texts of one report: where both began, mine, and the one that was saved meanwhile."""

    base: Revision
    mine: Revision
    theirs: Revision
    since: list[Revision] = field(default_factory=list)
    """What others saved since the base, the newest first."""
    undecided: bool = False
    """Whether a choice was missing when the merge was asked for."""
    parts: list[Part] = field(default_factory=list)
    body: list[Hunk] = field(default_factory=list)

    @property
    def words(self) -> dict[str, Any]:
        """The chosen words, by the names of the form's boxes."""
        choices = {part.name: part for part in self.parts}
        chosen: dict[str, Any] = {}
        for name in (*LINES, PHOTO):
            part = choices.get(name)
            mine = _line(self.mine, name)
            chosen[name] = part.hunk.chosen(_choice(part.choice))[0] if part else mine
        picked = {place: _choice(choices[f"body-{place}"].choice) for place in self._differing()}
        chosen["body"] = merged(self.body, {place: pick for place, pick in picked.items() if pick})
        return chosen

    def _differing(self) -> Iterator[int]:
        return (place for place, hunk in enumerate(self.body) if hunk.kind not in ("same", "both"))

    @property
    def my_text(self) -> str:
        """Everything that I typed, as plain text to be copied."""
        return _whole(self.mine)

    @property
    def their_text(self) -> str:
        """Everything that was saved meanwhile."""
        return _whole(self.theirs)


def of_request(request: HttpRequest, article: Article | None) -> Merge | None:
    """What differs, where the form was sent over other words than it began from; None where nothing does."""
    base, latest = _number(request.POST.get("base")), article.latest if article else None
    if article is None or latest is None or base is None or base == latest.number:
        return None
    mine = _typed(request)
    if mine.says_the_same_as(latest):
        return None
    since = list(
        Revision.objects.filter(article=article, number__gte=base)
        .select_related("by", "lead_photo")
        .order_by("-number")
    )
    start = since.pop() if since and since[-1].number == base else Revision(number=0)
    asked = _number(request.POST.get("merge-theirs"))
    if asked_for(request) and asked is not None:
        # What somebody chose is about the text they saw, not about one saved since.
        since = [revision for revision in since if revision.number <= asked] or since
    merge = Merge(start, mine, since[0] if since else latest, since)
    merge.body = merge_bodies(start.body, mine.body, merge.theirs.body)
    merge.parts = list(_parts(merge, request.POST))
    merge.undecided = MERGE in request.POST and any(not part.choice for part in merge.parts)
    return merge


def asked_for(request: HttpRequest) -> bool:
    """Whether a button of the panel was pressed."""
    return request.method == "POST" and (MERGE in request.POST or KEEP_MINE in request.POST)


def take_over(request: HttpRequest, article: Article | None) -> None:
    """Put the chosen words into the form that was sent, as one that began from theirs. Nothing is saved."""
    request.META[HELD] = True
    merge = of_request(request, article)
    if merge is None or merge.undecided:
        return
    sent: QueryDict = request.POST.copy()
    if MERGE in sent:
        for name, value in merge.words.items():
            sent[name] = value
    request.META[DONE] = True
    sent["base"] = str(merge.theirs.number)
    request.POST = sent  # type: ignore[assignment]  # requests take another form, the stubs do not know it


def panel(request: HttpRequest, article: Article | None) -> dict[str, Any]:
    """What the panel above the words needs."""
    if request.method != "POST":
        return {}
    return {"merge": of_request(request, article), "merged": DONE in request.META}


def _parts(merge: Merge, sent: QueryDict) -> Iterator[Part]:
    """Whatever differs, in the order in which readers meet it."""
    for name in LINES:
        lines = [_line(revision, name) for revision in (merge.base, merge.mine, merge.theirs)]
        yield from _part(name, _label(name), merge_lines(*lines), sent)
    photos = [_line(revision, PHOTO) for revision in (merge.base, merge.mine, merge.theirs)]
    said = Photo.objects.in_bulk([number for number in photos if number])
    names = {str(pk): str(photo) for pk, photo in said.items()}
    yield from _part(PHOTO, _label(PHOTO), merge_lines(*photos), sent, names)
    for place, hunk in enumerate(merge.body):
        yield from _part(f"body-{place}", str(_("body")), hunk, sent)


def _part(
    name: str, label: str, hunk: Hunk, sent: QueryDict, names: dict[str, str] | None = None
) -> Iterator[Part]:
    if hunk.kind in ("same", "both"):
        return
    chosen = sent.get(f"merge-{name}", hunk.proposal or "")
    choice = chosen if chosen in CHOICES else ""
    base, mine, theirs = "".join(hunk.base), "".join(hunk.mine), "".join(hunk.theirs)
    if name.startswith("body-"):
        differs = (compare_bodies(base, theirs), compare_bodies(base, mine))
        yield Part(name, label, hunk, choice, differs[0], differs[1], CHOICES)
        return
    base, mine, theirs = ((names or {}).get(text, text) for text in (base, mine, theirs))
    yield Part(name, label, hunk, choice, _one_line(base, theirs), _one_line(base, mine))


def _one_line(base: str, text: str) -> list[BlockChange]:
    pieces = [Piece("same", text)] if base == text else compare_words(base, text)
    return [BlockChange("same" if base == text else "changed", "p", pieces)]


def _typed(request: HttpRequest) -> Revision:
    """The words of the form that was sent, whatever state they are in."""
    sent = request.POST
    photo = _number(sent.get(PHOTO))
    known = photo is not None and Photo.objects.filter(pk=photo).exists()
    typed = Revision(
        **{name: sent.get(name, "").replace("\r\n", "\n") for name in (*LINES, "body")},
        lead_photo_id=photo if known else None,
    )
    typed.tidy()
    return typed


def _line(revision: Revision, name: str) -> str:
    return str(revision.lead_photo_id or "") if name == PHOTO else getattr(revision, name)


def _label(name: str) -> str:
    return str(Revision._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _choice(text: str) -> Choice | None:
    return next((choice for choice in CHOICES if choice == text), None)


def _number(text: str | None) -> int | None:
    """A number that a box holds."""
    known = text is not None and text.isascii() and text.isdecimal() and len(text) < 19
    return int(text or 0) if known else None


def _whole(revision: Revision) -> str:
    lines = [getattr(revision, name) for name in LINES]
    return "\n\n".join(text for text in (*lines, plain_text(revision.body)) if text)
