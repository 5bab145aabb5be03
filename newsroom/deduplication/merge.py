"""Two records become one: one stays and takes over whatever pointed to the other, which goes.

Everything happens in one transaction and is written into a `MergeLog`, from which `undo` makes two records again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from newsroom import edition
from newsroom.deduplication import hooks
from newsroom.deduplication.fold import fold
from newsroom.deduplication.journal import Journal, dumped, row_of
from newsroom.models import LogEntry, MergeLog, Redirect, Versioned
from newsroom.models.redirect import normalise_path

if TYPE_CHECKING:
    from newsroom.models import User

LEAP = 1_000
"""How far the version of the record that stays goes on. Undoing takes it back to where it was, and no form that was
opened in between may then pass for one that knows what was saved since."""
# The address of a record never changes, and what follows from the name is worked out anew.
OWN = ("version", "slug", "sort_key")


class MergeRefused(Exception):
    """It cannot be done; says why in a sentence for editors."""


def choosable(model: type[models.Model]) -> list[Any]:
    """The fields of which one of two values stays."""
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and not field.generated and field.editable and field.name not in OWN
    ]


def proposal(kept: models.Model, gone: models.Model, field: Any) -> str:
    """Whose value stays where nobody chooses: that of the record that stays, unless it has none."""
    mine, theirs = getattr(kept, field.attname), getattr(gone, field.attname)
    same = getattr(gone, field.attname) == kept.pk and field.related_model is type(kept)
    takes = mine in (None, "") and theirs not in (None, "") and not same and field.name != "published_at"
    return "gone" if takes else "kept"


@transaction.atomic
def merge(
    kept: models.Model,
    gone: models.Model,
    *,
    by: User | None,
    choices: Mapping[str, str] | None = None,
) -> MergeLog:
    """Make one of two records; `choices` says by field whether the value of «kept» or of «gone» stays.

    Raises:
        MergeRefused: they are of two kinds or one and the same, somebody was faster, or the values do not go together.
    """
    if type(kept) is not type(gone) or kept.pk == gone.pk:
        raise MergeRefused(_("Choose two different records of the same kind."))
    _lock(kept, gone)
    for thing in (kept, gone):
        if isinstance(thing, Versioned) and not thing.claim(thing.version):
            raise MergeRefused(
                _("Somebody has changed «%(name)s» meanwhile. Look at both again.") % {"name": thing}
            )
    try:
        return _merged(kept, gone, by, choices or {})
    except ValidationError as error:
        raise MergeRefused(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise MergeRefused(
            _(
                "The two records contradict each other in a way that the tables do not allow. Nothing was changed."
            )
        ) from error


def _merged(kept: models.Model, gone: models.Model, by: User | None, choices: Mapping[str, str]) -> MergeLog:
    model, journal = type(kept), Journal()
    for thing in (kept, gone):
        if isinstance(thing, Versioned):
            thing.version -= 1  # the claim, which the log does not know
    before, names = row_of(kept), (str(kept), str(gone))
    addresses = [thing.get_absolute_url() for thing in (kept, gone) if hasattr(thing, "get_absolute_url")]
    with transaction.atomic():
        fold(journal, model, {gone.pk: kept.pk})
        journal.remove(model, [row_of(gone)])
        _choose(kept, gone, choices)
        journal.note(model, kept.pk, before, row_of(kept))
        for row in getattr(kept, "names_left_behind", lambda _names: ())(names):
            journal.add(row)
        if addresses:
            _redirect(journal, addresses[1], kept.get_absolute_url())  # type: ignore[attr-defined]
        hooks.follow(hooks.Merged(model, kept.pk, gone.pk, journal.steps))
    edition.move(next_change=getattr(kept, "published_at", None))
    return _log(kept, gone, names, before, journal, by)


def _lock(*things: models.Model) -> None:
    """Nobody links anything to either of them meanwhile."""
    numbers = sorted(thing.pk for thing in things)
    found = list(type(things[0])._base_manager.select_for_update().filter(pk__in=numbers).order_by("pk"))
    if len(found) != len(numbers):
        raise MergeRefused(_("One of the two records is gone."))


def _choose(kept: models.Model, gone: models.Model, choices: Mapping[str, str]) -> None:
    """Give the record that stays the chosen values, and save it."""
    for field in choosable(type(kept)):
        if choices.get(field.name, proposal(kept, gone, field)) == "gone":
            setattr(kept, field.attname, getattr(gone, field.attname))
    _untangle(kept, gone)
    if isinstance(kept, Versioned):
        kept.version += LEAP
    kept.clean()
    kept.validate_constraints()
    kept.save()


def _untangle(kept: models.Model, gone: models.Model) -> None:
    """No record lies within itself: where one lay within the other, the one that stays moves up."""
    for field in type(kept)._meta.concrete_fields:
        if field.related_model is not type(kept):
            continue
        for parent in (getattr(kept, field.attname), getattr(gone, field.attname), None):
            if kept.pk not in _line(kept, field, parent) and parent != gone.pk:
                setattr(kept, field.attname, parent)
                break


def _line(kept: models.Model, field: Any, parent: Any) -> Iterator[int]:
    """The parent, its parent and so on, as far as they are known."""
    seen: set[int] = set()
    while parent is not None and parent not in seen:
        seen.add(parent)
        yield parent
        rows = type(kept)._base_manager.filter(pk=parent)
        parent = None if parent == kept.pk else rows.values_list(field.attname, flat=True).first()


def _redirect(journal: Journal, old: str, new: str) -> None:
    """Lead readers on from the old address with any words behind its number, and from those that led there."""
    path = normalise_path(old)
    head, _slash, last = path.rpartition("/")
    short = head if head.rpartition("/")[2].isdecimal() else path
    rows = Redirect.objects.filter(models.Q(new_path=old) | models.Q(old_path=short))
    led = [(row.pk, {"new_path": row.new_path}, {"new_path": new}) for row in rows]
    journal.set(Redirect, led)
    if not any(row.old_path == short for row in rows):
        journal.add(Redirect(old_path=short, new_path=new))


def _log(
    kept: models.Model,
    gone: models.Model,
    names: tuple[str, str],
    before: dict[str, Any],
    journal: Journal,
    by: User | None,
) -> MergeLog:
    kind, after = ContentType.objects.get_for_model(kept), row_of(kept)
    differing = [name for name in after if after[name] != before[name] and name not in ("slug", "sort_key")]
    named = {name: type(kept)._meta.get_field(name).name for name in differing}
    verb = f"{kept._meta.model_name}.merge_record"
    LogEntry.objects.record(
        verb,
        kept,
        by=by,
        note=_("«%(name)s» was merged into this record.") % {"name": names[1]},
        before={named[key]: value for key, value in dumped(type(kept), before).items() if key in named},
        after={named[key]: value for key, value in dumped(type(kept), after).items() if key in named},
    )
    LogEntry.objects.record(
        verb, gone, by=by, note=_("This record was merged into «%(name)s».") % {"name": kept}
    )
    return MergeLog.objects.create(
        by=by,
        content_type=kind,
        kept_id=kept.pk,
        kept_label=str(kept)[:300],
        gone_id=gone.pk,
        gone_label=names[1][:300],
        steps=journal.steps,
    )
