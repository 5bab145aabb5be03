"""How gunicorn serves the newsroom; what the environment sets wins. See docs/settings.md."""

import os
import tempfile
from pathlib import Path

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
# A worker a core, without threads: the most even, and the quickest on an edition just moved (docs/performance.md).
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "sync"
# Load the code once and share its memory; connections are opened by each worker on its first request.
preload_app = True
wsgi_app = "newsroom.wsgi:application"
# A worker says that it is alive by touching a file; on a disk that is busy this could come too late.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else tempfile.gettempdir()  # noqa: S108
# A photo of 20 MB in all its renditions takes some seconds on a small machine.
timeout = 60
graceful_timeout = 20
keepalive = 5
# What little leaks in years of libraries is given back; rarely, since a new worker's memory of pages is empty, and not
# all workers at the same moment.
max_requests = 1_000_000
max_requests_jitter = 200_000
# Nobody steers this server through a socket in a home directory.
control_socket_disable = True
# Which proxies may say who the reader is; the middleware of the site counts them.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")
loglevel = os.environ.get("LOG_LEVEL", "warning").lower()
