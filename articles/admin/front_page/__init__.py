"""Arranging the front page at the desk."""
