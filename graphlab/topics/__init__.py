"""Texts to topics: `TopicModel`, what a user changes about them, and `plain_title` for titles as they are shown."""

from graphlab.topics.edits import read_theme_edits
from graphlab.topics.model import TopicModel
from graphlab.topics.text import clean_text, plain_title

__all__ = ["TopicModel", "clean_text", "plain_title", "read_theme_edits"]
