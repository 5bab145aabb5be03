"""Scenes of learning: the library, the laboratory, the classroom."""

from __future__ import annotations

import math

from articles.demo.canvas import Canvas, mix

BOOK_CLOTH = (
    "#a8443a",
    "#d9a441",
    "#2f6f7a",
    "#3d5a80",
    "#7a8b5c",
    "#e6d7b8",
    "#6b4a5e",
    "#c97b4a",
    "#26394a",
)


def library(canvas: Canvas) -> None:
    """Shelves of books and a ladder."""
    dice = canvas.dice
    cold = dice.random() < 0.5
    wood, back = ("#3c4a58", "#1d2935") if cold else ("#8a5a3a", "#3b2419")
    canvas.gradient([mix(back, wood, 0.25), back])
    for shelf in range(4):
        floor = 0.25 * (shelf + 1) - 0.022
        row_of_books(canvas, floor, cold=cold)
        canvas.box(0, floor, canvas.wide, floor + 0.026, wood)
        canvas.box(0, floor + 0.026, canvas.wide, floor + 0.04, "#000000", opacity=0.3)
    for post in (0.0, 0.5, 1.0):
        canvas.box(canvas.wide * post - 0.022, 0, canvas.wide * post + 0.022, 1, mix(wood, "#ffffff", 0.06))
    x = canvas.wide * dice.uniform(0.6, 0.72)
    rail = mix("#e0b878", wood, 0.2)
    for leg in (0, 0.17):
        canvas.line([(x + leg, 1.02), (x + leg + 0.05, 0.03)], rail, 0.018)
    for rung in range(8):
        y = 0.12 + rung * 0.12
        lean = 0.05 * (1 - y)
        canvas.line([(x + lean, y), (x + lean + 0.17, y)], rail, 0.013)
    canvas.glow(canvas.wide * 0.28, 0.1, 0.95, "#ffe6b0", 0.32)


def row_of_books(canvas: Canvas, floor: float, *, cold: bool) -> None:
    """Books standing on a shelf, one leaning now and then."""
    dice, x = canvas.dice, 0.01
    while x < canvas.wide:
        width, height = dice.uniform(0.016, 0.042), dice.uniform(0.135, 0.198)
        fill = mix(dice.choice(BOOK_CLOTH), "#4d7390", 0.3 if cold else 0)
        if dice.random() < 0.05:
            canvas.polygon(
                [
                    (x, floor),
                    (x + width, floor),
                    (x + width + 0.05, floor - height),
                    (x + 0.05, floor - height + 0.012),
                ],
                fill,
            )
            x += width + 0.055
            continue
        canvas.box(x, floor - height, x + width, floor, fill, round_by=0.003)
        canvas.box(x, floor - height, x + width * 0.22, floor, "#ffffff", opacity=0.13)
        for band in dice.sample((0.15, 0.24, 0.5, 0.8), 2):
            y = floor - height * (1 - band)
            canvas.box(x, y, x + width, y + 0.006, "#f3dfae", opacity=0.7)
        x += width + 0.002


def laboratory(canvas: Canvas) -> None:
    """Glass on a bench before a large pale disc."""
    dice = canvas.dice
    back, glow, tones = dice.choice(
        (
            ("#3f7a80", "#f3e3c3", ("#d9694f", "#e7a93f", "#2f7d86", "#6b5b95")),
            ("#c08058", "#f8ead0", ("#2f8f6b", "#7fb45a", "#1f6f7a", "#c2b84a")),
        )
    )
    canvas.gradient([mix(back, "#ffffff", 0.2), back])
    canvas.disc(canvas.wide * 0.5, 0.46, 0.42, glow)
    canvas.ring(canvas.wide * 0.5, 0.46, 0.47, 0.006, mix(back, glow, 0.5))
    canvas.gradient(["#5b6670", "#39424b"], 0.8, 1)
    canvas.box(0, 0.795, canvas.wide, 0.808, "#7c8891")
    order = list(tones)
    dice.shuffle(order)
    flask(canvas, canvas.wide * 0.24, 0.8, 0.38, order[0])
    bulb(canvas, canvas.wide * 0.48, 0.8, 0.5, order[1])
    tubes(canvas, canvas.wide * 0.6, 0.8, order)
    flask(canvas, canvas.wide * 0.87, 0.8, 0.28, order[3])


