"""The API's own pages, ``/docs`` and ``/redoc``, from files of this server alone."""

import secrets
from pathlib import Path

from fastapi import FastAPI
from fastapi.openapi.docs import get_redoc_html, get_swagger_ui_html
from fastapi.responses import HTMLResponse
from starlette.staticfiles import StaticFiles


def add_docs(app: FastAPI, built: Path) -> None:
    """Serve both pages without a network: FastAPI's own would load from elsewhere."""
    app.mount("/docs/files", StaticFiles(directory=built, check_dir=False), name="docs-files")
    openapi = app.openapi_url or "/openapi.json"

    @app.get("/docs", include_in_schema=False)
    async def swagger() -> HTMLResponse:
        return _allowed(
            get_swagger_ui_html(
                openapi_url=openapi,
                title=f"{app.title} API",
                swagger_js_url="/docs/files/swagger-ui-bundle.js",
                swagger_css_url="/docs/files/swagger-ui.css",
                swagger_favicon_url="/assets/favicon.svg",
            )
        )

    @app.get("/redoc", include_in_schema=False)
    async def redoc() -> HTMLResponse:
        return _allowed(
            get_redoc_html(
                openapi_url=openapi,
                title=f"{app.title} API",
                redoc_js_url="/docs/files/redoc.standalone.js",
                redoc_favicon_url="/assets/favicon.svg",
                with_google_fonts=False,
            )
        )


def _allowed(page: HTMLResponse) -> HTMLResponse:
    """Let a page run the scripts that it has, and no other."""
    nonce = secrets.token_urlsafe(16)
    marked = bytes(page.body).replace(b"<script", f'<script nonce="{nonce}"'.encode())
    policy = (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline';"
        " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src blob:;"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return HTMLResponse(marked, headers={"content-security-policy": policy})
