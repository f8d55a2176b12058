"""The seeds: YAML with places, the shape of each entry, the table of kinds, and how a folder is read."""
