"""What the declarations already hold, in the README: views, names in a query, and what the grades mean.

python -m scripts.readme_tables            write them anew, between their two comments
python -m scripts.readme_tables --check    fail where a README says something else
"""

import re
import sys
from collections.abc import Iterable

from components.words import Words, words
from data import parameters
from data.dataset_loader import load
from data.parameters import Parameter
from data.schemas import GRADES
from data.selection import MAP_OPTIONS
from data.settings import REFERENCE, ROOT, Settings
from data.views import PUBLISHED

READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh.md"}
FIELDS = ("measure", "peers", *MAP_OPTIONS, "lang", "theme")
"""Parameters that always have a value: the first word is the default."""


def write(text: str, lang: str, names: Iterable[Parameter]) -> str:
    """A README with its tables written anew."""
    say = words(lang)
    views = [(name, say(f"docs.view_{name}")) for name in PUBLISHED]
    query = [(one.name, say(f"docs.query_{one.name}", values=_words(one, say))) for one in names]
    tables = {"views": (("view", "rows"), views), "query": (("name", "values"), query)}
    for name, (head, rows) in tables.items():
        lines = [f"| {say(f'docs.{head[0]}')} | {say(f'docs.{head[1]}')} |", "| --- | --- |"]
        table = "\n".join([*lines, *(f"| `{first}` | {second} |" for first, second in rows)])
        text = _replace(name, table, text)
    return _replace("grades", "\n".join(f"- {say(f'terms.confidence_{grade.lower()}')}" for grade in GRADES), text)


def _replace(name: str, content: str, text: str) -> str:
    """The text between the two comments of a name."""
    return re.sub(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", rf"\g<1>{content}\g<2>", text, flags=re.DOTALL)


def _words(parameter: Parameter, text: Words) -> str:
    quoted = [f"`{word}`" for word in parameter.words]
    if parameter.name in FIELDS:
        quoted[0] = text("docs.default", value=quoted[0])
    return text("docs.list").join(quoted)


def main(arguments: list[str]) -> int:
    """1 where a README is not what the declarations say, and may not be changed."""
    names, stale = parameters.of_query(load(Settings().dataset, REFERENCE)), 0
    for lang, path in READMES.items():
        text = path.read_text(encoding="utf-8")
        if (new := write(text, lang, names)) == text:
            continue
        if "--check" in arguments:
            print(f"{path.name} is not what the declarations say: python -m scripts.readme_tables")
            stale = 1
        else:
            path.write_text(new, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
