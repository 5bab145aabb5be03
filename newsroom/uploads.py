"""What is taken from people's machines: photos and documents, judged by what is in them, not by their names.

Every refusal is a sentence on the field. Limits are checked on the header, before anything is decoded in full.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

PHOTO_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
Image.init()  # Pillow knows AVIF only once all its readers are loaded
SHORTEST_SIDE = 64
LONGEST_SIDE = 20_000
STEEPEST = 8  # a picture eight times as wide as high is a ribbon, of which no crop can be made
PDF_MARK = b"%PDF-"


@contextmanager
def opened(file: File) -> Iterator[Image.Image]:
    """The picture in `file`, its header read; Pillow's warnings about bombs are errors here.

    Raises:
        ValidationError: there is no picture of a format we take.
    """
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=PHOTO_FORMATS) as image:
                yield image
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise ValidationError(too_many_pixels(), code="pixels") from bomb
    except UnidentifiedImageError as error:
        raise ValidationError(
            _("This is not a photo we can read. Choose a JPEG, PNG, WebP, AVIF or GIF file."), code="format"
        ) from error
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError, IndexError, TypeError) as error:
        raise ValidationError(
            _("The file is damaged or incomplete. Save the photo again and choose it once more."),
            code="damaged",
        ) from error
    finally:
        file.seek(0)


def too_many_pixels() -> str:
    """The sentence about pixels."""
    return _(
        "The photo is too large: the limit is %(limit)s megapixels. Make it smaller and choose it again."
    ) % {"limit": settings.PHOTO_MAX_PIXELS // 1_000_000}


def refuse_bytes(file: File, limit: int) -> None:
    """Refuse an empty file and one of more than `limit` bytes.

    Raises:
        ValidationError: it is either.
    """
    if not file.size:
        raise ValidationError(_("The file is empty."), code="empty")
    if file.size > limit:
        raise ValidationError(
            _("The file is too large: the limit is %(limit)s.") % {"limit": filesizeformat(limit)},
            code="bytes",
        )


def validate_photo(file: File) -> None:
    """Refuse what is not a sound photo within the limits.

    Raises:
        ValidationError: with the reason in the language of the page.
    """
    if getattr(file, "_committed", False):
        return  # kept as it was; judged when it came
    refuse_bytes(file, settings.PHOTO_MAX_BYTES)
    with opened(file) as image:
        width, height = image.size
        if width * height > settings.PHOTO_MAX_PIXELS:
            raise ValidationError(too_many_pixels(), code="pixels")
        if max(width, height) > LONGEST_SIDE or max(width, height) > STEEPEST * min(width, height):
            raise ValidationError(_("The photo is too long and narrow to be shown."), code="ribbon")
        if min(width, height) < SHORTEST_SIDE:
            raise ValidationError(
                _("The photo is too small: each side needs at least %(side)s pixels.")
                % {"side": SHORTEST_SIDE},
                code="small",
            )
        image.load()


def validate_document(file: File) -> None:
    """Refuse what is not a PDF within the limit.

    Raises:
        ValidationError: with the reason in the language of the page.
    """
    if getattr(file, "_committed", False):
        return
    refuse_bytes(file, settings.DOCUMENT_MAX_BYTES)
    file.seek(0)
    mark = file.read(len(PDF_MARK))
    file.seek(0)
    if mark != PDF_MARK:
        raise ValidationError(_("Only PDF files are taken here."), code="format")
