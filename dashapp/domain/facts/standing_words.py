"""What somebody was, in German, French and Spanish: beginnings of words for the claims of ``standing``."""

from typing import Final

LINES: Final = {
    "de": """
a leading role | leit(?:ete|et|en|ung)\\b|leitend|(?:führ(?:te|ung)) (?:\\w+ ){0,3}(?:team|abteilung|mitarbeit|gruppe|schicht|filiale)|führungs|verantwortete|gesamtverantwort|an der spitze|unterstellt|vorsitz|präsident|sprecher(?:in)?\\b|obmann|obfrau
a senior title | (?:\\w+)?leiter(?:in)?\\b|(?:\\w+)?chef(?:in)?\\b|geschäftsführ|direktor|prokurist|vorstand\\b
founding | gründe(?:te|t)|gegründet|gründer|mitgründ
promotion | beförder(?:t|ung) (?:zu|nach)
hiring and firing | eingestellt|einstellung von|stellte (?:\\w+ ){1,4}ein\\b
money held | budget|umsatz|etat\\b
a degree | bachelor|master(?!plan)|diplom(?!at)|promov|doktor|magister|staatsexamen|studium|meisterbrief|gesellenbrief
a certificate | zertifi|geprüfte|lizenz|approb|zulassung als
an award | auszeichn|ausgezeichnet|preis\\b|preisträger|gewann|medaille|sieger|prämiert|nominiert
being first or best | beste[rnsm]?\\b|führende[rnsm]?\\b|höchste|rekord
reach | weltweit|international|bundesweit|europaweit|landesweit|global
expertise | expert|spezialist|fundiert|umfassend|langjährig|fließend|verhandlungssicher|muttersprach|sehr gute\\b
a rise | steiger|gesteigert|erhöh|verbesser|wuchs|wachstum|gestiegen|verdoppel|optimier
a fall | senk|gesenkt|reduzier|verringer|verkürz|halbier|weniger
saving | spar(?:te|t|en)\\b|einspar|eingespart|schneller|günstiger|beschleunig
pleased people | zufrieden|vertrauen|kundenbindung
deciding | entschied|strateg|verhandel|handelte
teaching others | unterricht|lehrte|einarbeit|einwies|schulte|ausgebildet|anleit(?:ung|ete)|bildete (?:\\w+ ){1,5}aus\\b
no exception | niemals|nie\\b|stets|immer\\b|fehlerfrei|fehlerlos|ausnahmslos|makellos|tadellos
""",
    "fr": """
a leading role | dirig|encadr|pilot(?:é|er|age)|manag|à la tête|supervis|chapeaut|présid|men(?:é|er|ait) (?:l|d|un)
a senior title | chef(?:fe)? d|directeur|directrice|responsable\\b
founding | fond(?:é|er|ateur|atrice)\\b|cofond
hiring and firing | recrut|embauch
money held | budget|chiffre d.affaires
a degree | licence|master|diplôm|doctorat|agrégé|bts\\b|dut\\b
a certificate | certifi|habilit|agréé
an award | prix\\b|récompens|lauréat|médaille|primé
being first or best | meilleur|premi(?:er|ère) (?:de|du)|record
reach | international|mondial|national|ensemble des (?:sites|agences|magasins)
expertise | expert|spécialiste|approfondi|bilingue|(?<!au )(?<!compte )courant\\b|langue maternelle
a rise | augment|hausse|accru|améli|croissance|doubl|optimis
a fall | rédui|réduction|baiss|diminu
saving | économ|gain de temps|plus rapide
pleased people | satisf|fidélis
deciding | décid|stratég|négoci
teaching others | enseign|cours\\b|form(?:é|er|ait)\\b|tutor|classes\\b
no exception | jamais|toujours|sans (?:faute|erreur|exception)|irréprochabl
""",
    "es": """
a leading role | dirig|dirección de|lider|encabez|a cargo de|supervis|presid
a senior title | jef[ea]\\b|director|gerente|encargad[oa]s?\\b(?! de \\w+r\\b)
founding | fund(?:é|ó|ador|adora)\\b|cofund
hiring and firing | contrat(?:é|ó)\\b|reclut
money held | presupuesto|ventas|facturación
a degree | licenciatur|grado en|máster|doctor|diplom|titulad
a certificate | certific|homolog
an award | premio|premiad|galard|medalla|ganador
being first or best | mejor(?:es)?\\b|récord|líder en
reach | internacional|mundial|nacional
expertise | expert|especialista|ampli[oa] experiencia|bilingüe|fluid[oa]\\b|nativ[oa]\\b|lengua materna
a rise | aument|increment|mejor(?:é|ó|a de)\\b|crec|dupli[cq]|optimi
a fall | reduj|reduc|disminu
saving | ahorr|más rápid
pleased people | satisf|fideliz
deciding | decid|estrat|negoci
teaching others | enseñ|clases\\b|form(?:ó|é|ar|aba)\\b(?! parte)|imparti|tutor
no exception | nunca|jamás|siempre|sin (?:fallos?|errores|excepción)|impecabl
""",
}
PART: Final = {
    "de": "half|unterstütz|mitarbeit|mithilfe|assistier|beteilig|mitwirk|wirkte|arbeitete (?:an|mit)|nahm\\b.{0,80}\\bteil\\b",
    "fr": "aid[éeo]|particip|contribu|assist|appui",
    "es": "ayud|colabor|apoy|particip|asist",
}
"""How a bullet begins that tells of a part in something."""
WITH_OTHERS: Final = {
    "de": "half|hilfe|unterstütz|mitarbeit|mithilfe|assistier|beteilig|mitwirk|mit\\b|teil(?:nahm|nehm|genommen|\\b)|gemeinsam|zusammen|team",
    "fr": "avec|aid|particip|contribu|assist|équipe|ensemble|appui",
    "es": "con\\b|ayud|colabor|apoy|particip|equipo|junto",
}
"""What says that others were in it too."""
