"""An article with what a check found of it: for editors, for CI, and as a page."""
