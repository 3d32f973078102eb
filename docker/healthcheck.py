"""Asks the server in this container whether it lives; run with ``python -I -S``, in 60 ms."""

import os
import socket
import sys

with socket.create_connection(("127.0.0.1", int(os.environ.get("PORT", "8000"))), 2) as line:
    line.sendall(b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    sys.exit(0 if b" 200 " in line.recv(64) else 1)
