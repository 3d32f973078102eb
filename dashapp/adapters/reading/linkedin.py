"""LinkedIn's data export: a zip of tables; each row that has a place goes there."""

import csv
import io
import zipfile
from typing import Any

from dashapp.adapters.reading import package
from dashapp.domain import inline
from dashapp.domain.errors import InvalidInput
from dashapp.domain.reading.contact import Contacts
from dashapp.domain.reading.line import Line
from dashapp.domain.reading.period import read_period
from dashapp.domain.resume import JsonObject

_ENTRIES: dict[str, tuple[str, dict[str, str]]] = {
    # table: section, then its columns as fields; ``>`` dates, ``*`` prose, ``-`` bullets
    "Positions": (
        "work",
        {
            "Title": "position",
            "Company Name": "name",
            "Location": "location",
            "Started On": ">startDate",
            "Finished On": ">endDate",
            "Description": "-summary",
        },
    ),
    "Volunteering": (
        "volunteer",
        {
            "Role": "position",
            "Company Name": "organization",
            "Started On": ">startDate",
            "Finished On": ">endDate",
            "Description": "-summary",
        },
    ),
    "Education": (
        "education",
        {
            "School Name": "institution",
            "Degree Name": "studyType",
            "Start Date": ">startDate",
            "End Date": ">endDate",
        },
    ),
    "Projects": (
        "projects",
        {
            "Title": "name",
            "Url": "url",
            "Started On": ">startDate",
            "Finished On": ">endDate",
            "Description": "-description",
        },
    ),
    "Skills": ("skills", {"Name": "name"}),
    "Languages": ("languages", {"Name": "language", "Proficiency": "fluency"}),
    "Certifications": (
        "certificates",
        {"Name": "name", "Authority": "issuer", "Started On": ">date", "Url": "url"},
    ),
    "Publications": (
        "publications",
        {
            "Name": "name",
            "Publisher": "publisher",
            "Published On": ">releaseDate",
            "Url": "url",
            "Description": "*summary",
        },
    ),
    "Honors": ("awards", {"Title": "title", "Issued On": ">date", "Description": "*summary"}),
}
_FURTHER: dict[str, dict[str, str]] = {
    # table, which is a section of its own under this name: its columns as fields
    "Courses": {"Name": "name", "Number": "detail"},
    "Organizations": {
        "Name": "name",
        "Position": "detail",
        "Started On": ">startDate",
        "Finished On": ">endDate",
        "Description": "-summary",
    },
    "Patents": {
        "Title": "name",
        "Patent Number": "detail",
        "Issued On": ">endDate",
        "Url": "url",
        "Description": "-summary",
    },
    "Test Scores": {
        "Name": "name",
        "Score": "detail",
        "Date": ">endDate",
        "Description": "-summary",
    },
    "Causes You Care About": {"Supported Cause": "name"},
}
_MOST_ROWS = 2_000
_LONGEST_TABLE = 5_000_000
_BULLETS = ("• ", "- ", "* ", "– ", "· ", "▪ ", "● ")


def is_export(names: list[str]) -> bool:
    """Say whether a zip with these names is LinkedIn's."""
    bare = {name.rsplit("/", 1)[-1] for name in names}
    return bool(bare & {"Profile.csv", "Positions.csv", "Education.csv", "Skills.csv"})


def linkedin_data(zipped: zipfile.ZipFile) -> JsonObject:
    """Return the résumé in LinkedIn's export.

    Raises:
        InvalidInput: A table in it is broken.
    """
    tables = {
        name.rsplit("/", 1)[-1].removesuffix(".csv"): name
        for name in zipped.namelist()
        if name.endswith(".csv")
    }
    return _Export(zipped, tables).whole()


