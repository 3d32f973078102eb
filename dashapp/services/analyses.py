"""How a résumé reads, and how its exported file does."""

import threading
from collections import OrderedDict
from dataclasses import replace

from dashapp.domain.checks.file import FileReport, inspect_file
from dashapp.domain.checks.letters import Lacking, nothing_lacking, printed
from dashapp.domain.checks.report import ReadingReport, read_through
from dashapp.domain.resume import Resume
from dashapp.services.ports import Clock, PdfInspector

_KEPT = 32


class Analyses:
    """Reads résumés through and keeps the latest reports."""

    def __init__(
        self, inspector: PdfInspector, clock: Clock, lacking: Lacking = nothing_lacking
    ) -> None:
        self._inspector, self._lacking = inspector, lacking
        self._clock = clock
        self._lock = threading.Lock()
        # PDFium must not be entered by two threads at once.
        self._inspecting = threading.Lock()
        self._reports: OrderedDict[int, tuple[Resume, ReadingReport]] = OrderedDict()

    def report(self, resume: Resume) -> ReadingReport:
        """Return how a résumé reads today.

        Raises:
            TooLarge: It is longer than any résumé.
        """
        with self._lock:
            known = self._reports.get(id(resume))
        # The résumé is kept beside its report, so its id cannot be another's meanwhile.
        if known is not None and known[0] is resume:
            return known[1]
        resume.require_readable()
        report = read_through(resume, self._clock().date(), lacking=self._lacking)
        with self._lock:
            self._reports[id(resume)] = (resume, report)
            while len(self._reports) > _KEPT:
                self._reports.popitem(last=False)
        return report

    def file_report(self, pdf: bytes, resume: Resume) -> FileReport:
        """Return how an exported PDF reads to machines.

        Raises:
            InvalidInput: It is no PDF that can be opened.
        """
        with self._inspecting:
            facts = self._inspector(pdf)
        texts = "".join(passage.plain for passage in printed(resume))
        return inspect_file(replace(facts, lacking=self._lacking(texts)), resume)
