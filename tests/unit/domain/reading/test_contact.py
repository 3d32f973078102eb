"""Who somebody is and how to reach them, at the top of a résumé."""

from dataclasses import replace

import pytest

from dashapp.adapters.reading.text import text_lines
from dashapp.domain.reading.residence import residence
from dashapp.domain.reading.structure import read_lines
from dashapp.domain.resume import JsonObject

BELOW = "\n\nSKILLS\nSteel, Timber\n"


def _read(*above: str) -> JsonObject:
    return read_lines(text_lines("\n".join(above) + BELOW))


def _leftovers(data: JsonObject) -> list[str]:
    return [each["text"] for each in data["meta"]["imaginator"].get("leftovers", [])]


def test_personal_details_are_read_by_their_labels() -> None:
    data = _read(
        "Lebenslauf",
        "",
        "Persönliche Daten",
        "Name: Katharina Vogel",
        "Anschrift: Lindenstraße 12, 04105 Leipzig",
        "Geburtsdatum: 14.05.1986",
        "E-Mail: k.vogel@example.de",
    )
    basics = data["basics"]
    assert basics["name"] == "Katharina Vogel"
    assert basics["location"]["city"] == "Leipzig"
    assert "phone" not in basics
    assert "label" not in basics
    assert _leftovers(data) == ["Lebenslauf", "Geburtsdatum: 14.05.1986"]


@pytest.mark.parametrize("phone", ["(+34) 612 345 678", "+44 (0)20 7946 0000", "(555) 201-7788"])
def test_a_phone_number_keeps_its_brackets(phone: str) -> None:
    assert _read("Mateo Ferrer", f"Barcelona · {phone}")["basics"]["phone"] == phone


@pytest.mark.parametrize("line", ["Sofia Duarte, Architect", "Sofia Duarte – Architect"])
def test_a_job_behind_the_name_is_the_headline(line: str) -> None:
    basics = _read(line, "sofia@example.org")["basics"]
    assert (basics["name"], basics["label"]) == ("Sofia Duarte", "Architect")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("San Antonio, TX 78209", {"city": "San Antonio", "region": "TX", "postalCode": "78209"}),
        ("Austin, TX", {"city": "Austin", "region": "TX"}),
        ("Oslo, NO", {"city": "Oslo", "countryCode": "NO"}),
        ("Stockholm, Sweden", {"city": "Stockholm", "region": "Sweden"}),
        (
            "1420 Elm Street, Apt 4, Toledo, OH 43604",
            {"address": "1420 Elm Street, Apt 4", "city": "Toledo", "region": "OH", "postalCode": "43604"},
        ),
        ("1420 Elm Street, Toledo, OH", {"address": "1420 Elm Street", "city": "Toledo", "region": "OH"}),
        ("8050 Zürich, Switzerland", {"postalCode": "8050", "city": "Zürich", "region": "Switzerland"}),
        ("Villeurbanne (69)", {"city": "Villeurbanne (69)"}),
        ("8 Quay Row, Galway H91 X2K4", {"address": "8 Quay Row", "city": "Galway", "postalCode": "H91 X2K4"}),
    ],
)  # fmt: skip
def test_a_place_under_the_name_is_no_headline(line: str, place: JsonObject) -> None:
    basics = _read("James Holloway", line, "james@example.org")["basics"]
    assert "label" not in basics
    assert basics["location"] == place


def test_a_department_is_no_place_to_live() -> None:
    data = _read(
        "Ingrid Solheim",
        "Associate Professor",
        "Department of Biology, University of Bergen",
        "ingrid@example.org",
    )
    assert "location" not in data["basics"]
    assert "Department of Biology" in data["basics"]["summary"]


def test_place_and_day_at_the_end_are_no_interest() -> None:
    data = _read("Katharina Vogel", "k.vogel@example.de", "", "INTERESSEN", "Chor, Wandern", "")
    assert len(data["interests"]) == 2
    signed = "Katharina Vogel\nk.vogel@example.de\n\nINTERESSEN\nChor, Wandern\n\n"
    for end in ("Leipzig, den 3. März 2024", "Leipzig, 03.03.2024"):
        data = read_lines(text_lines(signed + end))
        assert len(data["interests"]) == 2
        assert _leftovers(data) == [end]


