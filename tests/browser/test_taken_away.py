"""What is typed while somebody else takes its place away: it stays, or is given back to be copied."""

from collections.abc import Callable, Iterator
from functools import partial
from threading import Event

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    WebSocketRoute,
    expect,
)

from tests.browser.sample import FIRST_BULLET, HIDDEN, open_sample, saved, suggest
from tests.conftest import Server

TAKEN = "Somebody took away the text that you were writing in."
# What a person types lands here, right after the document of the window has changed.
TYPE_AT_ONCE = """{
  const { set } = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage");
  Object.defineProperty(WebSocket.prototype, "onmessage", {
    set(hear) {
      const heard = (event) => {
        hear(event);
        if (window.typed && new Uint8Array(event.data)[0] === 0) {
          document.execCommand("insertText", false, window.typed);
        }
      };
      set.call(this, hear && heard);
    },
  });
}"""
# Of two values that are written at once the one of the greater client stays: this window is the least.
YIELDING = """{
  const random = crypto.getRandomValues.bind(crypto);
  crypto.getRandomValues = (into) => (into instanceof Uint32Array && into.length === 1 ? into.fill(1) : random(into));
}"""
# The server hears of everything a while later.
SLOW = """{
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    setTimeout(() => this.readyState === 1 && send.call(this, data), 700);
  };
}"""
ACKNOWLEDGEMENT = bytes([4])
KEPT = """async (words) => {
  const answer = (asked) => new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
  const database = await answer(indexedDB.open("imaginator", 1));
  const has = ({ update }) => new TextDecoder().decode(update).includes(words);
  const kept = () => answer(database.transaction("unsent").objectStore("unsent").getAll());
  while (!(await kept()).some(has)) await new Promise(requestAnimationFrame);
  database.close();
}"""


@pytest.fixture
def other(browser: Browser) -> Iterator[Page]:
    """The window of somebody else, on a device of their own."""
    made = browser.new_context(viewport={"width": 1440, "height": 900})
    made.set_default_timeout(20_000)
    page = made.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    made.close()
    assert problems == []


def kept(page: Page, words: str) -> None:
    """Wait until this device has kept some words."""
    page.evaluate(KEPT, words)


def bullets(page: Page) -> Locator:
    return page.locator(".im-entry").nth(1).locator(FIRST_BULLET)


def summary(page: Page) -> Locator:
    return page.locator(".im-summary .im-text")


def employer(page: Page) -> Locator:
    return page.get_by_role("textbox", name="About the employer").first


def write_on(page: Page, field: Locator, words: str) -> None:
    """Type at the end of a text."""
    field.click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(words)
    expect(field).to_contain_text(words)


def part(page: Page, letters: int) -> None:
    """Part the summary behind so many letters."""
    summary(page).click()
    page.keyboard.press("ControlOrMeta+Home")
    for _ in range(letters):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")


def take_away(page: Page, place: int) -> None:
    page.get_by_role("button", name="Remove bullet").nth(place).focus()
    page.keyboard.press("Enter")


def test_all_that_was_written_in_an_entry_is_given_back(
    page: Page, other: Page, product: Server
) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    for place, words in enumerate((" First words.", " Second words.", " Third words.")):
        write_on(other, bullets(other).nth(place), words)
        expect(bullets(page).nth(place)).to_contain_text(words)
    page.locator("[data-list='work/entries'] > .im-entry-tools .im-remove").first.focus()
    page.keyboard.press("Enter")
    given_back = other.locator("#given-back .alert")
    expect(given_back).to_have_count(1)
    for words in (TAKEN, "First words.", "Second words.", "Third words."):
        expect(given_back).to_contain_text(words)
    expect(page.locator("#given-back")).to_be_empty()


def test_undo_leaves_what_others_wrote_in_a_text_that_one_began(
    page: Page, other: Page, product: Server
) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    page.get_by_role("button", name="+ About the employer").first.click()
    expect(employer(page)).to_be_focused()
    page.keyboard.type("Mine")
    expect(employer(other)).to_have_text("Mine")
    write_on(other, employer(other), " Theirs")
    expect(employer(page)).to_have_text("Mine Theirs")
    page.get_by_role("button", name="Undo").click()
    expect(employer(page)).to_have_text(" Theirs")
    expect(employer(other)).to_have_text(" Theirs")
    page.get_by_role("button", name="Redo").click()
    expect(employer(other)).to_have_text("Mine Theirs")


def test_undo_leaves_what_others_wrote_in_a_line_that_one_parted(
    page: Page, other: Page, product: Server
) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    said = summary(page).inner_text().strip()
    part(page, 9)
    expect(summary(other).locator("p")).to_have_count(2)
    write_on(other, summary(other).locator("p").last, " Theirs.")
    expect(summary(page)).to_contain_text(" Theirs.")
    page.get_by_role("button", name="Undo").click()
    for window in (page, other):
        expect(summary(window).locator("p").first).to_have_text(said)
        expect(summary(window).locator("p").last).to_have_text(" Theirs.")


def test_a_line_that_somebody_takes_away_is_given_back(
    page: Page, other: Page, product: Server
) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    write_on(page, summary(page), " Known.")
    page.keyboard.press("Enter")
    page.keyboard.type("Second line.")
    expect(summary(other)).to_contain_text("Second line.")
    write_on(other, summary(other), " Words of mine.")
    expect(summary(page)).to_contain_text("Words of mine.")
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.press("Shift+Home")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    expect(summary(other).locator("p")).to_have_count(1)
    expect(other.locator("#given-back")).to_contain_text(TAKEN)
    expect(other.locator("#given-back")).to_contain_text("Second line. Words of mine.")
    # What is parted or joined is not gone.
    write_on(other, summary(other), " Still here.")
    expect(summary(page)).to_contain_text("Still here.")
    part(page, 9)
    expect(summary(other).locator("p")).to_have_count(2)
    page.keyboard.press("Backspace")
    expect(summary(other).locator("p")).to_have_count(1)
    write_on(page, bullets(page).first, " End.")
    expect(bullets(other).first).to_contain_text(" End.")
    expect(other.locator("#given-back .alert")).to_have_count(1)


