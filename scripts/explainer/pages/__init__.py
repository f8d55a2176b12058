"""The pages: templates, each beside the view that feeds it, and how they become Markdown."""
