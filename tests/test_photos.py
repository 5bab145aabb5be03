"""Photos: what readers get of them, and what is refused when it comes."""

import re
import struct
import zlib
from io import BytesIO

import pytest
from django import forms
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.models import modelform_factory
from PIL import ExifTags, Image

from newsroom import renditions
from newsroom.models import Photo
from newsroom.uploads import validate_document
from tests import factories

pytestmark = pytest.mark.django_db
ARABIC = re.compile("[\u0621-\u064a]")
FIELDS = ("file", "alt", "caption", "credit", "licence", "focal_x", "focal_y")


def files_of(photo, ratio):
    """Size, format and opened picture of every rendition of one crop."""
    for size in renditions.sizes(photo, ratio):
        for extension in renditions.FORMATS:
            with default_storage.open(size.name(photo.fingerprint, extension)) as file:
                picture = Image.open(BytesIO(file.read()))
                picture.load()
                yield size, extension, picture


def judged(data, name="photo.jpg"):
    """The form of a photo with the upload in it."""
    form = modelform_factory(Photo, fields=FIELDS, widgets={"alt": forms.TextInput})
    upload = SimpleUploadedFile(name, data, "image/jpeg")
    return form({"alt": "وصف", "licence": "handout", "focal_x": "0.5", "focal_y": "0.5"}, {"file": upload})


