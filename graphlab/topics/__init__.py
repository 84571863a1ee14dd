"""Texts to topics: `TopicModel`, and `plain_title` for titles as they are shown."""

from graphlab.topics.model import TopicModel
from graphlab.topics.text import clean_text, plain_title

__all__ = ["TopicModel", "clean_text", "plain_title"]
