"""`python -m tools.sentences`: how sentencex cuts tests/article/sentences.yml, alone and with what is mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import sentencex
import yaml

from explainer.article.sentences import sentences

ROWS = yaml.safe_load((Path(__file__).parent.parent / "article/sentences.yml").read_text("utf-8"))


def cuts(parts: list[str]) -> set[int]:
    """Return after how many characters that are no white space each part but the last ends."""
    ends = [len("".join("".join(parts[: at + 1]).split())) for at in range(len(parts))]
    return set(ends[:-1])


def measure(cut: Callable[[str, str], list[str]]) -> None:
    for language in ROWS["right"]:
        rows = [row for rows in ROWS.values() for row in rows.get(language, [])]
        pairs = [(cuts(row), cuts([part for part in cut(language, " ".join(row)) if part.strip()])) for row in rows]
        right, wrong = sum(map(len, (one for one, _ in pairs))), sum(len(own - one) for one, own in pairs)
        missed, whole = sum(len(one - own) for one, own in pairs), sum(one == own for one, own in pairs)
        print(f"  {language}: {whole} of {len(rows)} paragraphs right; of {right} cuts {missed} missed, {wrong} wrong")


if __name__ == "__main__":
    print("sentencex")
    measure(lambda language, text: list(sentencex.segment(language, text)))
    print("with what is mended")
    measure(lambda language, text: [text[start:end] for start, end in sentences(text, language)])
