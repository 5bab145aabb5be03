"""Whether the server in this container answers: exit code 0 or 1.

Asked as the proxy in front would: by HTTPS, under the first of ALLOWED_HOSTS.
"""

from __future__ import annotations

import http.client
import os
import sys


def healthy() -> bool:
    """Whether the front page comes."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].lstrip(".")
    server = http.client.HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=4)
    try:
        server.request("HEAD", "/", headers={"Host": host, "X-Forwarded-Proto": "https"})
        # Without TRUSTED_PROXIES the answer is the redirect to HTTPS, which says as much.
        return server.getresponse().status in (200, 301)
    except OSError:
        return False
    finally:
        server.close()


if __name__ == "__main__":
    sys.exit(not healthy())
