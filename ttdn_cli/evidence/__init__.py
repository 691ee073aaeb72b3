"""Does a text say so? Matching the quotes of a dataset against a published text."""
