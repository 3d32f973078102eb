"""The sample résumé, opened as a person opens it."""

from playwright.sync_api import Page, expect

from tests.conftest import Server

FIRST_BULLET = ".im-bullets .im-text"


def open_sample(page: Page, server: Server) -> str:
    page.goto(server.address)
    page.get_by_role("button", name="Try the sample").click()
    page.wait_for_url("**/resume/**")
    expect(page.locator(".im-name .im-text")).to_have_text("Nadia Okafor-Lind")
    expect(page.locator("#save-state")).to_have_text("Saved")
    return page.url
