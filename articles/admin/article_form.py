"""The writing desk: one form over a report's placement and the words of its latest revision."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from babel.dates import get_timezone, get_timezone_location
from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AdminTextInputWidget,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from articles.admin import autosaving
from articles.admin.quick_moments import QUICK
from articles.admin.verbs import asked_for, is_awaited, readers_of
from articles.models import Article, Autosave, Correction, Revision, Tag, TaggedArticle
from newsroom.forms.autocomplete import DeskForm
from newsroom.forms.body import BodyEditor, BodyField
from newsroom.forms.digits import HouseSplitDateTimeField
from newsroom.forms.photo import PhotoPicker
from newsroom.templatetags.newsroom import clock, date_time

TAG = TaggedArticle._meta.get_field("tag")
WORDS = ("kicker", "headline", "standfirst", "body", "lead_photo")
# Boxes that mean something to their own button alone: what is typed there is not saved by another one.
OF_A_BUTTON = (
    *("publish_at", "show_update", "pin_for", "pin_till", "urgent_for", "urgent_till"),
    *("lead_section_for", "lead_section_till"),
    *("reason", "correction_text"),
)
UNTIL = {"pin": "pinned_until", "lead_section": "leads_section_until", "urgent": "urgent_until"}
"""The moments of prominence by the beginning of their boxes' names."""


def _words(name: str, **options: Any) -> Any:
    """The form field of a revision's field, so that limits and labels are said once."""
    field: Any = Revision._meta.get_field(name)
    return field.formfield(**options)


def clock_city() -> str:
    """The city whose clock the site goes by, such as «بيروت»."""
    zone = get_timezone(settings.TIME_ZONE)
    return get_timezone_location(zone, locale=get_language() or settings.LANGUAGE_CODE, return_city=True)


def clock_now() -> str:
    """«الساعة بتوقيت بيروت، وهي الآن 14:05»."""
    said = {"city": clock_city(), "clock": clock(timezone.now())}
    return gettext("By the clock of %(city)s, where it is %(clock)s now.") % said