class _Export:
    def __init__(self, zipped: zipfile.ZipFile, tables: dict[str, str]) -> None:
        self._zipped, self._tables = zipped, tables
        self._leftovers: list[JsonObject] = []

    def whole(self) -> JsonObject:
        contacts = Contacts()
        self._profile(contacts.basics, contacts)
        data: JsonObject = {"basics": contacts.basics}
        for table, (section, columns) in _ENTRIES.items():
            if entries := self._entries(table, columns):
                data[section] = entries
        recommended = (row for row in self._rows("Recommendations_Received") if row.get("Text"))
        if references := [self._reference(row) for row in recommended]:
            data["references"] = references
        further = [
            {"id": str(number), "title": table, "entries": entries}
            for number, (table, columns) in enumerate(_FURTHER.items(), start=1)
            if (entries := self._entries(table, columns))
        ]
        ours = {"sections": further, "leftovers": self._leftovers}
        if kept := {key: value for key, value in ours.items() if value}:
            data["meta"] = {"imaginator": kept}
        return data

    def _profile(self, basics: JsonObject, contacts: Contacts) -> None:
        row = next(iter(self._rows("Profile")), {})
        taken = {"First Name", "Last Name", "Headline", "Summary", "Geo Location", "Address"}
        if name := _joined(row, "First Name", "Last Name"):
            basics["name"] = name
        if row.get("Headline"):
            basics["label"] = row["Headline"]
        emails = sorted(
            self._rows("Email Addresses"),
            key=lambda each: each.get("Primary", "").casefold() != "yes",
        )
        self._first(basics, "email", [each.get("Email Address", "") for each in emails])
        numbers = [each.get("Number", "") for each in self._rows("PhoneNumbers")]
        self._first(basics, "phone", numbers)
        if row.get("Summary"):
            basics["summary"] = _prose(row["Summary"])
        place = row.get("Geo Location") or row.get("Address") or ""
        if place and not contacts.take_place(Line.of(place)):
            self._leave("Profile.csv", place)
        if place != row.get("Address", place):
            self._leave("Profile.csv, Address", row["Address"])
        for column in ("Websites", "Twitter Handles"):
            for handle in row.get(column, "").strip("[]").split(","):
                found = (
                    handle.split(":", 1)[-1].strip()
                    if "://" not in handle
                    else handle[handle.index("http") :]
                )
                if found and not contacts.take(Line.of(found)):
                    self._leave(f"Profile.csv, {column}", handle)
        for column, value in row.items():
            if value and column not in taken | {"Websites", "Twitter Handles"}:
                self._leave(f"Profile.csv, {column}", value)

    def _first(self, basics: JsonObject, field: str, values: list[str]) -> None:
        """Put the first into a field of which there is one, and leave the others over."""
        first, *others = [value for value in values if value] or [""]
        if first:
            basics[field] = first
        for other in others:
            self._leave(field, other)

    def _reference(self, row: dict[str, str]) -> JsonObject:
        who = (_joined(row, "First Name", "Last Name"), row.get("Job Title"), row.get("Company"))
        return {"name": ", ".join(filter(None, who)), "reference": _prose(row["Text"])}

    def _entries(self, table: str, columns: dict[str, str]) -> list[JsonObject]:
        entries = (self._entry(table, columns, row) for row in self._rows(table))
        return [entry for entry in entries if entry]

    def _entry(self, table: str, columns: dict[str, str], row: dict[str, str]) -> JsonObject:
        entry: JsonObject = {}
        for column, value in row.items():
            field = columns.get(column, "")
            if not value:
                continue
            if field.startswith(">"):
                self._date(entry, field[1:], value, f"{table}.csv, {column}")
            elif field.startswith("-"):
                _add_text(entry, field[1:], value)
            elif field.startswith("*"):
                entry[field[1:]] = _prose(value)
            elif field:
                entry[field] = value
            else:
                self._leave(f"{table}.csv, {column}", value)
        return entry

    def _date(self, entry: JsonObject, field: str, value: str, source: str) -> None:
        period = read_period(value)
        if period is not None and not period.end and not period.open:
            entry[field] = period.start
        else:
            self._leave(source, value)

    def _leave(self, source: str, text: str) -> None:
        self._leftovers.append({"source": source, "text": text})

    def _rows(self, table: str) -> list[dict[str, str]]:
        if table not in self._tables:
            return []
        data = package.member(self._zipped, self._tables[table], _LONGEST_TABLE)
        text = data.decode("utf-8-sig", "replace").replace("\x00", "")
        try:
            reader: Any = csv.DictReader(io.StringIO(text))
            rows = [row for row, _ in zip(reader, range(_MOST_ROWS), strict=False)]
        except csv.Error:
            raise InvalidInput(
                f"The table {table}.csv in this export is damaged. Please download it again."
            ) from None
        return [
            {
                str(key): str(value or "").strip()
                for key, value in row.items()
                if isinstance(key, str)
            }
            for row in rows
        ]


def _joined(row: dict[str, str], *columns: str) -> str:
    return " ".join(row[column] for column in columns if row.get(column))


def _prose(text: str) -> str:
    return "\n".join(inline.literal(line.strip()) for line in text.splitlines() if line.strip())


def _add_text(entry: JsonObject, field: str, value: str) -> None:
    """Put lines that begin with a bullet into the highlights, the others into the prose."""
    lines = [line.strip() for line in value.splitlines() if line.strip()]
    bullets = [line[2:].strip() for line in lines if line.startswith(_BULLETS)]
    prose = [line for line in lines if not line.startswith(_BULLETS)]
    if prose:
        entry[field] = _prose("\n".join(prose))
    if bullets:
        entry["highlights"] = [inline.literal(bullet) for bullet in bullets]