def test_letters_that_come_before_the_page_has_drawn_a_removal_are_given_back(
    page: Page, other: Page, product: Server
) -> None:
    other.add_init_script(TYPE_AT_ONCE)
    other.goto(open_sample(page, product))
    saved(other)
    bullets(other).nth(1).click()
    expect(bullets(other).nth(1)).to_be_focused()
    other.evaluate("() => (window.typed = 'Typed late')")
    take_away(page, 1)
    expect(other.locator("#given-back")).to_contain_text("Typed late")


def test_what_was_typed_offline_in_a_bullet_that_is_gone_is_given_back_on_the_next_visit(
    page: Page, other: Page, product: Server
) -> None:
    address = open_sample(page, product)
    other.goto(address)
    saved(other)
    other.context.set_offline(True)
    write_on(other, bullets(other).nth(1), " Typed offline.")
    expect(other.locator("#save-state")).to_have_text("Offline: kept on this device")
    other.close(run_before_unload=False)
    take_away(page, 1)
    saved(page)
    other.context.set_offline(False)
    again = other.context.new_page()
    again.goto(address)
    expect(again.locator("#given-back")).to_contain_text(TAKEN)
    expect(again.locator("#given-back")).to_contain_text(" Typed offline.")
    saved(again)


def test_what_the_device_kept_comes_back_over_a_slow_line(other: Page, product: Server) -> None:
    address = open_sample(other, product)
    other.context.set_offline(True)
    write_on(other, bullets(other).nth(1), " Typed offline.")
    expect(other.locator("#save-state")).to_have_text("Offline: kept on this device")
    other.close(run_before_unload=False)
    other.context.set_offline(False)
    again = other.context.new_page()
    again.add_init_script(SLOW)
    again.goto(address)
    expect(bullets(again).nth(1)).to_contain_text(" Typed offline.")
    saved(again)


def test_what_a_window_keeps_while_another_sends_on_its_words_stays_kept(
    page: Page, other: Page, product: Server
) -> None:
    address = open_sample(page, product)
    is_frozen, held = Event(), list[Callable[[], None]]()

    def freezing(line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        line.on_message(lambda said: None if is_frozen.is_set() else server.send(said))
        server.on_message(lambda said: None if is_frozen.is_set() else line.send(said))

    def unacknowledged(line: WebSocketRoute) -> None:
        def hear(said: bytes | str) -> None:
            tell = partial(line.send, said)
            held.append(tell) if said[:1] == ACKNOWLEDGEMENT and is_frozen.is_set() else tell()

        line.connect_to_server().on_message(hear)

    other.route_web_socket("**/ws/**", freezing)
    other.goto(address)
    saved(other)
    is_frozen.set()
    write_on(other, bullets(other).nth(1), " One.")
    kept(other, " One.")
    sender = other.context.new_page()
    sender.route_web_socket("**/ws/**", unacknowledged)
    sender.goto(address)
    expect(bullets(page).nth(1)).to_contain_text(" One.")
    write_on(other, bullets(other).nth(1), " Two.")
    kept(other, " Two.")
    other.close(run_before_unload=False)
    is_frozen.clear()
    for tell in held:
        tell()
    saved(sender)
    again = sender.context.new_page()
    again.goto(address)
    expect(bullets(again).nth(1)).to_contain_text(" One. Two.")
    saved(again)


def test_an_address_that_somebody_else_wrote_meanwhile_is_given_back(
    page: Page, other: Page, product: Server
) -> None:
    other.add_init_script(YIELDING)
    other.goto(open_sample(page, product))
    saved(other)
    other.context.set_offline(True)
    other.locator("input[data-field=email]").fill("theirs@example.org")
    page.locator("input[data-field=email]").fill("ours@example.org")
    saved(page)
    other.context.set_offline(False)
    expect(other.locator("#given-back")).to_contain_text("theirs@example.org")
    expect(other.locator("input[data-field=email]")).to_have_value("ours@example.org")
    expect(page.locator("input[data-field=email]")).to_have_value("ours@example.org")
    saved(other)


def test_of_two_windows_with_drafts_for_one_text_one_is_told_and_the_other_given_back(
    page: Page, context: BrowserContext, product: Server
) -> None:
    address = open_sample(page, product)
    second = context.new_page()
    second.goto(address)
    for window, words in ((page, " One draft."), (second, " Another draft.")):
        saved(window)
        suggest(window)
        write_on(window, bullets(window).nth(1), words)
        window.evaluate(HIDDEN)
    for window in (page, second):
        window.close(run_before_unload=False)
    again = context.new_page()
    again.goto(address)
    given_back = again.locator("#given-back")
    expect(given_back).to_contain_text("Another suggestion of yours")
    expect(bullets(again).nth(1).locator("ins")).to_contain_text("draft.")
    told = "Another" if "Another" in bullets(again).nth(1).inner_text() else "One"
    expect(given_back).to_contain_text({"Another": "One draft.", "One": "Another draft."}[told])
    saved(again)
    assert (
        again.evaluate("() => Object.keys(localStorage).filter((key) => /draft/.test(key))") == []
    )
