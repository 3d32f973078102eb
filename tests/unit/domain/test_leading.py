"""People who are led are read where a text says so, and in no other case."""

import pytest

from dashapp.domain.matching.leading import Led, asks_to_lead, led


@pytest.mark.parametrize(
    ("text", "said", "number"),
    [
        ("lead a team of 40 people in two shifts", "lead a team", 40),
        ("Led a team of six planners", "Led a team", 6),
        ("from the dock to running a hub of 46 people.", "running a hub of 46 people", 46),
        ("Experience of leading a team", "leading a team", None),
        ("You'll lead a team of 9 engineers", "lead a team", 9),
        ("Fachliche Leitung eines Teams von 12 Personen", "Leitung eines Teams", 12),
        ("Fachliche Führung von vier Mitarbeitenden", "Führung von vier Mitarbeitenden", 4),
        ("Führung und Entwicklung eines Teams", "Führung und Entwicklung eines Teams", None),
        ("Leitung des Teams von 2015 bis 2019", "Leitung des Teams", None),
        ("Personalverantwortung für acht Beschäftigte", "Personalverantwortung", 8),
        ("Mehrjährige Führungserfahrung", "Führungserfahrung", None),
        ("Ich leitete das Pflegeteam der Station", "leitete das Pflegeteam", None),
        ("Ein Team von zwölf Personen geleitet", "Ein Team von zwölf Personen geleitet", 12),
        ("Encadrement d’une équipe de 12 personnes", "Encadrement d’une équipe", 12),
        ("Management de six collaborateurs", "Management de six collaborateurs", 6),
        ("Gestion d'équipe en restauration", "Gestion d'équipe", None),
        ("Gestión de un equipo de ocho personas", "Gestión de un equipo", 8),
        ("Liderazgo de equipos", "Liderazgo de equipos", None),
    ],
)
def test_who_is_led_is_counted(text: str, said: str, number: int | None) -> None:
    assert led(text) == Led(said, number)


@pytest.mark.parametrize(
    "text",
    [
        "Run the staff rota",
        "Led team meetings",
        "Managed payroll for 200 employees",
        "Manage stock and train staff",
        "two of whom now lead teams of their own",
        "Supervise staff nurses",
        "Führung von Kundengesprächen",
        "Gespräche mit 12 Mitarbeitenden geführt",
        "Leitung der Besprechung mit Mitarbeitenden",
        "Projektleitung und Buchführung",
        "Führte Teammeetings durch",
        "Arbeit im Team",
        "Gestion de projets en équipe",
        "Travail en équipe",
        "Gestión de equipos informáticos",
        "Dirección de obra con equipos",
    ],
)
def test_what_is_done_for_people_leads_nobody(text: str) -> None:
    assert led(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Führung eines Teams",
        "Erfahrung in der Führung von Mitarbeitenden",
        "Fachliche und disziplinarische Führung von Mitarbeitern",
        "Personalverantwortung",
        "Encadrement d’une équipe",
        "Expérience en management d'équipe",
        "Experiencia en gestión de equipos",
        "Liderazgo de equipos de trabajo",
    ],
)
def test_who_asks_for_no_more_than_leading_is_met_by_any_people(text: str) -> None:
    assert asks_to_lead(text)


@pytest.mark.parametrize(
    "text", ["Führung eines Teams von Buchhaltern im Konzern", "Encadrement d’une équipe de soins"]
)
def test_who_asks_for_certain_people_is_not(text: str) -> None:
    assert led(text) is not None
    assert not asks_to_lead(text)
