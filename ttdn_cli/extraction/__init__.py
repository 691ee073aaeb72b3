"""Find mentions in any text: strings in, mentions out."""
