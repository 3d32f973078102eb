"""From a keystroke to the new preview, and to the other window, in Chromium.

``python -m benchmarks.typing``. The peer of the preview is what a page without it does: load
the exported PDF anew.
"""

import statistics
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.conftest import CHROMIUM, Server, free_port

_KEYS = 60
_WATCH = """() => {
  window.drawn = []; window.seen = [];
  window.addEventListener('imaginator:preview',
    () => window.drawn.push(performance.timeOrigin + performance.now()));
  const target = document.querySelector('.im-bullets .im-text');
  new MutationObserver(() => window.seen.push(performance.timeOrigin + performance.now()))
    .observe(target, {subtree: true, childList: true, characterData: true});
  document.addEventListener('keydown',
    () => (window.pressed = performance.timeOrigin + performance.now()), true);
}"""


def main() -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        server = Server(free_port(), Path(folder))
        server.start()
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(server.address)
        page.get_by_role("button", name="Try the sample").click()
        page.wait_for_url("**/resume/**")
        page.locator(".im-sheet img").first.wait_for()
        page.evaluate(_WATCH)
        preview = _previewed(page)
        other = browser.new_page()
        other.goto(page.url)
        other.locator(".im-bullets .im-text").first.wait_for()
        other.evaluate(_WATCH)
        relay = _relayed(page, other)
        reload = _reloaded(f"{page.url}/export/pdf")
        browser.close()
        server.stop()
    print(f"keystroke → preview: median {_ms(preview, 50)}, p95 {_ms(preview, 95)} ms")
    print(f"the whole PDF fetched anew: median {_ms(reload, 50)} ms without drawing it")
    print(f"keystroke → other window: median {_ms(relay, 50)}, p95 {_ms(relay, 95)} ms")


def _previewed(page: Page) -> list[float]:
    spent = []
    for drawn in _keys(page, "drawn"):
        spent.append(page.evaluate(f"drawn[{drawn}] - pressed"))
    return spent


def _relayed(page: Page, other: Page) -> list[float]:
    spent = []
    page.bring_to_front()
    page.locator(".im-bullets .im-text").first.click()
    for number in range(_KEYS):
        seen = other.evaluate("seen.length")
        page.keyboard.type("abcdefghij"[number % 10])
        other.wait_for_function(f"seen.length > {seen}", polling=20)
        spent.append(other.evaluate(f"seen[{seen}]") - page.evaluate("pressed"))
    return spent


def _keys(page: Page, events: str) -> Iterator[int]:
    """Type a letter at a time, each after the page has shown the one before."""
    page.locator(".im-bullets .im-text").first.click()
    page.keyboard.press("End")
    for number in range(_KEYS):
        before = page.evaluate(f"{events}.length")
        page.keyboard.type("abcdefghij"[number % 10])
        page.wait_for_function(f"{events}.length > {before}")
        yield before


def _reloaded(address: str) -> list[float]:
    spent = []
    for _ in range(10):
        begun = time.perf_counter()
        urllib.request.urlopen(address).read()
        spent.append((time.perf_counter() - begun) * 1000)
    return spent


def _ms(values: list[float], share: int) -> str:
    return f"{statistics.quantiles(values, n=100)[share - 1]:.0f}"


if __name__ == "__main__":
    main()
