"""Portraits as geometric busts without faces, and marks for organisations."""

from __future__ import annotations

import math

from articles.demo.canvas import Canvas, mix

BACKGROUNDS = (
    "#d9a441",
    "#2f6f7a",
    "#c97b5a",
    "#7a8b5c",
    "#4a5f8a",
    "#8a5a72",
    "#b8b09a",
    "#3f7d6b",
    "#b5533f",
)
GARMENTS = ("#26394a", "#f0e6d2", "#7d3b3f", "#2f5a4c", "#d8b26a", "#54486b", "#33454d", "#5c7a6b")
SKINS = ("#c98f6b", "#d9a781", "#a9714f", "#e3b792", "#b9805c")
HAIR = ("#2a1f1c", "#3d2a22", "#1c1a20", "#5b3d2b", "#6d6a6c")
INKS = (
    "#1f4e5f",
    "#a8443a",
    "#2f6f4f",
    "#4a3f78",
    "#b07a26",
    "#22598c",
    "#7a3558",
    "#33605a",
    "#27406b",
    "#8c5a2b",
)


class Bust:
    """The colours and place of one portrait."""

    def __init__(self, canvas: Canvas) -> None:
        """Choose them with the canvas's dice and paint the ground."""
        dice = canvas.dice
        self.canvas, self.x = canvas, canvas.wide / 2
        self.ground, self.garment = dice.choice(BACKGROUNDS), dice.choice(GARMENTS)
        self.skin, self.hair = dice.choice(SKINS), dice.choice(HAIR)
        canvas.gradient([mix(self.ground, "#ffffff", 0.28), self.ground, mix(self.ground, "#101820", 0.22)])
        canvas.disc(self.x + dice.choice((-0.16, 0.16)), 0.4, 0.36, mix(self.ground, "#ffffff", 0.32), 0.8)

    def body(self) -> None:
        """Shoulders, neck and the collar."""
        canvas, x = self.canvas, self.x
        edge = [
            (x + 0.44 * math.cos(a * math.pi / 24), 1.04 - 0.36 * math.sin(a * math.pi / 24) ** 0.75)
            for a in range(25)
        ]
        canvas.washed(edge, [mix(self.garment, "#ffffff", 0.12), mix(self.garment, "#101820", 0.2)])
        canvas.polygon([(x, 1.04), (x, 0.68), *edge[:13][::-1]], "#101820", 0.12)
        canvas.box(x - 0.075, 0.5, x + 0.075, 0.72, mix(self.skin, "#5b2f22", 0.22), round_by=0.03)
        canvas.oval(x, 0.7, 0.076, 0.05, mix(self.skin, "#5b2f22", 0.22))

    def head(self) -> None:
        """The face: an oval, one half of it in shade."""
        canvas, x = self.canvas, self.x
        canvas.oval(x, 0.4, 0.135, 0.182, self.skin)
        shade = [
            (x + 0.135 * math.sin(a * math.pi / 24), 0.4 - 0.182 * math.cos(a * math.pi / 24))
            for a in range(25)
        ]
        nose = [(x, 0.582), (x + 0.01, 0.5), (x + 0.028, 0.46), (x + 0.004, 0.36), (x, 0.218)]
        canvas.polygon([*shade, *nose], mix(self.skin, "#5b2f22", 0.3), 0.7)

    def glasses(self) -> None:
        """Round glasses."""
        for side in (-1, 1):
            self.canvas.ring(self.x + side * 0.058, 0.4, 0.046, 0.008, "#1c1a20")
        self.canvas.line([(self.x - 0.014, 0.396), (self.x + 0.014, 0.396)], "#1c1a20", 0.008)

    def cap(self, low: float, wide: float = 0.146) -> None:
        """Hair over the crown down to `low`, parted at a slant."""
        arch = [
            (self.x + wide * math.cos(a * math.pi / 24), 0.375 - 0.182 * math.sin(a * math.pi / 24))
            for a in range(25)
        ]
        parting = [
            (self.x - wide, low),
            (self.x - 0.112, 0.335),
            (self.x - 0.05, 0.275),
            (self.x + 0.1, 0.3),
            (self.x + 0.125, 0.345),
            (self.x + wide, low),
        ]
        self.canvas.polygon([*arch, *parting], self.hair)
        self.canvas.polygon([*arch[9:18], (self.x - 0.05, 0.275), (self.x + 0.01, 0.28)], "#ffffff", 0.08)


