"""The building: people with accounts, the paper's identity, photos, redirects, the log and the edition."""

from newsroom.models.edition import Edition
from newsroom.models.editorial_log import LogEntry
from newsroom.models.merge_log import DistinctPair, MergeLog
from newsroom.models.photo import Photo
from newsroom.models.presence import Presence
from newsroom.models.redirect import Redirect
from newsroom.models.site_identity import SiteIdentity, SocialLink
from newsroom.models.user import User
from newsroom.models.versioned import Versioned

__all__ = [
    "DistinctPair",
    "Edition",
    "LogEntry",
    "MergeLog",
    "Photo",
    "Presence",
    "Redirect",
    "SiteIdentity",
    "SocialLink",
    "User",
    "Versioned",
]
