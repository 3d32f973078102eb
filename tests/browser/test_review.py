"""Comments, suggestions, following, a bad line: two windows of one résumé, as people use them."""

import re
import sqlite3
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, WebSocketRoute, expect

from tests.browser.sample import FIRST_BULLET, HIDDEN, open_sample, saved, suggest
from tests.conftest import Server
from tests.integration.conftest import call

KEPT = """() => new Promise((tell) => {
  indexedDB.open("imaginator").onsuccess = (asked) => {
    const store = asked.target.result.transaction("unsent").objectStore("unsent");
    store.count().onsuccess = (counted) => tell(counted.target.result);
  };
})"""

ACCEPT = re.compile("^Accept: ")
PASTED = """(text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
}"""


@pytest.fixture
def other(context: BrowserContext) -> Iterator[Page]:
    """A second window."""
    made = context.new_page()
    problems: list[str] = []
    made.on("pageerror", lambda error: problems.append(str(error)))
    yield made
    assert problems == []


def dialogs(page: Page) -> list[str]:
    """Answer what the browser asks with yes, and list it."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    return asked


def select_words(page: Page, place: int, words: int) -> None:
    """Select the first words of a bullet, with the keyboard."""
    page.locator(FIRST_BULLET).nth(place).click()
    page.keyboard.press("ControlOrMeta+Home")
    for _ in range(words):
        page.keyboard.press("ControlOrMeta+Shift+ArrowRight")


def test_the_queue_is_shown_by_author_section_and_job(page: Page, product: Server) -> None:
    resume = open_sample(page, product).rpartition("/")[2]
    texts = call(product, f"/api/resumes/{resume}/texts")
    bullets = [each for each in texts if each["text"].startswith("Responsible for")]
    summary = next(each for each in texts if each["text"].startswith("Logistics manager with"))
    title = "Depot lead, temperature-controlled distribution (Rotterdam)"
    job = call(product, "/api/jobs", {"text": f"{title}\nRequirements:\n- Health and safety"})
    changes = [
        {"act": "rewrite", "node": each["node"], "field": each["field"], "before": each["text"],
         "after": "Kept everybody safe.", "reason": "Shorter.", "job": served}
        for each, served in ((bullets[0], job["id"]), (summary, ""))
    ]  # fmt: skip
    call(product, f"/api/resumes/{resume}/suggestions", changes)
    page.get_by_role("tab", name="Review").click()
    cards = page.locator("#suggestions .requirement")
    expect(cards).to_have_count(2)
    shown = page.get_by_label("Show", exact=True)
    shown.select_option(f"For {title}")
    expect(cards).to_have_count(1)
    expect(cards).to_contain_text("Responsible for")
    shown.select_option("In Experience")
    expect(cards).to_contain_text("Responsible for")
    page.get_by_role("button", name="Decline all shown").click()
    # None of these waits any more: what does is shown.
    expect(shown).to_have_value("everyone")
    expect(cards).to_contain_text("Logistics manager with")
    page.get_by_role("button", name="Bring back").click()
    expect(cards).to_have_count(2)
    height = "document.documentElement.scrollHeight - window.innerHeight"
    assert page.evaluate(height) <= 0, "only the pane scrolls"
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".narrow").get_by_text("Review").click()
    expect(shown).to_be_visible()
    box = shown.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 390


def test_what_is_half_written_stays_until_it_is_sent(page: Page, product: Server) -> None:
    open_sample(page, product)
    select_words(page, 1, 3)
    page.get_by_role("button", name="Comment on these words").click()
    page.get_by_label("What you say").fill("Who asked for it?")
    select_words(page, 2, 2)
    page.get_by_role("button", name="Comment on these words").click()
    told = page.get_by_role("alert").filter(has_text="Something is half written under Review.")
    expect(told).to_be_visible()
    expect(page.get_by_label("What you say")).to_have_value("Who asked for it?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".im-thread")).to_have_text("Rebuilt the shift")


def test_a_thread_stays_with_its_words_while_others_edit_around_them(
    page: Page, other: Page, product: Server
) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    select_words(page, 1, 3)
    page.get_by_role("button", name="Comment on these words").click()
    page.get_by_label("What you say").fill("Who asked for it?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.get_by_text("Who asked for it?")).to_be_visible()
    words = other.locator(".im-thread")
    expect(words).to_have_text("Rebuilt the shift")
    other.locator(FIRST_BULLET).nth(1).click()
    other.keyboard.press("ControlOrMeta+Home")
    other.keyboard.type("At last: ")
    expect(page.locator(FIRST_BULLET).nth(1)).to_contain_text("At last: ")
    expect(words).to_have_text("Rebuilt the shift")
    expect(page.locator(".im-thread")).to_have_text("Rebuilt the shift")
    # A click on the words shows what is said of them, where it is answered.
    words.click()
    panel = other.locator(".tab-pane.active")
    expect(panel.get_by_text("Who asked for it?")).to_be_visible()
    panel.get_by_role("button", name="Reply").click()
    panel.get_by_label("What you say").fill("The works council.")
    panel.get_by_role("button", name="Reply").first.click()
    expect(page.get_by_text("The works council.")).to_be_visible()
    page.get_by_role("button", name="Make it a to-do").click()
    expect(panel.locator(".todo")).to_have_text("☐Who asked for it?Show×")
    page.get_by_role("button", name="Resolve").click()
    expect(words).to_have_count(0)
    other.locator(FIRST_BULLET).nth(1).click()
    other.keyboard.press("ControlOrMeta+a")
    other.keyboard.press("Backspace")
    folded = page.locator("summary", has_text="The text that this is about is gone")
    expect(folded).to_contain_text("Resolved by")


def test_what_is_typed_in_suggest_mode_waits_until_it_is_accepted_and_undone(
    page: Page, other: Page, product: Server
) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    said = page.locator(FIRST_BULLET).nth(1).inner_text()
    suggest(other)
    other.locator(FIRST_BULLET).nth(1).click()
    other.keyboard.press("ControlOrMeta+End")
    other.keyboard.type(" Everyone kept their weekends.")
    other.keyboard.press("Enter")
    expect(page.locator(".im-new")).to_have_text(" Everyone kept their weekends.")
    expect(page.locator(FIRST_BULLET).nth(1)).to_contain_text(said)
    expect(other.locator(".im-new")).to_have_text(" Everyone kept their weekends.")
    # The same words, changed again, are one suggestion; taken back, none.
    other.locator(FIRST_BULLET).nth(1).click()
    other.keyboard.press("ControlOrMeta+End")
    other.keyboard.type(" Nobody left.")
    other.locator(FIRST_BULLET).nth(2).click()
    expect(page.locator(".im-new")).to_have_text(" Everyone kept their weekends. Nobody left.")
    page.get_by_role("button", name="Accept what You suggests").click()
    expect(page.locator(".im-new")).to_have_count(0)
    accepted = f"{said} Everyone kept their weekends. Nobody left."
    expect(page.locator(FIRST_BULLET).nth(1)).to_have_text(accepted)
    expect(other.locator(FIRST_BULLET).nth(1)).to_have_text(accepted)
    page.get_by_role("button", name="Undo").click()
    expect(other.locator(".im-new")).to_have_text(" Everyone kept their weekends. Nobody left.")
    page.get_by_role("tab", name="Review").click()
    page.locator(".tab-pane.active").get_by_role("button", name="Take back").click()
    expect(other.locator(".im-new")).to_have_count(0)
    expect(page.get_by_text("Nothing waits.")).to_be_visible()


def test_enter_ends_a_suggestion_and_leads_into_no_other_words(page: Page, product: Server) -> None:
    open_sample(page, product)
    saved(page)
    suggest(page)
    page.locator(FIRST_BULLET).nth(1).click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(" Nobody left.")
    page.keyboard.press("Enter")
    page.keyboard.type("A new point")
    expect(page.locator(".im-new")).to_have_text(" Nobody left.")
    expect(page.locator(".im-editor")).not_to_contain_text("A new point")


def test_what_is_pasted_as_a_suggestion_comes_without_the_signs_of_a_list(
    page: Page, product: Server
) -> None:
    open_sample(page, product)
    suggest(page)
    page.locator(FIRST_BULLET).nth(1).click()
    page.keyboard.press("ControlOrMeta+End")
    page.evaluate(PASTED, "\n• Ran the night shift\n• Trained two")
    page.keyboard.press("Enter")
    expect(page.locator(".im-new")).to_have_text("Ran the night shift Trained two")


def test_a_suggestion_that_did_not_arrive_is_told_again(
    page: Page, other: Page, product: Server
) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    suggest(other)
    bullet = other.locator(FIRST_BULLET).nth(1)
    bullet.click()
    other.keyboard.press("ControlOrMeta+End")
    other.keyboard.type(" Nobody left.")
    other.context.set_offline(True)
    other.locator(FIRST_BULLET).nth(2).click()
    expect(bullet).to_contain_text("Nobody left.")
    other.context.set_offline(False)
    expect(page.locator(".im-new")).to_have_text(" Nobody left.")
    expect(other.locator(".im-new")).to_have_text(" Nobody left.")
    saved(other)


def test_what_others_write_meanwhile_is_no_part_of_a_suggestion(
    page: Page, other: Page, product: Server
) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    suggest(other)
    other.locator(FIRST_BULLET).nth(1).click()
    other.keyboard.press("ControlOrMeta+End")
    other.keyboard.type(" Nobody left.")
    page.locator(FIRST_BULLET).nth(1).click()
    page.keyboard.press("ControlOrMeta+Home")
    page.keyboard.type("EDITED ")
    saved(page)
    other.locator(FIRST_BULLET).nth(2).click()
    page.get_by_role("tab", name="Review").click()
    # It is of a text that is another by now: shown, and never applied blindly.
    card = page.locator("#suggestions .requirement")
    expect(card).to_contain_text("Nobody left.")
    expect(card.locator("del", has_text="EDITED")).to_have_count(0)
    saved(other)
    expect(card.get_by_role("button", name="Accept")).to_have_count(0)


def test_what_one_suggests_in_two_windows_takes_each_others_place_nowhere(
    page: Page, other: Page, product: Server
) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    for window in (page, other):
        suggest(window)
    page.locator(FIRST_BULLET).nth(1).click()
    page.keyboard.press("ControlOrMeta+End")
    other.locator(FIRST_BULLET).nth(1).click()
    other.keyboard.press("ControlOrMeta+End")
    other.keyboard.type(" Nobody left.")
    other.keyboard.press("Enter")
    # Whoever was in the text and typed nothing takes nothing back.
    expect(page.locator(".im-new")).to_have_text(" Nobody left.")
    page.keyboard.press("Enter")
    saved(page)
    page.locator(FIRST_BULLET).nth(2).click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(" Everyone stayed.")
    other.locator(FIRST_BULLET).nth(2).click()
    other.keyboard.press("ControlOrMeta+End")
    other.keyboard.type(" All were paid.")
    other.keyboard.press("Enter")
    expect(other.locator(".im-new")).to_have_text([" Nobody left.", " All were paid."])
    page.keyboard.press("Enter")
    for window in (page, other):
        expect(window.locator(".im-new")).to_have_text(
            [" Nobody left.", " All were paid.", " Everyone stayed."]
        )


def test_what_was_typed_as_a_suggestion_outlives_a_reload(
    page: Page, other: Page, product: Server
) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    asked = dialogs(other)
    suggest(other)
    bullet = other.locator(FIRST_BULLET).nth(1)
    bullet.click()
    other.keyboard.press("ControlOrMeta+End")
    other.keyboard.type(" Nobody left.")
    expect(bullet).to_contain_text("Nobody left.")
    callback = re.compile("_dash-update-component")
    other.route(callback, lambda route: route.abort())  # what leaving the field would still tell
    other.reload(wait_until="commit")
    other.unroute(callback)
    assert asked == ["beforeunload"]
    expect(page.locator(".im-new")).to_have_text(" Nobody left.")
    # It is told once, and asks nothing any more.
    expect(other.locator(".im-new")).to_have_text(" Nobody left.")
    other.reload()
    expect(other.locator(".im-new")).to_have_text(" Nobody left.")
    assert asked == ["beforeunload"]


def test_a_suggestion_outlives_a_hidden_window_that_is_closed_without_a_word(
    page: Page, other: Page, context: BrowserContext, server: Server
) -> None:
    address = open_sample(page, server)
    other.goto(address)
    saved(other)
    suggest(other)
    server.stop(9)
    expect(other.locator("#save-state")).to_contain_text("Offline")
    other.locator(FIRST_BULLET).nth(1).click()
    other.keyboard.press("ControlOrMeta+End")
    other.keyboard.type(" Nobody left.")
    other.locator(FIRST_BULLET).nth(2).click()
    other.evaluate(HIDDEN)
    other.close(run_before_unload=False)
    server.start()
    saved(page)
    again = context.new_page()
    again.goto(address)
    expect(again.locator(".im-new")).to_have_text(" Nobody left.")
    expect(page.locator(".im-new")).to_have_text(" Nobody left.")
    saved(again)
    assert (
        again.evaluate("() => Object.keys(localStorage).filter((key) => /draft/.test(key))") == []
    )


def test_undoing_an_acceptance_brings_marks_back(page: Page, other: Page, product: Server) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    bold = page.locator(FIRST_BULLET).filter(has=page.locator("strong")).first
    before = bold.inner_html()
    place = page.locator(FIRST_BULLET).evaluate_all(
        "(all) => all.findIndex((each) => each.querySelector('strong'))"
    )
    suggest(other)
    other.locator(FIRST_BULLET).nth(place).click()
    other.keyboard.press("ControlOrMeta+a")
    other.keyboard.type("Shorter.")
    other.keyboard.press("Enter")
    page.get_by_role("tab", name="Review").click()
    page.locator("#suggestions").get_by_role("button", name=ACCEPT).click()
    changed = page.locator(FIRST_BULLET).nth(place)
    expect(changed).to_have_text("Shorter.")
    page.get_by_role("button", name="Undo").click()
    expect(changed.locator("strong")).to_have_text("62 %")
    assert before.count("<strong>") == 1


def test_show_leads_to_the_place_on_a_narrow_screen(page: Page, product: Server) -> None:
    open_sample(page, product)
    page.set_viewport_size({"width": 390, "height": 844})
    for _ in range(4):
        page.locator(".narrow label", has_text="Reads").click()
        finding = page.locator(".finding", has_text="Responsible for health and safety").first
        finding.click()
        bullet = page.locator(FIRST_BULLET).filter(has_text="Responsible for health").first
        expect(bullet).to_be_focused()
        expect(bullet).to_be_in_viewport()
    # Whoever comes back by themselves finds each pane where it was left.
    bullet.scroll_into_view_if_needed()  # once it stands still
    at = page.evaluate("scrollY")
    page.locator(".narrow label", has_text="Past").click()
    expect(page.get_by_text("Give what it says now a name")).to_be_in_viewport()
    page.locator(".narrow label", has_text="Text").click()
    page.locator(".panes.show-edit").wait_for()
    expect(page.locator(FIRST_BULLET).filter(has_text="Responsible").first).to_be_in_viewport()
    page.wait_for_function("at => Math.abs(scrollY - at) < 200", arg=at)


def test_a_suggestion_that_cannot_be_kept_is_given_back(
    page: Page, other: Page, product: Server
) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    asked = dialogs(other)
    suggest(other)
    # A blank more suggests nothing, and asks nothing.
    other.locator(FIRST_BULLET).nth(2).click()
    other.keyboard.press("ControlOrMeta+End")
    other.keyboard.type(" ")
    bullet = other.locator(FIRST_BULLET).nth(1)
    said = bullet.inner_text()
    bullet.click()
    other.keyboard.press("ControlOrMeta+End")
    other.keyboard.type(" Nobody left.")
    # Meanwhile somebody takes the bullet away.
    gone = page.locator(FIRST_BULLET).nth(1)
    gone.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Backspace")
    expect(page.locator(FIRST_BULLET).filter(has_text=said)).to_have_count(0)
    saved(page)
    other.locator(FIRST_BULLET).first.click()
    given_back = other.locator("#given-back")
    expect(given_back).to_contain_text("Your suggestion could not be kept.")
    expect(given_back).to_contain_text("Nobody left.")
    expect(other.locator("#given-back .alert")).to_have_count(1)
    other.reload()
    expect(other.locator(".save-state")).to_have_text("Saved")
    expect(given_back).to_be_empty()
    assert asked == []


def test_who_comes_back_under_another_name_is_seen_at_once(
    page: Page, other: Page, product: Server
) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    other.get_by_placeholder("Your name").fill("Bo")
    other.get_by_placeholder("Your name").press("Enter")
    expect(page.get_by_role("button", name="Bo is here: follow")).to_be_visible()


def test_somebody_is_followed_through_the_text(page: Page, other: Page, product: Server) -> None:
    other.goto(open_sample(page, product))
    saved(other)
    page.get_by_role("button", name="follow").click()
    expect(page.locator(".peer.is-followed")).to_be_visible()
    last = other.locator(".im-text").last
    last.scroll_into_view_if_needed()
    last.click()
    name = last.get_attribute("data-node")
    followed = page.locator(f'.im-text[data-node="{name}"]').last
    expect(followed).to_be_in_viewport()
    expect(page.locator(".im-field", has=followed).get_by_text("is editing this")).to_be_attached()


def test_what_is_typed_offline_is_kept_on_the_device_and_merged_later(
    page: Page, other: Page, context: BrowserContext, server: Server
) -> None:
    """In each of two windows, which are closed before the server is back."""
    address = open_sample(page, server)
    other.goto(address)
    saved(other)
    server.stop(9)
    for each, place in ((page, 1), (other, 2)):
        expect(each.locator("#save-state")).to_contain_text("Offline")
        each.locator(FIRST_BULLET).nth(place).click()
        each.keyboard.press("ControlOrMeta+End")
        each.keyboard.type(" Typed offline.")
        expect(each.locator("#save-state")).to_have_text("Offline: kept on this device")
        each.close(run_before_unload=False)
    server.start()
    again = context.new_page()
    again.goto(address)
    for place in (1, 2):
        expect(again.locator(FIRST_BULLET).nth(place)).to_contain_text(" Typed offline.")
    saved(again)
    # The server has it, so that the device has nothing more of it.
    expect(again.locator("#save-state")).to_have_text("Saved")
    assert again.evaluate(KEPT) == 0
    again.reload()
    saved(again)
    expect(again.get_by_text("Typed offline. Typed offline.")).to_have_count(0)
    expect(again.locator(FIRST_BULLET).nth(1)).to_contain_text(" Typed offline.")


def test_a_device_that_lost_its_store_keeps_what_is_typed_from_then_on(
    page: Page, product: Server
) -> None:
    open_sample(page, product)
    tools = page.context.new_cdp_session(page)
    lost = {"origin": product.address, "storageTypes": "indexeddb"}
    tools.send("Storage.clearDataForOrigin", lost)
    page.context.set_offline(True)
    expect(page.locator("#save-state")).to_contain_text("Offline")
    page.locator(FIRST_BULLET).nth(1).click()
    page.keyboard.type("KEPT ")
    expect(page.locator("#save-state")).to_have_text("Offline: kept on this device")
    assert page.evaluate(KEPT) == 1
    page.context.set_offline(False)
    saved(page)


def test_unsent_words_come_back_as_a_copy_after_a_backup_was_restored(
    page: Page, server: Server
) -> None:
    open_sample(page, server)
    server.stop(9)
    expect(page.locator("#save-state")).to_contain_text("Offline")
    page.locator(FIRST_BULLET).nth(1).click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(" Only here.")
    expect(page.locator("#save-state")).to_have_text("Offline: kept on this device")
    with sqlite3.connect(next(server.data.rglob("*.sqlite3"))) as store:
        store.execute("UPDATE documents SET epoch = 'restored'")
    server.start()
    copy = page.get_by_role("link", name="a copy of its own")
    expect(copy).to_be_visible()
    copy.click()
    expect(page.locator(FIRST_BULLET).nth(1)).to_contain_text("Only here.")
    saved(page)


def test_where_no_socket_comes_through_nobody_notices(
    page: Page, other: Page, product: Server
) -> None:
    address = open_sample(page, product)

    def block(route: WebSocketRoute) -> None:
        route.close(code=1006)

    other.route_web_socket("**/ws/**", block)
    other.goto(address)
    expect(other.locator("#save-state")).to_have_text("Saved", timeout=20_000)
    other.locator(FIRST_BULLET).nth(1).click()
    other.keyboard.press("ControlOrMeta+End")
    other.keyboard.type(" Over plain requests.")
    expect(page.locator(FIRST_BULLET).nth(1)).to_contain_text("Over plain requests.")
    saved(other)
    page.locator(FIRST_BULLET).nth(2).click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(" And back.")
    expect(other.locator(FIRST_BULLET).nth(2)).to_contain_text("And back.")
    expect(other.locator(".im-caret").first).to_be_attached()
    saved(other)
    # A deletion is heard as well.
    page.keyboard.press("ControlOrMeta+Shift+ArrowLeft")
    page.keyboard.press("Backspace")
    expect(other.locator(FIRST_BULLET).nth(2)).not_to_contain_text("back.")
