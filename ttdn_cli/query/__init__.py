"""Which facts, in what order, and how a person reads them. Nothing here knows a terminal."""
