"""The product as a person uses it, in Chromium."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Route, expect

from tests import job_files
from tests.browser.sample import FIRST_BULLET, open_sample, saved
from tests.conftest import Server
from tests.integration.conftest import call

JOB = Path("dashapp/samples/job.txt").read_text(encoding="utf-8")


def test_the_main_journey_from_sample_to_pdf(page: Page, product: Server) -> None:
    open_sample(page, product)
    expect(page.locator(".im-sheet img")).to_have_count(2)
    bullet = page.locator(FIRST_BULLET).first
    bullet.click()
    page.keyboard.press("End")
    with page.expect_response(re.compile("/pages")):
        page.keyboard.type(" Seen in print.")
    expect(page.locator("#save-state")).to_have_text("Saved")
    page.get_by_role("tab", name="How it reads").click()
    finding = page.locator(".finding", has_text="Responsible for health and safety").first
    finding.click()
    focused = page.locator(".im-text:focus")
    expect(focused).to_have_text("Responsible for health and safety.")
    expect(page.locator(".js-plotly-plot")).to_have_count(4)
    page.get_by_role("tab", name="Match").click()
    expect(page.get_by_text("Add a job post")).to_be_visible()
    paste = page.get_by_label("Paste the job post")
    if not paste.is_visible():  # others kept a job on this server: adding one is folded away
        page.get_by_text("Add a job post").click()
    paste.fill(JOB)
    page.get_by_role("button", name="Match it").click()
    expect(page.locator(".big-score")).to_be_visible()
    asked = page.locator(".requirement", has_text="Experience with a WMS and with SAP")
    expect(asked.locator(".status")).to_have_text("shown")
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.locator("#pdf-link").click()
    assert download.value.suggested_filename == "Nadia Okafor-Lind.pdf"


def test_a_match_leads_to_the_copy_for_its_job(page: Page, product: Server) -> None:
    address = open_sample(page, product)
    post = f"Lighthouse keeper {address[-6:]}\n\n{JOB}"
    job = call(product, "/api/jobs", {"text": post})
    page.reload()
    page.get_by_role("tab", name="Match").click()
    page.locator("#job").select_option(job["id"])
    page.get_by_role("button", name="Make a tailored copy for this job…").click()
    make = page.get_by_role("button", name="Make a tailored copy for the job", exact=True)
    expect(make).to_be_focused()
    expect(page.locator("#cowrite-job option:checked")).to_have_text(job["title"])
    made = call(product, f"/api/resumes/{address[-20:]}/tailored", {}, "POST")
    call(product, f"/api/resumes/{made['id']}/tailored", {"name": job["title"]}, "PUT")
    page.reload()
    page.get_by_role("tab", name="Match").click()
    page.locator("#job").select_option(job["id"])
    left = page.locator("#job").element_handle()
    page.get_by_role("link", name="Open the tailored copy for this job").click()
    page.wait_for_url(f"**/resume/{made['id']}")
    left.wait_for_element_state("hidden")  # with the page that it was on
    saved(page)
    page.get_by_role("tab", name="Match").click()
    page.locator("#job").select_option(job["id"])
    expect(page.get_by_text("This is the tailored copy for this job.")).to_be_visible()


def test_copies_say_what_they_are_copies_of(page: Page, server: Server) -> None:
    open_sample(page, server)
    for number in (1, 2):
        page.goto(server.address)
        expect(page.locator(".resume-row")).to_have_count(number)
        # The latest stands first: the second is a copy of the copy.
        page.get_by_role("button", name="Duplicate Nadia Okafor-Lind").first.click()
        page.wait_for_url("**/resume/**")
        saved(page)
    page.goto(server.address)
    expect(page.locator(".resume-row > .badge-plain")).to_have_text(
        ["copy 2 of Nadia Okafor-Lind", "copy of Nadia Okafor-Lind"]
    )


def test_an_empty_page_says_what_it_will_show_until_something_stands_on_it(
    page: Page, product: Server
) -> None:
    page.goto(product.address)
    page.get_by_role("button", name="Start empty").click()
    page.wait_for_url("**/resume/**")
    told = page.get_by_text("This is the page as it will print.")
    expect(told).to_be_visible()
    page.locator(".im-name .im-text").click()
    page.keyboard.type("Ada")
    expect(told).to_have_count(0)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Backspace")
    expect(told).to_be_visible()


def test_job_posts_come_in_as_files_and_what_is_none_is_named(page: Page, product: Server) -> None:
    open_sample(page, product)
    page.get_by_role("tab", name="Match").click()
    delete = page.locator("#delete-job")
    expect(delete).to_be_disabled()
    title = job_files.POST.splitlines()[0]
    page.locator("#job-upload input").set_input_files(
        [
            FilePayload(name="job.pdf", mimeType="application/pdf", buffer=job_files.as_pdf()),
            FilePayload(name="photo.png", mimeType="image/png", buffer=b"\x89PNG\r\n"),
        ]
    )
    expect(page.locator(".big-score")).to_be_visible()
    expect(page.locator("#job option:checked")).to_have_text(title)
    problem = page.get_by_role("alert").filter(has_text="photo.png")
    expect(problem).to_contain_text("text in pictures is not read. Please paste the text.")
    same = page.locator("#job option", has_text=title)
    kept = same.count()
    delete.click()
    expect(delete).to_be_disabled()
    expect(same).to_have_count(kept - 1)


def test_a_post_that_is_being_read_takes_the_place_of_what_was_told(
    page: Page, product: Server
) -> None:
    page.goto(product.address)
    page.get_by_role("button", name="Start empty").click()
    page.get_by_role("tab", name="How it reads").click()
    expect(page.locator("#reads")).to_contain_text("Nothing is written yet.")
    page.get_by_role("tab", name="Match").click()
    page.locator("#add-post").evaluate("post => { post.open = true; }")
    match, told = page.get_by_role("button", name="Match it"), page.locator("#job-problem")
    match.click()
    expect(told).to_contain_text("The job post is empty.")
    held: list[Route] = []
    page.route(
        re.compile("/_dash-update-component"),
        lambda call: (
            held.append(call)
            if "add-job.n_clicks" in (call.request.post_data or "")
            else call.continue_()
        ),
    )
    page.locator("#job-text").fill(job_files.POST)
    match.click()
    expect(told).to_have_text("One moment…")
    for call_held in held:
        call_held.continue_()
    expect(page.locator(".big-score")).to_be_visible()
    expect(told).to_be_empty()


def test_what_does_not_reach_the_server_is_told_and_tried_again(
    page: Page, product: Server
) -> None:
    open_sample(page, product)
    page.get_by_role("tab", name="Match").click()
    page.locator("#add-post").evaluate("post => { post.open = true; }")
    page.locator("#job-text").fill(job_files.POST)
    calls = re.compile("/_dash-update-component")
    page.route(calls, lambda call: call.abort("internetdisconnected"))
    page.get_by_role("button", name="Match it").click()
    expect(page.get_by_role("alert").filter(has_text="could not be reached")).to_be_visible()
    expect(page.locator("#job-text")).to_have_value(job_files.POST)
    page.unroute(calls)
    page.get_by_role("button", name="Match it").click()
    expect(page.locator(".big-score")).to_be_visible()


def test_a_resume_is_found_by_its_name_put_in_the_bin_and_taken_out_later(
    page: Page, product: Server
) -> None:
    for name in ("Ada Quill", "Bo Quill", *(f"Somebody {number}" for number in range(9))):
        call(product, "/api/resumes", {"basics": {"name": name}})
    page.goto(product.address)
    rows = page.locator("#resumes > .resume-row")
    page.get_by_label("Find by name").fill("quill")
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Delete Ada Quill").click()
    expect(rows.filter(has_text="Ada Quill is put in the bin.")).to_be_visible()
    page.goto(product.address)
    page.get_by_label("Find by name").fill("Quill ada")
    expect(page.get_by_text("None is called so.")).to_be_visible()
    page.get_by_text("In the bin: 1", exact=True).click()
    page.get_by_role("button", name="Restore Ada Quill").click()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Ada Quill")
    expect(page.get_by_text("In the bin")).to_have_count(0)


def test_of_many_resumes_the_latest_are_shown_and_the_others_when_asked(
    page: Page, server: Server
) -> None:
    for number in range(64):
        call(server, "/api/resumes", {"basics": {"name": f"Somebody {number}"}})
    page.goto(server.address)
    rows = page.locator("#resumes > .resume-row")
    expect(rows).to_have_count(30)
    expect(rows.first).to_contain_text("Somebody 63")
    page.get_by_role("button", name="Show 30 more of 64").click()
    expect(rows).to_have_count(60)
    page.get_by_role("button", name="Delete Somebody 5", exact=True).click()
    expect(rows.filter(has_text="Somebody 5 is put in the bin.")).to_be_visible()
    page.get_by_role("button", name="Show 4 more of 64").press("Enter")
    expect(rows).to_have_count(63)
    expect(page.get_by_role("link", name="Somebody 0", exact=True)).to_be_visible()
    expect(page.locator("#spoken")).to_have_text("63 résumés are shown.")
    expect(page.locator("#more-resumes")).to_be_hidden()
    # Whoever is not among the latest is found by name.
    page.reload()
    expect(rows).to_have_count(30)
    page.get_by_label("Find by name").fill("Somebody 2")
    expect(rows).to_have_count(16)
    expect(page.locator("#more-resumes")).to_be_hidden()


def test_the_account_of_an_import_comes_back_until_it_is_closed(
    page: Page, product: Server
) -> None:
    address = open_sample(page, product)
    told = page.get_by_role("alert").filter(has_text="Everything found its place.")
    page.goto(address)
    expect(told).to_be_visible()
    with page.expect_response(lambda answer: "imported" in (answer.request.post_data or "")):
        told.get_by_role("button", name="Close").click()
    expect(told).to_have_count(0)
    page.goto(address)
    expect(page.locator("#save-state")).to_have_text("Saved")
    expect(told).to_have_count(0)


def test_times_are_told_where_and_how_the_reader_lives(browser: Browser, product: Server) -> None:
    with browser.new_context(timezone_id="Asia/Tokyo", locale="en-US") as context:
        page = context.new_page()
        open_sample(page, product)
        page.goto(product.address)
        time = page.locator(".resume-row time").first
        written = time.get_attribute("datetime") or ""
        at = datetime.fromisoformat(written).astimezone(ZoneInfo("Asia/Tokyo"))
        expect(time).to_have_text(f"{at:%b} {at.day}, {at:%Y, %I:%M %p}")


def test_on_a_phone_the_match_takes_the_place_of_the_form(page: Page, product: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_sample(page, product)
    page.locator(".narrow").get_by_text("Match", exact=True).click()
    expect(page.get_by_text("Add a job post")).to_be_visible()
    paste = page.get_by_label("Paste the job post")
    if not paste.is_visible():
        page.get_by_text("Add a job post").click()
    paste.fill(JOB + "\n- Fluent Dutch")
    page.get_by_role("button", name="Match it").press("Enter")
    expect(page.locator(".big-score")).to_be_in_viewport()
    expect(paste).to_be_hidden()
    expect(page.get_by_text("Add a job post")).to_be_focused()
    page.keyboard.press("Enter")
    expect(paste).to_be_visible()


def test_the_design_says_how_much_and_is_kept(page: Page, product: Server) -> None:
    open_sample(page, product)
    page.get_by_role("button", name="Design").click()
    size = page.get_by_role("slider", name="Size of type")
    with page.expect_response(re.compile("/pages")):
        size.press("ArrowRight")
    expect(page.locator("label", has=size)).to_contain_text("10.5 pt")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Saved.")
    page.reload()
    page.get_by_role("button", name="Design").click()
    expect(page.locator("label", has=size)).to_contain_text("10.5 pt")


def test_the_design_follows_others_and_undo(page: Page, product: Server) -> None:
    address = open_sample(page, product)
    page.get_by_role("button", name="Design").click()
    plain, compact = (
        page.get_by_role("radio", name=re.compile(f"^{name}")) for name in ("Plain", "Compact")
    )
    expect(plain).not_to_be_checked()
    resume = address.rpartition("/")[2]
    call(product, f"/api/resumes/{resume}/style", {"template": "plain"}, "PATCH")
    expect(plain).to_be_checked()
    compact.check()
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Saved.")
    page.get_by_role("button", name="Undo").click()
    expect(plain).to_be_checked()


def test_a_second_window_shows_the_typing_and_the_caret(
    page: Page, context: BrowserContext, product: Server
) -> None:
    address = open_sample(page, product)
    other = context.new_page()
    other.goto(address)
    expect(other.locator(FIRST_BULLET).first).to_be_visible()
    page.locator(FIRST_BULLET).first.click()
    page.keyboard.press("End")
    page.keyboard.type(" Zwölf 😀.")
    expect(other.locator(FIRST_BULLET).first).to_contain_text("Zwölf 😀.")
    expect(other.locator(".im-caret")).to_have_count(1)
    expect(other.locator(".peer")).to_have_count(1)


def test_undo_takes_back_only_ones_own_words(
    page: Page, context: BrowserContext, product: Server
) -> None:
    address = open_sample(page, product)
    other = context.new_page()
    other.goto(address)
    theirs, mine = other.locator(FIRST_BULLET).nth(1), page.locator(FIRST_BULLET).first
    theirs.click()
    other.keyboard.press("End")
    other.keyboard.type(" THEIRS")
    expect(page.locator(FIRST_BULLET).nth(1)).to_contain_text("THEIRS")
    mine.click()
    page.keyboard.press("End")
    page.keyboard.type(" MINE")
    page.keyboard.press("Control+z")
    expect(mine).not_to_contain_text("MINE")
    expect(page.locator(FIRST_BULLET).nth(1)).to_contain_text("THEIRS")


def test_what_is_shown_as_saved_is_there_after_the_window_closed(
    page: Page, context: BrowserContext, product: Server
) -> None:
    address = open_sample(page, product)
    page.locator(FIRST_BULLET).first.click()
    page.keyboard.press("End")
    page.keyboard.type(" Kept for good.")
    expect(page.locator(".im-editor")).to_have_attribute("data-state", "saved")
    expect(page.locator("#save-state")).to_have_text("Saved")
    page.close()
    again = context.new_page()
    again.goto(address)
    expect(again.locator(FIRST_BULLET).first).to_contain_text("Kept for good.")


def test_bullets_are_made_moved_and_removed_with_the_keyboard(page: Page, product: Server) -> None:
    open_sample(page, product)
    bullets = page.locator(".im-entry").nth(1).locator(FIRST_BULLET)
    before = bullets.count()
    bullets.first.click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("A new one")
    expect(bullets.nth(1)).to_have_text("A new one")
    page.keyboard.press("Alt+ArrowUp")
    expect(bullets.first).to_have_text("A new one")
    for _ in "A new one":
        page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    expect(bullets).to_have_count(before)


def test_marks_are_made_with_the_keyboard_and_leave_as_markdown(
    page: Page, product: Server
) -> None:
    address = open_sample(page, product)
    page.locator(FIRST_BULLET).nth(4).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    expect(page.locator(".im-editor")).to_have_attribute("data-state", "saved")
    exported = page.request.get(f"{address}/export/md").text()
    assert "- **Responsible for health and safety.**" in exported


def test_an_offline_edit_is_kept_and_merged_on_return(
    page: Page, context: BrowserContext, browser: Browser, product: Server
) -> None:
    address = open_sample(page, product)
    elsewhere = browser.new_context()
    other = elsewhere.new_page()
    other.goto(address)
    expect(other.locator(FIRST_BULLET).first).to_be_visible()
    context.set_offline(True)
    page.evaluate("window.dispatchEvent(new Event('offline'))")
    page.locator(FIRST_BULLET).first.click()
    page.keyboard.press("End")
    page.keyboard.type(" Written in a tunnel.")
    other.locator(FIRST_BULLET).nth(1).click()
    other.keyboard.press("End")
    other.keyboard.type(" Written outside.")
    context.set_offline(False)
    expect(other.locator(FIRST_BULLET).first).to_contain_text("Written in a tunnel.")
    expect(page.locator(FIRST_BULLET).nth(1)).to_contain_text("Written outside.")
    elsewhere.close()


def test_a_text_that_is_no_resume_is_told_and_kept(page: Page, product: Server) -> None:
    page.goto(product.address)
    page.get_by_label("Or paste its text").fill("   ")
    page.get_by_role("button", name="Read the text").click()
    expect(page.get_by_role("alert")).to_contain_text("empty")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7" + b"x" * 60_000_000, "over the 20 MB"),
        (b"%PDF-1.7 broken", "broken"),
        (b"\x89PNG\r\n", "picture"),
        (b"[1, 2]", "holds no r\u00e9sum\u00e9"),
    ],
    ids=["huge", "broken", "picture", "no-resume"],
)
def test_a_file_that_cannot_be_read_is_told_on_the_page(
    page: Page, product: Server, content: bytes, sentence: str, tmp_path: Path
) -> None:
    file = tmp_path / "resume.pdf"
    file.write_bytes(content)
    page.goto(product.address)
    page.locator("input[type=file]").first.set_input_files(file)
    told = page.locator(".problem")
    expect(told).to_contain_text(sentence, timeout=30_000)
    expect(told).not_to_contain_text("Traceback")
    expect(page.get_by_role("button", name="Try the sample")).to_be_enabled()


def test_a_file_is_said_to_be_taken_at_once_and_may_be_chosen_again(
    browser: Browser, product: Server, tmp_path: Path
) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(b"\x89PNG\r\n")
    context = browser.new_context(viewport={"width": 390, "height": 700})
    page = context.new_page()
    page.goto(product.address)
    told = page.locator("#import-state")
    expect(page.locator("#upload input")).to_be_attached()

    def choose() -> None:
        with page.expect_file_chooser() as asked:
            page.locator("#upload").click()
        asked.value.set_files(file)

    calls = re.compile("/_dash-update-component")
    page.route(calls, lambda call: call.abort("internetdisconnected"))
    with page.expect_event("requestfailed", lambda call: file.name in (call.post_data or "")):
        choose()
    expect(told).to_have_text("Taking the file…")
    page.unroute(calls)
    choose()
    expect(told).to_contain_text("This is a picture")
    expect(told).to_be_in_viewport(ratio=1)
    context.close()


GERMAN = """Maren Solberg
maren@example.org

