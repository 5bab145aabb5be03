"""What stands around every page: who the paper is, what its menu holds, and what is urgent.

All of it changes rarely and is read on every page, so each process keeps it for as long as the edition's number is the
same: one tiny query instead of three.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from newsroom import edition
from newsroom.arabic.ordinals import feminine
from newsroom.bundle import Bundle
from newsroom.models import SiteIdentity, SocialLink
from newsroom.models.site_identity import THE_ONLY

_kept: dict[str, tuple[tuple[int, date], Any]] = {}
_menu: list[Callable[[], QuerySet]] = []
_urgent: list[Callable[[], Sequence[Any]]] = []


def kept(name: str, look_up: Callable[[], Any]) -> Any:
    """What `look_up` says, kept until the edition moves or another day begins."""
    # The site's clock is the only one: asking for the zone in force, a page's hundred times, took a twentieth of it.
    issue = edition.current(), timezone.now().astimezone(timezone.get_default_timezone()).date()
    known = _kept.get(name)
    if known is None or known[0] != issue:
        known = _kept[name] = (issue, look_up())
    return known[1]


def forget() -> None:
    """Drop what is kept: for tests, whose database starts anew under the same number."""
    _kept.clear()


class Around(NamedTuple):
    """What stands around every page, whatever the news."""

    identity: SiteIdentity
    menu: Sequence[Any]


def around() -> Around:
    """The paper's identity with its networks, and its menu; one query an edition."""
    found: Around = kept("around", _look_up)
    return found


_AROUND = Bundle(
    lambda: (
        SiteIdentity.objects.filter(pk=THE_ONLY),
        SocialLink.objects.filter(identity=THE_ONLY),
        *(sections() for sections in _menu),
    )
)


def _look_up() -> Around:
    saved, networks, *menus = _AROUND.rows({})
    identity: SiteIdentity = saved[0] if saved else SiteIdentity.objects.current()
    identity.social_links = networks
    return Around(identity, [section for menu in menus for section in menu])


def identity() -> SiteIdentity:
    """The paper's identity."""
    return around().identity


def ordinal(number: int) -> str:
    """«التاسعة» where the paper is read in Arabic, the bare number elsewhere."""
    digits = identity().house_style.digits
    return feminine(number, digits) if (get_language() or "").startswith("ar") else digits.write(number)


def provide_menu(sections: Callable[[], QuerySet]) -> None:
    """Say which the menu's sections are; the floor that knows sections calls this."""
    _menu[:] = [sections]


def menu() -> Sequence[Any]:
    """The sections of the menu in their order, each with `name` and `get_absolute_url`."""
    return around().menu


def provide_urgent(look_up: Callable[[], Sequence[Any]]) -> None:
    """Say where urgent news comes from; the floor that knows reports calls this."""
    _urgent[:] = [look_up]


def urgent() -> Sequence[Any]:
    """What every page carries now, each with `headline` and `url`; the edition moves at the moment one lapses."""
    return _urgent[0]() if _urgent else ()