def test_what_has_a_label_is_no_headline() -> None:
    data = _read("James Holloway", "james@example.org", "Security clearance: Secret")
    assert "label" not in data["basics"]
    assert data["basics"]["summary"] == "Security clearance: Secret"


def test_spanish_details_are_read_by_their_labels() -> None:
    data = _read(
        "CURRÍCULUM VÍTAE",
        "",
        "DATOS PERSONALES",
        "Nombre y apellidos: Lucía Fernández",
        "Fecha de nacimiento: 12/03/1990",
        "Dirección: C/ Alcalá 120, 3º B, 28009 Madrid",
        "Teléfono: 655 123 456",
        "Correo electrónico: lucia@example.es",
    )
    basics = data["basics"]
    assert (basics["name"], basics["phone"]) == ("Lucía Fernández", "655 123 456")
    assert basics["location"]["city"] == "Madrid"
    assert _leftovers(data) == ["CURRÍCULUM VÍTAE", "Fecha de nacimiento: 12/03/1990"]


def test_labels_of_several_contacts_on_a_line_are_said_by_their_fields() -> None:
    data = _read("Denise Whitfield", "Phone: 410-555-0119 | Email: denise@example.com")
    assert "leftovers" not in data["meta"]["imaginator"]


@pytest.mark.parametrize("label", ["Tel.", "Mobile", "Phone"])
def test_a_label_without_a_colon_is_no_place(label: str) -> None:
    data = _read("Giulia Romano", f"Via Roma 15, 40121 Bologna – {label} 333 1234567")
    basics = data["basics"]
    assert (basics["phone"], basics["location"]["city"]) == ("333 1234567", "Bologna")
    assert "leftovers" not in data["meta"]["imaginator"]


def test_what_somebody_looks_for_is_no_place() -> None:
    basics = _read("Yanis Benali", "Vendeur", "Étudiant, à la recherche d'un emploi")["basics"]
    assert "location" not in basics


@pytest.mark.parametrize(
    "lines",
    [
        ["Hauptstraße 44a · 69117 Heidelberg · t@example.de"],
        ["Hauptstraße 44a", "69117 Heidelberg", "t@example.de"],
        ["Address:        Hauptstraße 44a, 69117 Heidelberg", "t@example.de"],
    ],
)
def test_street_and_town_apart_are_one_place(lines: list[str]) -> None:
    data = _read("Thomas Lindner", *lines)
    assert data["basics"]["location"] == {
        "address": "Hauptstraße 44a",
        "postalCode": "69117",
        "city": "Heidelberg",
    }
    assert "leftovers" not in data["meta"]["imaginator"]


def test_labels_in_a_column_are_labels() -> None:
    data = _read(
        "Personal details", "Name:           Piotr Zielinski", "Mobile:         07700 900333"
    )
    assert (data["basics"]["name"], data["basics"]["phone"]) == ("Piotr Zielinski", "07700 900333")


def test_an_address_behind_its_label_without_a_colon_is_a_place() -> None:
    basics = _read("Caroline Webb", "Address 3 Orchard Close, Hereford, HR1 2AB", "c@example.org")
    assert basics["basics"]["location"]["city"] == "Hereford"


def test_labels_behind_commas_are_said_by_their_fields() -> None:
    data = _read("Florian Huber", "Mobil: 0151 23456789, E-Mail: florian@example.de")
    assert data["basics"]["email"] == "florian@example.de"
    assert "leftovers" not in data["meta"]["imaginator"]


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("07700 900 123 / 020 7946 0018", "07700 900 123"),
        ("0171 / 1234567", "0171 / 1234567"),
        ("212 - 555 - 0199", "212 - 555 - 0199"),
        ("98765 - 43210", "98765 - 43210"),
        ("Mob. 0888 123 456", "0888 123 456"),
        ("+ 49 170 1234567", "+ 49 170 1234567"),
        ("M +45 12 34 56 78", "+45 12 34 56 78"),
        ("Telefoon: 06-12345678", "06-12345678"),
        ("电话：+86 138 0013 8000", "+86 138 0013 8000"),
        ("Rua da Boavista 120, 4050-105 Porto", None),
        ("Via Garibaldi 10 - 20121 Milano", None),
    ],
)
def test_a_phone_number_is_told_from_another_and_from_an_address(
    line: str, phone: str | None
) -> None:
    basics = _read("Nora Bell", "nora@bell.example", line)["basics"]
    assert basics.get("phone") == phone
    assert basics["name"] == "Nora Bell"


