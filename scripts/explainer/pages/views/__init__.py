"""The views: what each page's template may ask for, and nothing else. Each bears its template's name."""

from __future__ import annotations

from typing import Any

Values = dict[str, Any]
