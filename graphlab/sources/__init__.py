"""Files -> `Corpus`: what kind of file this is, one module per format, one builder of tables for all."""

from graphlab.sources.reading import read
from graphlab.sources.thesaurus import read_thesaurus

__all__ = ["read", "read_thesaurus"]
