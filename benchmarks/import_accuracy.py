"""Measures how much of a résumé comes back, field by field, per format and template.

Run ``python -m benchmarks.import_accuracy``; it writes ``docs/import-accuracy.md``. RenderCV 2.8
wants ``python3.12`` on the path.
A field counts as right only when it stands in the right entry with the same text.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import typst
import yaml

from benchmarks.foreign_layouts import LAYOUTS
from dashapp.adapters.reading.formats import read
from dashapp.adapters.typesetting.docx import write_docx
from dashapp.adapters.typesetting.fonts import FONTS
from dashapp.adapters.typesetting.typst import TypstRenderer
from dashapp.domain import inline
from dashapp.domain.errors import ImaginatorError
from dashapp.domain.outline import SECTIONS
from dashapp.domain.resume import Resume, text_of
from dashapp.domain.style import Template
from dashapp.services.exports import Exports

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "tests/samples/resumes").glob("*.json"))
HELD_OUT = {"accountant", "pflegefachkraft", "designer", "logistics-manager"}
"""Never looked at while the importers were tuned."""
Field = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RenderCV:
    """A release of RenderCV, in an environment of its own."""

    version: str
    python: str
    packages: tuple[str, ...]
    themes: tuple[str, ...]
    icons: str
    """The version of the package that its icons are in."""
    has_headline: bool
    """It prints the headline that it is given."""

    def program(self) -> Path:
        """Return its command; the environment is made when it is not there."""
        folder = ROOT.resolve() / f"data/rendercv-{self.version}"
        program = folder / "bin/rendercv"
        if not program.exists():
            subprocess.run([self.python, "-m", "venv", "--clear", folder], check=True)
            wanted = (f"rendercv[full]=={self.version}", *self.packages)
            subprocess.run([folder / "bin/pip", "install", "-q", *wanted], check=True)
        return program

    def without_icons(self, folder: Path) -> dict[str, str]:
        """Return the settings under which Typst, in a folder, takes icons to be nothing.

        Why:
            It would fetch their package from the internet; no text is in it.
        """
        package = folder / f"typst/packages/preview/fontawesome/{self.icons}"
        package.mkdir(parents=True)
        (package / "typst.toml").write_text(
            f'[package]\nname = "fontawesome"\nversion = "{self.icons}"\nentrypoint = "lib.typ"\n'
        )
        (package / "lib.typ").write_text("#let fa-icon(..args) = none\n")
        places = dict.fromkeys(("XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME"), str(folder))
        return {"PATH": os.defpath, **places}


_THEMES = ("classic", "engineeringclassic", "engineeringresumes", "moderncv", "sb2nov")
RENDERCV_2_3 = RenderCV(
    version="2.3",
    python=sys.executable,
    packages=("click<8.2",),  # it needs click and does not say so
    themes=_THEMES,
    icons="0.5.0",
    has_headline=False,
)
RENDERCV_2_8 = RenderCV(
    version="2.8",
    python="python3.12",  # the least that it runs on
    packages=(),
    themes=(*_THEMES, "ember", "harvard", "ink", "opal"),
    icons="0.6.0",
    has_headline=True,
)


@dataclass(slots=True)
class Score:
    """Fields in both, only in the source, only in what was read."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def add(self, other: "Score") -> None:
        self.right += other.right
        self.missed += other.missed
        self.wrong += other.wrong

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def entries_of(data: dict[str, Any]) -> dict[str, list[list[Field]]]:
    """Return the fields of each entry of each section, as a page shows them."""
    basics = data.get("basics", {})
    found = {"basics": [list(_fields(basics))]}
    found["profiles"] = [list(_fields(p)) for p in basics.get("profiles", [])]
    for section in SECTIONS:
        found[section.key] = [list(_fields(e)) for e in data.get(section.key, [])]
    custom = data.get("meta", {}).get("imaginator", {}).get("sections", [])
    for section in custom:
        key = f"custom {section['title'].casefold()}"
        found[key] = [list(_fields(e)) for e in section["entries"]]
    return {key: [e for e in entries if e] for key, entries in found.items()}


def _fields(entry: dict[str, Any], prefix: str = "") -> Iterator[Field]:
    for name, value in entry.items():
        if name in ("profiles", "image") or (prefix == "" and name == "url" and "network" in entry):
            continue
        if isinstance(value, dict):
            yield from _fields(value, f"{name}.")
        elif isinstance(value, list):
            kind = "tags" if name in ("roles", "keywords") else name
            yield from ((kind, _normal(kind, text_of(each))) for each in value)
        elif text_of(value):
            yield f"{prefix}{name}", _normal(name, text_of(value))


