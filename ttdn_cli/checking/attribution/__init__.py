"""Whose a text is, by the places, the bodies and the offices that names and titles say."""
