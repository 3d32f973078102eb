"""Records three people and the co-writer in one résumé, from the running product, as a WebP."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from docs.take_pictures import CHROMIUM, running

OUT = Path(__file__).parent / "pictures" / "together.webp"
_SIZE = {"width": 1180, "height": 700}
_BULLETS = ".im-bullets .im-text"
_MS = 1_500


def main() -> None:
    """Record what Ada sees while Bo writes, Cleo suggests and the co-writer helps."""
    with running() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        ada = _window(browser)
        ada.goto(address)
        ada.get_by_role("button", name="Try the sample").click()
        ada.wait_for_url("**/resume/**")
        frames = _together(ada, [_come(browser, ada.url, name) for name in ("Bo", "Cleo")])
        browser.close()
    pictures = [Image.open(io.BytesIO(frame)).convert("RGB") for frame in frames]
    pictures[0].save(
        OUT, save_all=True, append_images=pictures[1:], duration=_MS, loop=0, quality=70, method=6
    )


def _window(browser: Browser) -> Page:
    return browser.new_context(viewport=_SIZE, reduced_motion="reduce").new_page()  # type: ignore[arg-type]


def _come(browser: Browser, address: str, name: str) -> Page:
    page = _window(browser)
    page.goto(address)
    expect(page.locator("#save-state")).to_have_text("Saved")
    page.get_by_placeholder("Your name").fill(name)
    page.get_by_placeholder("Your name").press("Enter")
    return page


def _together(ada: Page, others: list[Page]) -> list[bytes]:
    bo, cleo = others
    frames: list[bytes] = []

    def take() -> None:
        frames.append(ada.screenshot())

    ada.get_by_role("button", name="Close").click()
    expect(ada.locator(".peer")).to_have_count(2)
    ada.locator(_BULLETS).nth(6).scroll_into_view_if_needed()
    take()
    bo.locator(_BULLETS).nth(4).click()
    for words in (" for", " 46 people", " in three shifts."):
        bo.keyboard.press("ControlOrMeta+End")
        if words == " for":
            bo.keyboard.press("Backspace")
        bo.keyboard.type(words)
        expect(ada.locator(_BULLETS).nth(4)).to_contain_text(words.strip())
        take()
    cleo.locator(".mode label", has_text="Suggest").click()
    cleo.locator(_BULLETS).nth(1).click()
    cleo.keyboard.press("ControlOrMeta+End")
    cleo.keyboard.type(" It still holds.")
    cleo.keyboard.press("Enter")
    expect(ada.locator(".im-new").first).to_be_visible()
    take()
    ada.get_by_role("tab", name="Co-writer").click()
    ada.get_by_label("Your message").fill("Make it better")
    ada.get_by_role("button", name="Send").click()
    expect(ada.locator(".said.is-writer p").first).to_be_visible()
    take()
    ada.get_by_role("tab", name="Review").click()
    expect(ada.locator("#suggestions").get_by_text("Co-writer")).to_be_visible()
    take()
    ada.get_by_role("button", name="Accept what Cleo suggests").first.click()
    expect(cleo.locator(_BULLETS).nth(1)).to_contain_text("It still holds.")
    expect(ada.get_by_role("button", name="Accept what Cleo suggests")).to_have_count(0)
    take()
    bo.keyboard.press("ControlOrMeta+Home")
    for _ in range(2):
        bo.keyboard.press("ControlOrMeta+Shift+ArrowRight")
    bo.get_by_role("button", name="Comment on these words").click()
    bo.get_by_label("What you say").fill("@Ada, with which result?")
    bo.get_by_role("button", name="Comment", exact=True).click()
    expect(ada.locator(".im-thread")).to_be_visible()
    take()
    ada.locator(".im-thread").click()
    take()
    return frames


if __name__ == "__main__":
    main()
