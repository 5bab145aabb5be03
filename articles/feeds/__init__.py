"""Feeds of the paper: RSS 2.0, Atom 1.0 and JSON Feed 1.1 of the whole, a section, a tag, or whatever reports name."""
