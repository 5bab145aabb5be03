"""Words of templates are looked up once a language, and say what Django's own tag says."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.templatetags.i18n import TranslateNode
from django.utils import translation

from newsroom.templatetags.words import KnownWords

WORDS = '{% load words %}{% translate "Next" %}'


def said(source: str, language: str = "ar", **values: object) -> str:
    with translation.override(language):
        return Template(source).render(Context(values))


def test_each_language_has_its_own_words():
    template = Template(WORDS)
    for language in ("ar", "en", "ar"):
        with translation.override(language):
            assert template.render(Context()) == translation.gettext("Next")
    assert said(WORDS, "ar") != said(WORDS, "en")


@pytest.mark.parametrize(
    "tag",
    [
        '{% translate "Next" as word %}[{{ word }}]',
        '{% translate "Next" noop %}',
        '{% translate "Next"|upper %}',
        "{% translate chosen %}",
        '{% translate "May" context "abbrev. month" %}',
    ],
)
def test_what_differs_from_page_to_page_stays_with_django(tag):
    template = Template("{% load words %}" + tag)
    assert not template.nodelist.get_nodes_by_type(KnownWords)
    assert template.nodelist.get_nodes_by_type(TranslateNode)


def test_a_variable_is_translated_each_time():
    tag = "{% load words %}{% translate chosen %}"
    assert said(tag, chosen="Next") == said(WORDS)
    assert said(tag, chosen="Previous") != said(WORDS)


def test_percent_signs_and_escaping_are_those_of_django():
    assert said('{% load words %}{% translate "5 % <b>" %}', "en") == "5 % <b>"
