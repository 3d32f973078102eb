"""Texts that are composed by rule say what the résumé says, as what it is there."""

from dashapp.domain.composing import composed
from dashapp.domain.writing.request import JobBrief, Material, Need, Place


def test_of_a_group_of_skills_its_words_are_told_and_neither_its_name_nor_a_level() -> None:
    said = [
        ("basics", "label", "About", "Baker"),
        ("a", "name", "Skills › Operations", "Operations"),
        ("a", "level", "Skills › Operations", "Expert"),
        ("b", "text", "Skills › Operations", "HACCP"),
        ("c", "name", "Skills › Excel", "Excel"),
        ("c", "level", "Skills › Excel", "Advanced"),
    ]
    places = tuple(Place(str(key), *each) for key, each in enumerate(said))
    assert composed("summary", Material("Ada", places)) == "Baker. Skills: HACCP, Excel."


def test_a_letter_leans_on_what_shows_a_need_and_on_no_guess() -> None:
    said = ["Baked bread for the town.", "Cleaned the oven."]
    places = tuple(
        Place(str(key), str(key), "text", "Experience", text, is_bullet=True)
        for key, text in enumerate(said)
    )
    needs = (Need("Accounting", "partly", (said[1],)), Need("Baking bread", "covered", (said[0],)))
    letter = composed("letter", Material("Ada", places, JobBrief("j", "Baker", "", needs)))
    assert "baked bread" in letter
    assert "Accounting" not in letter
    assert "oven" not in letter


def test_an_interview_tells_what_comes_near_and_says_nothing_only_of_what_is_missing() -> None:
    needs = (
        Need("Current licence", "covered", ("Licensed baker",)),
        Need("Master's degree", "partly", ("BSc, Leeds",)),
        Need("Rye bread", "missing", ("White bread",)),
    )
    questions = composed("interview", Material("Ada", (), JobBrief("j", "Baker", "", needs)))
    assert questions.splitlines() == [
        "- **Current licence.** What can you tell us about this?",
        "  Your evidence: “Licensed baker”",
        "- **Master's degree.** What can you tell us about this?",
        "  Nearest in your résumé: “BSc, Leeds” Say honestly how far that goes.",
        "- **Rye bread.** What can you tell us about this?",
        "  Your résumé shows nothing for it: think of an honest answer.",
    ]
