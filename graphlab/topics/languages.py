"""Which language a text is in, told by its function words and its script; enough to warn, not to translate."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

FEWEST_WORDS = 6
# Function words make up a third of running text; a title may hold one in ten.
LEAST_SHARE = 0.1
SURE_SHARE = 0.2
# Above this share of letters of another script a text is in a language of that script.
OTHER_SCRIPT = 0.3
BEGINNING = 500

_FUNCTION_WORDS = {
    "English": "the of and to in a is that for with on as are by this we from be an which at or it has its can not",
    "German": "der die das und ist von den mit des für im ein eine auf dem zu nicht werden wird sich als auch bei",
    "French": "le la les de des et du en un une est pour dans que par sur avec au sont qui nous ces cette plus aux",
    "Spanish": "el la los las de y en del que un una es por con para se al como su sus más este esta entre son",
    "Portuguese": "o a os as de e em do da dos das que um uma para com por no na ao mais como são foi este esta",
    "Italian": "il la le di e del della dei delle che un una per con in è al alla nel nella sono da gli si come",
    "Dutch": "de het een van en in is op te dat voor met zijn aan door ook wordt worden bij uit naar deze",
    "Polish": "i w z na do się jest to że oraz dla nie przez od o są jako ich tym po",
    "Turkish": "ve bir bu için ile olarak olan da de daha gibi en çok ise göre olduğu tarafından",
    "Indonesian": "dan yang di dengan untuk dari pada ini dalam adalah ke sebagai oleh tidak atau dapat akan",
}
_SCRIPTS = {
    "CYRILLIC": "Russian", "ARABIC": "Arabic", "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese",
    "CJK": "Chinese", "GREEK": "Greek", "HEBREW": "Hebrew", "THAI": "Thai", "DEVANAGARI": "Hindi",
}  # fmt: skip
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _FUNCTION_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
_ENGLISH = frozenset(_FUNCTION_WORDS["English"].split())
_ALSO_ENGLISH = frozenset("aan als come con dan dari die door met mit ole per plus son sound un van".split())  # noqa: SIM905 # shorter
FOREIGN_STOP_WORDS = frozenset(
    word for word in _LANGUAGES_OF if "English" not in _LANGUAGES_OF[word] and word not in _ALSO_ENGLISH
)


def language(text: str) -> str | None:
    """Language of a text: the script, or the language most of whose function words occur; missing if too short to tell.

    A script that several languages use names the one that uses it most in papers (Cyrillic: Russian).

    Parameters
    ----------
    text
        Title and abstract.

    Examples
    --------
    >>> language("We study the flow of water in a river delta."), language("Étude de la dynamique des eaux en crue")
    ('English', 'French')
    >>> language("联邦学习方法"), language("GPU")
    ('Chinese', None)
    """
    text = text[:BEGINNING]
    letters = [] if text.isascii() else _OTHER_SCRIPT.findall(text)
    if len(letters) > OTHER_SCRIPT * len(text):
        return _by_script(letters)
    words = _WORD.findall(text.lower())
    if len(words) < FEWEST_WORDS:
        return None
    if sum(map(_ENGLISH.__contains__, words)) > SURE_SHARE * len(words):
        return "English"
    seen = Counter(name for word in words for name in _LANGUAGES_OF.get(word, ()))
    best = max(_FUNCTION_WORDS, key=lambda name: seen[name])
    return best if seen[best] >= LEAST_SHARE * len(words) else None


def other_languages(texts: Iterable[str]) -> dict[str, int]:
    """Papers in each language but English, most first.

    Examples
    --------
    >>> other_languages(["联邦学习方法", "We study the flow of water."])
    {'Chinese': 1}
    """
    found = Counter(name for name in map(language, texts) if name not in (None, "English"))
    return dict(sorted(((str(name), n) for name, n in found.items()), key=lambda item: (-item[1], item[0])))


def _by_script(letters: list[str]) -> str | None:
    scripts = Counter(_SCRIPTS.get(unicodedata.name(letter, "?").split()[0].split("-")[0]) for letter in letters)
    if scripts["Japanese"]:
        return "Japanese"
    scripts.pop(None, None)
    return max(sorted(filter(None, scripts)), key=lambda name: scripts[name], default=None)
