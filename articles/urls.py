"""The addresses of the paper. They are promises: none of them ever changes."""

from django.urls import path

from articles.feeds.channel import ENTITIES
from articles.feeds.formats import FORMATS
from articles.views import (
    archive,
    corrections,
    feeds,
    front,
    lite,
    on_this_day,
    preview,
    report,
    search,
    section,
    short,
    sitemaps,
    statements,
    tag,
)

app_name = "articles"

urlpatterns = [
    path("", front.front_page, name="front"),
    # /sections/<slug>/
    path("sections/<words:slug>/", section.section_page, name="section"),
    path("sections/<words:slug>/<year:year>/<two:month>/<two:day>/", section.section_day, name="section_day"),
    path("sections/<words:slug>/archive/", archive.years, name="section_archive"),
    path("sections/<words:slug>/<year:year>/", archive.year_page, name="section_year"),
    path("sections/<words:slug>/<year:year>/<two:month>/", archive.month_page, name="section_month"),
    # /archive/<yyyy>/<mm>/<dd>/
    path("archive/", archive.years, name="archive"),
    path("archive/on-this-day/", on_this_day.today, name="today_in_other_years"),
    path("archive/on-this-day/<two:month>/<two:day>/", on_this_day.on_this_day, name="on_this_day"),
    path("archive/<year:year>/", archive.year_page, name="archive_year"),
    path("archive/<year:year>/<two:month>/", archive.month_page, name="archive_month"),
    path("archive/<year:year>/<two:month>/<two:day>/", archive.day_page, name="day"),
    # /reports/<id>/<slug>/
    path("reports/<number:pk>/", report.report_page, name="report_without_words"),
    path("reports/<number:pk>/<words:slug>/", report.report_page, name="report"),
    path("r/<number:pk>", short.short_address, name="short"),
    path("r/<number:pk>.svg", short.code, name="code"),
    # /statements/?person=17: who said what, and when
    path("statements/", statements.statements_page, name="statements"),
    path("statements/<number:pk>/", statements.statement_address, name="statement"),
    path("corrections/", corrections.corrections_page, name="corrections"),
    # /preview/<token>/: secret, closed again after a while
    path("preview/<words:token>/", preview.secret_preview, name="preview"),
    # /search/?q=…
    path("search/", search.search_page, name="search"),
    path("search/suggest/", search.suggestions, name="suggest"),
    # /lite/…: the text edition
    path("lite/", lite.front, name="lite"),
    path("lite/sections/<words:slug>/", lite.section, name="lite_section"),
    path("lite/reports/<number:pk>/", lite.report, name="lite_report"),
    path("lite/archive/<year:year>/<two:month>/<two:day>/", lite.day, name="lite_day"),
    # /tags/<slug>/
    path("tags/<words:slug>/", tag.tag_page, name="tag"),
    # For search engines. The files stand at the root, since a file may only name what lies under its own folder.
    path("robots.txt", sitemaps.robots),
    path("sitemap.xml", sitemaps.index),
    path("sitemap-pages.xml", sitemaps.of_pages),
    path("sitemap-<year:year>-<two:month>.xml", sitemaps.of_month),
    path("sitemap-<slug:kind>-<int:part>.xml", sitemaps.of_records),
    path("news-sitemap.xml", sitemaps.of_news),
]

# …/feed/ (RSS), …/feed.atom, …/feed.json: of the paper, a section, a tag, and everything of the record.
for form in FORMATS:
    urlpatterns += [
        path(form, feeds.site_feed, {"form": form}),
        path(f"sections/<words:slug>/{form}", feeds.section_feed, {"form": form}),
        path(f"tags/<words:slug>/{form}", feeds.tag_feed, {"form": form}),
        *(
            path(
                f"{prefix}/<number:pk>/<words:slug>/{form}",
                feeds.entity_feed,
                {"prefix": prefix, "form": form},
            )
            for prefix in ENTITIES
        ),
    ]
