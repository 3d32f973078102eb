"""Who works with the keyboard alone: the focus stays where it was put, and what is done is said."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.sample import FIRST_BULLET, open_sample
from tests.conftest import Server
from tests.integration.conftest import call

PANEL = ".tab-pane.active"


@dataclass
class Said:
    """A résumé of which three things are suggested, three remarked and two to do."""

    resume: str
    suggestions: list[str]


def with_remarks(page: Page, product: Server) -> Said:
    resume = open_sample(page, product).rpartition("/")[2]
    texts = call(product, f"/api/resumes/{resume}/texts")
    bullets = [
        each for each in texts if each["field"] == "text" and len(each["text"].split()) > 7
    ][:3]
    places = [{"node": each["node"], "field": each["field"]} for each in bullets]
    changes = [
        {**place, "act": "rewrite", "before": each["text"], "after": f"{each['text']} Gladly."}
        for each, place in zip(bullets, places, strict=True)
    ]
    made = call(product, f"/api/resumes/{resume}/suggestions", changes)
    for number, place in enumerate(places):
        remark = {**place, "text": f"Remark {number}"}
        call(product, f"/api/resumes/{resume}/threads", remark)
    for number in range(2):
        call(product, "/api/todo", {"resume_id": resume, "text": f"Task {number}"})
    return Said(resume, [each["id"] for each in made])


def press(control: Locator, key: str = "Enter") -> None:
    control.focus()
    control.press(key)


def somebody_writes(page: Page) -> None:
    """Let another window write a word, and wait until it is here."""
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("#save-state")).to_have_text("Saved")
    last = other.locator(FIRST_BULLET).last
    last.click()
    other.keyboard.type("QQ ")
    expect(page.locator(FIRST_BULLET).last).to_contain_text("QQ")
    expect(other.locator("#save-state")).to_have_text("Saved")
    page.wait_for_timeout(1_500)  # the panel is drawn anew
    other.close()


@pytest.mark.parametrize(
    ("tab", "name"),
    [("Review", "Resolve"), ("How it reads", "Make it a to-do"), ("History", "Compare with")],
)
def test_what_others_write_leaves_the_focus_where_it_is(
    page: Page, product: Server, tab: str, name: str
) -> None:
    said = with_remarks(page, product)
    call(product, f"/api/resumes/{said.resume}/history", {"name": "First"})
    call(product, f"/api/suggestions/{said.suggestions[0]}/accept", {})
    page.get_by_role("tab", name=tab).click()
    focused = page.locator(PANEL).get_by_role("button", name=name).nth(0)
    name_of_it = focused.get_attribute("id")
    focused.focus()
    top = page.locator(".pane-right").evaluate("(pane) => pane.scrollTop")
    somebody_writes(page)
    expect(page.locator("*:focus")).to_have_attribute("id", name_of_it or "")
    assert page.locator(".pane-right").evaluate("(pane) => pane.scrollTop") == top


def test_a_card_that_is_done_gives_the_focus_to_the_next(page: Page, product: Server) -> None:
    with_remarks(page, product)
    page.get_by_role("tab", name="Review").click()
    panel = page.locator(PANEL)
    cards = panel.locator("#suggestions .requirement")
    expect(cards).to_have_count(3)
    for left, place in ((2, 1), (1, 1)):
        following = cards.nth(place).get_attribute("data-review")
        press(cards.nth(place if left == 1 else 0).get_by_role("button", name="Accept"))
        expect(cards).to_have_count(left)
        if left == 2:
            expect(page.locator("*:focus")).to_have_text("Accept")
            here = page.locator(f'[data-review="{following}"]', has=page.locator("*:focus"))
            expect(here).to_be_visible()
    expect(cards.nth(0).get_by_role("button", name="Accept")).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel.get_by_role("heading", name="Suggestions")).to_be_focused()
    # A thread that is dealt with is folded: the next one is at hand, and at last their heading.
    resolve = panel.get_by_role("button", name="Resolve")
    press(resolve.nth(0))
    expect(resolve).to_have_count(2)
    expect(resolve.nth(0)).to_be_focused()
    # Where one answers, the focus comes back to what led there.
    reply = panel.locator("#threads").get_by_role("button", name="Reply").nth(0)
    press(reply)
    words = panel.get_by_label("What you say")
    expect(words).to_be_focused()
    words.fill("An answer")
    press(panel.locator("#send"))
    expect(panel.locator("#threads")).to_contain_text("An answer")
    expect(reply).to_be_focused()


def test_who_presses_with_the_mouse_is_led_to_no_other_button(page: Page, product: Server) -> None:
    with_remarks(page, product)
    page.get_by_role("tab", name="Review").click()
    cards = page.locator("#suggestions .requirement")
    expect(cards).to_have_count(3)
    cards.nth(0).get_by_role("button", name="Accept").click()
    expect(cards).to_have_count(2)
    expect(page.get_by_role("heading", name="Suggestions")).to_be_focused()
    # Who has gone on is not led back.
    accept = cards.nth(0).get_by_role("button", name="Accept")
    accept.focus()
    page.keyboard.press("Enter")
    page.get_by_placeholder("Your name").focus()
    expect(cards).to_have_count(1)
    page.wait_for_timeout(600)
    expect(page.get_by_placeholder("Your name")).to_be_focused()


def test_the_bar_the_text_and_notices_keep_the_focus_near(page: Page, product: Server) -> None:
    with_remarks(page, product)
    field = page.locator(".im-text", has=page.locator(".im-offered")).nth(0)
    press(field.get_by_role("button", name="Accept what"))
    expect(page.locator(".im-offered")).to_have_count(2)
    expect(page.locator(".im-text:focus")).to_contain_text("Gladly.")
    undo, redo = (page.get_by_role("button", name=name) for name in ("Undo", "Redo"))
    press(undo)
    expect(undo).to_be_disabled()
    expect(redo).to_be_focused()
    press(redo)
    expect(redo).to_be_disabled()
    expect(undo).to_be_focused()


def test_a_deleted_resume_leaves_the_focus_in_the_list(page: Page, server: Server) -> None:
    open_sample(page, server)
    page.goto(server.address)
    delete = page.get_by_role("button", name="Delete")
    press(delete)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(delete).to_be_visible()
    expect(page.locator("#resumes :focus")).to_be_visible()


def test_a_notice_that_is_closed_leaves_the_focus_in_the_text(page: Page, product: Server) -> None:
    page.goto(product.address)
    page.get_by_label("Or paste its text").fill("Nadia Okafor\n\nExperience\nHub manager, Acme")
    page.get_by_role("button", name="Read the text").click()
    page.wait_for_url("**/resume/**")
    notice = page.locator("#imported")
    press(notice.get_by_role("button", name="Close"))
    expect(notice).to_have_count(0)
    expect(page.get_by_role("region", name="The text", exact=True)).to_be_focused()
