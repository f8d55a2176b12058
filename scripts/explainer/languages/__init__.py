"""The small texts of the pages and the data, one file a language, and how a language writes days, numbers and lists."""
