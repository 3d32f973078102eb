"""What people call the sections of a résumé, in several languages."""

import re
import unicodedata

_NAMES: dict[str, str] = {
    "summary": """summary|professional summary|executive summary|career summary|profile|about
        |about me|objective|career objective|personal statement|personal profile|career profile
        |professional profile|overview|summary of qualifications
        |profil|über mich|zusammenfassung|kurzprofil|persönliches profil|berufliches profil
        |résumé|résumé professionnel|à propos|à propos de moi|profil professionnel|présentation
        |resumen|resumen profesional|perfil|perfil profesional|sobre mí|extracto|objetivo
        |profilo|profilo professionale|sommario|sobre mim|resumo|profiel""",
    "work": """experience|work experience|professional experience|employment|employment history
        |work history|career history|work|career|relevant experience|professional background
        |positions|appointments|internships|internship|praktika|stages|prácticas|clinical experience|teaching experience|industry experience
        |berufserfahrung|beruflicher werdegang|berufspraxis|werdegang|praxiserfahrung|erfahrung
        |berufliche erfahrung|berufliche stationen|anstellungen|arbeitserfahrung
        |expérience|expériences|expérience professionnelle|expériences professionnelles
        |parcours professionnel|parcours|emplois
        |experiencia|experiencia laboral|experiencia profesional|trayectoria profesional|empleo
        |esperienza|esperienze|esperienza professionale|esperienze professionali
        |experiência|experiência profissional|werkervaring|erfarenhet|arbetslivserfarenhet""",
    "volunteer": """volunteer|volunteering|volunteer experience|volunteer work|community service
        |positions of responsibility|leadership|leadership experience|extracurricular activities
        |community involvement|community|voluntary work|ehrenamt|ehrenamtliches engagement
        |engagement|freiwilligenarbeit|bénévolat|engagement associatif|engagements
        |expérience bénévole|vie associative|voluntariado|volontariato|vrijwilligerswerk""",
    "education": """education|academic background|education and training|training|studies
        |academic education|qualifications|academic qualifications|educational background
        |ausbildung|bildung|studium|bildungsweg|schulbildung|akademische ausbildung
        |aus und weiterbildung|ausbildung und studium|formation|formations|études|éducation
        |formation académique|diplômes|parcours académique|formación|formación académica
        |educación|estudios|istruzione|formazione|istruzione e formazione|educação
        |formação acadêmica|opleiding|opleidingen|utbildning""",
    "projects": """projects|personal projects|selected projects|key projects|side projects
        |open source|academic projects|research projects|projekte|ausgewählte projekte|projets
        |projets personnels|réalisations|proyectos|proyectos destacados|progetti|projetos|projecten""",
    "skills": """skills|technical skills|key skills|core skills|core competencies|competencies
        |technologies|skills and tools|computer skills|it skills|software|software skills|soft skills
        |hard skills|informatique|bureautique|informática|ofimática|edv|informatica|tools|expertise|areas of expertise|professional skills
        |skills and technologies|technical proficiencies|strengths|proficiencies
        |kenntnisse|fähigkeiten|kompetenzen|fachkenntnisse|it kenntnisse|edv kenntnisse
        |kenntnisse und fähigkeiten|technische kenntnisse|qualifikationen|fachkompetenzen
        |compétences|compétences techniques|compétences clés|savoir faire|outils|aptitudes
        |habilidades|competencias|conocimientos|habilidades técnicas|conocimientos técnicos
        |competenze|competenze tecniche|competências|habilidades e competências|vaardigheden""",
    "languages": """languages|language skills|sprachen|sprachkenntnisse|langues
        |langues étrangères|idiomas|lingue|línguas|talen|språk""",
    "certificates": """certificates|certifications|licenses|licences|licenses and certifications
        |licences and certifications|certifications and licenses|professional certifications
        |certifications and licences|professional development|courses and certificates
        |zertifikate|zertifizierungen|weiterbildung|weiterbildungen|fortbildungen|fortbildung
        |lizenzen|certificats|certifications et licences|habilitations|permis|certificaciones
        |certificados|licencias|cursos|certificazioni|certificações|certificaten|certificeringen""",
    "publications": """publications|selected publications|papers|articles|research publications
        |veröffentlichungen|publikationen|ausgewählte publikationen|publicaciones
        |pubblicazioni|publicações|publicaties""",
    "awards": """awards|honors|honours|awards and honors|awards and honours|honors and awards
        |achievements|prizes|scholarships|recognition|selected honors|auszeichnungen
        |preise|ehrungen|stipendien|preise und auszeichnungen|distinctions|prix|récompenses
        |prix et distinctions|bourses|premios|reconocimientos|logros|distinciones|premi|prêmios""",
    "interests": """interests|hobbies|hobbies and interests|interests and hobbies|activities
        |personal interests|interessen|hobbys|hobbys und interessen|interessen und hobbys
        |freizeit|centres d'intérêt|centres d'intérêts|loisirs|intérêts|intereses|aficiones
        |interessi|interesses|interesses pessoais""",
    "references": """references|referees|testimonials|recommendations|referenzen|empfehlungen
        |références|recommandations|referencias|recomendaciones|referenze|referências|referenties""",
    "contact": """contact|contact details|contact information|personal details|details
        |personal information|kontakt|kontaktdaten|persönliche daten|persönliche angaben
        |angaben zur person|contacto|datos personales|datos de contacto|coordonnées
        |informations personnelles|état civil|contatti|dati personali|contato|dados pessoais""",
    "profiles": "profiles|links|online|social|social media|social networks|profile im netz|réseaux|redes",
}
_WHICH = frozenset(
    [
        *("relevant", "selected", "key", "additional", "other", "further", "previous", "prior"),
        *("earlier", "recent", "current", "military", "civilian", "academic", "professional"),
        *("related", "core", "main", "notable", "technical", "research", "industry"),
        *("international", "weitere", "sonstige", "relevante", "ausgewählte", "frühere"),
        *("autres", "otras", "otros", "altre", "outras"),
    ]
)
"""Words before the name of a section that say which of its kind stand there."""
_SIGNS = re.compile(r"[^\w']+")
_SPACED = re.compile(r"^(?:\w ){3,}\w$")
_LONGEST = 45


def plain_title(text: str) -> str:
    """Return a title without case, signs, numbering and spaced letters."""
    folded = unicodedata.normalize("NFC", text).replace("’", "'").casefold().strip()
    words = _SIGNS.sub(" ", folded.replace("&", " and ")).strip()
    if _SPACED.match(words):
        words = words.replace(" ", "")
    return re.sub(r"^(?:\d+|[ivx]+) (?=\w{3})", "", words)


def section_named(text: str) -> str | None:
    """Return the section that a title names: a key of the outline, or one of the basics.

    ``summary``, ``contact`` and ``profiles`` belong to the basics.
    """
    if len(text) > _LONGEST:
        return None
    title = plain_title(text)
    for joint in (" and ", " und ", " et ", " y ", " e "):
        if title not in _KEYS and joint in title:
            parts = [_KEYS.get(part.strip()) for part in title.split(joint, 1)]
            if parts[0] is not None:
                return parts[0]
    which, _, name = title.partition(" ")
    if title not in _KEYS and which in _WHICH:
        return _KEYS.get(name)
    return _KEYS.get(title)


def is_qualified(title: str) -> bool:
    """Say whether a title names some of a section's kind: ``Military experience``."""
    which, _, name = plain_title(title).partition(" ")
    return which in _WHICH and name in _KEYS


_KEYS: dict[str, str] = {
    plain_title(name): key for key, names in _NAMES.items() for name in names.split("|")
}
