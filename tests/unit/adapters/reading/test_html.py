"""Pages as lines: what follows a gap on the page, and what the line above."""

import pytest

from dashapp.adapters.reading.html import html_lines
from dashapp.domain.reading.structure import read_lines


@pytest.mark.parametrize(
    ("page", "gaps"),
    [
        ("<p>A<p>B<p>C", [1, 0, 0]),
        ("A<br>B<br><br>C", [1, 0, 1]),
        ("<p>A</p><p>&nbsp;</p><p>B</p><hr><p>C</p>", [1, 1, 1]),
        ("<div><p>A</p><p>B</p></div><div><p>C</p></div>", [1, 0, 1]),
        ("<div><div>A</div><div>B</div></div><div><div>C</div></div>", [1, 0, 1]),
        ("<p>A</p><ul><li>B<li>C</ul><p>D</p>", [1, 0, 0, 1]),
        (
            "<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>",
            [1, 0, 1, 0],
        ),
    ],
)
def test_a_gap_is_where_the_page_shows_one(page: str, gaps: list[int]) -> None:
    assert [int(line.after_gap) for line in html_lines(page)] == gaps


def test_a_head_of_several_paragraphs_is_one_entry() -> None:
    page = (
        "<h1>Priya Raman</h1><p>priya@example.org</p><h2>Experience</h2>"
        "<p>The Wellesley Hotel, London</p><p>Front Office Manager</p><p>Mar 2018 – Aug 2022</p>"
        "<ul><li>Led a team</li></ul>"
        "<p>Grand Pier Hotel, Brighton</p><p>Duty Manager</p><p>Jun 2013 – Feb 2018</p>"
        "<ul><li>Night audits</li></ul>"
    )
    work = read_lines(html_lines(page))["work"]
    assert [(each["position"], each["name"], each["startDate"]) for each in work] == [
        ("Front Office Manager", "The Wellesley Hotel", "2018-03"),
        ("Duty Manager", "Grand Pier Hotel", "2013-06"),
    ]


def test_positions_without_dates_are_told_apart_by_their_lists() -> None:
    page = (
        "<h1>Priya Raman</h1><p>priya@example.org</p><h2>Experience</h2>"
        "<p>Manager, Wellesley</p><ul><li>Led a team</li></ul>"
        "<p>Waiter, Grand Pier</p><ul><li>Night audits</li></ul>"
    )
    work = read_lines(html_lines(page))["work"]
    assert [each["name"] for each in work] == ["Wellesley", "Grand Pier"]
