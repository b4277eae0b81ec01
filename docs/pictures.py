"""Makes the README's pictures from the sample: ``python docs/pictures.py``."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from datetime import date
from pathlib import Path

from planner.exchange.samples import SAMPLE_DAY, SAMPLE_LABEL, sample
from planner.session import Session
from planner.tui.app import PlannerApp

PICTURES = {
    "year": ((120, 40), ["down", "down"], SAMPLE_DAY),
    "move": ((80, 24), ["end", "m"], SAMPLE_DAY),
    "scoping": ((80, 24), ["p", *"Chair", "f2", *"n1nn1n21"], SAMPLE_DAY),
    "outcomes": ((80, 24), ["b", "1", "2"], date(2023, 11, 1)),
}
"""Name -> the terminal's size, the keys to press, and the day."""


async def draw(name: str, size: tuple[int, int], keys: list[str], day: date) -> None:
    """One picture of the app after those keys, as on that day."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(PLANNER_HOME=folder, COLORTERM="truecolor")  # the usual look, whatever yours is
        path = Path(folder) / "sample.json"
        session = Session.create(path, sample(), SAMPLE_LABEL, by="Chair", today=day)
        app = PlannerApp(session)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            picture = app.export_screenshot(title="Scrutiny Planner", simplify=True)
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)  # nothing is fetched to look at it
    (Path(__file__).parent / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    for name, (size, keys, day) in PICTURES.items():
        asyncio.run(draw(name, size, keys, day))
