"""The addresses of the paper. They are promises: none of them ever changes."""

from django.urls import path

from articles.views import archive, corrections, front, lite, preview, report, search, section, short, tag

app_name = "articles"

urlpatterns = [
    path("", front.front_page, name="front"),
    # /sections/<slug>/
    path("sections/<words:slug>/", section.section_page, name="section"),
    path("sections/<words:slug>/<year:year>/<two:month>/<two:day>/", section.section_day, name="section_day"),
    # /archive/<yyyy>/<mm>/<dd>/
    path("archive/", archive.years, name="archive"),
    path("archive/<year:year>/", archive.year_page, name="archive_year"),
    path("archive/<year:year>/<two:month>/", archive.month_page, name="archive_month"),
    path("archive/<year:year>/<two:month>/<two:day>/", archive.day_page, name="day"),
    # /reports/<id>/<slug>/
    path("reports/<number:pk>/", report.report_page, name="report_without_words"),
    path("reports/<number:pk>/<words:slug>/", report.report_page, name="report"),
    path("r/<number:pk>", short.short_address, name="short"),
    path("r/<number:pk>.svg", short.code, name="code"),
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
]
