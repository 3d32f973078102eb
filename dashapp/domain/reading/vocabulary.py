"""Words that tell employers, schools, degrees and jobs apart, in several languages."""

import re

_JOBS = (
    "engineer developer manager director lead leader head chief officer analyst consultant nurse"
    " teacher assistant intern trainee designer architect scientist researcher professor lecturer"
    " doctor physician surgeon pharmacist accountant auditor lawyer attorney paralegal clerk"
    " secretary administrator coordinator specialist technician electrician plumber carpenter chef"
    " cook waiter waitress barista cashier salesperson representative associate advisor adviser"
    " editor writer journalist translator interpreter librarian curator producer photographer"
    " programmer tester operator driver pilot captain supervisor foreman owner founder president"
    " partner postdoc fellow tutor mentor trainer instructor coach therapist psychologist midwife"
    " paramedic caregiver veterinarian biologist chemist physicist statistician economist planner"
    " strategist marketer copywriter buyer recruiter agent broker banker teller apprentice member"
    " volunteer organiser organizer treasurer chair chairman chairwoman ingenieur ingenieurin"
    " entwickler entwicklerin leiter leiterin berater beraterin lehrer lehrerin praktikant"
    " praktikantin werkstudent werkstudentin mitarbeiter mitarbeiterin krankenpfleger pfleger"
    " pflegerin pflegefachkraft krankenschwester arzt ärztin assistenzarzt oberarzt meister"
    " meisterin geselle gesellin techniker technikerin kaufmann kauffrau sachbearbeiter"
    " sachbearbeiterin redakteur redakteurin architektin koch köchin auszubildende auszubildender"
    " geschäftsführer geschäftsführerin verkäufer verkäuferin erzieher erzieherin elektriker"
    " ingénieur ingénieure développeur développeuse responsable directeur directrice chargé"
    " chargée conseiller conseillère infirmier infirmière professeur professeure enseignant"
    " enseignante stagiaire apprenti apprentie chef cheffe cuisinier cuisinière sommelier"
    " technicien technicienne comptable avocat avocate vendeur vendeuse médecin consultante"
    " ingeniero ingeniera desarrollador desarrolladora director directora gerente jefe jefa"
    " coordinador coordinadora enfermero enfermera profesor profesora maestro maestra becario"
    " becaria consultor consultora analista técnico técnica cocinero cocinera abogado abogada"
    " contable diseñador diseñadora arquitecto arquitecta encargado encargada monitor monitora"
    " executive receptionist bookkeeper controller underwriter solicitor barrister inspector surveyor"
    " estimator dispatcher handler welder fitter mechanic machinist roofer bricklayer painter decorator"
    " gardener baker butcher hairdresser stylist florist bartender server steward stewardess host hostess"
    " housekeeper porter cleaner carer nanny worker labourer laborer operative picker packer guard warden"
    " sergeant corporal lieutenant soldier firefighter constable detective radiographer dietitian dentist"
    " hygienist physiotherapist counsellor counselor headteacher principal dean registrar freelancer"
    " contractor cofounder entrepreneur actor actress musician conductor animator illustrator dealer"
    " referendar referendarin volontär volontärin azubi kellner kellnerin bäcker bäckerin friseur friseurin"
    " tischler schreiner schlosser mechaniker mechanikerin mechatroniker elektroniker monteur maurer maler"
    " gärtner gärtnerin fahrer fahrerin lagerist lageristin betreuer betreuerin buchhalter buchhalterin"
    " disponent einkäufer einkäuferin apotheker apothekerin beamter beamtin soldat soldatin polizist"
    " polizistin kassierer kassiererin hebamme gestionnaire assistante secrétaire adjoint adjointe attaché"
    " attachée agente serveur serveuse caissier caissière aide soignant soignante éducateur éducatrice"
    " animateur animatrice formateur formatrice rédacteur rédactrice juriste plombier électricien"
    " électricienne menuisier boulanger boulangère pâtissier pâtissière commis conducteur conductrice"
    " chauffeur magasinier préparateur préparatrice opérateur opératrice ouvrier ouvrière employé employée"
    " coordinateur coordinatrice chercheur chercheuse doctorant doctorante alternant alternante acheteur"
    " acheteuse gérant gérante trésorier trésorière bénévole ayudante auxiliar administrativo administrativa"
    " camarero camarera dependiente dependienta vendedor vendedora cajero cajera conductora operario operaria"
    " electricista fontanero albañil carpintero gestor gestora asesor asesora periodista traductor traductora"
    " investigador investigadora docente educador educadora recepcionista repartidor repartidora voluntario"
    " voluntaria aprendiz impiegato impiegata insegnante infermiere infermiera cuoco cuoca cameriere"
    " cameriera operaio operaia responsabile tirocinante ingegnere enfermeiro enfermeira professora"
    " engenheiro engenheira estagiário estagiária internship traineeship placement stage praktikum aushilfe"
    " prácticas alternance graphiste intern"
)
_EMPLOYERS = (
    "gmbh ag se kg ohg ug inc ltd llc llp plc corp corporation co company sa sarl sas sl srl spa bv"
    " nv ab oy as group gruppe groupe grupo holding holdings labs laboratories hospital klinik"
    " klinikum clinic clínica clinique hôpital spital krankenhaus bank university universität"
    " université universidad institute institut instituto school schule college council trust"
    " foundation stiftung fondation fundación society association verein ministry museum restaurant"
    " hotel agency agentur agence studio studios partners solutions systems technologies services"
    " logistics software consulting works werke pharmacy apotheke library cooperative"
    " limited préfecture mairie métropole ministère ayuntamiento stadtverwaltung"
)
_SCHOOLS = (
    r"universi|hochschule|institut|school|schule|college|académ|academ|akademi|école|ecole|escuela"
    r"|faculty|fakultät|facult|lycée|lycee|gymnasium|\beth\b|polytech|politéc|conservato|instituto"
    r"|colegio|kolleg|berufsschule|seminar\b|\biut\b|\bcfa\b|\bmit\b|\btu\b|\bfh\b|technikum|\bliceo\b|\bies\b"
    r"|handwerkskammer|\bihk\b|\bifsi\b"
)
_DEGREES = (
    r"\bb\.? ?sc|\bm\.? ?sc|\bb\.? ?a\b|\bm\.? ?a\b|\bb\.? ?eng|\bm\.? ?eng|\bbba\b|\bmba\b|\bph\.? ?d"
    r"|\b[bm]\.s\b|(?-i:(?<!, )\b[BM]S\b|\bA\.[AS]\b)"
    r"|\bll\.? ?[bm]\b|\bm\.? ?d\.?\b|\bbachelor|\bmaster|\bdoctor|\bdoktor|\bdiplom|\bdiploma"
    r"|\bdipl\b|\bmagister|\bstaatsexamen|\bstate exam|\blicen[cz]|\bcertificate|\bassociate|\bdegree"
    r"|\bdut\b|\bbts\b|\bcap\b|\bbac\b|\bbaccalaur|\babitur|\bausbildung|\bgesell|\bmeister"
    r"|\bgrado|\bingenier|\bmáster|\bmastère|\bpostgrad|\bpgce|\bhnd\b|\bhnc\b|\ba[- ]levels?\b"
    r"|\bgcse|\bapprentice|\blehre\b|\bstudium|\bformation|\bfp\b|\btécnic|\bbfa\b"
    r"|\bmfa\b|\bmph\b|\bmsw\b|\bedd\b|\bjd\b|\bdnp\b|\bbsn\b|\bmsn\b|\bmatura|\bfachabitur|\bbtec\b|\bmphil"
    r"|\bb\.?b\.?a\b|\ba\.?a\.?s\b|\bg?nvq\b|\blehramt|\bmittlere reife|schulabschluss\b|\bdiplôm|\bged\b"
    r"|\bb\.?com\b|\bb\.?ed\b|\bm\.?ed\b|\b[bm]\.?arch\b|\bpgdip\b|\bbachiller|\bmaîtrise|\bbrevet|\blaurea|\bpromotion\b|\b[bm]\.?tech\b|\bclass xi?i?\b"
)
_LEGAL_FORM = re.compile(
    r"\b(?:GmbH|GMBH|gGmbH|AG|SE|KG|OHG|UG|e\. ?V|Inc|INC|Ltd|LTD|Limited|LIMITED|LLC|LLP|PLC|plc|Corp|CORP|SA|S\.A|SARL"
    r"|SAS|S\.L|SL|S\.r\.l|Srl|SpA|BV|B\.V|NV|AB|Oy|ApS|A/S|AS)\.?$"
)
_LANGUAGES = (
    "english german french spanish italian portuguese dutch danish swedish norwegian finnish icelandic"
    " irish welsh gaelic scots catalan basque galician polish czech slovak hungarian romanian bulgarian"
    " serbian croatian bosnian slovene slovenian macedonian albanian greek turkish kurdish russian ukrainian"
    " belarusian lithuanian latvian estonian georgian armenian azerbaijani kazakh uzbek arabic hebrew persian"
    " farsi dari pashto urdu hindi punjabi bengali gujarati marathi tamil telugu malayalam kannada sinhala"
    " nepali thai lao khmer burmese vietnamese malay indonesian tagalog filipino mandarin cantonese chinese"
    " japanese korean mongolian swahili amharic tigrinya somali yoruba igbo hausa zulu xhosa afrikaans"
    " luxembourgish maltese latin esperanto bsl asl"
    " deutsch englisch französisch spanisch italienisch portugiesisch niederländisch dänisch schwedisch"
    " norwegisch finnisch polnisch tschechisch slowakisch ungarisch rumänisch bulgarisch serbisch kroatisch"
    " albanisch griechisch türkisch kurdisch russisch ukrainisch arabisch hebräisch persisch hindi chinesisch"
    " japanisch koreanisch vietnamesisch latein schweizerdeutsch"
    " français anglais allemand espagnol italien portugais néerlandais polonais russe arabe turc grec chinois"
    " japonais coréen roumain suédois danois norvégien breton berbère"
    " español castellano inglés alemán francés italiano portugués neerlandés catalán gallego euskera valenciano"
    " ruso árabe chino japonés polaco rumano"
    " inglese tedesco francese spagnolo portoghese russo cinese inglês alemão espanhol português"
    " engels duits frans svenska engelska norsk dansk nederlands"
)
_JOB = frozenset(_JOBS.split())
_EMPLOYER = frozenset(_EMPLOYERS.split())
_LANGUAGE = frozenset(_LANGUAGES.split())
_SCHOOL = re.compile(_SCHOOLS, re.IGNORECASE)
_DEGREE = re.compile(_DEGREES, re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = (
    "ingenieur",
    "ingenieurin",
    "leiter",
    "leiterin",
    "entwickler",
    "pfleger",
    "pflegerin",
    "lehrer",
    "lehrerin",
    "berater",
    "beraterin",
    "techniker",
    "arzt",
    "ärztin",
    "meister",
    "kraft",
    "assistent",
    "assistentin",
    "helfer",
    "helferin",
    "referent",
    "referentin",
    "mechaniker",
    "mechanikerin",
    "elektroniker",
    "elektronikerin",
    "arbeiter",
    "arbeiterin",
    "verkäufer",
    "verkäuferin",
    "fahrer",
    "fahrerin",
    "kaufmann",
    "kauffrau",
    "buchhalter",
    "buchhalterin",
    "betreuer",
    "betreuerin",
)


def job_words(text: str) -> int:
    """Count the words that name a job."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return sum(word in _JOB or (len(word) > 7 and word.endswith(_ENDINGS)) for word in words)


def employer_words(text: str) -> int:
    """Count the words that name an employer."""
    return sum(word.casefold() in _EMPLOYER for word in _WORD.findall(text))


def names_company(text: str) -> bool:
    """Say whether a text ends with the legal form of a company."""
    return bool(_LEGAL_FORM.search(text.strip()))


def names_language(text: str) -> bool:
    """Say whether a text is the name of a language that people speak, and nothing else."""
    return text.strip().casefold() in _LANGUAGE


def names_school(text: str) -> bool:
    """Say whether a text names a place of learning."""
    return bool(_SCHOOL.search(text))


def names_degree(text: str) -> bool:
    """Say whether a text names a degree."""
    return bool(_DEGREE.search(text))
