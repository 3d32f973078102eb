"""Who works with the keyboard alone: the focus stays where it was put, and what is done is said."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.sample import FIRST_BULLET, open_sample, saved
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
    bullets = [each for each in texts if each["field"] == "text" and len(each["text"].split()) > 7][
        :3
    ]
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
    return Said(resume, made)


def press(control: Locator, key: str = "Enter") -> None:
    control.focus()
    control.press(key)


def somebody_writes(page: Page, drawn: str) -> None:
    """Let another window write a word, and wait until it is here and a part is drawn anew."""
    other = page.context.new_page()
    other.goto(page.url)
    saved(other)
    with page.expect_response(
        lambda answer: f"{drawn}.children" in (answer.request.post_data or "")
    ):
        other.locator(FIRST_BULLET).last.click()
        other.keyboard.type("QQ ")
        expect(page.locator(FIRST_BULLET).last).to_contain_text("QQ")
    saved(other)
    other.close()


def later(page: Page) -> None:
    """Let all that the page would still do of itself be done; its clock was installed before."""
    page.clock.run_for(1_000)


@pytest.mark.parametrize(
    ("tab", "part", "name"),
    [
        ("Review", "threads", "Resolve"),
        ("How it reads", "reads", "Make it a to-do"),
        ("History", "history", "Compare with"),
    ],
)
def test_what_others_write_leaves_the_focus_where_it_is(
    page: Page, product: Server, tab: str, part: str, name: str
) -> None:
    said = with_remarks(page, product)
    call(product, f"/api/resumes/{said.resume}/history", {"name": "First"})
    call(product, f"/api/suggestions/{said.suggestions[0]}/accept", {})
    page.get_by_role("tab", name=tab).click()
    focused = page.locator(PANEL).get_by_role("button", name=name).nth(0)
    name_of_it = focused.get_attribute("id")
    focused.focus()
    top = page.locator(".pane-right").evaluate("(pane) => pane.scrollTop")
    somebody_writes(page, part)
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
    page.clock.install()
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
    later(page)
    expect(page.get_by_placeholder("Your name")).to_be_focused()


def test_the_bar_the_text_and_notices_keep_the_focus_near(page: Page, product: Server) -> None:
    with_remarks(page, product)
    field = page.locator(".im-text", has=page.locator(".im-offered")).nth(0)
    press(field.get_by_role("button", name="Accept what"))
    expect(page.locator(".im-offered")).to_have_count(2)
    expect(page.locator(".im-text:focus")).to_contain_text("Gladly.")
    undo, redo = (page.get_by_role("button", name=name) for name in ("Undo", "Redo"))
    expect(undo).to_be_enabled()
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


def test_who_writes_in_what_somebody_takes_away_is_led_into_no_other_words(
    page: Page, product: Server
) -> None:
    page.clock.install()
    open_sample(page, product)
    other = page.context.new_page()
    other.goto(page.url)
    saved(other)
    bullets = page.locator(FIRST_BULLET)
    count = bullets.count()
    bullets.nth(1).click()
    page.keyboard.press("End")
    press(other.get_by_role("button", name="Remove bullet 2 of Hub manager"))
    expect(bullets).to_have_count(count - 1)
    later(page)
    page.keyboard.type("QQ")
    expect(page.get_by_role("region", name="The text", exact=True)).to_be_focused()
    expect(page.locator(".im-editor")).not_to_contain_text("QQ")
    other.close()


def test_a_phone_keeps_its_keyboard_where_one_writes(browser: Browser, product: Server) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.clock.install()
    open_sample(page, product)
    assert page.evaluate("matchMedia('(pointer: coarse)').matches")
    bullet = page.locator(FIRST_BULLET).nth(1)
    bullet.tap()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type("One ")
    saved(page)
    later(page)  # the panels hear of it
    page.keyboard.type("two.")
    expect(bullet).to_contain_text("One two.")
    expect(bullet).to_be_focused()
    # What took the keyboard away does not bring it back.
    page.locator(".narrow label", has_text="Review").tap()
    page.locator(".narrow label", has_text="Text").tap()
    expect(bullet).to_be_visible()
    later(page)
    expect(bullet).not_to_be_focused()
    context.close()


def test_one_of_several_buttons_shows_the_focus(page: Page, product: Server) -> None:
    open_sample(page, product)
    choice = page.get_by_role("radiogroup", name="What typing does")
    edit = choice.get_by_role("radio", name="Edit")
    edit.focus()
    expect(choice.locator("label").first).to_have_css("outline-style", "solid")
    edit.press("ArrowRight")
    expect(choice.get_by_role("radio", name="Suggest")).to_be_focused()
    expect(choice.locator("label").nth(1)).to_have_css("outline-style", "solid")
    page.get_by_role("tab", name="Co-writer").click()
    expect(page.get_by_role("radiogroup", name="What it does")).to_be_visible()
    # While one suggests, the ring around the text is told from the paper.
    bullet = page.locator(FIRST_BULLET).first
    bullet.click()
    expect(bullet).to_have_css("box-shadow", "rgb(138, 90, 0) 0px 0px 0px 2px")
    page.emulate_media(forced_colors="active")
    expect(bullet).to_have_css("outline-style", "solid")


_WITHOUT_A_RING = """() => {
  const hasRing = (each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
  };
  const controls = [...document.querySelectorAll(
    ".top :is(button, a, input), .pane-right :is(button, a, input, select, textarea, summary)"
  )];
  return controls
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled)
    .filter((each) => !each.matches("[type=file]"))
    .filter((each) => {
      each.focus();
      const shown = [each, ...(each.labels || []), each.parentElement];
      return document.activeElement === each && !shown.some(hasRing);
    })
    .map((each) => each.id || each.textContent || each.outerHTML.slice(0, 80));
}"""


def test_every_control_shows_the_focus(page: Page, product: Server) -> None:
    with_remarks(page, product)
    for tab, drawn in (
        ("How it reads", "#reads .finding"),
        ("Match", "#match"),
        ("Review", "#todos button"),
        ("Co-writer", "#chat"),
        ("History", "#history li"),
    ):
        page.get_by_role("tab", name=tab).click()
        expect(page.locator(drawn).first).to_be_visible()
        page.keyboard.press("Tab")  # whoever uses keys is shown where they are
        assert page.evaluate(_WITHOUT_A_RING) == []
    press(page.get_by_role("button", name="Export"))
    page.keyboard.press("ArrowDown")
    expect(page.locator(".dropdown-item:focus")).to_have_css("outline-style", "solid")


def test_nothing_scrolls_sideways_on_a_small_phone(page: Page, product: Server) -> None:
    open_sample(page, product)
    page.set_viewport_size({"width": 320, "height": 640})
    panes = page.get_by_role("radiogroup", name="What is shown").locator("label")
    drawn = (
        FIRST_BULLET,
        ".im-sheet img",
        "#reads .js-plotly-plot .main-svg",
        "#match p",
        "#todos p",
        "#chat p",
        "#history li",
    )
    expect(panes).to_have_count(len(drawn))
    for number, what in enumerate(drawn):
        panes.nth(number).click()
        expect(page.locator(what).first).to_be_visible()
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, panes.nth(number).inner_text()
    panes.nth(0).click()
    box = page.get_by_role("button", name="Remove the profile").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 320


def test_a_section_moves_among_what_is_seen_and_undo_is_told(page: Page, product: Server) -> None:
    open_sample(page, product)
    sections = page.locator(".im-section")
    seen = sections.count()
    names = [sections.nth(place).get_attribute("aria-label") for place in range(seen)]
    at = names.index("Skills")
    said = page.locator(".im-paper > [aria-live]")
    handle = page.get_by_role("button", name="Move the section Skills:")
    handle.focus()
    for place in range(at + 1, seen):
        page.keyboard.press("ArrowDown")
        expect(said).to_have_text(f"The section Skills moved to place {place + 1} of {seen}.")
        expect(sections.nth(place)).to_have_attribute("aria-label", "Skills")
        expect(handle).to_be_focused()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
        expect(said).to_have_text("The section Skills is already last.")
    page.keyboard.press("ControlOrMeta+z")
    expect(sections.nth(seen - 2)).to_have_attribute("aria-label", "Skills")
    expect(said).to_have_text("Undone.")
    page.get_by_role("button", name="Redo").click()
    expect(said).to_have_text("Done again.")


def test_what_was_done_is_said_in_one_short_line(page: Page, product: Server) -> None:
    with_remarks(page, product)
    page.get_by_role("tab", name="Review").click()
    panel, spoken = page.locator(PANEL), page.locator("#spoken")
    expect(panel.locator("#suggestions .requirement")).to_have_count(3)
    for place in ("#suggestions", "#threads", "#todos"):
        assert panel.locator(place).get_attribute("role") is None, "a list is not read as a whole"
    panel.get_by_role("button", name="Accept:").first.click()
    expect(spoken).to_have_text("Accepted; 2 left.")
    expect(page.locator(".im-offered")).to_have_count(2)
    page.locator(".im-offered").get_by_role("button", name="Decline").first.click()
    expect(spoken).to_have_text("Declined; 1 left.")
    # Said before the lists are drawn anew, in which the next button stands.
    expect(panel.locator("#suggestions .requirement")).to_have_count(1)
    panel.get_by_role("button", name="Resolve: Remark 1").click()
    expect(spoken).to_have_text("Resolved; 2 left.")
    expect(panel.get_by_role("button", name="Resolve:")).to_have_count(2)
    todo = panel.get_by_role("checkbox", name="Task 1")
    expect(todo).not_to_be_checked()
    press(todo, "Space")
    expect(todo).to_be_checked()
    expect(todo).to_be_focused()
    expect(spoken).to_have_text("Done; 1 left.")
    page.get_by_role("tab", name="Match").click()
    panel.get_by_label("Paste the job post").fill(
        "Depot lead\nRequirements:\n- Transport management\n- SAP"
    )
    panel.get_by_role("button", name="Match it").click()
    expect(spoken).to_have_text(re.compile(r"^Match: \d+ of 100\.$"))
    proves = panel.get_by_role("button", name="This proves it:").first
    expect(proves).to_have_attribute("aria-pressed", "false")
    press(proves)
    expect(spoken).to_contain_text("Confirmed. Match:")
    expect(page.locator("*:focus")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("tab", name="How it reads").click()
    panel.get_by_role("button", name="Check the file").click()
    expect(spoken).to_contain_text("are met.")


def test_the_end_of_an_answer_is_said(page: Page, product: Server) -> None:
    open_sample(page, product)
    page.get_by_role("tab", name="Co-writer").click()
    page.get_by_label("Your message").fill("What is missing?")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#spoken")).to_have_text("The co-writer has answered.")
    expect(page.get_by_role("log", name="Chat")).to_contain_text("What is missing?")


def test_the_drawer_the_panels_and_the_pages_have_names(page: Page, product: Server) -> None:
    page.goto(product.address)
    expect(page).to_have_title("Your résumés – Imaginator")
    page.get_by_role("link", name="Help").click()
    expect(page).to_have_title("Help – Imaginator")
    open_sample(page, product)
    page.get_by_role("button", name="Design").click()
    drawer = page.get_by_role("dialog", name="Design")
    for name in ("Colour", "Font", "Paper", "Dates"):
        expect(drawer.get_by_label(name, exact=True)).to_be_visible()
    expect(drawer.get_by_role("group", name="Template")).to_be_visible()
    drawer.get_by_role("button", name="Close").click()
    expect(drawer).to_be_hidden()  # closed, it gives the focus back to what opened it
    expect(page.get_by_role("tablist", name="Panels")).to_be_visible()
    expect(page.get_by_role("button", name="Remove bullet 2 of Hub manager")).to_be_attached()
    past = page.get_by_role("link", name="Skip to the panels")
    press(past)
    expect(page.get_by_role("region", name="Panels")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("tab", name="Page")).to_be_focused()


def test_one_finds_ones_way_by_headings(page: Page, product: Server) -> None:
    open_sample(page, product)
    for name in ("Experience", "Education", "Skills"):
        expect(page.get_by_role("heading", name=name, level=2, exact=True)).to_have_count(1)
    page.get_by_role("tab", name="History").click()
    expect(page.get_by_role("heading", name="Who wrote when", level=2)).to_be_visible()
    page.get_by_role("tab", name="Co-writer").click()
    panel = page.get_by_role("tabpanel", name="Co-writer")
    for name in ("Better words", "Texts", "Ask me", "Chat"):
        panel.get_by_text(name, exact=True).first.click()
        expect(panel.get_by_role("heading", level=2)).to_have_text([name])
