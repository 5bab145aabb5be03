"""A drawing surface for the demo newsroom's illustrations: gradients, ridges, glows and grain on Pillow."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageColor, ImageDraw

Point = tuple[float, float]
Colour = tuple[int, int, int]

OVERSAMPLING = 2  # shapes are drawn at twice the size and reduced: Pillow does not smooth edges itself
GRAIN = 6  # how far, out of 255, the grain strays from the drawn colour


def colour(text: str) -> Colour:
    """The red, green and blue of "#rrggbb"."""
    red, green, blue = ImageColor.getrgb(text)[:3]
    return red, green, blue


def mix(first: str, second: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from the first to the second."""
    pairs = zip(colour(first), colour(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


@dataclass(frozen=True)
class Palette:
    """The colours of one mood, from the top of a picture to its darkest shape."""

    sky: str
    horizon: str
    light: str
    far: str
    near: str
    dark: str


class Canvas:
    """A picture being drawn.

    Lengths are shares of the height: y runs from 0 (top) to 1, x from 0 to `wide` (1.5 for a 3:2 picture).
    Everything random comes from `dice`, so a seed gives the same picture each time.
    """

    def __init__(self, seed: int, size: tuple[int, int]) -> None:
        """An empty picture of `size` pixels."""
        self.seed = seed
        self.dice = random.Random(
            f"demo {seed}"
        )  # text is hashed: neighbouring numbers begin alike otherwise
        self.size = size
        self.wide = size[0] / size[1]
        self.unit = size[1] * OVERSAMPLING
        self.image = Image.new("RGB", (size[0] * OVERSAMPLING, self.unit))
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def pixels(self, points: Sequence[Point]) -> list[Point]:
        """The points in pixels of the enlarged picture."""
        return [(x * self.unit, y * self.unit) for x, y in points]

    def paint(self, fill: str, opacity: float = 1.0) -> tuple[int, int, int, int]:
        """A colour for the pen with its opacity."""
        return (*colour(fill), round(255 * opacity))

    def gradient(self, stops: Sequence[str], top: float = 0.0, bottom: float = 1.0) -> None:
        """Colours that run into each other from `top` to `bottom`, over the whole width."""
        strip = self.strip(stops)
        height = max(1, round((bottom - top) * self.unit))
        self.image.paste(
            strip.resize((self.image.width, height), Image.Resampling.BILINEAR), (0, round(top * self.unit))
        )

    def strip(self, stops: Sequence[str]) -> Image.Image:
        """One pixel wide, 256 high: the stops spread evenly from top to bottom."""
        strip = Image.new("RGB", (1, 256))
        parts = max(1, len(stops) - 1)
        for row in range(256):
            place = row / 255 * parts
            index = min(int(place), parts - 1)
            following = stops[min(index + 1, len(stops) - 1)]
            strip.putpixel((0, row), colour(mix(stops[index], following, place - index)))
        return strip

    def polygon(self, points: Sequence[Point], fill: str, opacity: float = 1.0) -> None:
        """A filled shape."""
        self.pen.polygon(self.pixels(points), fill=self.paint(fill, opacity))

    def washed(self, points: Sequence[Point], stops: Sequence[str]) -> None:
        """A shape filled with a gradient from its highest to its lowest point."""
        drawn = self.pixels(points)
        left, top = (max(0, math.floor(min(side))) for side in zip(*drawn, strict=True))
        right = min(self.image.width, math.ceil(max(x for x, _y in drawn)))
        bottom = min(self.image.height, math.ceil(max(y for _x, y in drawn)))
        if bottom <= top or right <= left:
            return
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in drawn], fill=255)
        self.image.paste(self.strip(stops).resize(mask.size, Image.Resampling.BILINEAR), (left, top), mask)

    def box(
        self,
        x: float,
        y: float,
        right: float,
        bottom: float,
        fill: str,
        *,
        opacity: float = 1.0,
        round_by: float = 0,
    ) -> None:
        """A rectangle, its corners rounded by `round_by`."""
        corners = self.pixels([(x, y), (right, bottom)])
        self.pen.rounded_rectangle(corners, round_by * self.unit, fill=self.paint(fill, opacity))

    def oval(self, x: float, y: float, across: float, down: float, fill: str, opacity: float = 1.0) -> None:
        """An ellipse around a point, given its two half axes."""
        corners = self.pixels([(x - across, y - down), (x + across, y + down)])
        self.pen.ellipse(corners, fill=self.paint(fill, opacity))

    def disc(self, x: float, y: float, radius: float, fill: str, opacity: float = 1.0) -> None:
        """A filled circle."""
        self.oval(x, y, radius, radius, fill, opacity)

    def ring(
        self, x: float, y: float, radius: float, width: float, fill: str, span: tuple[int, int] = (0, 360)
    ) -> None:
        """An arc of a circle in degrees, clockwise from three o'clock; its width lies inside the radius."""
        corners = self.pixels([(x - radius, y - radius), (x + radius, y + radius)])
        self.pen.arc(corners, span[0], span[1], fill=self.paint(fill), width=round(width * self.unit))

    def line(self, points: Sequence[Point], fill: str, width: float, opacity: float = 1.0) -> None:
        """A line through points."""
        self.pen.line(
            self.pixels(points),
            fill=self.paint(fill, opacity),
            width=max(1, round(width * self.unit)),
            joint="curve",
        )

    def glow(self, x: float, y: float, radius: float, fill: str, strength: float = 1.0) -> None:
        """Light that fades from a point."""
        side = max(2, round(2 * radius * self.unit))
        # Pillow's gradient reaches 255 in the corners of its square, 181 at the sides: dark must come at 180
        mask = Image.radial_gradient("L").point(lambda v: round(max(0, 1 - v / 180) ** 1.8 * 255 * strength))
        self.image.paste(colour(fill), self.corner(x - radius, y - radius), mask.resize((side, side)))

    def corner(self, x: float, y: float) -> tuple[int, int]:
        """A point in whole pixels."""
        return round(x * self.unit), round(y * self.unit)

    def ridge(self, height: float, rise: float, *, sharp: bool = True) -> list[Point]:
        """The outline of hills, closed below: the crest lies about `height` down and wanders by `rise`."""
        crest = [height + self.dice.uniform(-rise, rise) for _ in range(3)]
        spread = rise * 0.9
        for _ in range(6 if sharp else 0):
            crest = self.halved(crest, spread)
            spread *= 0.52
        if not sharp:
            crest = self.rolling(height, rise)
        step = self.wide / (len(crest) - 1)
        return [(0, 1.01), *((i * step, y) for i, y in enumerate(crest)), (self.wide, 1.01)]

    def halved(self, crest: list[float], spread: float) -> list[float]:
        """Midpoint displacement: a point between each two, off by at most `spread`."""
        between = [
            (a + b) / 2 + self.dice.uniform(-spread, spread) for a, b in zip(crest, crest[1:], strict=False)
        ]
        return [y for pair in zip(crest, between, strict=False) for y in pair] + crest[-1:]

    def rolling(self, height: float, rise: float) -> list[float]:
        """Soft hills: three sine waves on top of each other."""
        waves = [
            (self.dice.uniform(0.5, 1.0) * k, self.dice.uniform(0, math.tau), rise / k) for k in (1, 2, 3.5)
        ]
        return [
            height + sum(size * math.sin(speed * math.tau * i / 96 + start) for speed, start, size in waves)
            for i in range(97)
        ]

    def finished(self) -> Image.Image:
        """The picture at its size, with grain over it."""
        small = self.image.reduce(OVERSAMPLING)
        noise = Image.frombytes("L", self.size, self.dice.randbytes(self.size[0] * self.size[1]))
        soft = noise.point(lambda v: 128 + round((v - 128) / 128 * GRAIN))
        return ImageChops.overlay(small, Image.merge("RGB", (soft, soft, soft)))
