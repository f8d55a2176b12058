"""Who says what in which form: whom the article lets speak, and what its quotation marks hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.article.marks import none_quoted, only_quoted
from explainer.article.phrases import Words as Phrases
from explainer.article.quotations import Found
from explainer.article.sentences import around, sentences
from explainer.article.speakers import Mention
from explainer.article.tiling import Paragraph, Span
from explainer.checks.passages import fits
from explainer.checks.texts import quotes
from explainer.checks.wording import own_words
from explainer.findings import Problem, short
from explainer.index import Index
from explainer.seeds.fields import Ref
from explainer.seeds.model import (
    ARTICLE_VOICE,
    BYLINE,
    CAPTION,
    CARRIED,
    DIRECT,
    HEADLINE,
    INSERTED,
    NAMED,
    NO_SOURCE,
    PARTIAL,
    QUESTION,
    QUOTED,
    SOURCE_NAMED,
    SUBHEAD,
    Passage,
    meant,
)

LINES = (INSERTED, HEADLINE, BYLINE, SUBHEAD, CAPTION)
"""The forms that stand in paragraphs of their own."""
UNSTOPPED = (HEADLINE, BYLINE, SUBHEAD)
Named = Mapping[str, Mention]


def quoted_words(index: Index) -> Iterator[Problem]:
    """A quotation holds words outside its marks, or what is no quotation holds words inside marks."""
    titles = tuple(map(str, index.seeds.site.article.titles))
    for span in index.walk.spans:
        text, start, end = _placed(index, span)
        form = span.passage.form
        if form in QUOTED and not only_quoted(text, start, end):
            mend = "choose another form, or begin a passage at each mark"
            found = f"words outside quotation marks in {span.passage.id}, a {form}"
            yield Problem(span.passage.form, found, f"what stands between the marks and nothing else: {mend}")
        elif form not in (*QUOTED, INSERTED, QUESTION) and not none_quoted(text, start, end, titles):
            mend = "begin a passage at each mark, or list what is a title under titles in site.yml"
            found = f"words in quotation marks in {span.passage.id}, {_article(form)}"
            yield Problem(span.passage.form, found, f"none there: {mend}")


def direct_or_partial(index: Index) -> Iterator[Problem]:
    """A whole sentence in marks is called a partial quotation, or a part of one a direct quotation."""
    for span in index.walk.spans:
        form, run = span.passage.form, index.speakers.run_of(span)
        if form not in QUOTED or not run or not run.opened or not only_quoted(*_placed(index, span)):
            continue
        block = index.walk.paragraphs[span.paragraph - 1]
        text = index.walk.article[block.start : block.end]
        before = text[around(text, index.seeds.site.language, run.start, run.end)[0] : run.start].strip()
        first = text[run.first : run.first + 1]
        whole = not before or (before.endswith(":") and text[run.first : run.last].rstrip().endswith((".", "!", "?")))
        if form == PARTIAL and whole and first.isupper():
            found = f"a partial quotation in {span.passage.id}, which is a sentence of its own or begins one"
            yield Problem(form, found, f'"{DIRECT}": correct it, or begin the passage elsewhere')
        elif form == DIRECT and before and first.islower() and not before.endswith((",", ":", ";")):
            found = f"a direct quotation in {span.passage.id}, which goes on in a sentence of the article"
            yield Problem(form, found, f'"{PARTIAL}": correct it')


def line_of_its_own(index: Index) -> Iterator[Problem]:
    """A headline, byline, subhead or caption shares its paragraph, or a question is none."""
    for block in index.walk.paragraphs:
        forms = {span.passage.form for span in block.spans}
        for span in block.spans:
            form, own = span.passage.form, span.passage.id
            stop = form in UNSTOPPED and span.passage.text.rstrip().endswith(".")
            if form in LINES and (len(forms) > 1 or stop):
                found = f"{_article(form)} in {own}, " + ("which ends in a full stop" if stop else "beside other forms")
                yield Problem(form, found, "a paragraph of its own that is no sentence: choose another form")
            elif (
                form == QUESTION
                and "?" not in span.passage.text
                and (len(forms) > 1 or index.speakers.run_of(span) or span.passage.text.rstrip().endswith("."))
            ):
                found = f"a question in {own}, without a question mark"
                yield Problem(form, found, "an interviewer's question: choose another form")


def speaker(index: Index) -> Iterator[Problem]:
    """The article does not let the voice of a passage speak there, or names it elsewhere than its attribution says."""
    absent = {person for person, _ in index.absent}  # told there
    for span in index.walk.spans:
        passage = span.passage
        here, before = index.speakers.in_sentence(span), index.speakers.before(span)
        if passage.attribution == SOURCE_NAMED and not (here or before):
            found = f'"{SOURCE_NAMED}" for {passage.id}, whose sentence names nobody, nor what comes before'
            expected = f"{meant(NO_SOURCE)}: correct it, or add the name under named_as"
            yield Problem(passage.attribution, found, expected)
        if passage.attribution not in (NAMED, CARRIED):
            continue
        for voice in passage.voice:
            if index.kinds.get(voice) != "person" or voice in absent:
                continue
            if passage.attribution == NAMED and voice not in here:
                mend = _named_elsewhere(index, voice, before)
                found = f'"{NAMED}" for {passage.id}, whose sentence does not name {index.name(voice)}'
                yield Problem(passage.attribution, found, mend)
            elif passage.attribution == CARRIED:
                yield from _carried(index, passage, voice, here, before)


def _carried(index: Index, passage: Passage, voice: Ref, here: Named, before: Named) -> Iterator[Problem]:
    """Return the problem of a voice that is carried over though the sentence names somebody, or nobody names it."""
    people = [ref for ref in here if index.by_id[ref].kind == "person"]
    other = voice if voice in here else people[0] if people else ""
    if other:
        found = f'"{CARRIED}" for {passage.id}, whose sentence names {index.name(other)}'
        expected = meant(NAMED) if other == voice else f"{index.name(other)} as its voice"
        yield Problem(passage.attribution, found, f"{expected}: correct one of the two")
    elif voice not in before:
        found = f'"{CARRIED}" for {passage.id}, shortly before which nobody names {index.name(voice)}'
        yield Problem(passage.attribution, found, "a voice that is named there: correct one of the two")


def _named_elsewhere(index: Index, voice: str, before: Named) -> str:
    if voice in before:
        return f"{meant(CARRIED)}, as {index.name(voice)} is named before: correct one of the two"
    return "a voice that is named in it: correct one of the two, or add the name under named_as"


def wrong_mouth(index: Index) -> Iterator[Problem]:
    """A sentence of ours names one person and quotes words that only another speaks, without naming the passage."""
    people = [person for person in index.seeds.people if person.kind == "person"]
    whose: dict[str, set[str]] = {}
    for person in people:
        for name in (person.name, *person.named_as, person.name.split()[-1]):
            whose.setdefault(str(name), set()).add(str(person.id))
    known = Phrases({name: min(ids) for name, ids in whose.items() if len(ids) == 1})  # a shared name tells nothing
    for text in (text for text in index.prose if text.rich):
        found, words = [quote for quote in quotes(text) if not quote.mark], own_words(text)
        for start, end in sentences(str(text), index.seeds.site.language) if found else ():
            named = {person for _, _, person in known.find(words[start:end])}
            for quote in (quote for quote in found if start <= quote.offset < end and len(named) == 1):
                speaking = _speaking(index, index.locate(quote.words, "", text.own))
                others = speaking - {"", *named} if "" not in speaking else set[str]()
                if others and not named & speaking:
                    (who,), other = map(index.name, named), index.name(min(others))
                    shown = f"“{short(quote.words)}”, words of {other}, in a sentence that names {who} only"
                    mend = "the passage after the words, as in “…”[p2a], if that is meant, or the right name"
                    yield Problem(text, shown, mend, quote.offset, quote.offset + len(quote.words))
                    break


def _speaking(index: Index, found: list[Found]) -> set[str]:
    """Return who speaks where words stand, in quotation marks; nobody, "", where they stand outside them."""
    passages = [index.spans[ref].passage for place in found for ref in place.passages if _settled(index, ref)]
    return {str(voice) if p.form in QUOTED else "" for p in passages for voice in p.voice}


def _settled(index: Index, ref: str) -> bool:
    """Return whether nothing is wrong with the voice of a passage, so that others may be judged by it."""
    span = index.spans[ref]
    near = {NAMED: index.speakers.in_sentence, CARRIED: index.speakers.before}.get(span.passage.attribution)
    return fits(index, ref) and (near is None or near(span).keys() >= set(span.passage.voice))


def claimant_speaks(index: Index) -> Iterator[Problem]:
    """A claim is given to somebody who does not speak in its passages."""
    for claim in index.seeds.claims:
        voices = [voice for ref in claim.passages if ref in index.spans for voice in index.by_id[ref].voice]
        speaking = {str(voice) for voice in voices if voice != ARTICLE_VOICE} or {str(voice) for voice in voices}
        known = all(index.kinds.get(ref) in ref.kinds for ref in claim.claimant)
        known &= all(_settled(index, ref) for ref in claim.passages if ref in index.spans)
        if known and speaking and speaking != set(map(str, claim.claimant)):
            names = " and ".join(f'"{ref}"' for ref in claim.claimant)
            found = f"{names} as claimant of passages in the voice of {' and '.join(sorted(speaking))}"
            yield Problem(claim.claimant[0], found, "whoever speaks in them: correct one of the two")


def one_quotation(index: Index) -> Iterator[Problem]:
    """The passages of a record are not one quotation: apart, out of order, of two speakers, or not quoted."""
    order = [str(span.passage.id) for span in index.walk.spans]
    for record in index.seeds.record:
        refs = [str(ref) for ref in record.passages if ref in index.spans]
        at = order.index(refs[0]) if refs else 0
        numbers = list(dict.fromkeys(index.paragraph_of(ref) for ref in refs))
        apart = order[at : at + len(refs)] != refs
        quoted = [index.by_id[ref] for ref in refs if index.by_id[ref].form in QUOTED]
        found = ""
        if apart or not all(index.speakers.goes_on(number) for number in numbers[:-1]):
            found = "apart or out of order"
        elif refs and not quoted:
            found = "not in quotation marks"
        elif any(passage.voice != quoted[0].voice for passage in quoted):
            found = "of two speakers"
        if found:
            told = f'the passages of "{record.id}" {found}'
            yield Problem(record.passages[0], told, "one quotation, passage after passage: correct the list")


def _placed(index: Index, span: Span) -> tuple[str, int, int]:
    block: Paragraph = index.walk.paragraphs[span.paragraph - 1]
    return index.walk.article[block.start : block.end], span.start - block.start, span.end - block.start


def _article(form: str) -> str:
    return form if form.startswith("the ") else f"a {form}"
