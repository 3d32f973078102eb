"""The editor alone, on a real server: what a key, a drag or a lost line does to the document."""

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pycrdt import XmlElement, XmlFragment, XmlText

from dashapp.services.editing import wire
from tests.browser.sample import FIRST_BULLET, open_sample
from tests.conftest import Server, free_port
from tests.integration.conftest import Peer

SEED = 20
EDITS = 500
PASTE = """([node, text, html]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  if (html) clipboardData.setData('text/html', html);
  node.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}"""
LINES = "() => [...document.querySelectorAll('.im-bullets .im-text')].map(e => e.innerText.trim())"


def resume_of(page: Page) -> dict[str, Any]:
    """Return what the server stores, once everything that was typed is saved."""
    expect(page.locator("#save-state")).to_have_text("Saved")
    # The bar hears of it a moment late, the editor at once.
    expect(page.locator(".im-editor")).to_have_attribute("data-state", "saved")
    answer = page.request.get(page.url.replace("/resume/", "/api/resumes/"))
    stored: dict[str, Any] = answer.json()
    return stored


def highlights(page: Page, entry: int = 0) -> list[str]:
    found: list[str] = resume_of(page)["work"][entry]["highlights"]
    return found


def bullets(page: Page, entry: int = 1) -> Locator:
    """Return the bullets of an entry; the profile is the first."""
    return page.locator(".im-entry").nth(entry).locator(FIRST_BULLET)


def caret_at(page: Page, field: Locator, letters: int) -> None:
    """Put the caret behind so many letters, and wait until the page has seen it."""
    field.click()
    page.keyboard.press("Control+Home")
    for _ in range(letters):
        page.keyboard.press("ArrowRight")
    page.evaluate("() => new Promise(seen => requestAnimationFrame(() => setTimeout(seen)))")


def paste(field: Locator, text: str, html: str = "") -> None:
    field.click()
    paste_over(field, text, html)


def paste_over(field: Locator, text: str, html: str = "") -> None:
    """Paste over what is selected."""
    field.evaluate(f"(node, said) => ({PASTE})([node, ...said])", [text, html])


def test_enter_in_a_bullet_parts_it_and_backspace_joins_it_again(
    page: Page, product: Server
) -> None:
    open_sample(page, product)
    before = highlights(page)
    caret_at(page, bullets(page).nth(1), len("Rebuilt "))
    page.keyboard.press("Enter")
    expect(bullets(page).nth(1)).to_have_text("Rebuilt ")
    expect(bullets(page).nth(2)).to_contain_text("the shift plan")
    page.keyboard.press("Backspace")
    expect(bullets(page)).to_have_count(len(before))
    page.keyboard.type("quickly ")
    after = highlights(page)
    assert after[1] == before[1].replace("Rebuilt ", "Rebuilt quickly ")
    assert [*after[:1], *after[2:]] == [*before[:1], *before[2:]]


def test_marks_stay_with_the_words_when_a_bullet_is_parted(page: Page, product: Server) -> None:
    open_sample(page, product)
    assert "**62 %**" in highlights(page)[0]
    caret_at(page, bullets(page).first, 1)
    page.keyboard.press("Enter")
    expect(bullets(page).nth(1).locator("strong")).to_have_text("62 %")
    assert "**62 %**" in highlights(page)[1]


def test_pasted_lines_become_bullets_without_their_signs(page: Page, product: Server) -> None:
    open_sample(page, product)
    before = highlights(page)
    lines = "• Ran the night shift\n\n  - Cut waste\tby 4 %\n3. Wrote the manual"
    paste(bullets(page).first, lines)
    added = ["Ran the night shift", "Cut waste by 4 %", "Wrote the manual"]
    expect(bullets(page)).to_have_count(len(before) + 3)
    assert highlights(page) == [before[0], *added, *before[1:]]


