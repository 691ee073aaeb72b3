"""One fact as a picture or a page, to share."""
