"""What the scenes under the open sky share: moods, light, water, clouds and houses."""

from __future__ import annotations

from articles.demo.canvas import Canvas, Palette, mix

DAWN = Palette("#2c3e63", "#f3b48b", "#ffe3b0", "#8a6f84", "#3f5573", "#1b2638")
MORNING = Palette("#7fb4c9", "#f6e7cf", "#fff6dd", "#8fb0b2", "#3d7480", "#173a46")
DUSK = Palette("#3a2f5b", "#e9846b", "#ffd08a", "#7d4f74", "#453a66", "#1c1830")
NIGHT = Palette("#0b1430", "#2b4472", "#f4e6b8", "#1d2f57", "#142345", "#070d20")
STORM = Palette("#3b4a56", "#9fb0b2", "#dfe6df", "#62757d", "#34505c", "#17262f")
GREEN = Palette("#8cc5c0", "#eef3d6", "#fffbe0", "#8fb88f", "#3e7d5d", "#1c4638")
MOODS = (DAWN, MORNING, DUSK)


def light_over(canvas: Canvas, palette: Palette, x: float, y: float, radius: float) -> None:
    """The sky with the sun or the moon in it."""
    canvas.gradient([palette.sky, mix(palette.sky, palette.horizon, 0.6), palette.horizon], 0, 0.66)
    canvas.glow(x, y, radius * 6, palette.light, 0.75)
    canvas.disc(x, y, radius, palette.light)


def water(canvas: Canvas, palette: Palette, top: float, sun: float | None) -> None:
    """Calm water from `top` down, with the light broken on it below `sun`."""
    canvas.gradient([mix(palette.horizon, palette.near, 0.45), palette.near, palette.dark], top, 1)
    dice = canvas.dice
    for _ in range(70):
        y = top + (1 - top) * dice.random() ** 1.5
        near = (y - top) / (1 - top)
        x, long = dice.uniform(0, canvas.wide), 0.03 + 0.1 * near
        canvas.box(x, y, x + long, y + 0.0015 + 0.002 * near, palette.horizon, opacity=0.22)
    if sun is None:
        return
    for step in range(34):
        y = top + (1 - top) * (step / 34) ** 1.25 + 0.004
        half = (0.03 + 0.1 * step / 34) * dice.uniform(0.35, 1.0)
        middle = sun + dice.uniform(-0.02, 0.02)
        canvas.box(
            middle - half,
            y,
            middle + half,
            y + 0.0035 + 0.004 * step / 34,
            palette.light,
            opacity=0.75 - 0.5 * step / 34,
            round_by=0.002,
        )


def cloud(canvas: Canvas, x: float, y: float, size: float, fill: str, opacity: float = 1.0) -> None:
    """A flat-bottomed cloud."""
    canvas.box(
        x - size, y - size * 0.14, x + size, y + size * 0.16, fill, opacity=opacity, round_by=size * 0.15
    )
    canvas.box(
        x - size * 0.55,
        y - size * 0.34,
        x + size * 0.6,
        y - size * 0.04,
        fill,
        opacity=opacity,
        round_by=size * 0.15,
    )


def houses(canvas: Canvas, base: float, low: float, high: float, fill: str, lit: str | None = None) -> None:
    """A row of buildings on `base`, between `low` and `high` tall, windows lit if a colour is given."""
    dice, x = canvas.dice, -0.02
    while x < canvas.wide:
        width, height = dice.uniform(0.05, 0.12), dice.uniform(low, high)
        canvas.box(x, base - height, x + width, base + 0.01, fill)
        if lit:
            windows(canvas, x, base - height, width, height, lit)
        x += width + dice.choice((0, 0, 0.004, 0.02))


def windows(canvas: Canvas, x: float, top: float, width: float, height: float, lit: str) -> None:
    """Windows of one building, about a third of them lit."""
    columns, rows = int(width / 0.02), int(height / 0.032)
    for column in range(columns):
        for row in range(rows):
            if canvas.dice.random() < 0.36:
                left, up = x + 0.007 + column * 0.02, top + 0.014 + row * 0.032
                canvas.box(left, up, left + 0.009, up + 0.014, lit, opacity=canvas.dice.uniform(0.55, 1))
