"""What an import says of itself."""

from dashapp.domain.account import Account
from dashapp.domain.resume import Resume

LINES = "Worked in a hotel from 2019.\nBefore that a waitress.\nSpeaks French.\nKnows Excel."
NAME = {"name": "Mirela Costa", "email": "mirela@example.org"}


def _account(kind: str, **more: object) -> Account:
    return Account.of(Resume({"basics": {**NAME, "summary": LINES}, **more}), kind)


def test_where_no_heading_was_known_not_everything_found_its_place() -> None:
    account = _account("text")
    [_, told] = account.sentences()
    assert told.startswith("No heading says what most of it is: 4 lines stand in the summary")
    assert Account.from_json(account.to_json()) == account


def test_a_summary_beside_other_sections_is_in_its_place() -> None:
    work = [
        {"position": "Waitress", "highlights": ["Served eighty guests an evening with a smile"] * 4}
    ]
    assert _account("text", work=work).sentences()[1] == "Everything found its place."


def test_a_file_that_names_its_fields_needs_no_headings() -> None:
    assert _account("json").sentences()[1] == "Everything found its place."
