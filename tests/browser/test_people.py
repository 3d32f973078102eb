"""People in browsers of their own: they join, share, read, are sent away; nothing foreign runs."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.conftest import Server, free_port
from tests.visitor import PASSWORD, command

SECRET = "a secret of the tests, thirty-two letters or more"  # noqa: S105
SCRIPT = '<img src=x onerror="window.stolen=1"><script>window.stolen=1</script>'
LINK = "javascript:window.stolen=1"
NASTY = {
    "basics": {
        "name": SCRIPT, "label": SCRIPT, "email": SCRIPT, "url": LINK, "summary": f"{SCRIPT} [x]({LINK})",
        "image": "https://evil.example/x.png", "profiles": [{"network": SCRIPT, "url": LINK}],
    },
    "work": [{
        "name": SCRIPT, "position": SCRIPT, "url": LINK, "startDate": "2020-01",
        "highlights": [f"Led {SCRIPT}", f"Saw [a]({LINK}) 40 % of {SCRIPT}"],
    }],
    "skills": [{"name": SCRIPT, "keywords": [SCRIPT]}],
    "extra": {"unknown": SCRIPT},
}  # fmt: skip


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(free_port(), tmp_path_factory.mktemp("team"), secret=SECRET)
    made.start(SIGN_IN="true", SECRET_KEY=SECRET)
    yield made
    made.stop()


@pytest.fixture
def other(browser: Browser) -> Iterator[Page]:
    """A window of somebody else, with cookies of their own, on a phone."""
    made: BrowserContext = browser.new_context(viewport={"width": 390, "height": 844})
    made.set_default_timeout(20_000)
    page = made.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    assert problems == []
    made.close()


def joined(team: Server, page: Page, name: str, role: str = "owner") -> None:
    """Make an account by an invitation, as a person does."""
    email = f"{name.lower()}@example.org"
    invitation = command(team, "invite", email, "--role", role, "--at", team.address)
    page.goto(invitation)
    page.get_by_label("What others call you").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make an account and join").click()
    expect(page.get_by_role("heading", name="Your résumé, written together")).to_be_visible()
    expect(page.get_by_text("Welcome. You are in.")).to_be_visible()


def sample(page: Page) -> str:
    page.get_by_role("button", name="Try the sample").click()
    expect(page.locator(".save-state")).to_have_text("Saved")
    return page.url


def test_two_people_write_together_by_a_link_until_it_is_revoked(
    team: Server, page: Page, other: Page
) -> None:
    joined(team, page, "Ada")
    resume = sample(page)
    page.get_by_role("link", name="Share").click()
    page.get_by_label("Whoever has it may").select_option("editor")
    page.get_by_label("Password, if you want one").fill("open sesame")
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("The link").input_value()

    other.goto(link)
    other.get_by_label("What others call you").fill("Bo")
    other.get_by_label("Password of the link").fill("wrong one")
    other.get_by_role("button", name="Open the résumé").click()
    expect(other.get_by_role("alert")).to_contain_text("not the password")
    expect(other.get_by_label("What others call you")).to_have_value("Bo")
    other.get_by_label("Password of the link").fill("open sesame")
    other.get_by_role("button", name="Open the résumé").click()
    expect(other.locator(".save-state")).to_have_text("Saved")
    page.goto(resume)
    expect(page.get_by_title("Bo is here")).to_be_visible()
    headline = other.get_by_role("textbox", name="Headline")
    headline.click()
    other.keyboard.press("End")
    other.keyboard.type(", with Bo")
    expect(page.get_by_role("textbox", name="Headline")).to_contain_text(", with Bo")

    # A guest keeps no jobs in the workspace, and has no writer of their own.
    other.locator(".narrow").get_by_text("Match", exact=True).click()
    expect(other.get_by_text("The résumé’s owner can add one.")).to_be_visible()
    expect(other.get_by_role("button", name="Match it")).to_have_count(0)
    other.locator(".narrow").get_by_text("Write", exact=True).click()
    expect(other.get_by_role("button", name="Send")).to_be_visible()
    expect(other.get_by_role("link", name="Choose the writer")).to_have_count(0)

    page.get_by_role("link", name="Share").click()
    expect(page.get_by_role("region", name="Who opened it")).to_contain_text("Bo")
    page.get_by_role("button", name="Revoke").click()
    expect(page.get_by_role("status")).to_contain_text("revoked")
    expect(other.locator(".save-state")).to_contain_text("All is saved · You are signed out, or")
    expect(other.locator(".im-editor [contenteditable=true]")).to_have_count(0)
    other.goto(resume)
    expect(other.get_by_role("heading", name="Nothing here")).to_be_visible()


def test_who_is_signed_out_elsewhere_is_told_what_became_of_the_text(
    team: Server, page: Page, other: Page
) -> None:
    joined(team, page, "Olga")
    resume = sample(page)
    other.goto(f"{team.address}/sign-in")
    other.get_by_label("E-mail").fill("olga@example.org")
    other.get_by_label("Password", exact=True).fill(PASSWORD)
    other.keyboard.press("Enter")
    expect(other.get_by_role("heading", name="Your résumé, written together")).to_be_visible()
    other.goto(f"{team.address}/account")
    other.get_by_role("button", name="Sign out everywhere else").click()
    expect(page.locator(".save-state")).to_contain_text("All is saved · You are signed out")
    page.get_by_role("tab", name="Match").click()
    expect(page.get_by_role("alert").filter(has_text="You are signed out.")).to_be_visible()
    page.get_by_role("link", name="Reload").click()
    page.get_by_label("E-mail").fill("olga@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(resume)
    expect(page.locator(".save-state")).to_have_text("Saved")


def test_who_signs_out_is_told_of_words_that_only_this_device_has(
    team: Server, page: Page, other: Page
) -> None:
    joined(team, other, "Noor")
    sample(other)
    other.locator(".im-bullets .im-text").first.click()
    other.context.set_offline(True)
    expect(other.locator(".save-state")).to_contain_text("Offline")
    other.keyboard.type("Typed on the way. ")
    expect(other.locator(".save-state")).to_have_text("Offline: kept on this device")
    other.close(run_before_unload=False)
    other.context.set_offline(False)
    again = other.context.new_page()
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    again.on("dialog", answer)
    again.goto(f"{team.address}/account")
    again.get_by_role("button", name="Sign out", exact=True).click()
    expect(again.get_by_role("heading", name="Sign in")).to_be_visible()
    assert len(asked) == 1
    assert asked[0].startswith("This device keeps words of yours")
    joined(team, page, "Noam")
    page.goto(f"{team.address}/account")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_who_may_only_read_finds_nothing_to_press(team: Server, page: Page, other: Page) -> None:
    joined(team, page, "Cleo")
    resume = sample(page)
    joined(team, other, "Dan", "viewer")
    other.goto(resume)
    expect(other.locator(".save-state")).to_have_text("Only to read")
    expect(other.locator(".im-editor")).to_contain_text("Nadia Okafor-Lind")
    expect(other.locator(".im-editor [contenteditable=true]")).to_have_count(0)
    expect(other.locator(".im-editor button:visible")).to_have_count(0)
    expect(other.get_by_role("button", name="Design")).to_have_count(0)
    expect(other.get_by_role("link", name="Share")).to_have_count(0)
    other.locator(".narrow").get_by_text("Reads", exact=True).click()
    expect(other.locator(".finding").first).to_be_visible()
    expect(other.get_by_role("button", name="Make it a to-do")).to_have_count(0)
    other.locator(".narrow").get_by_text("Match", exact=True).click()
    expect(other.get_by_text("The résumé’s owner can add one.")).to_be_visible()
    expect(other.get_by_role("button", name="Match it")).to_have_count(0)
    other.locator(".narrow").get_by_text("Review", exact=True).click()
    expect(other.get_by_text("Nothing waits.", exact=True)).to_be_visible()
    expect(other.get_by_text("None yet.", exact=True)).to_be_visible()
    other.goto(team.address)
    mine = other.locator(".resume-row", has_text="Nadia Okafor-Lind").first
    expect(mine.get_by_role("button", name="Duplicate")).to_be_visible()
    expect(mine.get_by_role("button", name="Tailored copy")).to_have_count(0)
    expect(other.get_by_role("button", name="Delete")).to_have_count(0)
    other.goto(resume)
    expect(other.locator(".save-state")).to_have_text("Only to read")
    # A change of role reaches the open window.
    page.goto(f"{team.address}/team/home")
    page.get_by_label("Role of Dan").select_option("editor")
    page.locator("li", has=page.get_by_label("Role of Dan")).get_by_role(
        "button", name="Set"
    ).click()
    expect(other.locator(".save-state")).to_have_text("Saved")
    other.locator(".narrow").get_by_text("Text", exact=True).click()
    expect(other.locator(".im-editor [contenteditable=true]").first).to_be_visible()
    # The rest of the page is made anew where they say so.
    expect(other.get_by_text("Design", exact=True)).to_have_count(0)
    other.get_by_role("link", name="Load the page again").click()
    expect(other.get_by_role("button", name="Design")).to_be_visible()
    expect(other.locator(".save-state")).to_have_text("Saved")
    expect(other.get_by_text("What you may do here has changed.")).to_have_count(0)


def test_long_names_fit_on_a_small_phone(team: Server, other: Page) -> None:
    joined(team, other, "Rut")
    other.set_viewport_size({"width": 320, "height": 640})
    other.goto(f"{team.address}/account")
    name = "The career centre of the northern region, intake of the autumn of 2026"
    other.get_by_label("A new workspace").fill(name)
    other.get_by_role("button", name="Make it").click()
    expect(other.get_by_role("link", name=name)).to_be_visible()
    width = "document.documentElement.scrollWidth"
    assert other.evaluate(width) <= 320
    other.goto(team.address)
    other.get_by_label("Put it into").select_option(name)
    basics = {"name": "Wolfeschlegelsteinhausenbergerdorffwelchevor", "email": "w@example.org"}
    other.get_by_label("Or paste its text").fill(json.dumps({"basics": basics}))
    other.get_by_role("button", name="Read the text").click()
    expect(other.locator(".save-state")).to_have_text("Saved")
    other.goto(team.address)
    expect(other.get_by_title(name)).to_be_visible()
    assert other.evaluate(width) <= 320


def test_a_script_in_any_field_is_text(team: Server, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(command(team, "invite", "eve@example.org", "--at", team.address))
    page.get_by_label("What others call you").fill(SCRIPT[:58])
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make an account and join").click()
    page.get_by_label("Or paste its text").fill(json.dumps(NASTY))
    page.get_by_role("button", name="Read the text").click()
    expect(page.locator(".save-state")).to_have_text("Saved")
    for tab in ("How it reads", "Match", "Page"):
        page.get_by_role("tab", name=tab).click()
        if tab == "How it reads":
            expect(page.locator(".js-plotly-plot").first).to_be_visible()
        if tab == "Match":
            page.get_by_label("Paste the job post").fill(
                f"{SCRIPT} We look for a cook {SCRIPT} with five years of practice.\n- Knows {SCRIPT}"
            )
            page.get_by_role("button", name="Match it").click()
            expect(page.locator(".requirement").first).to_be_visible()
    page.get_by_role("link", name="Share").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("<img")
    page.goto(f"{team.address}/account")
    page.get_by_label("A new workspace").fill(SCRIPT)
    page.get_by_role("button", name="Make it").click()
    page.get_by_role("link", name="<img").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("<img")
    page.goto(team.address)
    expect(page.locator(".resume-row").first).to_be_visible()
    for path in ("/docs", "/redoc"):
        page.goto(f"{team.address}{path}")
        expect(page.locator("body")).to_contain_text("Imaginator")
    assert page.evaluate("window.stolen") is None
    # ReDoc would fetch its logo from its maker; the policy keeps the browser from asking.
    own = (team.address, "data:", "blob:", "https://cdn.redoc.ly/")
    assert not [each for each in asked if not each.startswith(own)]
    # What the policy refuses is said here; a page of ours that needs more than it allows is wrong.
    told = [each for each in refused if "Content Security Policy" in each]
    assert not [each for each in told if "cdn.redoc.ly" not in each]


def test_a_button_stands_right_under_its_field_on_a_phone(team: Server, other: Page) -> None:
    joined(team, other, "Fay")
    other.goto(f"{team.address}/account")
    gaps = other.evaluate(
        """() => [...document.querySelectorAll("section > form.inline:last-child")].map((form) => {
          const box = (each) => each.getBoundingClientRect();
          const button = box(form.querySelector(":scope > .btn"));
          const above = box(form.querySelector(":scope > .btn").previousElementSibling);
          return [button.top - above.bottom, box(form.parentElement).bottom - button.bottom];
        })"""
    )
    assert len(gaps) > 3
    for above, below in gaps:
        assert 8 <= above <= 16, gaps
        assert below <= 20, gaps  # what the card has on every side
