"""What the pages fetch beside Dash: built files, the printed pages, exports."""

import base64
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import flask
from werkzeug.exceptions import HTTPException

from dashapp.domain.errors import ImaginatorError, NotFound
from dashapp.domain.layout import laid_out
from dashapp.domain.section_titles import section_titles
from dashapp.services.catalogue import Services
from dashapp.services.exports import FORMATS
from dashapp.ui.guard import refused
from dashapp.ui.identity import who

_A_YEAR = 31_536_000
_LONGEST_HAVE = 2_000
_FEWEST_PPI, _MOST_PPI = 48, 240


def add_routes(server: flask.Flask, services: Services, built: Path, security_contact: str) -> None:
    """Add the routes to the server of the pages."""

    @server.get("/built/<path:name>")
    def built_file(name: str) -> flask.Response:
        return flask.send_from_directory(built / "editor", name, max_age=_A_YEAR)

    @server.get("/.well-known/security.txt")
    def whom_to_tell() -> flask.Response:
        if not security_contact:
            raise NotFound("Whoever runs this has not said whom to tell: see SECURITY_CONTACT.")
        # RFC 9116: it must say until when it holds; it is written anew each time.
        until = datetime.now(UTC).replace(microsecond=0) + timedelta(days=180)
        told = f"Contact: {security_contact}\nExpires: {until.isoformat()}\n"
        return flask.Response(told, mimetype="text/plain")

    @server.get("/resume/<resume_id>/pages")
    def pages(resume_id: str) -> flask.Response:
        snapshot = services.documents.snapshot(who(), resume_id)
        have = set(flask.request.args.get("have", "")[:_LONGEST_HAVE].split(","))
        ppi = flask.request.args.get("ppi", 96, type=int)
        found = services.previews.pages(snapshot, min(max(ppi, _FEWEST_PPI), _MOST_PPI))
        return flask.jsonify(
            revision=snapshot.revision,
            pages=[
                {"hash": p.hash, "png": None if p.hash in have else _base64(p.png)} for p in found
            ],
            # Of several pages there is something on each.
            is_empty=len(found) == 1 and laid_out(snapshot.resume).is_empty,
            pages_wanted=snapshot.resume.style.pages_wanted,
            titles=section_titles(snapshot.resume.language()),
        )

    @server.get("/resume/<resume_id>/export/<wanted>")
    def export(resume_id: str, wanted: str) -> flask.Response:
        known = next((each for each in FORMATS if each == wanted), None)
        if known is None:
            raise NotFound("There is no such format.")
        resume = services.documents.snapshot(who(), resume_id).resume
        with_source = flask.request.args.get("source", "1") == "1"
        made = services.exports.export(resume, known, with_source=with_source)
        return flask.Response(
            made.content,
            mimetype=made.media_type,
            headers={"content-disposition": made.disposition, "cache-control": "no-store"},
        )

    @server.get("/resume/<resume_id>/piece/<piece_id>")
    def piece(resume_id: str, piece_id: str) -> flask.Response:
        del resume_id  # only for people who read the address
        found = services.writing.pieces.taken_out(who(), piece_id)
        disposition = f"attachment; filename={found.kind}.txt"
        return flask.Response(
            found.text,
            mimetype="text/plain; charset=utf-8",
            headers={"content-disposition": disposition, "cache-control": "no-store"},
        )

    server.register_error_handler(ImaginatorError, refused)

    @server.errorhandler(413)
    def too_large(_: HTTPException) -> tuple[Any, int]:
        return flask.jsonify(code="too-large", message="This file is too large."), 413


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