def test_pasted_lines_replace_what_is_selected(page: Page, product: Server) -> None:
    open_sample(page, product)
    before = highlights(page)
    bullets(page).first.click()
    page.keyboard.press("ControlOrMeta+a")
    paste_over(bullets(page).first, "Ran the night shift\nWrote the manual")
    expect(bullets(page)).to_have_count(len(before) + 1)
    assert highlights(page) == ["Ran the night shift", "Wrote the manual", *before[1:]]
    page.keyboard.press("ControlOrMeta+z")
    expect(bullets(page)).to_have_count(len(before))
    assert highlights(page) == before


def test_rows_and_cells_of_a_pasted_table_are_parted(page: Page, product: Server) -> None:
    open_sample(page, product)
    rows = (
        "<table><tr><th>Welding</th><td>MIG</td></tr><tr><td>Forklift</td><td>B1</td></tr></table>"
    )
    summary = page.locator("[data-field='summary'] p").first.locator("xpath=..")
    summary.click()
    page.keyboard.press("ControlOrMeta+a")
    paste_over(summary, "Welding\tMIG\nForklift\tB1", rows)
    assert resume_of(page)["basics"]["summary"].split("\n") == ["Welding MIG", "Forklift B1"]
    name = page.locator(".im-name .im-text")
    name.click()
    page.keyboard.press("ControlOrMeta+a")
    paste_over(name, "Welding\tMIG\nForklift\tB1", rows)
    assert resume_of(page)["basics"]["name"] == "Welding MIG Forklift B1"


def test_a_line_stays_one_line_whatever_is_pasted(page: Page, product: Server) -> None:
    open_sample(page, product)
    page.locator(".im-name .im-text").click()
    page.keyboard.press("ControlOrMeta+a")
    paste_over(page.locator(".im-name .im-text"), "Nadia\nOkafor")
    assert resume_of(page)["basics"]["name"] == "Nadia Okafor"


def test_a_line_that_was_copied_as_a_whole_stays_one(page: Page, product: Server) -> None:
    open_sample(page, product)
    headline, name = (page.locator(f".im-basics [data-field={each}]") for each in ("label", "name"))
    headline.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("ControlOrMeta+c")
    name.click()
    page.keyboard.press("End")
    page.keyboard.type(", ")
    page.keyboard.press("ControlOrMeta+v")
    expect(name).to_have_text("Nadia Okafor-Lind, Logistics manager, cold chain")
    assert resume_of(page)["basics"]["name"] == "Nadia Okafor-Lind, Logistics manager, cold chain"


def test_pasted_words_become_tags(page: Page, product: Server) -> None:
    open_sample(page, product)
    before = resume_of(page)["skills"][0]["keywords"]
    paste(page.locator(".im-tags .im-text").last, "alpha, beta; gamma")
    after = resume_of(page)["skills"][-1]["keywords"]
    assert after[-3:] == ["alpha", "beta", "gamma"]
    assert resume_of(page)["skills"][0]["keywords"] == before


def test_a_bullet_is_dragged_to_another_place(page: Page, product: Server) -> None:
    open_sample(page, product)
    before = highlights(page)
    row = page.locator(".im-bullets li")
    row.nth(0).hover()
    handle = row.nth(0).locator(".im-handle")
    handle.hover()
    page.mouse.down()
    target = row.nth(2).bounding_box()
    assert target is not None
    page.mouse.move(target["x"] + 20, target["y"] + target["height"] * 0.8, steps=5)
    expect(page.locator(".im-drop")).to_be_visible()
    page.mouse.up()
    expect(page.locator(".im-drop")).to_have_count(0)
    expect(bullets(page).nth(2)).to_contain_text("Cut temperature claims")
    assert highlights(page) == [before[1], before[2], before[0], *before[3:]]


