"""The front page: places that people fill by hand, and the rule that fills the rest."""

from articles.front_page.arranged import Arranged, arranged, launched
from articles.front_page.card import Card
from articles.front_page.page import FrontPage, made
from articles.front_page.slots import MOST, Slot

__all__ = ["MOST", "Arranged", "Card", "FrontPage", "Slot", "arranged", "launched", "made"]
