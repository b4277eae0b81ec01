"""Handing a file to the browser that the app is in: nothing is written where the server runs."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from textual.app import App


def download(app: App[Any], name: str, content: bytes) -> str:
    """Have the browser download a file, and say so."""
    app.deliver_binary(BytesIO(content), save_filename=name, mime_type="application/octet-stream")
    return f"Sent to your browser's downloads: {name}"