def test_a_press_of_a_handle_offers_places_up_and_down(page: Page, product: Server) -> None:
    open_sample(page, product)
    before = highlights(page)
    page.set_viewport_size({"width": 390, "height": 844})
    row = page.locator(".im-bullets li", has_text=before[1].split("*")[0][:20])
    row.locator(".im-handle").click()
    offered = page.locator(".im-moves")
    offered.get_by_role("button", name="up").click()
    expect(bullets(page).first).to_contain_text(before[1][:20])
    assert highlights(page)[:2] == [before[1], before[0]]
    offered.get_by_role("button", name="down").click()
    offered.get_by_role("button", name="down").click()
    expect(bullets(page).nth(2)).to_contain_text(before[1][:20])
    assert highlights(page)[:3] == [before[0], before[2], before[1]]
    page.keyboard.press("Escape")
    expect(offered).to_have_count(0)
    row.locator(".im-handle").click()
    expect(offered).to_be_visible()
    bullets(page).first.click()
    expect(offered).to_have_count(0)


def test_a_drag_that_is_broken_off_moves_nothing(page: Page, product: Server) -> None:
    open_sample(page, product)
    before = highlights(page)
    row = page.locator(".im-bullets li")
    row.nth(0).hover()
    row.nth(0).locator(".im-handle").hover()
    page.mouse.down()
    page.mouse.move(300, 700, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".im-drop")).to_have_count(0)
    assert highlights(page) == before


def test_arrow_keys_on_a_handle_move_an_entry_keep_the_focus_and_say_so(
    page: Page, product: Server
) -> None:
    open_sample(page, product)
    names = [entry["name"] for entry in resume_of(page)["work"]]
    handle = page.locator("[data-list='work/entries'] > .im-entry-tools .im-handle").first
    handle.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[aria-live]", has_text="moved to place 2 of 3")).to_have_count(1)
    expect(page.locator(".im-handle:focus")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.locator("[aria-live]", has_text="moved to place 3 of 3")).to_have_count(1)
    expect(page.locator(".im-handle:focus")).to_have_count(1)
    assert [e["name"] for e in resume_of(page)["work"]] == [names[1], names[2], names[0]]


def test_arrow_keys_lead_from_one_text_to_the_next(page: Page, product: Server) -> None:
    open_sample(page, product)
    page.locator(".im-name .im-text").click()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".im-headline .im-text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("input[data-field=email]")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".im-headline .im-text")).to_be_focused()


def test_undo_works_in_a_date_and_after_a_removal_too(page: Page, product: Server) -> None:
    open_sample(page, product)
    start = page.locator("input[data-field=startDate]").first
    start.fill("1999-01")
    start.press("Control+z")
    expect(start).to_have_value("2021-04")
    before = highlights(page)
    page.locator(".im-bullets li").first.hover()
    page.locator(".im-bullets .im-remove").first.click()
    expect(bullets(page)).to_have_count(len(before) - 1)
    page.keyboard.press("Control+z")
    expect(bullets(page)).to_have_count(len(before))
    assert highlights(page) == before


def test_a_date_that_is_none_is_kept_and_the_way_to_write_it_told(
    page: Page, product: Server
) -> None:
    open_sample(page, product)
    start = page.locator("input[data-field=startDate]").first
    start.fill("spring 2021")
    expect(page.locator(".im-hint")).to_have_count(0)
    start.blur()
    expect(page.locator(".im-hint")).to_have_text("Write 2020, 2020-03 or 2020-03-14.")
    assert resume_of(page)["work"][0]["startDate"] == "spring 2021"


def test_a_link_is_set_changed_and_refused_without_leaving_the_keyboard(
    page: Page, product: Server
) -> None:
    open_sample(page, product)
    bullets(page).nth(4).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    address = page.get_by_label("Address of the link")
    address.fill("javascript:alert(1)")
    address.press("Enter")
    expect(page.get_by_role("alert").last).to_contain_text("Begin with https://")
    address.fill("safety.example.org/plan")
    address.press("Enter")
    expect(bullets(page).nth(4)).to_be_focused()
    linked = "[Responsible for health and safety.](https://safety.example.org/plan)"
    assert highlights(page)[4] == linked


