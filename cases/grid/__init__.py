"""The allegation grid: who, what, when, against which article, on which evidence, with what finding."""
