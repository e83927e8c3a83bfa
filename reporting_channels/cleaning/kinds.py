"""Which cleaner is for which ending, and what a cleaned copy may be. Plain Python."""

PICTURES = frozenset({"jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "heic"})
PORTABLE = frozenset({"pdf"})
OFFICE = frozenset({"docx", "xlsx", "pptx", "odt", "ods"})
PLAIN = frozenset({"txt", "csv"})
LOOKED_AT = frozenset({"doc", "xls", "rtf", "mp4", "m4a", "mov", "3gp"})  # listed, never rewritten
CLEANED = PICTURES | PORTABLE | OFFICE | PLAIN

# The ending of a cleaned copy -> what is written on its download.
COPIES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "tiff": "image/tiff",
    "pdf": "application/pdf",
    "docx": "application/octet-stream",
    "xlsx": "application/octet-stream",
    "pptx": "application/octet-stream",
    "odt": "application/octet-stream",
    "ods": "application/octet-stream",
    "txt": "text/plain",
    "csv": "text/csv",
}
