"""Parts of addresses that Django's own converters do not know."""

from django.urls import register_converter


class Number:
    """The number of a row: no sign, no leading zero, and small enough for any database."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Its digits."""
        return str(value)


class Words:
    """The words of an address, Arabic letters included (Django's `slug` is ASCII only)."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        """The words, decoded."""
        return value

    def to_url(self, value: str) -> str:
        """The words; Django encodes them."""
        return value


class Year:
    """Four digits."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        """The year; 0000 is none."""
        if value == "0000":
            raise ValueError
        return int(value)

    def to_url(self, value: int) -> str:
        """Four digits."""
        return f"{value:04d}"


class TwoDigits:
    """A month or a day: read with one digit or two, written with two."""

    regex = "[0-9]{1,2}"

    def to_python(self, value: str) -> int:
        """The number; whether the calendar has such a day, the view knows."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Two digits."""
        return f"{value:02d}"


def register() -> None:
    """Make them known to `path()`."""
    register_converter(Number, "number")
    register_converter(Words, "words")
    register_converter(Year, "year")
    register_converter(TwoDigits, "two")
