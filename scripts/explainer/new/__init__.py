"""Another explainer from an article's text: sentences, quotations, names, and stubs of the rest."""
