"""The desk of the building: accounts, identity, photos, redirects, the logs."""

from newsroom.admin import (
    editorial_log,  # noqa: F401
    merge_log,  # noqa: F401
    photo,  # noqa: F401
    redirect,  # noqa: F401
    site_identity,  # noqa: F401
    third_party,  # noqa: F401
    users,  # noqa: F401
)