def test_an_empty_field_is_offered_and_comes_with_the_caret(page: Page, product: Server) -> None:
    open_sample(page, product)
    entry = page.locator(".im-entry").nth(1)
    expect(entry.locator("[data-field=description]")).to_have_count(0)
    entry.get_by_role("button", name="About the employer").click()
    page.keyboard.type("Cold stores in nine ports")
    assert resume_of(page)["work"][0]["description"] == "Cold stores in nine ports"


def test_undo_goes_past_the_first_words_of_an_empty_field(page: Page, product: Server) -> None:
    open_sample(page, product)
    bullet = bullets(page).nth(3)
    said = bullet.inner_text()
    bullet.click()
    page.keyboard.press("End")
    page.keyboard.type(" EARLIER")
    expect(page.locator("#save-state")).to_have_text("Saved")
    page.get_by_role("button", name="+ About the employer").first.click()
    field = page.get_by_role("textbox", name="About the employer").first
    expect(field).to_be_focused()
    page.evaluate("() => new Promise(go => setTimeout(go, 700))")  # another step of Undo
    page.keyboard.type("Typo")
    expect(field).to_have_text("Typo")
    undo = page.get_by_role("button", name="Undo")
    undo.click()
    expect(field).to_have_text("")
    bullet.click()  # the editor sees the empty field again
    undo.click()
    expect(bullet).to_have_text(said)
    redo = page.get_by_role("button", name="Redo")
    redo.click()
    expect(bullet).to_have_text(f"{said} EARLIER")
    redo.click()
    expect(field).to_have_text("Typo")


def test_between_two_bullets_that_were_made_at_once_there_is_room(
    page: Page, context: BrowserContext, product: Server
) -> None:
    address = open_sample(page, product)
    other = context.new_page()
    other.goto(address)
    windows = (page, other)
    for window in windows:
        expect(window.locator("#save-state")).to_have_text("Saved")
        caret_at(window, bullets(window).first, 0)
        window.keyboard.press("Control+End")
    context.set_offline(True)
    for window, words in zip(windows, ("AAAA one", "BBBB two"), strict=True):
        expect(window.locator("#save-state")).to_have_text(re.compile("^Offline"))
        window.keyboard.press("Enter")
        window.keyboard.type(words)
        expect(bullets(window).nth(1)).to_have_text(words)
    context.set_offline(False)
    expect(bullets(page)).to_have_count(7)
    expect(bullets(other)).to_have_count(7)
    expect(bullets(page).nth(1)).to_have_text(re.compile("AAAA one|BBBB two"))
    first = bullets(page).nth(1).inner_text()
    caret_at(page, bullets(page).nth(1), 4)
    page.keyboard.press("Enter")
    expect(bullets(page).nth(1)).to_have_text(first[:4])
    expect(bullets(page).nth(2)).to_have_text(first[4:])
    last = bullets(page).nth(4)
    moved = last.inner_text()
    caret_at(page, last, 0)
    for place in (3, 2):
        page.keyboard.press("Alt+ArrowUp")
        expect(bullets(page).nth(place)).to_have_text(moved)
    expect(bullets(other).nth(2)).to_have_text(moved)


def test_words_whose_bullet_somebody_takes_away_are_given_back(
    page: Page, context: BrowserContext, product: Server
) -> None:
    address = open_sample(page, product)
    other = context.new_page()
    other.goto(address)
    expect(other.locator("#save-state")).to_have_text("Saved")
    caret_at(other, bullets(other).nth(1), 0)
    other.keyboard.press("Control+End")
    other.keyboard.type(" Nobody left.")
    expect(bullets(page).nth(1)).to_contain_text("Nobody left.")
    # One's own removal gives nothing back; somebody else's does.
    page.get_by_role("button", name="Remove bullet").nth(1).focus()
    page.keyboard.press("Enter")
    given_back = other.locator("#given-back")
    expect(given_back).to_contain_text("Somebody took away the text that you were writing in.")
    expect(given_back).to_contain_text("Nobody left.")
    # So does the Undo of who made the bullet.
    caret_at(page, bullets(page).first, 0)
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    expect(bullets(page).nth(1)).to_be_focused()
    expect(bullets(other).nth(1)).to_have_text("")
    bullets(other).nth(1).click()
    other.keyboard.type("Words of mine")
    expect(bullets(page).nth(1)).to_have_text("Words of mine")
    page.get_by_role("button", name="Undo").click()
    expect(given_back).to_contain_text("Words of mine")
    expect(page.locator("#given-back")).to_be_empty()