def test_what_stands_behind_a_number_is_no_headline() -> None:
    data = _read("Nora Bell", "Tel: 030/1234567 priv., 030/7654321 gesch.", "Skype: nora")
    assert data["basics"].get("label") is None
    assert {"030/7654321", "priv."} <= set(_leftovers(data))


def test_a_second_address_is_a_profile_of_its_own() -> None:
    basics = _read("Nora Bell", "nora-bell.example", "t.me/norabell")["basics"]
    assert basics["url"] == "https://nora-bell.example"
    assert basics["profiles"] == [
        {"network": "t.me", "username": "norabell", "url": "https://t.me/norabell"}
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("José María Pérez de la Cruz y Gómez", "José María Pérez de la Cruz y Gómez"),
        ("Sam Lee (they/them)", "Sam Lee (they/them)"),
        ("Curriculum Vitae of Nora Bell", "Nora Bell"),
        ("Lebenslauf Nora Bell", "Nora Bell"),
        ("CV - Nora Bell", "Nora Bell"),
        ("Naam: Nora Bell", "Nora Bell"),
        ("CV Raman Pillai", "CV Raman Pillai"),
        ("Lebenslauf", None),
    ],
)
def test_a_name_is_read_without_what_stands_before_it(line: str, name: str | None) -> None:
    assert _read(line, "nora@bell.example")["basics"].get("name") == name


@pytest.mark.parametrize(
    ("line", "location"),
    [
        ("4050-105 Porto", {"postalCode": "4050-105", "city": "Porto"}),
        (
            "Kerkstraat 12, 1017 GC Amsterdam",
            {"address": "Kerkstraat 12", "postalCode": "1017 GC", "city": "Amsterdam"},
        ),
        ("3511NR Utrecht", {"postalCode": "3511NR", "city": "Utrecht"}),
        ("8001 Zürich", {"postalCode": "8001", "city": "Zürich"}),
        (
            "2400 SE Ankeny, Portland",
            {"postalCode": "2400", "city": "SE Ankeny", "region": "Portland"},
        ),
    ],
)
def test_a_postal_code_is_taken_whole(line: str, location: dict[str, str]) -> None:
    assert residence(line) == location


@pytest.mark.parametrize(
    ("line", "location"),
    [
        ("Baltimore, MD", {"city": "Baltimore", "region": "MD"}),
        ("Boulder, CO", {"city": "Boulder", "region": "CO"}),
        ("12 Elm Street, Boulder, CO", {"address": "12 Elm Street", "city": "Boulder", "region": "CO"}),
        ("Palo Alto, CA", {"city": "Palo Alto", "region": "CA"}),
        ("Pune, IN", {"city": "Pune", "countryCode": "IN"}),
        ("Toronto, Ontario, CA", {"city": "Toronto", "region": "Ontario", "countryCode": "CA"}),
        ("Tübingen, DE", {"city": "Tübingen", "countryCode": "DE"}),
    ],
)  # fmt: skip
def test_a_state_is_told_from_a_country_by_its_town(line: str, location: dict[str, str]) -> None:
    assert residence(line) == location


def test_a_town_with_a_british_postal_code_is_no_summary() -> None:
    data = _read("Nadia Hussein", "nadia@example.org", "0161 555 0142", "Salford M1 0AA")
    assert data["basics"]["location"] == {"city": "Salford", "postalCode": "M1 0AA"}


def test_a_name_on_two_lines_is_one() -> None:
    sizes = {"Bettina": 22.0, "Amsel": 22.0}
    lines = [
        replace(line, size=sizes.get(line.text, 10.0))
        for line in text_lines("Bettina\nAmsel\nOffice Manager\nb@example.org" + BELOW)
    ]
    basics = read_lines(lines)["basics"]
    assert (basics["name"], basics["label"]) == ("Bettina Amsel", "Office Manager")
