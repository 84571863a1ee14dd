"""Networks of a corpus: the author-paper graph, its coauthor projection, and measures on it."""
