"""Plain layouts that are not the product's, as Typst, to measure the import with."""

_DATA = """
#let d = json(bytes(sys.inputs.data))
#let b = d.basics
#let titles = d.at("meta", default: (:)).at("imaginator", default: (:)).at("titles", default: (:))
#let title(key, label) = titles.at(key, default: label)
#let months = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
#let long(t) = if t.len() < 7 { t } else { months.at(int(t.slice(5, 7)) - 1) + " " + t.slice(0, 4) }
#let short(t) = if t.len() < 7 { t } else { months.at(int(t.slice(5, 7)) - 1).slice(0, 3) + ". " + t.slice(0, 4) }
#let slashed(t) = if t.len() < 7 { t } else { t.slice(5, 7) + "/" + t.slice(0, 4) }
#let range(e, f) = f(e.startDate) + " – " + (if "endDate" in e { f(e.endDate) } else { "Present" })
#let contacts = (b.location.city, b.at("phone", default: none), b.at("email", default: none), b.at("url", default: none)).filter(x => x != none)
"""

_WORD = """
#set page(margin: 2.5cm)
#set text(font: "Lato", size: 11pt)
#set par(leading: 0.55em)
#text(size: 20pt, weight: "bold")[#b.name] \\
#text(size: 13pt)[#b.label] \\
#contacts.join(" | ")
#let head(t) = block(above: 1.4em, below: 0.7em, text(size: 14pt, weight: "bold", fill: rgb("#2e74b5"), t))
#head(title("summary", "Summary"))
#b.summary.replace("*", "")
#head(title("work", "Work Experience"))
#for w in d.work [
  *#w.position* #h(1fr) #range(w, long) \\
  #w.name#if "location" in w [, #w.location]
  #for x in w.highlights [- #x.replace("*", "")
  ]
]
#head(title("education", "Education"))
#for e in d.education [
  *#e.studyType, #e.area* #h(1fr) #range(e, long) \\
  #e.institution

]
#head(title("skills", "Skills"))
#for s in d.skills [- #s.name: #s.keywords.join(", ")
]
#head(title("languages", "Languages"))
#for l in d.languages [- #l.language (#l.fluency)
]
"""

_LATEX = """
#set page(margin: 2cm, numbering: "1")
#set text(font: "EB Garamond", size: 10.5pt)
#set par(justify: true)
#align(center)[
  #text(size: 22pt, smallcaps(b.name)) \\
  #text(size: 11pt, b.label) \\
  #contacts.join([ $diamond.small$ ])
]
#let head(t) = block(above: 1.3em, below: 0.6em, stack(spacing: 0.3em, text(size: 13pt, weight: "bold", smallcaps(t)), line(length: 100%, stroke: 0.4pt)))
#head(title("summary", "Summary"))
#b.summary.replace("*", "")
#head(title("work", "Experience"))
#for w in d.work [
  #block(above: 1em, below: 0.5em)[*#w.name* #h(1fr) #w.at("location", default: "") \\
  #emph(w.position) #h(1fr) #emph(range(w, short))]
  #list(..w.highlights.map(x => x.replace("*", "")))
]
#head(title("education", "Education"))
#for e in d.education [
  #block(above: 1em)[*#e.institution* \\
  #emph(e.studyType + " in " + e.area) #h(1fr) #emph(range(e, short))]
]
#head(title("skills", "Technical Skills"))
#for s in d.skills [*#s.name*: #s.keywords.join(", ") \\
]
#head(title("languages", "Languages"))
#d.languages.map(l => l.language + " (" + l.fluency + ")").join(", ")
"""

_TABLE = """
#set page(margin: 2.2cm)
#set text(font: "Noto Sans", size: 10pt)
#text(size: 18pt)[#b.name]
#v(0.2em)
#b.label
#v(0.2em)
#for c in contacts [#c \\
]
#let head(t) = block(above: 1.6em, below: 0.8em, text(weight: "bold", upper(t)))
#let row(when, what) = grid(columns: (4cm, 1fr), when, what)
#head(title("summary", "Profile"))
#b.summary.replace("*", "")
#head(title("work", "Employment History"))
#for w in d.work { row(range(w, slashed), [*#w.position*, #w.name#if "location" in w [, #w.location]
  #list(..w.highlights.map(x => x.replace("*", "")))]) ; v(0.6em) }
#head(title("education", "Education"))
#for e in d.education { row(range(e, slashed), [*#e.studyType, #e.area* \\ #e.institution]); v(0.6em) }
#head(title("skills", "Skills"))
#for s in d.skills { row([#s.name], s.keywords.join(", ")); v(0.3em) }
#head(title("languages", "Languages"))
#for l in d.languages { row([#l.language], l.fluency); v(0.3em) }
"""

LAYOUTS: dict[str, str] = {
    "like a Word template": _DATA + _WORD,
    "like a LaTeX article": _DATA + _LATEX,
    "dates in a left column": _DATA + _TABLE,
}
"""Each layout's name, and its Typst source."""
