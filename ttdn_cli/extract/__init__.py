"""What stands in any text, and where: strings in, mentions out."""