def portrait_man(canvas: Canvas) -> None:
    """A man's bust: short hair, with a beard or glasses as the seed has it."""
    bust, style = Bust(canvas), canvas.dice.randrange(4)
    bust.body()
    canvas.polygon(
        [(bust.x - 0.1, 0.69), (bust.x, 0.8), (bust.x - 0.055, 0.86), (bust.x - 0.16, 0.72)], "#f4efe4", 0.92
    )
    canvas.polygon(
        [(bust.x + 0.1, 0.69), (bust.x, 0.8), (bust.x + 0.055, 0.86), (bust.x + 0.16, 0.72)], "#e3dccd", 0.92
    )
    bust.head()
    if style % 2:
        beard = [
            (bust.x + 0.137 * math.cos(a * math.pi / 24), 0.43 + 0.17 * math.sin(a * math.pi / 24))
            for a in range(25)
        ]
        canvas.polygon(
            [
                *beard,
                (bust.x - 0.1, 0.475),
                (bust.x - 0.04, 0.5),
                (bust.x + 0.04, 0.5),
                (bust.x + 0.1, 0.475),
            ],
            bust.hair,
        )
    bust.cap(0.42)
    if style > 1:
        bust.glasses()


def portrait_woman(canvas: Canvas) -> None:
    """A woman's bust: long hair, a bun, a bob or a headscarf as the seed has it."""
    bust, style = Bust(canvas), canvas.dice.randrange(4)
    x = bust.x
    if style == 0:
        canvas.box(x - 0.19, 0.24, x + 0.19, 0.8, bust.hair, round_by=0.17)
    elif style == 1:
        canvas.disc(x + 0.02, 0.185, 0.085, bust.hair)
    elif style == 2:
        canvas.box(x - 0.185, 0.22, x + 0.185, 0.6, bust.hair, round_by=0.14)
    bust.body()
    if style == 3:
        headscarf(bust)
        return
    bust.head()
    bust.cap(0.46 if style != 1 else 0.4, 0.15)
    if canvas.dice.random() < 0.4:
        bust.glasses()
    for side in (-1, 1):
        canvas.disc(x + side * 0.137, 0.485, 0.012, "#f0c987")


def headscarf(bust: Bust) -> None:
    """A scarf around the face that falls over the shoulders."""
    canvas, x = bust.canvas, bust.x
    scarf = mix(bust.garment, "#ffffff", 0.35)
    canvas.oval(x, 0.4, 0.19, 0.235, scarf)
    fall = [
        (x - 0.18, 0.45),
        (x + 0.18, 0.45),
        (x + 0.25, 0.72),
        (x + 0.12, 0.86),
        (x - 0.1, 0.88),
        (x - 0.26, 0.74),
    ]
    canvas.washed(fall, [scarf, mix(scarf, "#101820", 0.18)])
    canvas.line([(x - 0.15, 0.56), (x + 0.02, 0.68), (x + 0.21, 0.7)], mix(scarf, "#101820", 0.25), 0.008)
    canvas.line([(x - 0.11, 0.6), (x, 0.74), (x + 0.13, 0.82)], mix(scarf, "#101820", 0.18), 0.006)
    bust.head()
    rim = [
        (x + 0.155 * math.cos(a * math.pi / 24), 0.38 - 0.2 * math.sin(a * math.pi / 24)) for a in range(25)
    ]
    canvas.polygon(
        [*rim, (x - 0.125, 0.34), (x - 0.06, 0.265), (x + 0.06, 0.265), (x + 0.125, 0.34)],
        mix(scarf, "#ffffff", 0.12),
    )


def mark(canvas: Canvas) -> None:
    """An organisation's mark: one of ten geometric devices by the seed, in one ink and its tint."""
    canvas.gradient(["#fbf9f3", "#f4f0e6"])
    devices = (waves, petals, quarter, hills, tiles, sun_disc, links, gull, star, hexagon)
    devices[canvas.seed % len(devices)](canvas, canvas.wide / 2, INKS[canvas.seed * 3 % len(INKS)])


def waves(canvas: Canvas, x: float, ink: str) -> None:
    """Three waves in a disc."""
    canvas.disc(x, 0.5, 0.32, ink)
    for step in range(3):
        crest = [
            (x - 0.24 + 0.48 * t / 40, 0.4 + 0.1 * step + 0.028 * math.sin(t * math.tau / 20))
            for t in range(41)
        ]
        canvas.line(crest, "#fbf9f3", 0.03)


