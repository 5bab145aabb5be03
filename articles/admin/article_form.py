"""The writing desk: one form over a report's placement and the words of its latest revision."""

from __future__ import annotations

from typing import Any

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
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.admin.verbs import asked_for
from articles.models import Article, Correction, Revision, Tag, TaggedArticle
from newsroom.forms.autocomplete import DeskForm
from newsroom.forms.body import BodyEditor, BodyField
from newsroom.forms.digits import HouseSplitDateTimeField
from newsroom.forms.photo import PhotoPicker

TAG = TaggedArticle._meta.get_field("tag")
WORDS = ("kicker", "headline", "standfirst", "body", "lead_photo")


def _words(name: str, **options: Any) -> Any:
    """The form field of a revision's field, so that limits and labels are said once."""
    field: Any = Revision._meta.get_field(name)
    return field.formfield(**options)


def clock_city() -> str:
    """The city whose clock the site goes by, such as «بيروت»."""
    zone = get_timezone(settings.TIME_ZONE)
    return get_timezone_location(zone, locale=get_language() or settings.LANGUAGE_CODE, return_city=True)


class ArticleForm(DeskForm):
    """Placement acts at once, words by publishing, the other boxes only with their own button."""

    base = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
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
    reason = Article._meta.get_field("withdrawal_reason").formfield(
        widget=AdminTextareaWidget(attrs={"rows": 2}), help_text=_("Readers see it at the report's address.")
    )
    correction_kind = Correction._meta.get_field("kind").formfield()
    correction_text = Correction._meta.get_field("text").formfield(
        widget=AdminTextareaWidget(attrs={"rows": 3}), required=False
    )
    correction_placement = Correction._meta.get_field("placement").formfield()

    refusal: str | None = None
    """Why the verb was refused when the same form was sent a moment ago; set by the admin, like the next two."""
    shown: frozenset[str] = frozenset()
    may_add_tags = False

    class Meta:
        model = Article
        fields = ["section", "genre", "tags"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        article: Article | None = kwargs.get("instance")
        kwargs["initial"] = {**self._saved(article), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        photo = article.latest.lead_photo if article and article.latest else None
        if photo is not None and "lead_photo" in self.fields:
            self.fields["lead_photo"].widget.known = {str(photo.pk): str(photo)}
        self.fields["publish_at"].help_text = _(
            "Empty: at once. A moment to come schedules the report. The clock is that of %(city)s."
        ) % {"city": clock_city()}
        self.fields["tags"].widget.can_add_related = self.may_add_tags
        for name in ("correction_kind", "correction_placement"):
            self.fields[name].required = False

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
        return saved

    def clean(self) -> dict[str, Any] | None:
        """Nothing typed is thrown away: a box that only one button reads is an error under another button."""
        cleaned = super().clean()
        verb = asked_for(self.data)
        for name, button in (
            ("publish_at", "_publish"),
            ("reason", "_withdraw"),
            ("correction_text", "_correct"),
        ):
            typed = name in self.changed_data and (cleaned or {}).get(name)
            if typed and (verb is None or verb.name != button):
                self.add_error(
                    self._place(name), _("This is not saved by itself: use its own button, or empty the box.")
                )
        if self.refusal:
            self.add_error(self._place(verb.field if verb else None), self.refusal)
        return cleaned

    def _place(self, box: str | None) -> str | None:
        """Where an error is seen: on its box, or on top of the form where the box is not shown."""
        return box if box in self.shown else None

    def words(self) -> dict[str, Any]:
        """The words, ready for `workflow.save_words`."""
        return {name: self.cleaned_data[name] for name in (*WORDS, "note", "base")}
