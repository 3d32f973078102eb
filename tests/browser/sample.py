"""The sample résumé, opened as a person opens it."""

import re

from playwright.sync_api import Page, expect

from tests.conftest import Server

FIRST_BULLET = ".im-bullets .im-text"
HIDDEN = """() => {
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def open_sample(page: Page, server: Server) -> str:
    page.goto(server.address)
    page.get_by_role("button", name="Try the sample").click()
    page.wait_for_url("**/resume/**")
    expect(page.locator(".im-name .im-text")).to_have_text("Nadia Okafor-Lind")
    saved(page)
    return page.url


def saved(page: Page) -> None:
    expect(page.locator("#save-state")).to_have_text("Saved")
    # The bar hears of it a moment late, the editor at once.
    expect(page.locator(".im-editor")).to_have_attribute("data-state", "saved")


def suggest(page: Page) -> None:
    """Choose that typing suggests, and wait until it does."""
    page.locator(".mode label", has_text="Suggest").click()
    bullet = page.locator(FIRST_BULLET).first
    expect(bullet).to_have_attribute("aria-label", re.compile("what you type is a suggestion$"))
