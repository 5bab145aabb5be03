"""Words that find each other: what no rule of inflection reaches, as a table that editors keep."""