def flask(canvas: Canvas, x: float, base: float, tall: float, liquid: str) -> None:
    """A conical flask, a little under half full."""
    half, neck = tall * 0.42, tall * 0.1
    canvas.oval(x + 0.02, base + 0.008, half * 1.1, 0.012, "#20262c", 0.3)
    canvas.polygon(
        [
            (x - neck, base - tall),
            (x + neck, base - tall),
            (x + neck, base - tall * 0.66),
            (x + half, base),
            (x - half, base),
            (x - neck, base - tall * 0.66),
        ],
        "#ffffff",
        0.42,
    )
    level = half - (half - neck) * 0.42 / 0.66
    canvas.washed(
        [
            (x - level, base - tall * 0.42),
            (x + level, base - tall * 0.42),
            (x + half * 0.97, base - 0.004),
            (x - half * 0.97, base - 0.004),
        ],
        [mix(liquid, "#ffffff", 0.25), liquid],
    )
    canvas.oval(x, base - tall * 0.42, level, tall * 0.025, mix(liquid, "#ffffff", 0.4))
    canvas.box(
        x - neck * 1.3,
        base - tall * 1.02,
        x + neck * 1.3,
        base - tall * 0.98,
        "#ffffff",
        opacity=0.9,
        round_by=0.004,
    )
    canvas.line(
        [
            (x - neck * 0.5, base - tall * 0.94),
            (x - neck * 0.5, base - tall * 0.66),
            (x - half * 0.62, base - tall * 0.16),
        ],
        "#ffffff",
        0.007,
        0.75,
    )
    for _ in range(6):
        canvas.disc(
            x + canvas.dice.uniform(-0.5, 0.5) * level,
            base - tall * canvas.dice.uniform(0.06, 0.36),
            canvas.dice.uniform(0.004, 0.011),
            "#ffffff",
            0.45,
        )


def bulb(canvas: Canvas, x: float, base: float, tall: float, liquid: str) -> None:
    """A round flask on a tripod."""
    radius = tall * 0.3
    y = base - radius - 0.1
    for foot in (-1, 1):
        canvas.line(
            [(x + foot * radius * 0.6, y + radius * 0.7), (x + foot * radius * 0.95, base)], "#39424b", 0.009
        )
    canvas.box(x - 0.033, y - radius * 2.05, x + 0.033, y - radius * 0.8, "#ffffff", opacity=0.5)
    canvas.disc(x, y, radius, "#ffffff", 0.5)
    canvas.ring(x, y, radius * 0.94, radius * 0.94, liquid, (8, 172))
    canvas.oval(x, y + radius * 0.125, radius * 0.93, radius * 0.14, mix(liquid, "#ffffff", 0.35))
    canvas.ring(x, y, radius * 0.82, 0.009, "#ffffff", (195, 255))
    canvas.box(
        x - 0.043, y - radius * 2.1, x + 0.043, y - radius * 2.02, "#ffffff", opacity=0.9, round_by=0.004
    )
    canvas.box(x - radius * 0.7, y + radius * 0.98, x + radius * 0.7, y + radius * 1.07, "#39424b")


def tubes(canvas: Canvas, x: float, base: float, tones: list[str]) -> None:
    """Test tubes in a wooden rack."""
    for slot, liquid in enumerate(tones):
        left, level = x + 0.018 + slot * 0.062, base - canvas.dice.uniform(0.1, 0.19)
        canvas.box(left, base - 0.29, left + 0.036, base - 0.02, "#ffffff", opacity=0.6, round_by=0.018)
        canvas.box(left, level, left + 0.036, base - 0.02, liquid, round_by=0.017)
        canvas.box(left + 0.006, base - 0.27, left + 0.011, base - 0.05, "#ffffff", opacity=0.6)
    for y in (base - 0.2, base - 0.035):
        canvas.box(x, y, x + 0.26, y + 0.025, "#b98a5a", round_by=0.004)
    for end in (x - 0.008, x + 0.252):
        canvas.box(end, base - 0.22, end + 0.016, base, "#9a6f45")