def _normal(name: str, text: str) -> str:
    if name in ("startDate", "endDate", "date", "releaseDate"):
        return text[:7]
    if name == "url":
        return re.sub(r"^https?://(?:www\.)?", "", text).rstrip("/")
    return " ".join(inline.plain(text).replace("’", "'").split())


def compare(truth: dict[str, Any], got: dict[str, Any]) -> tuple[Score, list[str]]:
    """Return the score, and each difference in words."""
    score, differences = Score(), []
    wanted, found = entries_of(truth), entries_of(got)
    for key in sorted(wanted.keys() | found.keys()):
        left = [list(entry) for entry in found.get(key, [])]
        for entry in wanted.get(key, []):
            best = max(left, key=lambda e: sum(f in e for f in entry), default=[])
            if best in left:
                left.remove(best)
            rest = list(best)
            for field in entry:
                if field in rest:
                    rest.remove(field)
                    score.right += 1
                else:
                    score.missed += 1
                    differences.append(f"  - {key}.{field[0]}: {field[1]}")
            score.wrong += len(rest)
            differences += [f"  + {key}.{field[0]}: {field[1]}" for field in rest]
        score.wrong += sum(len(entry) for entry in left)
        differences += [f"  + {key}.{f[0]}: {f[1]} (extra entry)" for entry in left for f in entry]
    return score, differences


def ours(data: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield the file of each of our formats and templates, PDFs without their source."""
    exports = Exports(TypstRenderer(), write_docx)
    resume = Resume(data)
    for name in ("json", "yaml", "md", "txt", "html", "docx"):
        yield f"ours: {name}", exports.export(resume, name).content
    yield "ours: PDF with its source", exports.export(resume, "pdf").content
    for template in get_args(Template):
        styled = json.loads(json.dumps(data))
        styled.setdefault("meta", {}).setdefault("imaginator", {})["style"] = {"template": template}
        content = exports.export(Resume(styled), "pdf", with_source=False).content
        yield f"ours: PDF, {template}", content


def foreign(data: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield PDFs in layouts that are not the product's, and LinkedIn's export."""
    yield "LinkedIn export", linkedin(data)
    shown = json.dumps(data, ensure_ascii=False)
    for name, source in LAYOUTS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "main.typ")
            path.write_text(source, "utf-8")
            content = typst.compile(
                str(path), sys_inputs={"data": shown}, font_paths=[str(FONTS)], root=folder
            )
        yield f"layout: {name}", content


