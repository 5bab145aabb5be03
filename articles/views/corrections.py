"""What the paper has put right, in public and in one place."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Correction
from newsroom import pages
from newsroom.pages import Crumb
from newsroom.paging import Cursor, page_of


@require_safe
def corrections_page(request: HttpRequest) -> HttpResponse:
    """`/corrections/`: the corrections of all reports that readers see, newest first."""
    rows = Correction.objects.filter(article__published_at__lte=timezone.now())
    # The pages of a list go by the moment of their rows, which the grammar of paging knows as `published_at`.
    dated = rows.annotate(published_at=F("at")).select_related("article__live")
    page = page_of(dated.defer("article__live__body"), Cursor.from_request(request))
    return pages.page(
        request,
        "articles/corrections.html",
        title=_("Corrections"),
        description=_("What this paper has corrected, clarified and updated in its reports, newest first."),
        breadcrumbs=[Crumb(_("Corrections"))],
        page=page,
    )
