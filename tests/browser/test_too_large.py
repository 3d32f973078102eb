"""More than the server takes: refused where it is typed, and kept where it came about all the same."""

from pathlib import Path

from playwright.sync_api import Page, WebSocketRoute, expect

from dashapp.services.editing import wire
from tests.browser.sample import FIRST_BULLET, open_sample, saved
from tests.browser.test_editor import highlights, paste, paste_over
from tests.browser.test_review import KEPT, dialogs
from tests.conftest import Server

BOOKS = 75


def test_a_book_is_not_pasted_into_a_text_and_the_way_is_told(page: Page, product: Server) -> None:
    open_sample(page, product)
    before = highlights(page)
    bullet = page.locator(FIRST_BULLET).nth(1)
    paste(bullet, "All that I ever wrote. " * 200_000)
    told = page.get_by_role("alert").filter(has_text="Nothing was changed")
    expect(told).to_contain_text("20,000 letters")
    paste(bullet, "A line\n" * 600)
    expect(told).to_contain_text("more than 500 lines")
    page.locator(FIRST_BULLET).nth(2).click()
    expect(told).to_have_count(0)
    assert highlights(page) == before


def test_a_text_and_a_value_grow_to_a_bound(page: Page, product: Server) -> None:
    open_sample(page, product)
    bullet = page.locator(FIRST_BULLET).nth(1)
    told = page.get_by_role("alert").filter(has_text="Nothing was changed")
    paste(bullet, "w" * 19_000)
    expect(told).to_have_count(0)
    paste(bullet, "x" * 2_000)
    expect(told).to_be_visible()
    paste(bullet, "Short.")
    expect(told).to_have_count(0)
    email = page.locator("input[data-field=email]")
    was = email.input_value()
    email.fill("e" * 3_000)
    expect(told).to_be_visible()
    expect(email).to_have_value(was)
    assert len(highlights(page)[0]) + len(highlights(page)[1]) < 21_000


def test_more_than_the_server_takes_is_given_back_as_a_file_and_not_sent_again(
    page: Page, product: Server, tmp_path: Path
) -> None:
    address = open_sample(page, product)
    page.context.set_offline(True)
    expect(page.locator("#save-state")).to_contain_text("Offline")
    for number in range(BOOKS):
        paste_over(page.locator(FIRST_BULLET).nth(1), f"\nBook {number}\n{'漢' * 19_000}")
    page.context.set_offline(False)
    state = page.locator("#save-state")
    expect(state).to_contain_text("Load the page again to save it as a file", timeout=60_000)
    assert page.evaluate(KEPT) == 1
    asked = dialogs(page)
    sent: list[int] = []
    page.on("websocket", lambda line: line.on("framesent", lambda said: sent.append(len(said))))
    page.reload()
    link = page.get_by_role("link", name="Save it as a file")
    expect(link).to_be_visible(timeout=60_000)
    saved(page)
    assert asked == []
    assert sent
    assert max(sent) < 10_000
    assert "Book" not in page.locator(".im-paper").inner_text()
    with page.expect_download() as coming:
        link.click()
    kept = tmp_path / "kept.txt"
    coming.value.save_as(kept)
    words = kept.read_text()
    assert [n for n in range(BOOKS) if f"Book {n}\n" not in f"{words}\n"] == []
    assert words.count("漢") == BOOKS * 19_000
    assert page.evaluate(KEPT) == 1
    page.get_by_role("button", name="Take it off this device").click()
    expect(link).to_have_count(0)
    page.goto(address)
    saved(page)
    assert page.evaluate(KEPT) == 0
    expect(link).to_have_count(0)


def test_what_a_server_calls_too_large_is_not_sent_again(page: Page, product: Server) -> None:
    address = open_sample(page, product)
    lines = 0

    def refusing(line: WebSocketRoute) -> None:
        nonlocal lines
        lines += 1
        server = line.connect_to_server()

        def say(frame: str | bytes) -> None:
            if isinstance(frame, bytes) and frame[:2] == b"\x00\x02":
                line.close(code=wire.TOO_LARGE)
            else:
                server.send(frame)

        line.on_message(say)

    page.route_web_socket("**/ws/**", refusing)
    page.goto(address)
    saved(page)
    page.locator(FIRST_BULLET).nth(1).click()
    page.keyboard.type("Zzyzx")
    expect(page.locator("#save-state")).to_contain_text("Load the page again to save it as a file")
    page.evaluate("() => dispatchEvent(new Event('online'))")
    assert lines == 1
    dialogs(page)
    page.goto(address)
    expect(page.get_by_role("link", name="Save it as a file")).to_be_visible()
    saved(page)
    assert "Zzyzx" not in page.locator(".im-paper").inner_text()
