"""The past in the browser: compared word by word, and brought back into open windows."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.sample import FIRST_BULLET, open_sample
from tests.conftest import Server


def test_what_was_written_over_is_seen_and_brought_back(
    page: Page, context: BrowserContext, product: Server
) -> None:
    address = open_sample(page, product)
    other = context.new_page()
    other.goto(address)
    bullet, seen = page.locator(FIRST_BULLET).first, other.locator(FIRST_BULLET).first
    expect(seen).to_be_visible()
    said = bullet.inner_text()
    page.get_by_role("tab", name="History").click()
    panel = page.locator(".tab-pane.active")
    panel.get_by_label("Give what it says now a name").fill("As it came")
    panel.get_by_role("button", name="Keep the name").click()
    expect(panel.locator("li", has_text="As it came")).to_be_visible()
    expect(panel.get_by_label("Give what it says now a name")).to_have_value("")
    bullet.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Overwritten in a hurry")
    expect(seen).to_have_text("Overwritten in a hurry")
    panel.get_by_role("button", name="Compare with As it came").click()
    expect(panel.locator("ins").last).to_have_text("Overwritten in a hurry")
    expect(panel.get_by_text("1 place differs from then to now")).to_be_visible()
    panel.get_by_role("button", name="As pages").click()
    expect(panel.get_by_alt_text("Then, page 1 of 2")).to_be_visible()
    expect(panel.get_by_alt_text("Now, page 1 of 2")).to_be_visible()
    bullet.click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type("!")
    expect(panel.locator("ins").last).to_have_text("Overwritten in a hurry!")
    expect(panel.get_by_alt_text("Then, page 1 of 2")).to_be_visible()
    page.keyboard.press("Backspace")
    expect(panel.locator("ins").last).to_have_text("Overwritten in a hurry")
    panel.get_by_role("button", name="As pages").click()
    expect(panel.get_by_alt_text("Then, page 1 of 2")).to_have_count(0)
    panel.get_by_role("button", name="Bring back Experience").click()
    expect(bullet).to_have_text(said)
    expect(seen).to_have_text(said)
    expect(panel.get_by_text("It said the same then as it does now.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(bullet).to_have_text("Overwritten in a hurry")
    expect(seen).to_have_text("Overwritten in a hurry")
    page.get_by_role("button", name="Redo").click()
    expect(seen).to_have_text(said)


def test_of_two_fields_of_one_entry_each_is_brought_back_by_itself(
    page: Page, product: Server
) -> None:
    open_sample(page, product)
    headline = page.get_by_role("textbox", name="Headline")
    summary = page.get_by_role("region", name="About").get_by_role("textbox", name="Summary")
    said = headline.inner_text()
    for field in (headline, summary):
        field.click()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("Overwritten")
    expect(page.locator("#save-state")).to_have_text("Saved")
    page.get_by_role("tab", name="History").click()
    panel = page.locator(".tab-pane.active")
    panel.get_by_role("button", name="Compare with").last.click()
    expect(panel.get_by_text("2 places differ from then to now")).to_be_visible()
    panel.get_by_role("button", name="Bring back About › Headline").click()
    expect(headline).to_have_text(said)
    expect(summary).to_have_text("Overwritten")
    expect(panel.get_by_text("1 place differs from then to now")).to_be_visible()


def test_a_tailored_copy_shows_what_it_says_otherwise(page: Page, product: Server) -> None:
    address = open_sample(page, product)
    page.goto(product.address)
    page.get_by_role("button", name="Tailored copy Nadia Okafor-Lind").first.click()
    page.wait_for_url(lambda url: "/resume/" in url and url != address)
    bullet = page.locator(FIRST_BULLET).first
    expect(page.locator("#save-state")).to_have_text("Saved")
    bullet.click()
    page.keyboard.press("End")
    page.keyboard.type(" For this job.")
    expect(page.locator("#save-state")).to_have_text("Saved")
    page.get_by_role("tab", name="History").click()
    panel = page.locator(".tab-pane.active")
    expect(panel.get_by_text("1 place differs from its master")).to_be_visible()
    expect(panel.locator("ins", has_text="For this job.")).to_be_visible()
    # What somebody writes in the master meanwhile is shown here by itself.
    master = page.context.new_page()
    master.goto(address)
    headline = master.get_by_role("textbox", name="Headline")
    headline.click()
    master.keyboard.press("End")
    master.keyboard.type(", and more")
    expect(panel.get_by_text("2 places differ from its master")).to_be_visible()
    expect(panel.locator("del", has_text="and more")).to_be_visible()
    panel.get_by_role("button", name="Into the master: About › Headline").click()
    expect(headline).not_to_contain_text(", and more")
    expect(panel.get_by_text("1 place differs from its master")).to_be_visible()
    panel.get_by_role("button", name="As in the master: Experience › Hub manager").click()
    expect(bullet).not_to_contain_text("For this job.")
    expect(panel.get_by_text("0 places differ from its master")).to_be_visible()
    panel.get_by_label("What it is for").fill("the night shift")
    with page.expect_response(lambda answer: "night shift" in (answer.request.post_data or "")):
        panel.get_by_label("What it is for").press("Enter")
    page.goto(product.address)
    expect(page.locator(".resume-row", has_text="for the night shift")).to_have_count(1)
