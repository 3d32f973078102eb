"""An AI assistant works, over stdio, while a person watches in the browser and decides."""

from mcp import Client
from mcp_types import Implementation
from playwright.sync_api import Page, expect

from tests.assistant import at_work, call, edit, places, spoken
from tests.browser.sample import FIRST_BULLET, open_sample
from tests.conftest import Server

NAMED = "Claude"


def test_a_person_sees_an_assistant_come_suggest_and_tick_off(page: Page, product: Server) -> None:
    address = open_sample(page, product)
    resume = address.rpartition("/")[2]
    expect(page.locator("#save-state")).to_have_text("Saved")

    async def suggest() -> None:
        me = Implementation(name=NAMED, version="1")
        async with Client(spoken(product), client_info=me) as client:
            texts = (await places(client, resume)).values()
            text = next(each for each in texts if each["field"] == "text")
            edits = [edit(text, text["text"].split()[0] + " it.", reason="Shorter is stronger.")]
            await call(client, "suggest_edits", resume_id=resume, edits=edits)
            await call(client, "add_todo", resume_id=resume, text="Say how many")

    async def tick() -> None:
        me = Implementation(name=NAMED, version="1")
        async with Client(spoken(product), client_info=me) as client:
            [todo] = (await call(client, "list_todos", resume_id=resume))["todos"]
            await call(client, "complete_todo", resume_id=resume, todo_id=todo["id"])

    at_work(suggest)
    expect(
        page.get_by_role("button", name=NAMED).or_(page.get_by_title(NAMED)).first
    ).to_be_visible()
    page.get_by_role("tab", name="Review").click()
    panel = page.locator(".tab-pane.active")
    expect(panel.get_by_text("Shorter is stronger.")).to_be_visible()
    expect(panel.get_by_text(NAMED, exact=True).first).to_be_visible()
    expect(panel.get_by_text("Say how many")).to_be_visible()
    at_work(tick)
    expect(panel.locator(".todo").get_by_text("☑")).to_be_visible()
    panel.get_by_role("button", name="Accept:").first.click()
    expect(page.locator(FIRST_BULLET).first).to_contain_text(" it.")
    expect(page.locator("#save-state")).to_have_text("Saved")
