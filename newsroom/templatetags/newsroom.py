"""Thin wrappers: what templates ask of the language floor, of photos and of bodies."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from newsroom import body as bodies
from newsroom import frame, renditions
from newsroom.arabic import numbers, typography
from newsroom.arabic.nouns import NOUNS
from newsroom.first_script import SOURCE
from newsroom.models import Photo

register = template.Library()

# `<`, `>` and `&` would end a script element or begin an entity in it.
IN_SCRIPT = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def _local(moment: datetime) -> datetime:
    """By the site's clock, which is the only one: looking for another took a twentieth of a page's time."""
    return moment.astimezone(timezone.get_default_timezone()) if timezone.is_aware(moment) else moment


def _day(value: date | datetime) -> date:
    """The day of a moment, by the site's clock."""
    return _local(value).date() if isinstance(value, datetime) else value


@register.filter
def site_date(value: date | datetime | None) -> str:
    """«السبت، 06 كانون الأول، 2025»."""
    return frame.identity().house_style.site_date(_day(value)) if value else ""


@register.filter
def full_date(value: date | datetime | None) -> str:
    """«السبت، 6 كانون الأول 2025»."""
    return frame.identity().house_style.full_date(_day(value)) if value else ""


@register.filter
def short_day(value: date | datetime | None) -> str:
    """«6 كانون الأول 2025»."""
    return frame.identity().house_style.day_month_year(_day(value)) if value else ""


@register.filter
def month_year(value: date | datetime | None) -> str:
    """«كانون الأول 2025»."""
    return frame.identity().house_style.month_year(_day(value)) if value else ""


@register.filter
def month_name(value: date | None) -> str:
    """«كانون الأول»."""
    return frame.identity().house_style.month(_day(value)) if value else ""


@register.filter
def year(value: date | int | None) -> str:
    """The year in the house digits."""
    if not value:
        return ""
    return digits(value if isinstance(value, int) else _day(value).year)


@register.filter
def clock(value: datetime | None) -> str:
    """«14:05», by the site's clock."""
    if value is None:
        return ""
    return frame.identity().house_style.clock(_local(value) if isinstance(value, datetime) else value)


@register.filter
def date_time(value: datetime | None) -> str:
    """«6 كانون الأول 2025، 14:05»."""
    return frame.identity().house_style.date_time(_local(value)) if value else ""


@register.filter
def relative(value: datetime | None) -> str:
    """«قبل 3 ساعات»."""
    return frame.identity().house_style.relative(value, timezone.now()) if value else ""


@register.filter
def clock_ago(value: datetime) -> SafeString:
    """`<time>` with the clock, which the reader's device makes «قبل 3 ساعات» (static/js/ago.js)."""
    shown = clock(value)
    return mark_safe(f'<time datetime="{iso(value)}" data-ago="{shown}">{shown}</time>')  # noqa: S308 - digits


@register.filter
def day_ago(value: datetime) -> SafeString:
    """`<time>` with the day, which the reader's device makes «قبل 3 ساعات» until a day has passed."""
    return mark_safe(  # noqa: S308 - digits and the names of months
        f'<time datetime="{iso(value)}" data-ago="{clock(value)}">{short_day(value)}</time>'
    )


@register.filter
def hijri(value: date | datetime | None) -> str:
    """The Hijri date where the paper shows it, else nothing."""
    style = frame.identity().house_style
    return (style.hijri_date(_day(value)) or "") if value and style.hijri else ""


@register.filter
def iso(value: datetime | None) -> str:
    """ISO 8601 with the site's zone, for machines."""
    return _local(value).isoformat(timespec="seconds") if value else ""


@register.filter
def iso_day(value: date | datetime | None) -> str:
    """The day in ISO 8601, for machines."""
    return _day(value).isoformat() if value else ""


@register.filter
def digits(value: object) -> str:
    """A number in the house digits."""
    return frame.identity().house_style.digits.write(str(value))


@register.filter
def counted(value: int, noun: str) -> str:
    """«3 تقارير»: the number with the noun in the right one of its six forms."""
    return numbers.counted(value, NOUNS[noun], frame.identity().house_style.digits)


@register.filter
def bidi(value: object) -> SafeString:
    """Escaped, with every left-to-right run in `<bdi>`."""
    if value is None or value == "":
        return mark_safe("")
    return mark_safe(typography.isolate_html(str(value)))  # noqa: S308 - it escapes


@register.filter
def plain_bidi(value: object) -> str:
    """For titles and attributes, which hold no markup: left-to-right runs between U+2068 and U+2069."""
    return typography.isolate_plain(str(value)) if value else ""


