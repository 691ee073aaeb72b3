"""What a fact is: YAML in, checked facts out."""
