"""How long a start takes, the first page, and how much memory one worker holds.

``python -m benchmarks.start_and_memory``; the peer is a bare Dash app of one line.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import CHROMIUM, Server, free_port

_BARE = (
    "import dash; from dash import html; app = dash.Dash(); app.layout = html.Div('x');"
    " app.run(port={port})"
)
SAMPLES = Path("dashapp/samples")


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(free_port(), Path(folder))
        begun = time.perf_counter()
        server.start()
        ready = time.perf_counter() - begun
        print(f"process start → ready: {ready:.2f} s (a bare Dash app: {_bare():.2f} s)")
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page()
            begun = time.perf_counter()
            page.goto(server.address)
            page.get_by_role("button", name="Try the sample").wait_for()
            print(f"first page in Chromium: {time.perf_counter() - begun:.2f} s")
            page.get_by_role("button", name="Try the sample").click()
            page.wait_for_url("**/resume/**")
            page.get_by_role("tab", name="Match").click()
            page.get_by_label("Paste the job post").fill((SAMPLES / "job.txt").read_text())
            page.get_by_role("button", name="Match it").click()
            page.locator(".big-score").wait_for()
            browser.close()
        print(f"worker, model loaded: {_resident(server):.0f} MB resident")
        server.stop()


def _bare() -> float:
    port = free_port()
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", _BARE.format(port=port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/").close()
            break
        except OSError:
            time.sleep(0.02)
    spent = time.perf_counter() - begun
    process.terminate()
    process.wait()
    return spent


def _resident(server: Server) -> float:
    """Return the largest process of the server's group, in MB."""
    assert server.process is not None
    sizes = [0.0]
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == server.process.pid:
                status = (folder / "status").read_text()
                sizes.append(int(status.split("VmRSS:")[1].split()[0]) / 1024)
        except (OSError, IndexError):
            continue
    return max(sizes)


if __name__ == "__main__":
    main()
