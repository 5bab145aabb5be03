"""Print the dates or relative times of a gold file: its own columns, and `result` as this paper writes them.

    python scripts/eval_dates.py GOLD.tsv OUT.tsv

The gold is tab-separated with a header: `date`, `locale`, `style` for dates (locale `dual` with style `slash`
or `paren`, locale `hijri`, else a CLDR locale with style `site` or `full`; styles may end in `-arab-digits`),
or `unit`, `n` for relative times. Exit status 2 with a message where the gold cannot be read.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from newsroom.arabic.dates import Digits, HouseStyle, Months
from newsroom.arabic.relative_time import UNIT_SECONDS, time_ago

ARAB_DIGITS = "-arab-digits"
DUAL = {"slash": Months.BOTH_SLASH, "paren": Months.BOTH_PAREN}
Row = dict[str, str]


def print_date(row: Row) -> str:
    """The date of a row in its locale and style. Raises ValueError for what nobody prints."""
    day, locale, style = date.fromisoformat(row["date"]), row["locale"], row["style"]
    digits = Digits.ARAB if style.endswith(ARAB_DIGITS) else Digits.LATN
    style = style.removesuffix(ARAB_DIGITS)
    match locale, style:
        case "hijri", "umalqura":
            return HouseStyle(digits=digits).hijri_date(day) or ""
        case "dual", "slash" | "paren":
            return HouseStyle(DUAL[style], digits).day_month_year(day)
        case _, "site":
            return HouseStyle(Months.of_locale(locale), digits).site_date(day)
        case _, "full":
            return HouseStyle(Months.of_locale(locale), digits).full_date(day)
        case _:
            raise ValueError(f"no such style: {locale} {style}")


def print_relative(row: Row) -> str:
    """How long ago, in the unit of a row. Raises ValueError for an unknown unit or a count below one."""
    for unit in UNIT_SECONDS:
        if unit == row["unit"]:
            return time_ago(int(row["n"]), unit)
    raise ValueError(f"no such unit of time: {row['unit']!r}")


def printer_of(columns: list[str]) -> Callable[[Row], str]:
    """What prints the rows of a gold with these columns. Raises ValueError for columns of no known kind."""
    if {"date", "locale", "style"} <= set(columns):
        return print_date
    if {"unit", "n"} <= set(columns):
        return print_relative
    raise ValueError(f"columns date, locale, style or unit, n are needed, not {', '.join(columns) or 'none'}")


def evaluate(gold: Path, out: Path) -> int:
    """Write `out` from `gold`; the number of rows. Raises ValueError or OSError, the line named."""
    with gold.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        columns = list(reader.fieldnames or [])
        printer, rows = printer_of(columns), []
        for row in reader:
            try:
                rows.append([*(row[column] for column in columns), printer(row)])
            except ValueError as fault:
                raise ValueError(f"line {reader.line_num}: {fault}") from fault
    with out.open("w", encoding="utf-8", newline="") as results:
        results.writelines("\t".join(row) + "\n" for row in [[*columns, "result"], *rows])
    return len(rows)


def main(arguments: list[str]) -> int:
    """The exit status: 0, or 2 where a file cannot be read or written."""
    if len(arguments) != 2:
        print("usage: eval_dates.py GOLD.tsv OUT.tsv", file=sys.stderr)
        return 2
    gold, out = map(Path, arguments)
    try:
        count = evaluate(gold, out)
    except (OSError, ValueError) as fault:
        print(f"{gold}: {fault}", file=sys.stderr)
        return 2
    print(f"{count} rows written to {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
