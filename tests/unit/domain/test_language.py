"""Which language a text is in is told by what its neighbours do not say."""

import pytest

from dashapp.domain.language import language_of
from tests.unit.domain.test_layout import SUMMARIES

OTHERS = {
    "ca": "Responsable de logística amb onze anys d'experiència, dels quals cinc en un magatzem.",
    "ro": "Asistentă medicală cu nouă ani de experiență în secție și în instruirea studenților.",
    "sk": "Zdravotná sestra s praxou na jednotke intenzívnej starostlivosti a pri školení, pre ktoré mám plán.",
    "hu": "Ápoló, kilenc év tapasztalat az intenzív osztályon és a diákok oktatása után egy új rendszerben.",
    "bg": "Медицинска сестра с девет години опит, като съм обучавала студенти.",
    "el": "Νοσηλεύτρια με εννέα χρόνια εμπειρίας στη μονάδα εντατικής θεραπείας.",
    "th": "พยาบาลที่มีประสบการณ์เก้าปีในหอผู้ป่วยหนัก",
    "hi": "गहन चिकित्सा इकाई में नौ वर्षों के अनुभव वाली नर्स।",
}


@pytest.mark.parametrize(("code", "text"), (SUMMARIES | OTHERS).items())
def test_a_language_is_taken_for_no_other(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    "text", ["", "Ada Lovelace", "Łódź 2019", "Python, SQL, Excel", "Нови Сад"]
)
def test_where_nothing_tells_it_nothing_is_said(text: str) -> None:
    assert language_of(text) is None
