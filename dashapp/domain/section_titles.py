"""What a section is called that nobody gave a title, in the language of the résumé."""

from typing import Final

from dashapp.domain.outline import BY_KEY

_TITLES: Final = {
    "de": {
        "work": "Berufserfahrung",
        "volunteer": "Ehrenamt",
        "education": "Ausbildung",
        "projects": "Projekte",
        "skills": "Kenntnisse",
        "languages": "Sprachen",
        "certificates": "Zertifikate",
        "publications": "Veröffentlichungen",
        "awards": "Auszeichnungen",
        "interests": "Interessen",
        "references": "Referenzen",
    },
    "fr": {
        "work": "Expérience professionnelle",
        "volunteer": "Bénévolat",
        "education": "Formation",
        "projects": "Projets",
        "skills": "Compétences",
        "languages": "Langues",
        "certificates": "Certifications",
        "publications": "Publications",
        "awards": "Distinctions",
        "interests": "Centres d’intérêt",
        "references": "Références",
    },
    "es": {
        "work": "Experiencia profesional",
        "volunteer": "Voluntariado",
        "education": "Formación",
        "projects": "Proyectos",
        "skills": "Competencias",
        "languages": "Idiomas",
        "certificates": "Certificados",
        "publications": "Publicaciones",
        "awards": "Premios",
        "interests": "Intereses",
        "references": "Referencias",
    },
}
_KEYWORDS: Final = {"de": "Schlagworte", "fr": "Mots-clés", "es": "Palabras clave"}


def section_title(key: str, language: str | None) -> str:
    """Return the title of a standard section; in English where the language is not known here."""
    return _TITLES.get(language or "", {}).get(key) or BY_KEY[key].label


def section_titles(language: str | None) -> dict[str, str]:
    """Return the title of each standard section."""
    return {key: section_title(key, language) for key in BY_KEY}


def is_own(key: str, title: str, language: str | None) -> bool:
    """Return whether a title says more than what the section is called anyway."""
    label = BY_KEY[key].label
    return title.casefold() != label.casefold() or section_title(key, language) != label


def keywords_title(language: str | None) -> str:
    """Return what stands before the keywords of an entry."""
    return _KEYWORDS.get(language or "", "Keywords")
