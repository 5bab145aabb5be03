"""The paper: what the newsroom says."""

from articles.models.article import Article
from articles.models.correction import Correction
from articles.models.credit import Credit
from articles.models.genre import Genre
from articles.models.mention import Mention
from articles.models.revision import Revision
from articles.models.section import Section
from articles.models.tag import Tag, TaggedArticle

__all__ = [
    "Article",
    "Correction",
    "Credit",
    "Genre",
    "Mention",
    "Revision",
    "Section",
    "Tag",
    "TaggedArticle",
]
