"""Who says it: verbs of saying, and the names and pronouns that stand right beside them."""

from __future__ import annotations

import regex

from explainer.seeds.model import CARRIED, NAMED

VERBS = {
    "en": "said|says|told|tells|asked|asks|added|adds|wrote|writes|replied|explained|explains|argued|argues|noted"
    "|warned|warns|stated|continued|insisted|insists|announced|responded|testified",
    "de": "sagte|sagt|erklärte|erklärt|schrieb|schreibt|fragte|fragt|antwortete|betonte|betont|meinte|meint"
    "|teilte|teilt",
    "fr": "dit|a dit|déclare|a déclaré|affirme|a affirmé|explique|a expliqué|ajoute|a ajouté"
    "|répond|a répondu|demande|demanda|annonce|a annoncé",
    "sv": "sa|säger|sade|skrev|skriver|svarade|svarar|frågade|frågar|menar|menade|förklarar|förklarade",
    "es": "dijo|dice|afirmó|afirma|explicó|explica|añadió|respondió|escribió|preguntó|declaró|señaló|aseguró",
}
"""Verbs of saying by language; those of English serve where a language has none here."""
_TO_WHOM = "told|tells|asked|asks"
"""Verbs that are followed by the one who hears."""
_PRONOUNS = {
    "en": "I|he|she|they|we|it",
    "de": "ich|er|sie|wir|es",
    "fr": "je|il|elle|on|ils|elles",
    "sv": "jag|han|hon|de|vi",
    "es": "yo|él|ella|ellos|ellas",
}
_SOMEBODY = {
    "en": "the|a|an|his|her|their",
    "de": "der|die|das|ein|eine|sein|ihr",
    "fr": "le|la|les|un|une|son|sa",
    "sv": "en|ett|den|hans|hennes",
    "es": "el|la|los|las|un|una|su",
}
_ACCORDING = r"according to|laut|selon|enligt|según"
_WORD = r"(?:\p{Lu}[\p{L}\p{M}'’]*(?:-\p{Lu}[\p{L}\p{M}'’]*)*|\p{Lu}\.)"
_PARTICLE = r"(?:de|del|de la|von|van|der|den|du|la|le|af|al|bin|da|di|y)"
NAME = rf"{_WORD}(?: (?:{_PARTICLE} )?{_WORD})*"
_ROLE = r"(?:\p{Ll}[\p{L}\p{M}-]* ){1,3}(?<! (?:of|in|at|from|for|de|du|des|von|aus|in|i|av|del|en) )"
_NO_NAME = regex.compile(
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec)\.?"
)
_OFFICES = (
    "Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lady|Lord|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Senator|Representative|Governor"
    "|Mayor|President|Minister|Secretary|Chancellor|Judge|Justice|Chief|Administrator|Ambassador|Director|Herr|Frau"
    "|M|Mme|Mlle|Sra?|Srta|Dra|Don|Doña|Bürgermeister(?:in)?"
)
_TITLE = regex.compile(
    f"{_OFFICES}|Police|Yesterday|Today"
    "|According|To|Laut|Selon|Enligt|Según|The|An?|In|On|At|But|And|As|When|While|After|Before|If|So|Then|Yet|For|That|This|It|He|She|They|We|His|Her|Their"
    "|Der|Die|Das|Le|La|Les|El|Los|Las|Den|Det|I(?:['’]m)?"
)
"""Titles, and words that begin a sentence before a name."""
_UP_TO = regex.compile(rf"(?:.* )?(?:(?:{_OFFICES})\.?|\S+['’]s) (?=\S)")
"""What ends in a title or a possessive before a name: New Zealand's Prime Minister."""
_OFFICE = regex.compile(r"\p{Lu}\p{L}+ (?:of|for|de|för|für) $")


class Speech:
    """The patterns of one language."""

    def __init__(self, language: str) -> None:
        own = language.partition("-")[0]
        verbs, pronouns, somebody = (of.get(own, of["en"]) for of in (VERBS, _PRONOUNS, _SOMEBODY))
        says = rf"(?<![\p{{L}}\p{{M}}])(?:{verbs})(?![\p{{L}}\p{{M}}])"
        inverted = rf"(?!(?:{_TO_WHOM})\b){says}"
        role = rf"(?:\b(?:{somebody}) {_ROLE})"
        speaker = rf"(?:{role}?(?P<name>{NAME})|\b(?P<pronoun>{pronouns})\b|\b(?:{somebody}) [\p{{L}} ]{{2,40}}?)"
        self._after = regex.compile(rf"\W*(?:{inverted}(?:-t-|-| ){speaker}|{speaker} {says})")
        self._before = regex.compile(rf"{speaker} {says}(?: (?:that|dass|que|att|it|he|she|they))?\s?[,:]?\s*$")
        self._only = regex.compile(rf"(?:.* )?{says}\s?[,:]?|\W*(?:{inverted}(?:-t-|-| ){speaker}|{speaker} {says})\W*")
        beside = rf"(?:, [^,.;:!?\n\"“”„«»]{{3,60}},)? {says}"
        self._anywhere = regex.compile(
            rf"(?<![\p{{L}}\p{{M}}.])(?P<name>{NAME}){beside}|{inverted}(?:-t-|-| ){role}?(?P<name>{NAME})"
        )
        self._said = regex.compile(rf"{says}|\b(?:{_ACCORDING})\b", regex.IGNORECASE)

    def beside(self, before: str, after: str) -> tuple[str, str]:
        """Return how words right before or after a quotation say who speaks, or "", and the name there, if it is one.

        A pronoun says it of somebody who is named before.
        """
        match = self._after.match(after) or self._before.search(before)
        return (CARRIED if match["pronoun"] else NAMED, bare(match["name"] or "")) if match else ("", "")

    def only_attributes(self, words: str) -> bool:
        """Return whether words beside a quotation say who speaks, and nothing else."""
        return bool(self._only.fullmatch(words))

    def reported(self, sentence: str) -> bool:
        """Return whether a sentence has a verb of saying."""
        return bool(self._said.search(sentence))

    def people(self, article: str) -> list[list[str]]:
        """Return the names that stand beside a verb of saying: the forms of each in the article, the longest first."""
        found = (_name(article, match.start("name"), match["name"]) for match in self._anywhere.finditer(article))
        last = dict.fromkeys(name.split()[-1] for name in found if name)
        people = list[list[str]]()
        for own in (own for own in last if len(own.rstrip(".")) > 1 and not _NO_NAME.fullmatch(own)):
            pattern = rf"(?<![\p{{L}}\p{{M}}.-])(?:{NAME} (?:{_PARTICLE} )?)?{regex.escape(own)}(?![\p{{L}}\p{{M}}-])"
            forms = dict.fromkeys(_name(article, m.start(), m[0]) for m in regex.finditer(pattern, article))
            if any(forms):
                people.append(sorted(filter(None, forms), key=len, reverse=True))
        return people


def _name(article: str, at: int, name: str) -> str:
    """Return a name in the article without titles, and without an office: Minister of Education Ida Holm."""
    office = _OFFICE.search(article[max(0, at - 40) : at]) and len(name.split()) > 2
    return bare(name.partition(" ")[2] if office else name)


def bare(name: str) -> str:
    """Return a name without titles and without words that begin a sentence before it, and without a possessive."""
    words = _UP_TO.sub("", name, count=1).split()
    while words and _TITLE.fullmatch(words[0].rstrip(".")):
        words.pop(0)
    return regex.sub(r"['’]s?$", "", " ".join(words))
