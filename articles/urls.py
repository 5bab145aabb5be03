"""The addresses of the paper. They are promises: none of them ever changes."""

from django.urls import path

from articles.views import archive, corrections, front, preview, report, search, section, tag

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
    path("r/<number:pk>", report.short_address, name="short"),
    path("corrections/", corrections.corrections_page, name="corrections"),
    # /preview/<token>/: secret, closed again after a while
    path("preview/<words:token>/", preview.secret_preview, name="preview"),
    # /search/?q=…
    path("search/", search.search_page, name="search"),
    path("search/suggest/", search.suggestions, name="suggest"),
    # /tags/<slug>/
    path("tags/<words:slug>/", tag.tag_page, name="tag"),
]
