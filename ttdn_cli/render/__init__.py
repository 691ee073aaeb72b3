"""An answer as a table, cards, JSON, CSV, Markdown or YAML, and the terminal it is shown on."""