@register.filter
def reading_time(revision: Any) -> str:
    """«دقيقتان للقراءة»."""
    return _("%(minutes)s to read") % {
        "minutes": counted(typography.reading_minutes(revision.words), "minute")
    }


@register.simple_tag
def picture(
    photo: Photo,
    sizes: str = "100vw",
    ratio: str = "",
    priority: bool = False,  # noqa: FBT001, FBT002 - a template names it
    alt: str | None = None,
) -> SafeString:
    """The whole `<picture>` of a photo: three formats, every width there is, width and height against shifts."""
    offered = renditions.sizes(photo, ratio)
    largest = offered[-1]
    return format_html(
        '<picture>{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {}="{}" decoding="async">'
        "</picture>",
        format_html_join(
            "",
            '<source type="image/{}" srcset="{}" sizes="{}">',
            ((kind, _srcset(photo, offered, kind), sizes) for kind in renditions.FORMATS if kind != "jpeg"),
        ),
        renditions.url(photo, largest, "jpeg"),
        _srcset(photo, offered, "jpeg"),
        sizes,
        str(largest.width),
        str(largest.height),
        photo.alt if alt is None else alt,
        *(("fetchpriority", "high") if priority else ("loading", "lazy")),
    )


@register.filter
def thumbnail(photo: Photo) -> str:
    """The address of the smallest copy of shape 3:2, for screens of the desk."""
    return renditions.url(photo, renditions.sizes(photo, "3:2")[0], "jpeg")


def _srcset(photo: Photo, offered: list[renditions.Size], kind: str) -> str:
    return ", ".join(f"{renditions.url(photo, size, kind)} {size.width}w" for size in offered)


@register.simple_tag
def first_script() -> SafeString:
    """What is set before the first paint; see `newsroom.first_script`."""
    return mark_safe(f"<script>{SOURCE}</script>")  # noqa: S308 - a file of ours


@register.simple_tag
def small_picture(photo: Photo, alt: str) -> SafeString:
    """One small rendition, fetched when it comes into view: for the text edition, where it is shown on demand."""
    smallest = renditions.sizes(photo)[0]
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        renditions.url(photo, smallest, "webp"),
        str(smallest.width),
        str(smallest.height),
        alt,
    )


@register.filter
def body_html(revision: Any, body: str | None = None) -> SafeString:
    """The body as readers get it; one query more where photos stand in it. `body`: the same with marks put into it."""
    return _body_with(revision.body if body is None else body, "components/body_figure.html")


@register.filter
def lite_body_html(revision: Any) -> SafeString:
    """The body in the text edition, its photos on demand."""
    return _body_with(revision.body, "articles/lite/photo.html")


def _body_with(text: str, figure_template: str) -> SafeString:
    numbers_in_body = bodies.photo_numbers(text)
    photos = Photo.objects.in_bulk(numbers_in_body) if numbers_in_body else {}

    def figure(number: int, alt: str, caption: str) -> str:
        photo = photos.get(number)
        if photo is None:
            return ""
        context = {"photo": photo, "alt": alt or photo.alt, "caption": mark_safe(caption)}  # noqa: S308 - cleaned
        return render_to_string(figure_template, context)

    return mark_safe(bodies.render_body(text, figure))  # noqa: S308 - cleaned on the way in


@register.simple_tag
def kept(name: str, **about: Any) -> SafeString:
    """A component that says the same on every page of an edition, rendered once: the menu, the foot of the page.

    It sees the frame, and what is named here: things with a number, or words. Not kept while templates are being drawn.
    """

    def rendered() -> SafeString:
        known = {"identity": frame.identity(), "menu_sections": frame.menu()}
        return render_to_string(name, {**known, **about})

    if settings.DEBUG:
        return rendered()
    marks = (f"{key}={getattr(thing, 'pk', thing)}" for key, thing in about.items())
    found: SafeString = frame.kept(" ".join((name, *marks)), rendered)
    return found


@register.filter
def clean_html(text: str) -> SafeString:
    """Other cleaned HTML, such as an event's description."""
    return mark_safe(bodies.render_body(text, lambda *_photo: ""))  # noqa: S308 - cleaned on the way in


@register.simple_tag(takes_context=True)
def absolute(context: template.Context, path: str) -> str:
    """The whole address of a path."""
    return str(context["request"].build_absolute_uri(path))


@register.filter
def jsonld(data: dict[str, Any]) -> SafeString:
    """A JSON-LD script element; data, not code, so the policy of the page lets it stand."""
    text = json.dumps(data, ensure_ascii=False, indent=1 if settings.DEBUG else None).translate(IN_SCRIPT)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above
