"""Makes the README's pictures from the sample: ``python docs/pictures.py``."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
from planner.session import Session
from planner.tui.app import PlannerApp

PICTURES = {
    "year": ((120, 40), ["down", "down"]),
    "move": ((80, 24), ["end", "m"]),
    "scoping": ((80, 24), ["p", *"Chair", "enter", "f2", *"n1nn1n21"]),
}
"""Name -> the terminal's size, and the keys to press."""


async def draw(name: str, size: tuple[int, int], keys: list[str]) -> None:
    """One picture of the app after those keys."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(PLANNER_HOME=folder, COLORTERM="truecolor")  # the usual look, whatever yours is
        path = Path(folder) / "sample.json"
        session = Session.create(path, sample(), SAMPLE_LABEL, by="Chair", today=SAMPLE_DAY)
        app = PlannerApp(session)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            picture = app.export_screenshot(title="Scrutiny Planner", simplify=True)
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)  # nothing is fetched to look at it
    (Path(__file__).parent / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    for name, (size, keys) in PICTURES.items():
        asyncio.run(draw(name, size, keys))
