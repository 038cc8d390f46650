"""What the dimensions of companies and their classes are called, in the words of a language."""

from components.words import Words
from data.registers import class_names
from data.registers.dimensions import Dimension


def dimension(one: Dimension, words: Words) -> str:
    """参保人数; one without words of its own goes by its name."""
    return words.get(f"filters.{one.name}", one.name)


def label(name: str, text: str, words: Words) -> str:
    """A class of the dimension of this name: 10–49 人; the option of another filter by its words, or by itself."""
    return (
        class_names.label(name, text, words.lang)
        if class_names.is_named(name)
        else words.get(f"terms.{name}_{text}", text)
    )
