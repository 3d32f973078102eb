"""The main journey in Chromium: import, edit, check, match, take out."""

import contextlib
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

JOB = Path("dashapp/samples/job.txt").read_text(encoding="utf-8")


_DROPPED = "ERR_NETWORK_CHANGED"
_TRIES = 6


def visit(page: Page, address: str) -> None:
    """Go to a page, again where Chromium dropped it.

    It drops what it is fetching whenever an interface of the machine comes or goes, as with each
    container. What the page then lacks it fetches again by itself.
    """
    for _ in range(_TRIES):
        try:
            page.goto(address)
        except Error as error:
            if _DROPPED not in str(error):
                raise
        else:
            return


def open_sample(page: Page) -> None:
    """Open the sample, again where Chromium dropped what asks for it."""
    for _ in range(_TRIES):
        page.get_by_role("button", name="Try the sample").click()
        with contextlib.suppress(Error):
            page.wait_for_url("**/resume/**", timeout=10_000)
            return


def ask_the_cowriter(page: Page) -> None:
    """Ask in the chat and read the answer."""
    page.get_by_role("tab", name="Co-writer").click()
    page.get_by_label("Your message").fill("make it better")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".said.is-writer p").first).not_to_be_empty(timeout=20_000)


def read_the_help(page: Page, address: str) -> None:
    """Open the help, which is one text."""
    visit(page, f"{address}/help")
    expect(page.get_by_role("heading", name="Keys", exact=True)).to_be_visible()


def travel(browser: Browser | BrowserContext, address: str) -> str:
    """Walk it at an address and return that of the résumé."""
    page = browser.new_page()
    problems: list[str] = []
    visit(page, address)
    page.get_by_role("button", name="Try the sample").wait_for()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "response",
        lambda answer: problems.append(answer.url) if answer.status >= 400 else None,
    )
    open_sample(page)
    expect(page.locator("#save-state")).to_have_text("Saved", timeout=20_000)
    page.locator(".im-bullets .im-text").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" Typed in a container.")
    expect(page.locator("#save-state")).to_have_text("Saved")
    expect(page.locator(".im-sheet img")).to_have_count(2)
    page.get_by_role("tab", name="How it reads").click()
    expect(page.locator(".finding").first).to_be_visible()
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    page.get_by_role("tab", name="Match").click()
    page.locator("#job-text").fill(JOB)
    page.locator("#add-job").click()
    expect(page.locator(".requirement").first).to_be_visible(timeout=30_000)
    ask_the_cowriter(page)
    exported = page.request.get(f"{page.url}/export/pdf")
    assert exported.body()[:5] == b"%PDF-"
    assert "Typed in a container." in page.request.get(f"{page.url}/export/txt").text()
    here = page.url
    read_the_help(page, address)
    page.close()
    assert problems == []
    return here