def test_a_field_that_somebody_else_fills_appears(
    page: Page, context: BrowserContext, product: Server
) -> None:
    open_sample(page, product)
    other = context.new_page()
    other.goto(page.url)
    other.locator(".im-entry").nth(1).get_by_role("button", name="About the employer").click()
    other.keyboard.type("Cold stores")
    expect(page.locator("[data-field=description]").first).to_have_text("Cold stores")


def test_a_section_of_ones_own_is_made_and_named(page: Page, product: Server) -> None:
    open_sample(page, product)
    page.get_by_role("button", name="A section of your own").click()
    page.keyboard.type("Patents")
    page.locator(".im-section").last.locator("[data-field=name]").click()
    page.keyboard.type("Self-closing dock seal")
    stored = resume_of(page)["meta"]["imaginator"]["sections"]
    assert [(s["title"], s["entries"][0]["name"]) for s in stored] == [
        ("Patents", "Self-closing dock seal")
    ]


def test_a_removed_section_comes_back_whole_with_undo(page: Page, product: Server) -> None:
    open_sample(page, product)
    before = resume_of(page)
    page.get_by_role("button", name="Remove the section Experience").click()
    expect(page.locator("[data-list='work/entries']")).to_have_count(0)
    assert not resume_of(page).get("work")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-list='work/entries']")).to_have_count(3)
    assert resume_of(page) == before


def test_a_leftover_is_placed_as_a_bullet(page: Page, product: Server) -> None:
    left = [{"source": "page 1, line 3", "text": "Reach truck since 2014"}]
    data = {
        "work": [{"position": "Hub manager", "name": "Noordkust", "highlights": ["Ran a hub"]}],
        "meta": {"imaginator": {"leftovers": left}},
    }
    made = page.request.post(f"{product.address}/api/resumes", data=data).json()["id"]
    page.goto(f"{product.address}/resume/{made}")
    tray = page.get_by_role("region", name="Not placed yet")
    expect(tray).to_contain_text("page 1, line 3")
    where = tray.get_by_label("Where this line belongs")
    where.select_option(label="Hub manager, Noordkust")
    tray.get_by_role("button", name="Place it").click()
    expect(tray).to_have_count(0)
    assert highlights(page) == ["Ran a hub", "Reach truck since 2014"]


def test_an_emoji_that_replaces_its_neighbour_stays_whole(
    page: Page, context: BrowserContext, product: Server
) -> None:
    open_sample(page, product)
    other = context.new_page()
    other.goto(page.url)
    field = bullets(page).nth(4)
    field.click()
    page.keyboard.press("Control+a")
    for face in "😀😁😂👩‍🚒":
        page.keyboard.insert_text(face)
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.insert_text("🧊")
    theirs = bullets(other).nth(4)
    expect(theirs).to_contain_text("🧊")
    assert "\ufffd" not in theirs.inner_text()
    assert highlights(page)[4] == theirs.inner_text().strip()


def test_a_field_that_a_finding_names_takes_the_caret(page: Page, product: Server) -> None:
    open_sample(page, product)
    page.get_by_role("tab", name="How it reads").click()
    page.locator(".finding", has_text="Responsible for health and safety").first.click()
    expect(bullets(page).nth(4)).to_be_focused()
    page.keyboard.type(" END")
    assert highlights(page)[4] == "Responsible for health and safety. END"


