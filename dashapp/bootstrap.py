"""Joins the parts: the only chooser of adapters."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, text

from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.engine import open_engine
from dashapp.adapters.database.jobs import SqlJobs
from dashapp.adapters.database.migration import migrate
from dashapp.adapters.embedding.minilm import MiniLM
from dashapp.adapters.pdf_inspection import PdfInspection
from dashapp.adapters.reading.process import ReadingProcess
from dashapp.adapters.typesetting.docx import DocxWriter
from dashapp.adapters.typesetting.typst import TypstRenderer
from dashapp.adapters.yjs.replica import YjsReplicas
from dashapp.services.catalogue import Services
from dashapp.services.analyses import Analyses
from dashapp.services.documents import Documents
from dashapp.services.exports import Exports
from dashapp.services.health import Health
from dashapp.services.imports import Imports
from dashapp.services.jobs import Jobs
from dashapp.services.matches import Matches
from dashapp.services.previews import Previews
from dashapp.services.rooms import Rooms
from dashapp.services.tasks import Tasks
from dashapp.services.tickets import Tickets
from dashapp.settings import Settings

BUILT = Path(__file__).parent / "built"
"""What the first start makes: the editor bundle, the fonts, the model."""
