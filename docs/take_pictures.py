"""Takes the pictures of every page from the running product: light, dark and phone."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, expect, sync_playwright

HERE = Path(__file__).parent
JOB = HERE.parent / "dashapp" / "samples" / "job.txt"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
_WIDE, _PHONE = (1440, 900), (390, 844)
_START_S = 30.0


def main(folder: Path = HERE / "pictures") -> None:
    """Start the product on an empty store, walk through it, and take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with running() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        resume = _sample(browser, address)
        for theme in ("light", "dark"):
            _walk(_page(browser, _WIDE, theme), address, resume, folder / theme)
        _walk(_page(browser, _PHONE, "light"), address, resume, folder / "phone")
        browser.close()


@contextmanager
def running() -> Iterator[str]:
    """Run the server on a free port and an empty store; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as data:
        ours = {**os.environ, "PORT": str(port), "DATA_DIR": data}
        server = subprocess.Popen([sys.executable, "-m", "dashapp", "serve"], env=ours)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address)
            yield address
        finally:
            server.terminate()
            server.wait(15)


def _wait(address: str) -> None:
    until = time.monotonic() + _START_S
    while True:
        try:
            with urllib.request.urlopen(f"{address}/health/ready") as answer:
                answer.read()
                return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _page(browser: Browser, size: tuple[int, int], theme: Literal["light", "dark"]) -> Page:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
    )
    return context.new_page()


def _sample(browser: Browser, address: str) -> str:
    """Open the sample, add its job post, ask the co-writer; return the address of the résumé."""
    page = _page(browser, _WIDE, "light")
    page.goto(address)
    page.get_by_role("button", name="Try the sample").click()
    page.wait_for_url("**/resume/**")
    page.get_by_role("tab", name="Match").click()
    page.get_by_label("Paste the job post").fill(JOB.read_text(encoding="utf-8"))
    page.get_by_role("button", name="Match it").click()
    expect(page.locator(".big-score")).to_be_visible(timeout=30_000)
    page.get_by_role("tab", name="Co-writer").click()
    page.get_by_label("Your message").fill("Make it better")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".said.is-writer p")).to_be_visible(timeout=30_000)
    page.context.close()
    return page.url


def _walk(page: Page, address: str, resume: str, where: Path) -> None:
    def take(name: str) -> None:
        page.screenshot(path=f"{where}-{name}.png")

    is_phone = where.name == "phone"
    page.goto(address)
    expect(page.locator(".drop")).to_be_visible()  # Dash loads it after the rest
    take("start")
    page.goto(resume)
    expect(page.locator(".save-state")).to_have_text("Saved")
    expect(page.locator(".im-name")).to_be_visible()
    if is_phone:
        take("edit")
    for name, ready in (
        ("Page", ".im-sheet img"),
        ("Reads", ".picture .main-svg"),
        ("Match", ".requirement"),
        ("Co-writer", ".said.is-writer p"),
        ("Review", "#suggestions .requirement"),
    ):
        _show(page, name, is_phone=is_phone)
        if name == "Match":
            page.get_by_label("Job", exact=True).select_option(index=1)
        expect(page.locator(ready).first).to_be_visible(timeout=30_000)
        take(name.lower())
    if not is_phone:
        _show(page, "Page", is_phone=False)
        page.get_by_role("button", name="Design").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        take("design")
    page.goto(f"{address}/help")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    take("help")
    page.goto(f"{address}/resume/gone")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    take("missing")


def _show(page: Page, name: str, *, is_phone: bool) -> None:
    if is_phone:
        label = "Write" if name == "Co-writer" else name
        page.locator(".narrow").get_by_text(label, exact=True).click()
    else:
        label = "How it reads" if name == "Reads" else name
        page.get_by_role("tab", name=label).click()


if __name__ == "__main__":
    main()