def linkedin(data: dict[str, Any]) -> bytes:
    """Return LinkedIn's export of a résumé, its tables as LinkedIn heads them."""
    basics = data["basics"]
    first, _, last = basics["name"].partition(" ")
    place = basics.get("location", {})
    geo = ", ".join(place[k] for k in ("city", "region", "countryCode") if k in place)
    tables: dict[str, list[dict[str, str]]] = {
        "Profile": [
            {
                "First Name": first,
                "Last Name": last,
                "Headline": basics.get("label", ""),
                "Summary": inline.plain(basics.get("summary", "")),
                "Geo Location": geo,
                "Websites": f"[PORTFOLIO:{basics['url']}]" if "url" in basics else "",
            }
        ],
        "Email Addresses": [{"Email Address": basics.get("email", ""), "Primary": "Yes"}],
        "PhoneNumbers": [{"Number": basics.get("phone", ""), "Type": "Mobile"}],
        "Positions": [
            {
                "Company Name": w["name"],
                "Title": w["position"],
                "Description": _described(w),
                "Location": w.get("location", ""),
                "Started On": _linkedin_date(w.get("startDate", "")),
                "Finished On": _linkedin_date(w.get("endDate", "")),
            }
            for w in data.get("work", [])
        ],
        "Education": [
            {
                "School Name": e["institution"],
                "Start Date": e["startDate"][:4],
                "End Date": e["endDate"][:4],
                "Degree Name": e["studyType"],
            }
            for e in data.get("education", [])
        ],
        "Skills": [{"Name": word} for s in data.get("skills", []) for word in s["keywords"]],
        "Languages": [
            {"Name": x["language"], "Proficiency": x["fluency"]} for x in data.get("languages", [])
        ],
        "Certifications": [
            {"Name": c["name"], "Authority": c["issuer"], "Started On": _linkedin_date(c["date"])}
            for c in data.get("certificates", [])
        ],
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name, rows in tables.items():
            text = io.StringIO()
            if rows:
                writer = csv.DictWriter(text, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
            zipped.writestr(f"{name}.csv", text.getvalue())
    return out.getvalue()


def _described(work: dict[str, Any]) -> str:
    bullets = [f"• {inline.plain(b)}" for b in work.get("highlights", [])]
    return "\n".join([*([work["summary"]] if "summary" in work else []), *bullets])


def _linkedin_date(text: str) -> str:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return f"{months[int(text[5:7]) - 1]} {text[:4]}" if len(text) >= 7 else text


def linkedin_truth(data: dict[str, Any]) -> dict[str, Any]:
    """Return what LinkedIn's export can hold of a résumé."""
    kept_as_is = {k: data[k] for k in ("basics", "work", "languages", "certificates") if k in data}
    kept: dict[str, Any] = json.loads(json.dumps(kept_as_is))
    kept["basics"].pop("profiles", None)
    for place in ("address", "postalCode"):
        kept["basics"].get("location", {}).pop(place, None)
    for work in kept.get("work", []):
        work.pop("url", None)
    for certificate in kept.get("certificates", []):
        certificate.pop("url", None)
    kept["skills"] = [{"name": w} for s in data.get("skills", []) for w in s["keywords"]]
    kept["education"] = [
        {
            "institution": e["institution"],
            "studyType": e["studyType"],
            "startDate": e["startDate"][:4],
            "endDate": e["endDate"][:4],
        }
        for e in data.get("education", [])
    ]
    return kept


def rendercv(data: dict[str, Any], release: RenderCV) -> Iterator[tuple[str, bytes]]:
    """Yield the PDF of each of a release's themes."""
    cv = rendercv_data(data)
    with tempfile.TemporaryDirectory() as folder:
        env = release.without_icons(Path(folder))
        for theme in release.themes:
            path = Path(folder, f"{theme}.yaml")
            path.write_text(
                yaml.safe_dump(
                    {"cv": cv, "design": {"theme": theme}}, allow_unicode=True, sort_keys=False
                )
            )
            made = subprocess.run(
                [
                    str(release.program()),
                    "render",
                    str(path),
                    "--pdf-path",
                    f"{folder}/{theme}.pdf",
                    "-nomd",
                    "-nohtml",
                    "-nopng",
                ],
                cwd=folder,
                capture_output=True,
                timeout=120,
                check=False,
                env=env,
            )
            pdf = Path(folder, f"{theme}.pdf")
            if pdf.exists():
                yield f"RenderCV {release.version}: {theme}", pdf.read_bytes()
            else:
                print(f"RenderCV did not make {theme}: {made.stdout[-300:]!r}", file=sys.stderr)


def rendercv_data(data: dict[str, Any]) -> dict[str, Any]:
    """Return a résumé in RenderCV's layout."""
    basics, place = data["basics"], data["basics"].get("location", {})
    titles = data.get("meta", {}).get("imaginator", {}).get("titles", {})

    def title(key: str, label: str) -> str:
        return str(titles.get(key, label))

    def date(text: str) -> str | int:
        # A year must be a number: 2.8 takes a text of four digits for its January.
        return int(text) if text.isdigit() else text

    def dates(e: dict[str, Any]) -> dict[str, str | int]:
        return {"start_date": date(e["startDate"]), "end_date": date(e.get("endDate", "present"))}

    sections: dict[str, Any] = {title("summary", "Summary"): [inline.plain(basics["summary"])]}
    sections[title("work", "Experience")] = [
        {
            "company": w["name"],
            "position": w["position"],
            "location": w.get("location"),
            **dates(w),
            "highlights": w["highlights"],
        }
        for w in data.get("work", [])
    ]
    sections[title("education", "Education")] = [
        {"institution": e["institution"], "area": e["area"], "degree": e["studyType"], **dates(e)}
        for e in data.get("education", [])
    ]
    sections[title("skills", "Skills")] = [
        {"label": s["name"], "details": ", ".join(s["keywords"])} for s in data.get("skills", [])
    ]
    sections[title("languages", "Languages")] = [
        {"label": x["language"], "details": x["fluency"]} for x in data.get("languages", [])
    ]
    cv = {
        "name": basics["name"],
        "headline": basics.get("label"),
        "location": place.get("city"),
        "email": basics.get("email"),
        "website": basics.get("url"),
        "sections": sections,
    }
    return {key: value for key, value in cv.items() if value}


def rendercv_truth(data: dict[str, Any], *, has_headline: bool = False) -> dict[str, Any]:
    """Return what RenderCV was given of a résumé."""
    basics = {
        k: data["basics"][k]
        for k in ("name", "label", "email", "url", "summary")
        if k in data["basics"]
    }
    if not has_headline:
        basics.pop("label", None)
    basics["location"] = {"city": data["basics"]["location"]["city"]}
    kept: dict[str, Any] = {"basics": basics}
    names = ("name", "position", "location", "startDate", "endDate", "highlights")
    kept["work"] = [{k: w[k] for k in names if k in w} for w in data.get("work", [])]
    fields = ("institution", "area", "studyType", "startDate", "endDate")
    kept["education"] = [{k: e[k] for k in fields if k in e} for e in data.get("education", [])]
    kept["skills"] = [{k: s[k] for k in ("name", "keywords")} for s in data.get("skills", [])]
    kept["languages"] = data.get("languages", [])
    return kept


def layout_truth(data: dict[str, Any]) -> dict[str, Any]:
    """Return what the plain layouts print: RenderCV's sections, and the phone."""
    kept = rendercv_truth(data, has_headline=True)
    if "phone" in data["basics"]:
        kept["basics"]["phone"] = data["basics"]["phone"]
    return kept


def files(
    data: dict[str, Any], releases: tuple[RenderCV, ...]
) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Yield each file with its source's name and what it was given of the résumé."""
    for name, content in ours(data):
        yield name, content, data
    for name, content in foreign(data):
        is_linkedin = name.startswith("LinkedIn")
        yield name, content, linkedin_truth(data) if is_linkedin else layout_truth(data)
    for release in releases:
        for name, content in rendercv(data, release):
            yield name, content, rendercv_truth(data, has_headline=release.has_headline)


def main() -> None:
    """Measure all, print the table and write it to the docs."""
    show = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else ""
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
    releases = () if "--no-rendercv" in sys.argv else (RENDERCV_2_3, RENDERCV_2_8)
    scores: dict[str, dict[bool, Score]] = defaultdict(lambda: defaultdict(Score))
    started = time.perf_counter()
    for sample in SAMPLES:
        data = json.loads(sample.read_text("utf-8"))
        for name, content, truth in files(data, releases):
            if only and only not in name:
                continue
            try:
                got = read(content, "", lambda _fraction, _sentence: None)[0].data
            except ImaginatorError as error:
                print(sample.stem, name, error, file=sys.stderr)
                got = {}
            score, differences = compare(truth, got)
            scores[name][sample.stem in HELD_OUT].add(score)
            if show and show in name and sample.stem not in HELD_OUT:
                print(sample.stem, name, f"{score.f1:.3f}", *differences, sep="\n")
    table = "\n".join(_rows(scores))
    print(table)
    print(f"{time.perf_counter() - started:.0f} s")
    if not only:
        (ROOT / "docs").mkdir(exist_ok=True)
        (ROOT / "docs/import-accuracy.md").write_text(_page(table), "utf-8")


def _rows(scores: dict[str, dict[bool, Score]]) -> Iterator[str]:
    yield "| source | precision | recall | F1 | F1, held out |"
    yield "| --- | --- | --- | --- | --- |"
    for name, by_share in scores.items():
        seen, held = by_share[False], by_share[True]
        yield f"| {name} | {seen.precision:.3f} | {seen.recall:.3f} | {seen.f1:.3f} | {held.f1:.3f} |"


def _page(table: str) -> str:
    held = ", ".join(sorted(HELD_OUT))
    return f"""# How much of a résumé comes back

Written by `python -m benchmarks.import_accuracy`. {len(SAMPLES)} invented résumés
(`tests/samples/resumes`) leave in each format and come back; a field is right only in the
right entry and with the same text (white space, the kind of apostrophe and marks aside; dates
to the month, as pages print them; the picture's address and profiles' addresses, which most
pages do not print, are not counted). `F1, held out` is of the résumés whose differences nobody
looked at while the importers were tuned, only their scores: {held}. All the résumés are by one
author, so a stranger's may fare worse.

Our PDFs are without the source they normally carry. The Word-like and LaTeX-like layouts
are Typst files of ours that imitate those layouts, not files made by Word or LaTeX; they and
RenderCV's themes (2.3 has five, 2.8 has nine) are given the name, contacts, summary, experience,
education, skills and languages, and are measured on those; the headline too, which 2.3 does not
print. RenderCV's icons, which Typst would fetch from the internet, are left out.

{table}
"""


if __name__ == "__main__":
    main()