def petals(canvas: Canvas, x: float, ink: str) -> None:
    """A jasmine flower of six petals."""
    for number in range(6):
        angle = number * math.tau / 6
        petal = []
        for step in range(25):
            t = step / 24 * math.tau
            along, across = 0.19 + 0.13 * math.cos(t), 0.075 * math.sin(t)
            petal.append(
                (
                    x + along * math.cos(angle) - across * math.sin(angle),
                    0.5 + along * math.sin(angle) + across * math.cos(angle),
                )
            )
        canvas.polygon(petal, ink if number % 2 else mix(ink, "#ffffff", 0.35))
    canvas.disc(x, 0.5, 0.055, "#e2b54a")


def quarter(canvas: Canvas, x: float, ink: str) -> None:
    """Arcs that spread from a corner, like a signal or a harbour wall."""
    for step in range(3):
        canvas.ring(x - 0.25, 0.75, 0.2 + 0.15 * step, 0.08, mix(ink, "#ffffff", 0.22 * step), (270, 360))
    canvas.disc(x - 0.21, 0.71, 0.045, "#e2b54a")


def hills(canvas: Canvas, x: float, ink: str) -> None:
    """Two peaks and a sun."""
    canvas.disc(x + 0.13, 0.34, 0.085, "#e2b54a")
    canvas.polygon([(x - 0.04, 0.76), (x + 0.16, 0.44), (x + 0.36, 0.76)], mix(ink, "#ffffff", 0.35))
    canvas.polygon([(x - 0.36, 0.76), (x - 0.09, 0.26), (x + 0.18, 0.76)], ink)


def tiles(canvas: Canvas, x: float, ink: str) -> None:
    """Nine tiles, some turned to quarter discs: an open book of streets."""
    for place in range(9):
        row, column = divmod(place, 3)
        left, top = x - 0.3 + column * 0.205, 0.2 + row * 0.205
        tint = (ink, mix(ink, "#ffffff", 0.4), "#e2b54a")[(row * 2 + column) % 3]
        canvas.box(left, top, left + 0.19, top + 0.19, tint, round_by=0.095 if (row + column) % 2 else 0.012)


def sun_disc(canvas: Canvas, x: float, ink: str) -> None:
    """A sun setting in stripes."""
    canvas.disc(x, 0.5, 0.31, ink)
    for step in range(4):
        y = 0.53 + 0.07 * step
        half = 0.32 * math.sqrt(max(0.0, 1 - ((y - 0.5) / 0.32) ** 2))
        canvas.box(x - half, y, x + half, y + 0.012 + 0.008 * step, "#f8f5ec")


def links(canvas: Canvas, x: float, ink: str) -> None:
    """Three rings joined: a network."""
    for angle in (90, 210, 330):
        rad = math.radians(angle)
        canvas.ring(
            x + 0.15 * math.cos(rad),
            0.52 - 0.15 * math.sin(rad),
            0.19,
            0.045,
            mix(ink, "#ffffff", 0.0 if angle == 90 else 0.3),
        )
    canvas.disc(x, 0.52, 0.045, "#e2b54a")


def gull(canvas: Canvas, x: float, ink: str) -> None:
    """Three gulls before a disc."""
    canvas.disc(x + 0.06, 0.46, 0.22, "#e2b54a")
    for left, y, size in ((x - 0.06, 0.6, 0.3), (x + 0.16, 0.38, 0.15), (x - 0.22, 0.36, 0.11)):
        for side in (-1, 1):
            wing = [
                (left, y),
                (left + side * size * 0.45, y - size * 0.42),
                (left + side * size, y - size * 0.2),
                (left + side * size * 0.48, y - size * 0.22),
            ]
            canvas.polygon(wing, ink)


def star(canvas: Canvas, x: float, ink: str) -> None:
    """The eight-pointed star of two squares."""
    for turn in (0, 45):
        corners = [
            (
                x + 0.31 * math.cos(math.radians(turn + 90 * k)),
                0.5 + 0.31 * math.sin(math.radians(turn + 90 * k)),
            )
            for k in range(4)
        ]
        canvas.polygon(corners, ink)
    canvas.disc(x, 0.5, 0.15, "#fbf9f3")
    canvas.disc(x, 0.5, 0.075, "#e2b54a")


def hexagon(canvas: Canvas, x: float, ink: str) -> None:
    """A cube seen from its corner."""
    corners = [
        (x + 0.32 * math.cos(math.radians(60 * k - 90)), 0.5 + 0.32 * math.sin(math.radians(60 * k - 90)))
        for k in range(6)
    ]
    centre = (x, 0.5)
    for first, tint in ((0, mix(ink, "#ffffff", 0.45)), (2, ink), (4, mix(ink, "#ffffff", 0.2))):
        canvas.polygon([centre, corners[first - 1], corners[first], corners[(first + 1) % 6]], tint)
    canvas.disc(x, 0.5, 0.06, "#fbf9f3")
