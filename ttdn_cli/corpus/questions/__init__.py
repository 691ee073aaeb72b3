"""Questions that only many datasets answer."""
