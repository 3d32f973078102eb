"""What a section is called that nobody gave a title, in the language of the résumé."""

from collections.abc import Iterator
from typing import Final

from dashapp.domain.outline import BY_KEY

_KEYS: Final = (
    *("work", "volunteer", "education", "projects", "skills", "languages", "certificates"),
    *("publications", "awards", "interests", "references"),
)
# In the order of the keys, and last what stands before the keywords of an entry.
_TITLES_OF: Final = {
    "cs": """Pracovní zkušenosti|Dobrovolnictví|Vzdělání|Projekty|Dovednosti|Jazyky|Certifikáty
        |Publikace|Ocenění|Zájmy|Reference|Klíčová slova""",
    "da": """Erhvervserfaring|Frivilligt arbejde|Uddannelse|Projekter|Kompetencer|Sprog|Certifikater
        |Publikationer|Priser|Interesser|Referencer|Nøgleord""",
    "de": """Berufserfahrung|Ehrenamt|Ausbildung|Projekte|Kenntnisse|Sprachen|Zertifikate
        |Veröffentlichungen|Auszeichnungen|Interessen|Referenzen|Schlagworte""",
    "es": """Experiencia profesional|Voluntariado|Formación|Proyectos|Competencias|Idiomas|Certificados
        |Publicaciones|Premios|Intereses|Referencias|Palabras clave""",
    "fi": """Työkokemus|Vapaaehtoistyö|Koulutus|Projektit|Taidot|Kielitaito|Sertifikaatit
        |Julkaisut|Palkinnot|Harrastukset|Suosittelijat|Avainsanat""",
    "fr": """Expérience professionnelle|Bénévolat|Formation|Projets|Compétences|Langues|Certifications
        |Publications|Distinctions|Centres d’intérêt|Références|Mots-clés""",
    "it": """Esperienza professionale|Volontariato|Istruzione e formazione|Progetti|Competenze|Lingue
        |Certificazioni|Pubblicazioni|Premi|Interessi|Referenze|Parole chiave""",
    "ja": "職務経歴|ボランティア|学歴|プロジェクト|スキル|語学|資格|論文・著書|受賞歴|趣味|推薦者|キーワード",
    "ko": "경력|자원봉사|학력|프로젝트|기술|언어|자격증|논문|수상|취미|추천인|키워드",
    "nb": """Arbeidserfaring|Frivillig arbeid|Utdanning|Prosjekter|Kompetanse|Språk|Sertifikater
        |Publikasjoner|Priser|Interesser|Referanser|Nøkkelord""",
    "nl": """Werkervaring|Vrijwilligerswerk|Opleiding|Projecten|Vaardigheden|Talen|Certificaten
        |Publicaties|Prijzen|Interesses|Referenties|Trefwoorden""",
    "pl": """Doświadczenie zawodowe|Wolontariat|Wykształcenie|Projekty|Umiejętności|Języki|Certyfikaty
        |Publikacje|Nagrody|Zainteresowania|Referencje|Słowa kluczowe""",
    "pt": """Experiência profissional|Voluntariado|Formação|Projetos|Competências|Línguas|Certificados
        |Publicações|Prémios|Interesses|Referências|Palavras-chave""",
    "ru": """Опыт работы|Волонтёрство|Образование|Проекты|Навыки|Языки|Сертификаты
        |Публикации|Награды|Интересы|Рекомендации|Ключевые слова""",
    "sv": """Arbetslivserfarenhet|Ideellt arbete|Utbildning|Projekt|Kompetenser|Språk|Certifikat
        |Publikationer|Utmärkelser|Intressen|Referenser|Nyckelord""",
    "tr": """İş deneyimi|Gönüllü çalışmalar|Eğitim|Projeler|Beceriler|Diller|Sertifikalar
        |Yayınlar|Ödüller|İlgi alanları|Referanslar|Anahtar sözcükler""",
    "uk": """Досвід роботи|Волонтерство|Освіта|Проєкти|Навички|Мови|Сертифікати
        |Публікації|Нагороди|Інтереси|Рекомендації|Ключові слова""",
    "zh": "工作经历|志愿者经历|教育背景|项目经历|技能|语言|证书|发表论文|获奖情况|兴趣爱好|推荐人|关键词",
}
_KEYWORDS: Final = "keywords"
_TITLES: Final = {
    language: dict(
        zip((*_KEYS, _KEYWORDS), (each.strip() for each in titles.split("|")), strict=True)
    )
    for language, titles in _TITLES_OF.items()
}


def every_title() -> Iterator[tuple[str, str]]:
    """Give each title in each language, with the key of its section."""
    for titles in _TITLES.values():
        yield from ((titles[key], key) for key in _KEYS)


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
    return _TITLES.get(language or "", {}).get(_KEYWORDS, "Keywords")
