"""Sealed fields in which no canary can stand, because no person writes them."""

# Keys of files, names that the software gives, the salt of a digest and offsets of passages, which no person wrote.
SECRETS = {
    "amana/attachment/secret",
    "amana/cleaned_file/secret",
    "amana/comment/file",
    "amana/recommendation/file",
    "amana/recommendation/wording",  # the words of its text, sealed once more for the owner
    "amana/custody/receipt",
    "amana/deposit/opening",
    "amana/exhibit/file",
    "amana/evidencelink/file",
    "amana/exhibit/key",
    "amana/exhibit/salt",
    "amana/rights_notice/file",
    "amana/mask/spans",
    "amana/redaction/spans",
    *(f"amana/{row}/{field}" for row in ("case_file", "issued_report", "paper") for field in ("file", "file_label")),
}
