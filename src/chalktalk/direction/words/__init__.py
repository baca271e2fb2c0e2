"""Words: what a brief's text asks for, what a text is about, and the word lists of each language."""

from chalktalk.direction.words.reading import read_words
from chalktalk.direction.words.topics import category_of, subject_of

__all__ = ["category_of", "read_words", "subject_of"]
