"""XMP, the block of XML that cameras, editors and PDF writers put beside a picture or a page: read for its list alone.

By patterns and not by a parser: whatever it is, all of it goes.
"""

import re

from reporting_channels.cleaning import findings as codes
from reporting_channels.cleaning.findings import Found

LONGEST = 1 << 20
_VALUE = rb"""(?:=["']([^"']{1,300})["']|[^>]{0,200}>\s*(?:<rdf:\w+[^>]*>\s*){0,2}([^<]{1,300})<)"""
SAYS = tuple(
    (re.compile(name + _VALUE), code)
    for name, code in (
        (rb"dc:creator", codes.AUTHOR),
        (rb"dc:title", codes.TITLE),
        (rb"exif:GPSL(?:atitude|ongitude)", codes.POSITION),
        (rb"xmp:CreatorTool", codes.SOFTWARE),
        (rb"tiff:M(?:ake|odel)", codes.DEVICE),
        (rb"aux:SerialNumber", codes.SERIAL),
        (rb"photoshop:(?:City|State|Country)", codes.POSITION),
        (rb"xmp(?:RightsMgmt|Rights):Owner", codes.OWNER),
    )
)


def look(raw: bytes, found: Found) -> None:
    """Note what the block says about people, places and devices."""
    found.add(codes.OTHER, "XMP")
    for pattern, code in SAYS:
        for attribute, element in pattern.findall(raw[:LONGEST]):
            value = (attribute or element).strip()
            if value:
                found.add(code, value)