def png_of(width, height):
    """A PNG of a few hundred bytes that says it is as large as this."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 64))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("ratio", list(renditions.WIDTHS))
def test_every_crop_is_there_in_three_formats_and_never_larger_than_the_photo(ratio):
    photo = factories.photo(factories.picture(700, 500, colour=(10, 120, 60)))
    found = list(files_of(photo, ratio))
    assert {extension for _size, extension, _picture in found} == {"avif", "webp", "jpeg"}
    for size, extension, picture in found:
        assert (picture.width, picture.height) == (size.width, size.height)
        assert picture.format == extension.upper()
        assert picture.width <= 700 and picture.height <= 500


def test_a_small_photo_is_not_enlarged():
    photo = factories.photo(factories.picture(100, 80))
    assert [(size.width, size.height) for size in renditions.sizes(photo)] == [(100, 80)]


def test_readers_get_no_place_no_camera_and_no_name():
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Camera"
    exif[ExifTags.Base.Artist] = "Somebody"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (33.0, 53.0, 0.0)
    data = factories.picture(300, 200, exif=exif.tobytes(), comment=b"secret comment")
    assert b"Somebody" in data
    photo = factories.photo(data)
    for _size, _extension, picture in files_of(photo, ""):
        assert not dict(picture.getexif())
        assert not {"exif", "xmp", "comment", "icc_profile", "photoshop"} & set(picture.info)


def test_a_photo_taken_sideways_stands_upright():
    sideways = Image.new("RGB", (300, 200), "red")
    sideways.paste("blue", (0, 0, 150, 200))  # the left half, which is the top once it is turned
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    stream = BytesIO()
    sideways.save(stream, "JPEG", exif=exif.tobytes())
    photo = factories.photo(stream.getvalue())
    assert (photo.width, photo.height) == (200, 300)
    *_rest, (_size, _extension, picture) = files_of(photo, "")
    top, bottom = picture.getpixel((100, 40)), picture.getpixel((100, 260))
    assert top[2] > 200 > top[0] and bottom[0] > 200 > bottom[2]


def test_crops_keep_the_focal_point_in_view():
    wide = Image.new("RGB", (1200, 300), "white")
    wide.paste("black", (1100, 0, 1200, 300))
    stream = BytesIO()
    wide.save(stream, "PNG")
    for focal_x, dark in ((1.0, True), (0.0, False)):
        photo = factories.photo(stream.getvalue(), focal_x=focal_x)
        *_rest, (_size, _extension, picture) = files_of(photo, "1:1")
        edge = picture.convert("L").getpixel((picture.width - 5, picture.height // 2))
        assert (edge < 60) == dark


@pytest.mark.parametrize(
    ("mode", "kind", "colour", "options"),
    [
        ("CMYK", "JPEG", (0, 100, 100, 0), {}),
        ("I;16", "PNG", 40_000, {}),
        ("RGBA", "PNG", (255, 0, 0, 0), {}),
        ("LA", "PNG", (0, 0), {}),
        ("P", "PNG", 3, {"transparency": 3}),
        ("1", "PNG", 1, {}),
        ("L", "JPEG", 128, {}),
        ("RGB", "WEBP", (1, 2, 3), {}),
        ("RGB", "AVIF", (1, 2, 3), {}),
        ("P", "GIF", 3, {}),
    ],
)
def test_photos_of_every_mode_become_plain_pictures(mode, kind, colour, options):
    form = judged(factories.picture(200, 150, kind, mode, colour, **options))
    assert form.is_valid(), form.errors
    for _size, _extension, picture in files_of(form.save(), ""):
        assert picture.mode == "RGB"


def test_what_is_transparent_becomes_white():
    photo = factories.photo(factories.picture(200, 150, "PNG", "RGBA", (255, 0, 0, 0)))
    for _size, _extension, picture in files_of(photo, ""):
        assert min(picture.getpixel((100, 75))) > 245


def test_a_photo_of_16_bits_keeps_its_brightness():
    photo = factories.photo(factories.picture(200, 150, "PNG", "I;16", 128 * 256))
    for _size, _extension, picture in files_of(photo, ""):
        assert 118 < picture.getpixel((100, 75))[0] < 138


def test_the_page_says_how_large_a_photo_is_and_offers_three_formats(client, paper):
    page = client.get(paper.report.get_absolute_url()).content.decode()
    main = page.split("<main", 1)[1]
    pictures = re.findall(r"<picture>.*?</picture>", main, re.S)
    assert pictures
    for picture in pictures:
        assert 'type="image/avif"' in picture and 'type="image/webp"' in picture
        assert re.search(r'<img[^>]* width="\d+"[^>]* height="\d+"', picture, re.S)
        assert re.search(r'<img[^>]* alt="', picture, re.S)
    address = re.search(r'<img[^>]* src="([^"]+)"', pictures[0], re.S)[1]
    answer = client.get(address)
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    assert answer["Content-Type"] == "image/jpeg"


def test_a_photo_in_a_body_becomes_a_figure_with_renditions(client, paper):
    page = client.get(paper.report.get_absolute_url()).content.decode()
    assert page.count("<figure") >= 2
    assert f'src="/photos/{paper.photo.pk}/"' not in page
    assert client.get(f"/photos/{paper.photo.pk}/").status_code == 302


def test_the_file_itself_is_kept_under_a_random_name_and_not_served(client):
    photo = factories.photo()
    assert re.fullmatch("originals/[0-9a-f]{32}", photo.file.name)
    assert client.get(f"/media/{photo.file.name}").status_code == 404


HOSTILE = {
    "200 megapixels": lambda: png_of(20_000, 10_000),
    "more pixels than there are": lambda: png_of(2**31 - 1, 2**31 - 1),
    "cut off": lambda: factories.picture(800, 600, colour=(1, 2, 3))[:-400] or b"",
    "only its beginning": lambda: factories.picture(800, 600, "PNG", colour=(1, 2, 3))[:60],
    "a PNG without pixels": lambda: png_of(800, 600),
    "a page": lambda: b"<!doctype html><script>alert(1)</script>" * 9,
    "an SVG": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "an SVG with a prologue": lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "a TIFF": lambda: factories.picture(200, 200, "TIFF"),
    "a BMP": lambda: factories.picture(200, 200, "BMP"),
    "an icon": lambda: factories.picture(64, 64, "ICO"),
    "PostScript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99 99\n",
    "a PDF": lambda: b"%PDF-1.7\n%%EOF",
    "nothing": lambda: b"",
    "zeroes": lambda: bytes(4096),
    "too small": lambda: factories.picture(10, 10),
    "a ribbon": lambda: factories.picture(4000, 100),
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("name", ["photo.jpg", "photo.png"])
def test_what_is_no_sound_photo_is_refused_with_an_arabic_sentence_on_the_field(what, name):
    form = judged(HOSTILE[what](), name)
    assert not form.is_valid()
    assert set(form.errors) == {"file"}
    assert ARABIC.search(str(form.errors["file"]))
    assert not re.search("[a-z]{4,}", re.sub("<[^>]*>", "", str(form.errors["file"])))


def test_a_file_of_too_many_bytes_is_refused(settings):
    settings.PHOTO_MAX_BYTES = 1000
    form = judged(factories.picture(300, 300) + bytes(1000))
    assert not form.is_valid()
    assert ARABIC.search(str(form.errors["file"]))


@pytest.mark.parametrize(
    "name", ["../../x.jpg", "<script>.jpg", "صورة.jpg", "x.svg", "a" * 300 + ".jpg", "x.php"]
)
def test_what_a_file_is_called_does_not_matter(name):
    form = judged(factories.picture(200, 200), name)
    form.is_valid()
    if form.is_valid():
        assert re.fullmatch("originals/[0-9a-f]{32}", form.save().file.name)
    else:
        assert set(form.errors) == {"file"}
        assert len(name) > 100


def test_only_a_pdf_is_taken_as_a_document():
    validate_document(SimpleUploadedFile("x.pdf", b"%PDF-1.7\n"))
    for data in (b"", b"<html>", b"MZ"):
        with pytest.raises(forms.ValidationError) as refused:
            validate_document(SimpleUploadedFile("x.pdf", data))
        assert ARABIC.search(str(refused.value))