Berufserfahrung

Köchin, Gasthof Anker, Kiel    2019 – 2024
- Leitet die Küche und bildet mit dem Team die Lehrlinge aus
- Kocht für die Gäste der Messe und für das Fest der Stadt
"""


def test_a_section_is_called_in_the_editor_what_the_page_calls_it(
    page: Page, product: Server
) -> None:
    page.goto(product.address)
    page.get_by_label("Or paste its text").fill(GERMAN)
    page.get_by_role("button", name="Read the text").click()
    page.wait_for_url("**/resume/**")
    saved(page)
    work = page.get_by_role("region", name="Berufserfahrung")
    title = work.get_by_role("textbox", name="Section title")
    expect(title).to_have_attribute("data-placeholder", "Berufserfahrung")
    # It follows the words: the page tells of another language as soon as it is set again.
    words = (
        "Led the kitchen and cooked for the guests of the house with a team of six at the fair. "
    )
    for bullet in page.locator(FIRST_BULLET).all():
        bullet.click()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.insert_text(words)
    saved(page)
    english = page.get_by_role("region", name="Experience")
    expect(english.get_by_role("textbox", name="Section title")).to_have_attribute(
        "data-placeholder", "Experience"
    )


def test_an_answer_from_before_the_click_does_not_stop_the_import(
    page: Page, product: Server
) -> None:
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        sent: Any = route.request.post_data_json
        is_state = "import-state" in sent["output"]
        if is_state and not held:
            held.append(route)
        else:
            route.continue_()

    page.route(re.compile("_dash-update-component"), hold_the_first)
    with page.expect_request(lambda request: "import-state" in (request.post_data or "")):
        page.goto(product.address)
    with page.expect_response(lambda answer: "sample.n_clicks" in (answer.request.post_data or "")):
        page.get_by_role("button", name="Try the sample").click()
    held[0].continue_()
    page.wait_for_url("**/resume/**")


def test_a_dropped_file_opens_with_an_account(page: Page, product: Server) -> None:
    page.goto(product.address)
    with page.expect_file_chooser() as chooser:
        page.get_by_text("Choose a file").click()
    chooser.value.set_files("tests/samples/resumes/nurse.json")
    page.wait_for_url("**/resume/**")
    expect(page.get_by_role("alert")).to_contain_text("Read as JSON Resume")


def test_code_in_a_field_is_shown_as_typed_and_never_runs(page: Page, product: Server) -> None:
    nasty = '<img src=x onerror=alert(1)> #read("/etc/passwd") $x^2$ {{7*7}}'
    made = page.request.post(
        f"{product.address}/api/resumes", data={"basics": {"name": nasty, "summary": nasty}}
    ).json()["id"]
    page.on("dialog", lambda _: pytest.fail("a script ran"))
    page.goto(f"{product.address}/resume/{made}")
    expect(page.locator(".im-name .im-text")).to_have_text(nasty)
    expect(page.locator(".im-sheet img")).to_have_count(1)


def test_a_missing_resume_has_a_page_that_says_so(page: Page, product: Server) -> None:
    page.goto(f"{product.address}/resume/none")
    expect(page.get_by_role("heading", name="Nothing here")).to_be_visible()


def test_a_deleted_resume_comes_back_with_undo(page: Page, product: Server) -> None:
    open_sample(page, product)
    page.goto(product.address)
    rows = page.locator(".resume-row a")
    expect(rows.first).to_be_visible()
    before = rows.count()
    page.locator(".resume-row").first.get_by_role("button", name="Delete").click()
    expect(rows).to_have_count(before - 1)
    page.get_by_role("button", name="Undo").click()
    expect(rows).to_have_count(before)


def test_the_way_back_of_a_deleted_resume_stands_where_it_stood(page: Page, server: Server) -> None:
    for name in ("Cy Quill", "Bo Quill", "Ada Quill"):
        call(server, "/api/resumes", {"basics": {"name": name}})
    page.goto(server.address)
    rows = page.locator("#resumes > .resume-row")
    page.get_by_role("button", name="Delete Bo Quill").click()
    expect(rows).to_contain_text([r"Ada Quill", "Bo Quill is put in the bin.", "Cy Quill"])


def test_a_button_is_pressed_once_until_it_is_answered(page: Page, server: Server) -> None:
    call(server, "/api/resumes", {"basics": {"name": "Ada Quill"}})
    page.goto(server.address)
    copy = page.get_by_role("button", name="Duplicate Ada Quill")
    expect(copy).to_be_visible()
    held: list[Route] = []
    asks_for_a_copy = re.compile("/_dash-update-component")

    def hold(route: Route) -> None:
        is_copy = 'duplicate-resume\\"}.n_clicks' in (route.request.post_data or "")
        held.append(route) if is_copy else route.continue_()

    page.route(asks_for_a_copy, hold)
    with page.expect_request(
        lambda asked: 'duplicate-resume\\"}.n_clicks' in (asked.post_data or "")
    ):
        copy.press("Enter")
    copy.press("Enter")
    copy.click()
    page.get_by_label("Or paste its text").fill("What follows the presses.")
    for route in held:
        route.continue_()
    page.wait_for_url("**/resume/**")
    assert len(call(server, "/api/resumes")) == 2


def test_a_double_click_presses_nothing_that_came_to_stand_there(
    page: Page, product: Server
) -> None:
    resume = open_sample(page, product).rpartition("/")[2]
    for number in range(3):
        call(product, "/api/todo", {"resume_id": resume, "text": f"Task {number}"})
    page.get_by_role("tab", name="Review").click()
    forget = page.locator("#todos").get_by_role("button", name="Remove")
    expect(forget).to_have_count(3)

    forget.first.hover()
    page.mouse.down()
    page.mouse.up()
    expect(forget).to_have_count(2)
    page.mouse.down(click_count=2)  # the second of a double click finds the next in the list
    page.mouse.up(click_count=2)
    forget.last.click()
    expect(forget).to_have_count(1)
    page.reload()
    page.get_by_role("tab", name="Review").click()
    expect(forget).to_have_count(1)


def test_who_had_a_deleted_resume_open_comes_back_when_it_does(page: Page, product: Server) -> None:
    resume = open_sample(page, product).rpartition("/")[2]
    expect(page.locator("#save-state")).to_have_text("Saved")
    call(product, f"/api/resumes/{resume}", method="DELETE")
    again = page.get_by_role("link", name="Load the page again")
    expect(again).to_be_visible()
    expect(page.locator("#save-state")).to_contain_text("It may have been deleted.")
    call(product, f"/api/resumes/{resume}/restore", {}, "POST")
    again.click()
    expect(page.locator("#save-state")).to_have_text("Saved")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_control_has_a_name_and_enough_contrast(
    browser: Browser, product: Server, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    open_sample(page, product)
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('button,a[href],input,select,textarea,[role=textbox]')]
        .filter(e => e.offsetParent !== null)
        .filter(e => !(e.getAttribute('aria-label') || e.title || e.textContent.trim()
            || e.labels?.length || e.placeholder || e.closest('label')))
        .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert nameless == []
    pale = page.evaluate(_CONTRAST)
    assert pale == []
    context.close()


_CONTRAST = """() => {
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = e => { for (; e; e = e.parentElement) {
    const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] > 0.99) return c; } return [255, 255, 255]; };
  const odd = [];
  for (const e of document.querySelectorAll('.top *, .im-editor *, .nav-link, .im-preview-bar *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || e.offsetParent === null || e.disabled) continue;
    let alpha = 1; for (let p = e; p; p = p.parentElement) alpha *= getComputedStyle(p).opacity;
    if (alpha < 1) continue;
    const a = light(parse(getComputedStyle(e).color)), b = light(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) odd.push(`${e.className} ${e.textContent.slice(0, 20)} ${ratio.toFixed(2)}`);
  }
  return odd;
}"""


def test_a_page_of_which_a_part_did_not_arrive_fetches_itself_again(
    context: BrowserContext, product: Server
) -> None:
    page = context.new_page()  # without the fixture's eye on errors: this page has some
    lost: list[str] = []

    def lose(route: Route) -> None:
        lost.append(route.request.url)
        route.abort("connectionreset") if len(lost) < 3 else route.continue_()

    page.route(re.compile("dash_renderer"), lose)
    page.goto(product.address)
    expect(page.get_by_role("button", name="Try the sample")).to_be_visible()
    assert len(lost) == 3
    page.unroute_all()
    page.route(re.compile("dash_renderer"), lambda route: route.abort("connectionreset"))
    page.goto(product.address)
    expect(page.get_by_text("Check your connection, then reload.")).to_be_visible(timeout=20_000)
    page.close()


def test_the_keyboard_goes_from_panel_to_panel(page: Page, product: Server) -> None:
    open_sample(page, product)
    page.get_by_role("button", name="Actual size").focus()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("tab", name="Page")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="How it reads")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="How it reads")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tab", name="History")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Page")).to_be_hidden()


def test_the_link_at_the_top_leads_past_the_bar(page: Page, product: Server) -> None:
    page.goto(product.address)
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("banner")).to_have_count(0)
    drop = page.get_by_label("Drop your résumé here")
    expect(drop).to_be_attached()  # Dash loads it after the rest
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(drop).to_be_focused()
    open_sample(page, product)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nadia Okafor-Lind")
    expect(page.get_by_role("main").get_by_role("banner")).to_have_count(0)
