"""Brings the fonts of the templates into ``dashapp/built/fonts``. ``python -m`` this."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "built" / "fonts"
_PACKAGES = HERE / "node_modules" / "@expo-google-fonts"
_LATIN = ("source-sans-3", "source-serif-4", "lato", "inter", "eb-garamond", "noto-sans")
_SCRIPTS = (
    *(
        "vazirmatn",
        "noto-sans-hebrew",
        "noto-sans-armenian",
        "noto-sans-georgian",
        "noto-sans-thai",
    ),
    *("noto-sans-devanagari", "noto-sans-bengali", "noto-sans-gujarati", "noto-sans-gurmukhi"),
    *("noto-sans-kannada", "noto-sans-malayalam", "noto-sans-tamil", "noto-sans-telugu"),
)
# One weight of the large ones, up to 10 MB each, and of those that few write.
_LARGE = ("noto-sans-sc", "noto-sans-jp", "nanum-gothic", "noto-emoji")
_RARE = ("noto-sans-khmer", "noto-sans-lao", "noto-sans-sinhala")
_WEIGHTS = {
    **dict.fromkeys(_LATIN, ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")),
    **dict.fromkeys(_SCRIPTS, ("400Regular", "700Bold")),
    **dict.fromkeys((*_LARGE, *_RARE), ("400Regular",)),
}


def main() -> None:
    """Fetch the locked packages and copy what the templates use; nothing if that is done."""
    mark = FONTS / ".built-from"
    sources = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    if mark.exists() and mark.read_text(encoding="utf-8") == sources:
        return
    print("· Fonts", flush=True)  # noqa: T201 - the person waits for this
    npm = str(Path(sys.executable).parent / "npm")
    tools = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    done = subprocess.run(  # noqa: S603 - fixed words only
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=HERE,
        env={**os.environ, "PATH": tools},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"The fonts could not be fetched.\n{done.stderr}")
    shutil.rmtree(FONTS, ignore_errors=True)
    FONTS.mkdir(parents=True)
    for package, weights in _WEIGHTS.items():
        for weight in weights:
            for font in (_PACKAGES / package / weight).glob("*.ttf"):
                shutil.copy(font, FONTS)
    shutil.rmtree(HERE / "node_modules")
    mark.write_text(sources, encoding="utf-8")


if __name__ == "__main__":
    main()
