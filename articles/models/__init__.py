"""The paper: what the newsroom says."""

from articles.models.arrangement import Arrangement
from articles.models.article import Article
from articles.models.autosave import Autosave
from articles.models.citation import Citation
from articles.models.correction import Correction
from articles.models.coverage import Coverage
from articles.models.credit import Credit
from articles.models.desk_document import DeskDocument
from articles.models.genre import Genre
from articles.models.house_rule import HouseRule
from articles.models.mention import Mention
from articles.models.period_count import PeriodCount
from articles.models.placed_card import PlacedCard
from articles.models.preview_link import PreviewLink
from articles.models.revision import Revision
from articles.models.search_document import SearchDocument
from articles.models.section import Section
from articles.models.showing import Showing
from articles.models.statement import Statement
from articles.models.statement_document import StatementDocument
from articles.models.synonym import SynonymGroup
from articles.models.tag import Tag, TaggedArticle

__all__ = [
    "Arrangement",
    "Article",
    "Autosave",
    "Citation",
    "Correction",
    "Coverage",
    "Credit",
    "DeskDocument",
    "Genre",
    "HouseRule",
    "Mention",
    "PeriodCount",
    "PlacedCard",
    "PreviewLink",
    "Revision",
    "SearchDocument",
    "Section",
    "Showing",
    "Statement",
    "StatementDocument",
    "SynonymGroup",
    "Tag",
    "TaggedArticle",
]
