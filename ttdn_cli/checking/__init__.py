"""Does an article say what the speech said? Items of any text, compared with a dataset."""
