"""The code of conduct: documents, articles, and what each article said on which day."""