def test_edits_made_while_the_server_is_down_are_saved_when_it_is_back(
    page: Page, server: Server
) -> None:
    open_sample(page, server)
    server.stop(9)
    expect(page.locator("#save-state")).to_have_text(re.compile("^Offline"))
    bullets(page).first.click()
    page.keyboard.press("End")
    page.keyboard.type(" Written meanwhile.")
    server.start()
    expect(page.locator("#save-state")).to_have_text("Saved", timeout=30_000)
    assert highlights(page)[0].endswith(" Written meanwhile.")


def test_words_typed_without_a_pause_outlive_a_window_that_is_closed_without_a_word(
    page: Page, context: BrowserContext, server: Server
) -> None:
    address = open_sample(page, server)
    server.stop(9)
    expect(page.locator("#save-state")).to_have_text(re.compile("^Offline"))
    bullets(page).first.click()
    page.keyboard.press("End")
    page.keyboard.type(" one two three four five six seven eight", delay=80)
    page.close(run_before_unload=False)
    server.start()
    again = context.new_page()
    again.goto(address)
    expect(bullets(again).first).to_contain_text(" one two three four")
    expect(again.locator("#save-state")).to_have_text("Saved")


def test_without_a_line_nothing_is_exported_and_the_text_stays(page: Page, server: Server) -> None:
    open_sample(page, server)
    server.stop(9)
    expect(page.locator("#save-state")).to_have_text(re.compile("^Offline"))
    page.get_by_role("button", name="Export").click()
    page.locator("#pdf-link").click()
    expect(page.locator("#toast")).to_contain_text("There is no line to the server.")
    expect(bullets(page).first).to_be_visible()
    server.start()
    expect(page.locator("#save-state")).to_have_text("Saved", timeout=30_000)


def test_a_window_that_is_cut_off_says_so_at_once_and_comes_back(
    page: Page, product: Server
) -> None:
    open_sample(page, product)
    bullets(page).first.click()
    page.keyboard.press("End")
    page.context.set_offline(True)
    # Long before a server that is silent is given up.
    expect(page.locator("#save-state")).to_have_text(re.compile("^Offline"), timeout=10_000)
    page.keyboard.type(" Typed.")
    expect(page.locator("#save-state")).to_have_text("Offline: kept on this device")
    page.context.set_offline(False)
    expect(page.locator("#save-state")).to_have_text("Saved")
    assert highlights(page)[0].endswith(" Typed.")


def test_a_caret_that_makes_no_sense_stops_nobodys_editor(page: Page, product: Server) -> None:
    peer = Peer(product, open_sample(page, product).rpartition("/")[2])
    made_up = {"cursor": {"anchor": None, "head": 5}, "place": {"node": {}, "field": []}}
    peer.socket.send(wire.awareness(wire.Awareness(7, 1, made_up)))
    before = peer.doc.get_state()
    line = peer.doc.get("t/basics/label", type=XmlFragment).children[0]
    assert isinstance(line, XmlElement)
    inside = line.children[0]
    assert isinstance(inside, XmlText)
    inside.insert(0, "WRITTEN ")
    peer.send(wire.update(peer.doc.get_update(before)))
    peer.until_saved()
    field = page.locator('[data-node="basics"][data-field="label"]')
    expect(field).to_have_text(re.compile("^WRITTEN "))
    field.click()
    page.keyboard.press("End")
    page.keyboard.type(" typed")
    stored = resume_of(page)["basics"]["label"]
    assert stored.startswith("WRITTEN ")
    assert stored.endswith(" typed")


