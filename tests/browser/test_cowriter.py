"""The co-writer as people use it: a chat, better words, letters, questions, the choice of a writer."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.sample import FIRST_BULLET, open_sample
from tests.conftest import Server, free_port
from tests.language_model import LanguageModel


@pytest.fixture
def model() -> Iterator[LanguageModel]:
    """A provider of models."""
    with LanguageModel().serving() as made:
        yield made


@pytest.fixture
def with_model(model: LanguageModel, tmp_path: Path) -> Iterator[Server]:
    """A server that asks it."""
    server = Server(free_port(), tmp_path)
    server.start(AI_PROVIDER="openai", AI_MODEL="small", AI_BASE_URL=model.base)
    yield server
    server.stop()


def show(page: Page, view: str) -> None:
    page.get_by_role("tab", name="Co-writer").click()
    page.locator("#cowrite-view label", has_text=view).click()


def send(page: Page, message: str) -> None:
    page.get_by_label("Your message").fill(message)
    page.get_by_role("button", name="Send").click()


def test_a_chat_is_answered_seen_by_the_team_and_what_it_proposes_is_accepted(
    page: Page, context: BrowserContext, product: Server
) -> None:
    address = open_sample(page, product)
    other = context.new_page()
    other.goto(address)
    show(other, "Chat")
    show(page, "Chat")
    send(page, "Make it better")
    answer = page.locator(".said.is-writer").last
    expect(answer).to_contain_text("I suggest better words")
    expect(other.locator(".said.is-writer").last).to_contain_text("I suggest better words")
    place = answer.get_by_role("button").first
    expect(place).to_contain_text("›")
    expect(page.locator("#spoken")).to_have_text("The co-writer has answered.")
    page.get_by_role("tab", name="Review").click()
    card = page.locator("#suggestions .requirement").first
    expect(card).to_contain_text("Co-writer")
    before = page.locator("#suggestions .requirement").count()
    card.get_by_role("button", name="Accept").click()
    expect(page.locator("#suggestions .requirement")).to_have_count(before - 1)
    other.close()


def test_words_appear_as_they_are_written_and_can_be_stopped(
    page: Page, with_model: Server, model: LanguageModel
) -> None:
    open_sample(page, with_model)
    show(page, "Chat")
    model.says, model.fault = (
        (lambda _: "You lead a regional hub, and I could go on and on."),
        "stall",
    )
    send(page, "What do I do?")
    live = page.locator("[data-live=chat]")
    expect(live.locator(".live-words")).to_contain_text("You lead")
    live.get_by_role("button", name="Stop").click()
    expect(live).to_contain_text("Stopped. What had come is kept.")
    expect(page.locator(".said.is-writer").last).to_contain_text("You lead")
    model.fault = ""
    model.go_on.set()
    model.says = lambda _: "Ready again."
    send(page, "And now?")
    expect(page.locator(".said.is-writer").last).to_contain_text("Ready again.")


def test_when_the_model_is_away_the_offline_writer_answers_and_says_so(
    page: Page, with_model: Server, model: LanguageModel
) -> None:
    open_sample(page, with_model)
    show(page, "Chat")
    model.fault = "401"
    send(page, "ask me")
    expect(page.locator(".said.is-writer").last).to_contain_text("does not accept the key")
    expect(page.locator(".said.is-writer").last).to_contain_text("Only you know this")


def test_the_text_with_the_caret_is_said_otherwise_in_several_drafts(
    page: Page, with_model: Server, model: LanguageModel
) -> None:
    open_sample(page, with_model)

    def says(sent: dict[str, Any]) -> str:
        asked = sent["messages"][-1]["content"]
        key = asked.split("Texts to rewrite: ")[1].split()[0]
        drafts = ("Cut claims by **62 %** in two years.", "In two years claims fell by **62 %**.")
        return "\n".join(
            json.dumps({"place": key, "text": each, "reason": "Short."}) for each in drafts
        )

    model.says = says
    page.locator(FIRST_BULLET).first.click()
    show(page, "Better words")
    page.get_by_label("Where").select_option("here")
    page.get_by_label("How", exact=True).select_option("shorter")
    page.get_by_label("Drafts").select_option("2")
    page.get_by_role("button", name="Suggest better words").click()
    expect(page.locator("[data-live=rewrite]")).to_contain_text("2 suggestions under Review")
    page.get_by_role("tab", name="Review").click()
    cards = page.locator("#suggestions .requirement")
    expect(cards).to_have_count(2)
    expect(cards.first).to_contain_text("Short.")
    cards.first.get_by_role("button", name="Accept").click()
    expect(cards.filter(has_text="The text has changed since")).to_have_count(1)


def test_a_letter_with_a_new_claim_stays_until_a_person_stands_for_it(
    page: Page, with_model: Server, model: LanguageModel
) -> None:
    open_sample(page, with_model)
    page.get_by_role("tab", name="Match").click()
    page.get_by_label("Paste the job post").fill("Baker at Town Mill\nRequirements:\n- Bakes bread")
    page.get_by_role("button", name="Match it").click()
    expect(page.locator(".requirement").first).to_be_visible()
    model.says = lambda _: "Dear hiring team,\n\nI hold a PhD from MIT.\n\nNadia"
    show(page, "Better words")
    page.get_by_role("button", name="Make a tailored copy").click()
    expect(page.get_by_role("link", name="Open the copy")).to_be_visible()
    show(page, "Texts")
    expect(page.get_by_label("For the job")).to_contain_text("Baker at Town Mill")
    expect(page.get_by_label("For the job")).not_to_have_value("none")
    page.get_by_role("button", name="Cover letter").click()
    card = page.locator("#pieces .requirement")
    expect(card).to_contain_text("Says something new")
    expect(card.get_by_role("link", name="Download")).to_have_count(0)
    card.get_by_role("button", name="All of this is true").click()
    with page.expect_download() as download:
        card.get_by_role("link", name="Download").click()
    assert Path(download.value.path()).read_text().startswith("Dear hiring team")


def test_an_answer_becomes_a_suggestion_in_ones_own_words(page: Page, product: Server) -> None:
    open_sample(page, product)
    show(page, "Ask me")
    page.get_by_role("button", name="Ask me").click()
    card = page.locator("#asked .requirement").first
    answer, keep = card.get_by_role("textbox"), card.get_by_role("button", name="Keep it")
    keep.click()
    expect(page.locator("#toast")).to_contain_text("Write what you know first")
    answer.fill("21 trucks, 4 of them electric")
    keep.click()
    expect(answer).to_have_value("")
    expect(answer).to_have_attribute("placeholder", "Kept. It waits under Review.")
    expect(page.locator("#spoken")).to_have_text("Kept. It waits under Review.")
    page.get_by_role("tab", name="Review").click()
    found = page.locator("#suggestions .requirement", has_text="21 trucks")
    expect(found.get_by_role("button", name="Accept")).to_be_visible()


def test_a_finding_becomes_a_to_do(page: Page, product: Server) -> None:
    open_sample(page, product)
    page.get_by_role("tab", name="How it reads").click()
    page.get_by_role("button", name="Make it a to-do").first.click()
    expect(page.get_by_text("Kept under Review")).to_be_visible()
    page.get_by_role("tab", name="Review").click()
    expect(page.locator("#todos .todo")).to_have_count(1)


def test_the_writer_is_chosen_and_asked_whether_it_answers(
    page: Page, with_model: Server, model: LanguageModel
) -> None:
    page.goto(f"{with_model.address}/writer")
    expect(page.get_by_text("small at 127.0.0.1")).to_be_visible()
    page.get_by_role("button", name="Ask whether it answers").click()
    expect(page.get_by_role("status")).to_contain_text("answers")
    page.get_by_label("The offline writer").check()
    page.get_by_label("Voice").select_option("direct-coach")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Nothing leaves this machine.")).to_be_visible()
    expect(page.get_by_text("check to small at 127.0.0.1")).to_be_visible()


def test_a_fault_is_told_once_and_the_end_of_a_long_chat_is_in_view(
    page: Page, with_model: Server, model: LanguageModel
) -> None:
    open_sample(page, with_model)
    show(page, "Chat")
    model.fault = "404"
    for number in range(1, 5):
        send(page, f"Question {number}")
        expect(page.locator(".said.is-writer")).to_have_count(number)
        answer = page.locator(".said.is-writer").last
        expect(answer).to_contain_text("It says: “The model does not exist”. The offline writer")
        # The question was sent to a model: nobody may say that it stayed here.
        expect(answer).not_to_contain_text("leaves this machine")
        expect(page.get_by_text("The offline writer answers instead.")).to_have_count(number)
        expect(page.get_by_label("Your message")).to_be_in_viewport()
