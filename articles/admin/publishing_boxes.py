"""The boxes beside the words that the publishing buttons read, and the buttons that stand within them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin import verbs
from articles.models import Article
from articles.stages import Stage
from newsroom.models import LogEntry

BUTTONS = ["pin_button", "lead_section_button", "urgent_button", "correct_button", "withdraw_button"]


def fieldsets(article: Article | None) -> list[Any]:
    """The boxes of the buttons that fit; what is needed rarely is folded."""
    boxes = ["publish_at"]
    if article is not None and article.is_published():
        boxes.append("show_update")
    sets: list[Any] = [(_("Publishing"), {"fields": boxes, "classes": ["beside"]})]
    if article is None:
        return sets
    if article.stage == Stage.PUBLISHED:
        prominent = ("pin", "lead_section", "urgent")
        boxes = [f"{name}_{part}" for name in prominent for part in ("for", "till", "button")]
        sets.append(_folded(_("Prominence"), boxes))
    if verbs.was_seen(article):
        boxes = ["correction_kind", "correction_text", "correction_placement", "correct_button"]
        sets.append(_folded(_("Correction"), boxes))
    if article.is_published():
        sets.append(_folded(_("Withdrawal"), ["reason", "withdraw_button"]))
    return sets


def _folded(heading: Any, boxes: list[str]) -> tuple[Any, dict[str, Any]]:
    return heading, {"fields": boxes, "classes": ["beside", "collapse"]}


def return_note(article: Article) -> LogEntry | None:
    """Why the draft came back from review, as long as it was not handed in again. One query, for drafts alone."""
    if article.stage != Stage.DRAFT:
        return None
    kind = ContentType.objects.get_for_model(Article)
    rows = LogEntry.objects.filter(
        content_type=kind, object_id=article.pk, verb__in=["article.return", "article.submit"]
    )
    last = rows.select_related("by").order_by("-id").first()
    return last if last is not None and last.verb == "article.return" else None


class PublishingButtons:
    """Buttons that stand under their own boxes instead of in the long row at the foot of the form."""

    @admin.display(description=_("Pin"))
    def pin_button(self, article: Article) -> SafeString:
        """Under «pin»."""
        return _button("_pin")

    @admin.display(description=_("Lead of the section"))
    def lead_section_button(self, article: Article) -> SafeString:
        """Under «lead of the section»."""
        return _button("_lead_section")

    @admin.display(description=_("Mark as urgent"))
    def urgent_button(self, article: Article) -> SafeString:
        """Under «urgent»."""
        return _button("_urgent")

    @admin.display(description=_("Add a correction"))
    def correct_button(self, article: Article) -> SafeString:
        """Under the correction."""
        return _button("_correct")

    @admin.display(description=_("Withdraw"))
    def withdraw_button(self, article: Article) -> SafeString:
        """Under the reason."""
        return _button("_withdraw")


def _button(name: str) -> SafeString:
    verb = verbs.named(name)
    return format_html(
        '<input type="submit" class="verb {}" name="{}" value="{}">', verb.style, verb.name, verb.label
    )
