"""What of a résumé can prove something."""

from dashapp.domain.resume import Entry, Passage, Resume


def passages(resume: Resume) -> list[Passage]:
    """Return what can prove something: sentences, bullets, and entries told in one line.

    The label is left out: it says what somebody calls themselves.
    """
    summary = resume.basic("summary")
    found = [Passage(("basics", "summary"), summary)] if summary else []
    for view in resume.sections():
        if view.section.key in ("languages", "references"):
            continue
        for entry in view.entries:
            found.extend(_told(entry))
            for name in ("highlights", "courses"):
                found.extend(entry.passages(name))
            for name in ("summary", "description"):
                if text := entry.text(name):
                    found.append(Passage((*entry.path, name), text))
    return found


def _told(entry: Entry) -> list[Passage]:
    """Return an entry in a line: its heading with its keywords."""
    words = [p.plain for name in ("keywords", "roles") for p in entry.passages(name)]
    extra = [entry.text(name) for name in ("level", "issuer", "publisher", "awarder", "area")]
    heading = entry.heading
    line = ": ".join(part for part in (heading, ", ".join(words)) if part)
    told = ", ".join([line, *(text for text in extra if text and text not in line)])
    return [Passage(entry.path, told)] if told.strip(", ") else []
