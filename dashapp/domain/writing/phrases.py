"""The sentences around a person's own, in the languages that résumés are told apart by."""

from dataclasses import astuple, dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a composed text says beside the words of the résumé and of the post."""

    greeting: str
    about: str
    apply: str
    asked: str
    quoted: str
    close: str
    regards: str
    skills: str
    works_with: str
    how: str
    tell: str
    evidence: str
    near: str
    nothing: str

    @property
    def words(self) -> str:
        """All of it."""
        return " \n".join(astuple(self))


_ENGLISH: Final = Phrases(
    greeting="Dear hiring team,",
    about="I am writing about the position “{title}”.",
    apply="I am writing to apply.",
    asked="You ask for “{need}”.",
    quoted="From my résumé: {said}.",
    close="I would be glad to tell you more.",
    regards="Kind regards,",
    skills="Skills: {skills}.",
    works_with="What I work with: {skills}.",
    how="“{said}” How did you do it, and what came of it?",
    tell="What can you tell us about this?",
    evidence="Your evidence: “{said}”",
    near="Nearest in your résumé: “{said}” Say honestly how far that goes.",
    nothing="Your résumé shows nothing for it: think of an honest answer.",
)
_OTHERS: Final = {
    "de": Phrases(
        greeting="Guten Tag,",
        about="ich schreibe Ihnen wegen der Stelle „{title}“.",
        apply="ich bewerbe mich bei Ihnen.",
        asked="Sie suchen: „{need}“.",
        quoted="Aus meinem Lebenslauf: {said}.",
        close="Gern erzähle ich Ihnen mehr.",
        regards="Mit freundlichen Grüßen",
        skills="Kenntnisse: {skills}.",
        works_with="Womit ich arbeite: {skills}.",
        how="„{said}“ Wie haben Sie das gemacht, und was kam dabei heraus?",
        tell="Was können Sie uns dazu erzählen?",
        evidence="Ihr Beleg: „{said}“",
        near="Am nächsten kommt in Ihrem Lebenslauf: „{said}“ Sagen Sie ehrlich, wie weit das reicht.",
        nothing="Ihr Lebenslauf zeigt dazu nichts: Überlegen Sie sich eine ehrliche Antwort.",
    ),
    "fr": Phrases(
        greeting="Madame, Monsieur,",
        about="Je vous écris au sujet du poste « {title} ».",
        apply="Je vous présente ma candidature.",
        asked="Vous demandez : « {need} ».",
        quoted="Extrait de mon CV : {said}.",
        close="Je vous en dirai volontiers davantage.",
        regards="Cordialement,",
        skills="Compétences : {skills}.",
        works_with="Je travaille avec : {skills}.",
        how="« {said} » Comment avez-vous fait, et qu’en est-il résulté ?",
        tell="Que pouvez-vous nous en dire ?",
        evidence="Votre preuve : « {said} »",
        near="Le plus proche dans votre CV : « {said} » Dites honnêtement jusqu’où cela va.",
        nothing="Votre CV n’en montre rien : préparez une réponse honnête.",
    ),
    "es": Phrases(
        greeting="Estimado equipo:",
        about="Les escribo por el puesto «{title}».",
        apply="Les presento mi candidatura.",
        asked="Piden: «{need}».",
        quoted="De mi currículum: {said}.",
        close="Con gusto les contaré más.",
        regards="Atentamente,",
        skills="Conocimientos: {skills}.",
        works_with="Trabajo con: {skills}.",
        how="«{said}» ¿Cómo lo hizo y qué resultó de ello?",
        tell="¿Qué puede contarnos de esto?",
        evidence="Su prueba: «{said}»",
        near="Lo más cercano en su currículum: «{said}» Diga con sinceridad hasta dónde llega.",
        nothing="Su currículum no muestra nada de esto: piense una respuesta sincera.",
    ),
}


def phrases(language: str | None) -> Phrases:
    """Return the sentences of a language; English ones where it is not known, or not told."""
    return _OTHERS.get(language or "", _ENGLISH)
