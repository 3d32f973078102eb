"""Serves an assistant that started this process and speaks over its standard streams."""

from collections.abc import Sequence

from dashapp.services.catalogue import Services
from dashapp.services.live import LiveDocuments
from dashapp.web.mcp.desk import Alone
from dashapp.web.mcp.server import create_server


def serve_stdio(
    services: Services, live: LiveDocuments, secrets: Sequence[str], version: str, alone: Alone
) -> None:
    """Answer until the other end closes; ``alone`` says whose assistant it is."""
    create_server(services, live, secrets, version, alone).run("stdio")
