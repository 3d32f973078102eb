"""The names of sections, in several languages, by the key of the section."""

from typing import Final

NAMES: Final = {
    "summary": """summary|professional summary|executive summary|career summary|profile|about
        |about me|objective|career objective|personal statement|personal profile|career profile
        |professional profile|overview|summary of qualifications
        |profil|über mich|zusammenfassung|kurzprofil|persönliches profil|berufliches profil
        |résumé|résumé professionnel|à propos|à propos de moi|profil professionnel|présentation
        |resumen|resumen profesional|perfil|perfil profesional|sobre mí|extracto|objetivo
        |profilo|profilo professionale|sommario|sobre mim|resumo|profiel
        |podsumowanie|profil zawodowy|o mnie|samenvatting|persoonlijk profiel|over mij|om mig|om mig selv
        |sammanfattning|sammendrag|özet|hakkımda|обо мне|о себе|про себе|自我评价|个人简介|自己pr|자기소개""",
    "work": """experience|work experience|professional experience|employment|employment history
        |work history|career history|work|career|relevant experience|professional background
        |positions|appointments|internships|internship|praktika|stages|prácticas|clinical experience|teaching experience|industry experience
        |berufserfahrung|beruflicher werdegang|berufspraxis|werdegang|praxiserfahrung|erfahrung
        |berufliche erfahrung|berufliche stationen|anstellungen|arbeitserfahrung
        |expérience|expériences|expérience professionnelle|expériences professionnelles
        |parcours professionnel|parcours|emplois
        |experiencia|experiencia laboral|experiencia profesional|trayectoria profesional|empleo
        |esperienza|esperienze|esperienza professionale|esperienze professionali
        |experiência|experiência profissional|werkervaring|erfarenhet|arbetslivserfarenhet
        |doświadczenie zawodowe|doświadczenie|przebieg kariery|erfaring|erhvervserfaring|arbeidserfaring
        |yrkeserfarenhet|iş deneyimi|deneyim|опыт работы|опыт|досвід роботи|工作经历|工作经验|職歴|職務経歴|경력""",
    "volunteer": """volunteer|volunteering|volunteer experience|volunteer work|community service
        |positions of responsibility|leadership|leadership experience|extracurricular activities
        |community involvement|community|voluntary work|ehrenamt|ehrenamtliches engagement
        |engagement|freiwilligenarbeit|bénévolat|engagement associatif|engagements
        |expérience bénévole|vie associative|voluntariado|volontariato|vrijwilligerswerk
        |wolontariat|frivilligt arbejde|frivillig erfaring|volontariado|志愿者经历|자원봉사""",
    "education": """education|academic background|education and training|training|studies
        |academic education|qualifications|academic qualifications|educational background
        |ausbildung|bildung|studium|bildungsweg|schulbildung|akademische ausbildung
        |aus und weiterbildung|ausbildung und studium|formation|formations|études|éducation
        |formation académique|diplômes|parcours académique|formación|formación académica
        |educación|estudios|istruzione|formazione|istruzione e formazione|educação
        |formação acadêmica|opleiding|opleidingen|utbildning
        |wykształcenie|edukacja|uddannelse|utdanning|formação|formação académica|eğitim
        |образование|освіта|教育背景|教育经历|学歴|학력""",
    "projects": """projects|personal projects|selected projects|key projects|side projects
        |open source|academic projects|research projects|projekte|ausgewählte projekte|projets
        |projets personnels|réalisations|proyectos|proyectos destacados|progetti|projetos|projecten
        |projekty|projekter|prosjekter|projeler|проекты|проєкти|项目经历|项目经验|프로젝트""",
    "skills": """skills|technical skills|key skills|core skills|core competencies|competencies
        |technologies|skills and tools|computer skills|it skills|software|software skills|soft skills
        |hard skills|informatique|bureautique|informática|ofimática|edv|informatica|tools|expertise|areas of expertise|professional skills
        |skills and technologies|technical proficiencies|strengths|proficiencies
        |kenntnisse|fähigkeiten|kompetenzen|fachkenntnisse|it kenntnisse|edv kenntnisse
        |kenntnisse und fähigkeiten|technische kenntnisse|qualifikationen|fachkompetenzen
        |compétences|compétences techniques|compétences clés|savoir faire|outils|aptitudes
        |habilidades|competencias|conocimientos|habilidades técnicas|conocimientos técnicos
        |competenze|competenze tecniche|competências|habilidades e competências|vaardigheden
        |umiejętności|kompetencje|kompetencer|kompetanse|kompetenser|yetenekler|beceriler
        |computer literacy|навыки|навички|技能|专业技能|スキル|기술""",
    "languages": """languages|language skills|sprachen|sprachkenntnisse|langues
        |langues étrangères|idiomas|lingue|línguas|talen|språk
        |compétences linguistiques|competencias lingüísticas|competenze linguistiche|języki|języki obce
        |znajomość języków|sprog|diller|yabancı diller|языки|знание языков|мови|语言|语言能力|語学|언어""",
    "certificates": """certificates|certifications|licenses|licences|licenses and certifications
        |licences and certifications|certifications and licenses|professional certifications
        |certifications and licences|professional development|courses and certificates
        |zertifikate|zertifizierungen|weiterbildung|weiterbildungen|fortbildungen|fortbildung
        |lizenzen|certificats|certifications et licences|habilitations|permis|certificaciones
        |certificados|licencias|cursos|certificazioni|certificações|certificaten|certificeringen
        |kursy|kursy i szkolenia|szkolenia|certyfikaty|cursussen|kurser|sertifikalar
        |сертификаты|сертифікати|证书|資格|자격증""",
    "publications": """publications|selected publications|papers|articles|research publications
        |veröffentlichungen|publikationen|ausgewählte publikationen|publicaciones
        |pubblicazioni|publicações|publicaties
        |publikacje|publikationer|publikasjoner|публикации|публікації|发表论文""",
    "awards": """awards|honors|honours|awards and honors|awards and honours|honors and awards
        |achievements|prizes|scholarships|recognition|selected honors|auszeichnungen
        |preise|ehrungen|stipendien|preise und auszeichnungen|distinctions|prix|récompenses
        |prix et distinctions|bourses|premios|reconocimientos|logros|distinciones|premi|prêmios
        |nagrody|osiągnięcia|ödüller|награды|нагороди|获奖情况|荣誉奖项|수상""",
    "interests": """interests|hobbies|hobbies and interests|interests and hobbies|activities
        |personal interests|interessen|hobbys|hobbys und interessen|interessen und hobbys
        |freizeit|centres d'intérêt|centres d'intérêts|loisirs|intérêts|intereses|aficiones
        |interessi|interesses|interesses pessoais
        |hobby's|hobby's en interesses|zainteresowania|hobby|intressen|interesser|fritid|ilgi alanları
        |увлечения|интересы|інтереси|兴趣爱好|趣味|취미""",
    "references": """references|referees|testimonials|recommendations|referenzen|empfehlungen
        |références|recommandations|referencias|recomendaciones|referenze|referências|referenties
        |referencje|referenser|referanser|referanslar|рекомендации|рекомендації""",
    "contact": """contact|contact details|contact information|personal details|details
        |personal information|kontakt|kontaktdaten|persönliche daten|persönliche angaben
        |angaben zur person|contacto|datos personales|datos de contacto|coordonnées
        |informations personnelles|état civil|contatti|dati personali|contato|dados pessoais
        |persoonlijke gegevens|contactgegevens|personalia|dane osobowe|dane kontaktowe|personuppgifter
        |kişisel bilgiler|контакты|контакти|личные данные|个人信息|联系方式|연락처""",
    "profiles": "profiles|links|online|social|social media|social networks|profile im netz|réseaux|redes",
    "custom": """additional information|further information|other information|other details
        |miscellaneous|driving licence|driving license|driver's licence|driver's license|driving licences
        |military service|memberships|professional memberships|affiliations|professional affiliations
        |memberships and affiliations|teaching|supervision|grants|grants and funding|funding|patents
        |conferences|conference presentations|presentations|talks|invited talks|service
        |academic service|professional service|nationality|declaration|career break|training courses
        |courses|coursework|availability|hobbies and other
        |führerschein|führerscheine|auslandsaufenthalte|auslandserfahrung|sonstiges|weitere angaben
        |weitere informationen|zusätzliche informationen|mitgliedschaften|wehrdienst|zivildienst
        |grundwehrdienst|vorträge|patente|lehrtätigkeit|verfügbarkeit|staatsangehörigkeit
        |permis de conduire|informations complémentaires|informations additionnelles
        |autres informations|divers|séjours à l'étranger|service militaire|conférences|brevets
        |enseignement|disponibilité|nationalité
        |otros datos|otra información|información adicional|datos adicionales|otros
        |permiso de conducir|carné de conducir|servicio militar|afiliaciones|ponencias|patentes
        |docencia|disponibilidad|nacionalidad
        |altre informazioni|informazioni aggiuntive|ulteriori informazioni|patente|patente di guida
        |servizio militare|brevetti|disponibilità|nazionalità
        |informações adicionais|outras informações|carta de condução|serviço militar
        |rijbewijs|overige|overige gegevens|overig|nevenactiviteiten|lidmaatschappen|nationaliteit
        |prawo jazdy|dodatkowe informacje|inne|kørekort|førerkort|körkort|ehliyet|askerlik
        |водительские права|дополнительная информация|додаткова інформація""",
}
"""Names of a section stand between bars. Those of ``custom`` are sections of one's own."""