class ArticleForm(DeskForm):
    """Placement acts at once, words by publishing, the other boxes only with their own button."""

    # Nobody sees these three, so they have no label.
    base = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput, label="")
    key = forms.UUIDField(required=False, widget=forms.HiddenInput, label="")
    link_decisions = forms.CharField(required=False, widget=forms.HiddenInput, label="")
    kicker = _words("kicker", widget=AdminTextInputWidget)
    headline = _words("headline", widget=AdminTextareaWidget(attrs={"rows": 2, "class": "headline"}))
    standfirst = _words("standfirst", widget=AdminTextareaWidget(attrs={"rows": 3}))
    body = _words("body", form_class=BodyField, widget=BodyEditor)
    lead_photo = _words("lead_photo", widget=PhotoPicker(Revision._meta.get_field("lead_photo"), admin.site))
    tags = forms.ModelMultipleChoiceField(
        Tag.objects.all(),
        required=False,
        label=_("tags"),
        help_text=_("Subjects that run through the paper; they act at once, also for readers."),
        widget=RelatedFieldWidgetWrapper(
            AutocompleteSelectMultiple(TAG, admin.site), TAG.remote_field, admin.site, can_add_related=True
        ),
    )
    note = _words(
        "note", widget=AdminTextInputWidget, help_text=_("For colleagues: what is new. Readers never see it.")
    )
    publish_at = HouseSplitDateTimeField(
        label=_("publish at"),
        required=False,
    )
    show_update = forms.BooleanField(
        label=_("show readers the time of this update"),
        required=False,
        help_text=_("For a report that readers have seen already: «updated at» stands under its headline."),
    )
    pin_for = forms.ChoiceField(label=_("pin to the top of the front page"), choices=QUICK, required=False)
    pin_till = HouseSplitDateTimeField(label=_("or until"), required=False)
    lead_section_for = forms.ChoiceField(label=_("put on top of its section"), choices=QUICK, required=False)
    lead_section_till = HouseSplitDateTimeField(label=_("or until"), required=False)
    urgent_for = forms.ChoiceField(label=_("urgent on every page"), choices=QUICK, required=False)
    urgent_till = HouseSplitDateTimeField(label=_("or until"), required=False)
    reason = Article._meta.get_field("withdrawal_reason").formfield(
        widget=AdminTextareaWidget(attrs={"rows": 2}), help_text=_("Readers see it at the report's address.")
    )
    correction_kind = Correction._meta.get_field("kind").formfield()
    correction_text = Correction._meta.get_field("text").formfield(
        widget=AdminTextareaWidget(attrs={"rows": 3}), required=False
    )
    correction_placement = Correction._meta.get_field("placement").formfield()

    refusal: str | None = None
    """Why the verb was refused when the same form was sent a moment ago; set by the admin, like the next four."""
    refused_words = False
    """Whether it was the words and not the verb: somebody saved others meanwhile."""
    shown: frozenset[str] = frozenset()
    may_add_tags = False
    kept: Autosave | None = None
    """Words that were kept by themselves and are shown instead of the saved ones."""

    class Meta:
        model = Article
        fields = ["section", "genre", "tags"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        article: Article | None = kwargs.get("instance")
        kept = autosaving.initial(self.kept) if self.kept else {"key": uuid4()}
        kwargs["initial"] = {**self._saved(article), **kept, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        saved = self.kept or (article.latest if article else None)
        photo = saved.lead_photo if saved else None
        if photo is not None and "lead_photo" in self.fields:
            self.fields["lead_photo"].widget.known = {str(photo.pk): str(photo)}
        self._say_when(article)
        self.fields["tags"].widget.can_add_related = self.may_add_tags
        for name in ("correction_kind", "correction_placement"):
            self.fields[name].required = False

    def _say_when(self, article: Article | None) -> None:
        """Beside the boxes for a moment: whose clock it is, and what it says now."""
        box = self.fields["publish_at"]
        if article is not None and article.is_published():
            box.label = _("publish the change at")
            said = _("Empty: at once. Until the moment readers see the present words.")
        else:
            said = _("Empty: at once. A moment to come schedules the report.")
        box.help_text = f"{said} {clock_now()}"
        for name, until in UNTIL.items():
            moment = getattr(article, until, None)
            if moment is not None and moment > timezone.now():
                shown = {"moment": date_time(moment)}
                self.fields[f"{name}_for"].help_text = gettext("Set until %(moment)s.") % shown
            self.fields[f"{name}_till"].help_text = clock_now()

    @staticmethod
    def _saved(article: Article | None) -> dict[str, Any]:
        """The words as last saved, and the moment a scheduled report is due."""
        if article is None:
            return {}
        saved: dict[str, Any] = {}
        if article.latest is not None:
            saved = {name: getattr(article.latest, name) for name in WORDS}
            saved["base"] = article.latest.number
        if article.is_scheduled:
            saved["publish_at"] = article.published_at
        elif article.next_live_at is not None:
            saved |= {"publish_at": article.next_live_at, "show_update": article.next_shows_update}
        return saved

    def clean(self) -> dict[str, Any] | None:
        """Nothing typed is thrown away: a box that only one button reads is an error under another button."""
        cleaned = super().clean()
        verb = asked_for(self.data)
        for name in OF_A_BUTTON:
            typed = name in self.changed_data and (cleaned or {}).get(name)
            if typed and (verb is None or verb.name not in readers_of(name)):
                self.add_error(
                    self._place(name), _("This is not saved by itself: use its own button, or empty the box.")
                )
        emptied = "publish_at" in self.fields and not (cleaned or {}).get("publish_at")
        if emptied and verb and verb.name == "_publish" and is_awaited(self.instance):
            self.add_error(self._place("publish_at"), _("Give the new moment, or use «Publish now»."))
        if self.refusal:
            box = verb.field if verb and not self.refused_words else None
            self.add_error(self._place(box), self.refusal)
        return cleaned

    @property
    def is_refused_as_a_whole(self) -> bool:
        """Whether the refusal is all that keeps it from being saved, and is of no box."""
        return bool(self.refusal) and list(self.errors) == [NON_FIELD_ERRORS]

    def _place(self, box: str | None) -> str | None:
        """Where an error is seen: on its box, or on top of the form where the box is not shown."""
        return box if box in self.shown else None

    def words(self) -> dict[str, Any]:
        """The words, ready for `workflow.save_words`."""
        words = {name: self.cleaned_data[name] for name in (*WORDS, "note")}
        # A form that does not say what it began from began from nothing, so it overwrites nobody.
        return {**words, "base": self.cleaned_data["base"] or 0}
