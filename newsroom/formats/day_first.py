"""What the Arabic and the English interface share: the day comes first, and what is shown can be typed back.

Django's own `ar` reads 06/12/2025 as 12 June, prints it with an invisible mark, and writes 1.5 as «1,5»; its
`en` puts the month first. The first input format of each list is the one that admin widgets print.
"""

TIME_FORMAT = "H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
DATE_FORMAT = "j F Y"

DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d"]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S", "%H:%M:%S.%f"]
DATETIME_INPUT_FORMATS = [f"{day} {clock}" for day in DATE_INPUT_FORMATS for clock in TIME_INPUT_FORMATS]

FIRST_DAY_OF_WEEK = 1
"""Monday, which CLDR gives for Lebanon and Palestine."""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
