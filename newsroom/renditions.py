"""What readers get of a photo: smaller copies in three formats, made once, without metadata, never enlarged.

A rendition's address holds a fingerprint of the file, the focal point and the recipe, so it never changes what it
shows and may be kept for ever. Pillow does the work.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageCms, ImageOps

if TYPE_CHECKING:
    from newsroom.models.photo import Photo

RECIPE = 1  # raise it when what is made changes

# Quality by eye and by bytes on the practice photos; `speed` and `method` trade time for size.
FORMATS: dict[str, dict[str, int | bool]] = {
    "avif": {"quality": 55, "speed": 8},
    "webp": {"quality": 76, "method": 2},
    "jpeg": {"quality": 80, "optimize": True, "progressive": True},
}
# The widths offered of each crop; "" is the whole photo.
WIDTHS: dict[str, tuple[int, ...]] = {
    "": (480, 800, 1200, 1600),
    "3:2": (320, 640, 960, 1280),
    "16:9": (1200,),
    "1:1": (160, 320),
}


@dataclass(frozen=True)
class Size:
    """One width of one crop of a photo, in pixels."""

    ratio: str
    width: int
    height: int

    def name(self, fingerprint: str, extension: str) -> str:
        """Where the rendition is kept in the storage."""
        crop = self.ratio.replace(":", "x") or "full"
        return f"photos/{fingerprint}/{crop}-{self.width}.{extension}"


def sizes(photo: Photo, ratio: str = "") -> list[Size]:
    """The sizes there are of one crop, smallest first; at least one, none larger than the photo.

    Raises:
        KeyError: there is no such crop.
    """
    widest, tallest = largest_crop(photo.width, photo.height, ratio)
    widths = [width for width in WIDTHS[ratio] if width < widest]
    if len(widths) < len(WIDTHS[ratio]):
        widths.append(widest)
    return [Size(ratio, width, max(1, round(width * tallest / widest))) for width in widths]


def largest_crop(width: int, height: int, ratio: str) -> tuple[int, int]:
    """The largest width and height of shape `ratio` ("3:2") that fit into a photo."""
    if not ratio:
        return width, height
    across, down = (int(part) for part in ratio.split(":"))
    return min(width, height * across // down), min(height, width * down // across)


@cache
def _public(folder: str) -> str:
    """Where the storage shows a folder to readers; asked once, since a front page names hundreds of renditions."""
    return default_storage.url(folder)


def url(photo: Photo, size: Size, extension: str) -> str:
    """The address of a rendition."""
    return _public("photos/") + size.name(photo.fingerprint, extension).removeprefix("photos/")


def renew(photo: Photo) -> None:
    """Make the renditions of a photo whose file or focal point is new; otherwise nothing is done."""
    with photo.file.open("rb") as file:
        data = file.read()
    focus = f"{photo.focal_x:.4f} {photo.focal_y:.4f} {RECIPE}".encode()
    fingerprint = hashlib.sha256(data + focus).hexdigest()[:16]
    if fingerprint == photo.fingerprint:
        return
    with Image.open(BytesIO(data)) as opened:
        picture = for_readers(opened)
    photo.width, photo.height, photo.fingerprint = picture.width, picture.height, fingerprint
    for ratio in WIDTHS:
        make(photo, picture, ratio)
    type(photo).objects.filter(pk=photo.pk).update(
        width=photo.width, height=photo.height, fingerprint=fingerprint
    )


def make(photo: Photo, picture: Image.Image, ratio: str) -> None:
    """Write every size and format of one crop; each size is scaled from the next larger one, which is quicker."""
    scaled = picture
    for size in reversed(sizes(photo, ratio)):
        # The focal point decides the first cut; every later size is the same cut again, smaller.
        centering = (photo.focal_x, photo.focal_y) if scaled is picture else (0.5, 0.5)
        scaled = ImageOps.fit(
            scaled, (size.width, size.height), Image.Resampling.LANCZOS, centering=centering
        )
        for extension, options in FORMATS.items():
            name = size.name(photo.fingerprint, extension)
            if not default_storage.exists(name):
                default_storage.save(name, ContentFile(encoded(scaled, extension, options)))


def encoded(picture: Image.Image, extension: str, options: dict[str, int | bool]) -> bytes:
    """The picture's bytes in one format."""
    stream = BytesIO()
    picture.save(stream, extension.upper(), **options)
    return stream.getvalue()


def for_readers(image: Image.Image) -> Image.Image:
    """The first frame, upright, in 8-bit sRGB on white, with no metadata: no place, no camera, no name."""
    upright = ImageOps.exif_transpose(image)
    profile = upright.info.get("icc_profile")
    if upright.mode.startswith("I"):
        upright = upright.convert("I").point(lambda level: level / 256).convert("L")
    if upright.has_transparency_data:
        layered = upright.convert("RGBA")
        ground = Image.new("RGBA", layered.size, "white")
        upright = Image.alpha_composite(ground, layered)
        profile = None
    flat = in_srgb(upright, profile) if profile else upright.convert("RGB")
    flat.info.clear()
    return flat


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The picture with its colours carried over from its own profile; a broken profile is left out of account."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert("RGB")
    return converted or image.convert("RGB")
