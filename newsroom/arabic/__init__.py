"""The Arabic language, as far as a newsroom needs it. Pure Python: nothing here knows Django."""
