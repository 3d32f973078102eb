"""What stands on the page, in the language of the résumé."""

from typing import get_args

import pytest

from dashapp.domain.date import PartialDate
from dashapp.domain.date_words import date_words
from dashapp.domain.layout import laid_out
from dashapp.domain.outline import BY_KEY
from dashapp.domain.reading.heading import section_named
from dashapp.domain.reading.period import Period, read_period
from dashapp.domain.reading.residence import residence
from dashapp.domain.resume import Resume
from dashapp.domain.style import DateFormat

SUMMARIES = {
    "en": "Nurse with nine years of experience on a ward for intensive care.",
    "de": "Pflegefachkraft mit neun Jahren Erfahrung auf der Station und in der Ausbildung.",
    "fr": "Infirmière avec neuf ans dans les soins intensifs et la formation des élèves.",
    "es": "Enfermera con nueve años en la unidad de cuidados y en la formación de los alumnos.",
    "it": "Infermiera con nove anni nel reparto di terapia intensiva e nella formazione degli studenti.",
    "pt": "Enfermeira com nove anos na unidade de cuidados intensivos e na formação dos alunos.",
    "nl": "Verpleegkundige met negen jaar ervaring op de afdeling en in de opleiding van leerlingen.",
    "sv": "Sjuksköterska med nio års erfarenhet av intensivvård och utbildning av elever.",
    "da": "Sygeplejerske med ni års erfaring på intensivafdelingen og uddannelse af elever.",
    "nb": "Sykepleier med ni års erfaring på intensivavdelingen og opplæring av elever.",
    "fi": "Sairaanhoitaja, jolla on yhdeksän vuoden kokemus teho-osastolta ja koulutuksesta.",
    "pl": "Pielęgniarka z dziewięcioletnim doświadczeniem na oddziale i w szkoleniu uczniów.",
    "cs": "Zdravotní sestra s devítiletou praxí na jednotce intenzivní péče a při školení studentů.",
    "tr": "Yoğun bakım ünitesinde dokuz yıl deneyimli hemşire, eğitim ve vardiya planı için sorumlu.",
    "ru": "Медсестра с девятилетним опытом в отделении и в обучении студентов.",
    "uk": "Медсестра з дев'ятирічним досвідом у відділенні та в навчанні студентів.",
    "ja": "九年間の集中治療室での経験を持つ看護師で、学生の教育も担当しました。",
    "ko": "중환자실에서 아홉 해 동안 일하고 학생들의 교육을 맡은 간호사입니다.",
    "zh": "在重症监护病房有九年经验的护士，并负责学生的培训。",
}


def dates(language: str, wanted: DateFormat = "Mar 2020") -> str:
    data = {
        "basics": {"summary": SUMMARIES[language]},
        "work": [{"position": "X", "startDate": "2019-03"}],
        "meta": {"imaginator": {"style": {"date_format": wanted}}},
    }
    return laid_out(Resume(data)).sections[0].entries[0].dates


@pytest.mark.parametrize(
    ("language", "short", "full"),
    [
        ("en", "Mar 2019 – Present", "March 2019 – Present"),
        ("de", "März 2019 – heute", "März 2019 – heute"),
        ("fr", "mars 2019 – aujourd’hui", "mars 2019 – aujourd’hui"),
        ("es", "mar 2019 – actualidad", "marzo de 2019 – actualidad"),
        ("it", "mar 2019 – oggi", "marzo 2019 – oggi"),
        ("pl", "marzec 2019 – obecnie", "marzec 2019 – obecnie"),
        ("ko", "2019년 3월 – 현재", "2019년 3월 – 현재"),
    ],
)
def test_dates_are_in_the_language_of_the_resume(language: str, short: str, full: str) -> None:
    assert (dates(language), dates(language, "March 2020")) == (short, full)
    assert dates(language, "2020-03").startswith("2019-03 – ")


def test_the_code_of_a_town_stands_where_people_look_for_it() -> None:
    place = {"address": "Lindenallee 14", "postalCode": "50667", "city": "Köln"}
    told = [
        laid_out(Resume({"basics": {"summary": SUMMARIES[each], "location": place}})).contacts
        for each in ("de", "en")
    ]
    assert [contacts[0].text for contacts in told] == [
        "Lindenallee 14, 50667 Köln",
        "Lindenallee 14, 50667, Köln",
    ]


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ({"postalCode": "85719", "city": "Tucson", "region": "AZ"}, "Tucson, AZ 85719"),
        (
            {"address": "7 Elm Rd", "postalCode": "02139", "city": "Salem", "region": "MA", "countryCode": "US"},
            "7 Elm Rd, Salem, MA 02139, US",
        ),
        ({"address": "7 Elm Lane", "postalCode": "N1 0AA", "city": "London"}, "7 Elm Lane, London N1 0AA"),
    ],
)  # fmt: skip
def test_an_american_or_british_code_stands_behind_its_town(
    place: dict[str, str], shown: str
) -> None:
    [contact] = laid_out(
        Resume({"basics": {"summary": SUMMARIES["en"], "location": place}})
    ).contacts
    assert contact.text == shown
    if "countryCode" not in place:
        assert residence(shown) == place


@pytest.mark.parametrize("language", SUMMARIES)
def test_what_nobody_titled_is_titled_in_the_language_of_the_resume(language: str) -> None:
    every = {key: [{section.heading[0]: "X"}] for key, section in BY_KEY.items()}
    data = {"basics": {"summary": SUMMARIES[language]}, **every}
    titles = {each.key: each.title for each in laid_out(Resume(data)).sections}
    assert {key: section_named(title) for key, title in titles.items()} == {
        key: key for key in BY_KEY
    }
    own = {"en": "Skills", "de": "Kenntnisse", "fr": "Compétences", "es": "Competencias"}
    assert titles["skills"] == own.get(language, titles["skills"])
    assert (titles["skills"] == "Skills") == (language == "en")
    named = {**data, "meta": {"imaginator": {"titles": {"work": "Experience"}}}}
    assert laid_out(Resume(named)).sections[0].title == "Experience"


@pytest.mark.parametrize("language", SUMMARIES)
@pytest.mark.parametrize("wanted", get_args(DateFormat))
def test_what_is_written_is_read_back(language: str, wanted: DateFormat) -> None:
    words = date_words(language)
    for month in range(1, 13):
        written = words.written(PartialDate(2019, month), wanted)
        start = "2019" if wanted == "2020" else f"2019-{month:02d}"
        assert read_period(f"{written} – {words.ongoing}") == Period(start, open=True), written
