"""Loads the demo newsroom, once: afterwards it belongs to whoever works with it."""

from __future__ import annotations

from articles.demo import accounts, data, front_page, photographs, planning, sourcing
from articles.demo.accounts import Account
from articles.demo.desk import Desk, save_identity
from articles.demo.photographs import Progress
from articles.demo.record import Record
from newsroom import edition
from newsroom.models import LogEntry, SiteIdentity, User

LOADED = "demo.load"


def is_loaded() -> bool:
    """Whether the demo was loaded to its end; what people have changed or deleted since is left so."""
    return LogEntry.objects.filter(verb=LOADED).exists()


def pieces_of_work() -> int:
    """How many times `load` will say that something is done, at most."""
    return len(data.rows("photos")) + len(data.reports())


def load(*, width: int, processes: int, progress: Progress) -> list[Account]:
    """Load what is missing of the demo newsroom; the accounts.

    `width`: of the photos, in pixels. Stopped half way, the next call goes on where this one was.
    """
    made = accounts.make_accounts()
    if is_loaded():
        return made
    save_identity()
    record = Record(photographs.save_photos(width, processes, progress))
    record.save()
    people = {user.username: user for user in User.objects.filter(username__in=accounts.PEOPLE)}
    desk = Desk(
        record,
        reporter=people["reporter"],
        section_editor=people["section-editor"],
        editor=people["editor"],
    )
    for row in data.reports():
        desk.save_report(row)
        progress(1)
    front_page.arrange(desk)
    planning.save_coverages(record, desk.sections, people)
    planning.save_statements(record)
    sourcing.save_citations(record)
    edition.move()
    LogEntry.objects.record(LOADED, SiteIdentity.objects.current(), by=None)
    return made