def test_a_bullet_that_two_cut_off_windows_move_is_there_once(
    browser: Browser, tmp_path: Path
) -> None:
    server = Server(free_port(), tmp_path)
    server.start()
    pages = [browser.new_context().new_page() for _ in range(2)]
    open_sample(pages[0], server)
    pages[1].goto(pages[0].url)
    expect(bullets(pages[1]).first).to_be_visible()
    before = highlights(pages[0])
    server.stop(9)
    for page, keys in zip(pages, (2, 4), strict=True):
        expect(page.locator("#save-state")).to_have_text(re.compile("^Offline"))
        bullets(page).first.click()
        for _ in range(keys):
            page.keyboard.press("Alt+ArrowDown")
        expect(bullets(page).nth(keys)).to_contain_text("Cut temperature claims")
    server.start()
    for page in pages:
        expect(page.locator("#save-state")).to_have_text("Saved", timeout=30_000)
    stored = highlights(pages[0])
    assert sorted(stored) == sorted(before)
    for page in pages:
        page.wait_for_function(
            f"want => JSON.stringify(({LINES})().slice(0, 5)) === want",
            arg=json.dumps(
                [line.replace("**", "") for line in stored],
                ensure_ascii=False,
                separators=(",", ":"),
            ),
        )
        page.context.close()
    server.stop()


def test_a_preview_that_fails_says_so_keeps_the_page_and_comes_back(
    page: Page, product: Server
) -> None:
    open_sample(page, product)
    expect(page.locator(".im-sheet img")).to_have_count(2)
    page.route("**/pages?*", lambda route: route.abort())
    bullets(page).first.click()
    page.keyboard.type("x")
    expect(page.locator(".im-preview [role=alert]")).to_contain_text("does not answer")
    expect(page.locator(".im-sheet img")).to_have_count(2)
    page.unroute("**/pages?*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".im-preview [role=alert]")).to_have_count(0)


def test_a_resume_that_runs_over_the_pages_wanted_is_told(page: Page, product: Server) -> None:
    data = {
        "basics": {"name": "Ole Brandt"},
        "work": [{"position": "Cook", "highlights": ["Cooked for many. " * 8] * 60}],
    }
    made = page.request.post(f"{product.address}/api/resumes", data=data).json()["id"]
    page.goto(f"{product.address}/resume/{made}")
    told = page.locator(".im-preview-bar [role=status]")
    expect(told).to_have_text(re.compile(r"^Runs to \d pages; you wanted 2$"))


@pytest.mark.timeout(600)
def test_random_edits_in_three_windows_end_in_what_the_server_stores(
    browser: Browser, product: Server
) -> None:
    chance = random.Random(SEED)  # noqa: S311 - not for secrets
    pages = [browser.new_context().new_page() for _ in range(3)]
    open_sample(pages[0], product)
    for page in pages[1:]:
        page.goto(pages[0].url)
        expect(bullets(page).first).to_be_visible()
    for page in pages:
        # The merge is tested, not what is made of it: the pages after each edit take a third of the time.
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.setBlockedURLs", {"urls": ["*/pages?*"]})
    for _ in range(EDITS):
        page = chance.choice(pages)
        # The focus goes by script: what is tested is the merge, not the pointer.
        page.evaluate(
            "at => document.querySelectorAll('.im-bullets .im-text')[at]?.focus()",
            chance.randrange(9),
        )
        keys = page.keyboard
        keys.press(chance.choice(["Home", "End", "ArrowLeft", "ArrowRight"]))
        act = chance.randrange(12)
        if act < 7:
            keys.insert_text(chance.choice(["a", "é", "😀", " و", "日本", "e\u0301", "*"]))
        else:
            keys.press(["Backspace", "Control+b", "Enter", "Alt+ArrowDown", "Control+z"][act - 7])
    for page in pages:
        expect(page.locator(".im-editor")).to_have_attribute("data-state", "saved")
    fresh = browser.new_context().new_page()
    fresh.goto(pages[0].url)
    expect(fresh.locator("#save-state")).to_have_text("Saved")
    shown = json.dumps(fresh.evaluate(LINES), ensure_ascii=False, separators=(",", ":"))
    for page in pages:
        page.wait_for_function(f"want => JSON.stringify(({LINES})()) === want", arg=shown)
    stored = pages[0].request.get(f"{pages[0].url}/export/txt").text()
    assert "\ufffd" not in shown + stored
    flat = re.sub(r"\s+", "", stored)
    missing = [line for line in json.loads(shown) if re.sub(r"\s+", "", line) not in flat]
    assert missing == []
    for page in (*pages, fresh):
        page.context.close()
