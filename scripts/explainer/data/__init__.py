"""The open data: the article and its annotations, claims and sources as files that programs read."""
