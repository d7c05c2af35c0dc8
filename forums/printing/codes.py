"""QR codes for paper."""

from io import BytesIO

import segno


def qr(address: str) -> str:
    """A QR code as SVG, readable with a quarter of it dirty or creased: slips live in pockets."""
    out = BytesIO()
    segno.make(address, error="q", micro=False).save(out, kind="svg", border=4, xmldecl=False)
    return out.getvalue().decode()