def classroom(canvas: Canvas) -> None:
    """Desks before a board, the sun coming through the windows."""
    dice = canvas.dice
    wall, board = dice.choice((("#e9dcc0", "#2f5a4c"), ("#cfdcd8", "#34495e"), ("#efd9c3", "#3a4a3f")))
    canvas.gradient([mix(wall, "#ffffff", 0.3), wall], 0, 0.66)
    canvas.gradient([mix("#b98a5a", wall, 0.35), "#7d5a3c"], 0.66, 1)
    canvas.box(0, 0.645, canvas.wide, 0.665, mix(wall, "#7d5a3c", 0.35))
    canvas.box(canvas.wide * 0.36, 0.14, canvas.wide * 0.93, 0.53, "#a67c52", round_by=0.006)
    canvas.box(canvas.wide * 0.36 + 0.016, 0.156, canvas.wide * 0.93 - 0.016, 0.514, board)
    chalk(canvas, canvas.wide * 0.42, 0.2, canvas.wide * 0.46)
    for pane in range(2):
        left = 0.05 + pane * 0.22
        canvas.box(left, 0.1, left + 0.19, 0.54, "#fbf8ee")
        canvas.washed(
            [(left + 0.014, 0.115), (left + 0.176, 0.115), (left + 0.176, 0.525), (left + 0.014, 0.525)],
            ["#8fc3d6", "#f6e3bd"],
        )
        canvas.box(left + 0.09, 0.1, left + 0.1, 0.54, "#fbf8ee")
        canvas.box(left, 0.3, left + 0.19, 0.31, "#fbf8ee")
    for row in range(3):
        near = row / 2
        for place in range(4 - row // 2):
            step = 0.34 + 0.14 * near
            desk(
                canvas,
                canvas.wide / 2 + (place - (3 - row // 2) / 2) * step,
                0.7 + 0.12 * row,
                0.11 + 0.055 * near,
            )
    canvas.polygon([(0.05, 0.1), (0.46, 0.1), (1.15, 1.01), (0.35, 1.01)], "#fff3cf", 0.17)


def chalk(canvas: Canvas, x: float, y: float, width: float) -> None:
    """A coast drawn in chalk, its depth lines and a sun: a lesson without letters."""
    for step in range(4):
        shore = [
            (x + width * t / 24, y + 0.1 + 0.045 * step + 0.03 * math.sin(t * 0.55 + step * 0.35))
            for t in range(25)
        ]
        canvas.line(shore, "#f2efe2", 0.004, 0.85 - 0.17 * step)
    canvas.ring(x + width * 0.8, y + 0.035, 0.036, 0.004, "#f3d98f")


def desk(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A desk seen from behind, a book on it."""
    canvas.box(x - size * 0.9, y, x - size * 0.8, y + size * 0.9, "#4a3a30")
    canvas.box(x + size * 0.8, y, x + size * 0.9, y + size * 0.9, "#4a3a30")
    canvas.polygon(
        [
            (x - size, y),
            (x + size, y),
            (x + size * 0.86, y - size * 0.34),
            (x - size * 0.86, y - size * 0.34),
        ],
        "#d3a46c",
    )
    canvas.box(x - size, y, x + size, y + size * 0.13, "#a9794a")
    canvas.polygon(
        [
            (x - size * 0.3, y - size * 0.06),
            (x + size * 0.3, y - size * 0.06),
            (x + size * 0.26, y - size * 0.25),
            (x - size * 0.26, y - size * 0.25),
        ],
        "#fbf8ee",
    )
    canvas.line([(x, y - size * 0.06), (x, y - size * 0.25)], "#b9b2a0", 0.003)
