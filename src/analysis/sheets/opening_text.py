"""Looks at what is text: .csv, web pages and mail archives (MHTML) that Excel or a web application saved as .xls."""

from __future__ import annotations

import codecs
import email
import email.policy
import posixpath
import re
from collections import Counter
from typing import Any

import numpy as np

from analysis.sheets.limits import Limits, RefusedError, megabytes, refused
from analysis.sheets.opening_zip import damaged_as_text

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1a")  # 1A ends a text file of DOS
_SAMPLE = 64 * 1024


def decode(data: bytes) -> tuple[str, str]:
    """The text and its encoding: by the byte-order mark, as UTF-8, as UTF-16 by its zeros, or as Windows text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    head = np.frombuffer(data[:_SAMPLE], dtype=np.uint8)
    zeros = [float(np.mean(head[start::2] == 0)) if len(head) > 1 else 0.0 for start in (0, 1)]
    if max(zeros) > 0.5 and min(zeros) < 0.1:
        encoding = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
        return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"


_SILENT = re.compile(r"<(script|style)\b|<!--", re.I)
_WEB_START = re.compile(
    r"\s*<(!doctype\s+html|html|head|body|meta|title|style|link|base|script|table|center|div|span|font|br|b|p|h\d|img|form|tr|td|th|thead|tbody|!--|!\[)\b",
    re.I,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.I)


def kind_of(text: str, name: str, signatures: dict[str, Any]) -> str:
    """csv, html or mhtml; decided by the text, except that a list without a delimiter is believed to be a .csv
    where the file is called so.

    Raises:
        RefusedError: it is none of them.
    """
    head = text[:4000].lstrip("\ufeff \t\r\n")
    if re.match(r"(mime-version|content-type|from|date|subject|return-path|received|x-[\w-]+)\s*:", head, re.I):
        # The headers of a letter, up to the first empty line.
        headers = re.split(r"\r?\n\r?\n", head, maxsplit=1)[0].lower()
        if "mime-version:" in headers and "multipart/" in headers:
            return "mhtml"
    if head[:200].lower().startswith(("<?xml", "<workbook", "<office:document")) and "<html" not in head.lower():
        entry = next(entry for entry in signatures["xml"] if entry["holds"].lower() in head.lower())
        raise refused(entry["rule"], **({"kind": entry["en"], "kind_id": entry["id"]} if "en" in entry else {}))
    if _WEB_START.match(head) or head.lower().startswith("<?xml") or _has_table(text[:_SAMPLE]):
        return "html"
    if re.match(r"[^,\n]*,[^,\n]*,[^,\n]*,\d\d\.\d\d\.\d{4} \d\d:\d\d,[^\n]*;?\s*$", head) and len(text) < 2000:
        raise refused("lock_file")
    if re.match(r"[\[{]\s*[\"\[{\]}\d]", head) and text.rstrip()[-1:] in "]}":
        raise (
            refused("shortcut")
            if "docs.google.com" in text[:2000]
            else refused("other_kind", kind="a JSON file", kind_id="berkas JSON")
        )
    if re.match(r"<[A-Za-z_][\w:.-]*[\s>/]", head) and text.rstrip()[-1:] == ">":
        raise refused("other_kind", kind="an XML file", kind_id="berkas XML")
    if _delimited(text[:_SAMPLE]) or name.lower().endswith((".csv", ".tsv", ".tab")):
        return "csv"
    raise refused("no_columns")


def check_characters(text: str, data: bytes) -> None:
    """Refuse what is no text.

    Raises:
        RefusedError: characters that no text has; a few of them are damage, many a file of another kind.
    """
    plain = text.encode("utf-8", "replace")
    odd = len(plain) - len(plain.translate(None, _CONTROL))
    if odd * 50 > len(text):
        # Binary files are never UTF-8 by chance.
        raise refused("damaged_upload" if damaged_as_text(data) else "unknown_kind")
    if odd and ("\0" in text or odd * 1000 > len(text)):
        raise refused("damaged_text")


def _has_table(text: str) -> bool:
    low = text.lower()
    return "<table" in low and "<tr" in low and "<td" in low


def _delimited(text: str) -> bool:
    """Whether most lines are cut into columns by one mark. Commas stand in prose too: their number must be steady."""
    lines = [line for line in re.sub(r'"[^"]*"', "", text).splitlines()[:500] if line.strip()]
    for mark in "\t;|,":
        counts = [line.count(mark) for line in lines]
        cut = sum(count > 0 for count in counts)
        if not cut or cut * 2 < len(lines):
            continue
        commonest, times = Counter(count for count in counts if count).most_common(1)[0]
        if mark != "," or (times * 2 >= len(lines) and (commonest > 1 or len(lines) == times)):
            return True
    return False


def check_lines(data: bytes, encoding: str, limits: Limits) -> None:
    """Refuse a text file with more lines, or a longer line, than any table has.

    Raises:
        RefusedError: see above.
    """
    codes = np.frombuffer(data, dtype=np.uint8)
    ends = codes == 10
    if not ends.any():
        ends = codes == 13  # old Macs
    at = np.flatnonzero(ends)
    if len(at) + 1 > limits.rows:
        raise refused("used_range_too_large", found=f"{len(at) + 1} x ?", expected=limits.rows)
    edges = np.concatenate([[-1], at, [len(data)]])
    lengths = np.diff(edges)
    if int(lengths.max()) > limits.line_bytes:
        raise refused("line_too_long", found=megabytes(int(lengths.max())), expected=megabytes(limits.line_bytes))
    for position in np.flatnonzero(lengths > limits.columns):
        line = data[edges[position] + 1 : edges[position + 1]]
        most = max(line.count(mark) for mark in (b"\t", b";", b"|", b","))
        if most >= limits.columns and not encoding.startswith("utf-16"):
            raise refused("used_range_too_large", found=f"? x {most + 1}", expected=limits.columns)


def web_encoding(data: bytes, encoding: str) -> str:
    """The encoding a web page says it has, where its bytes do not say otherwise and Python knows it."""
    if encoding.startswith("utf-16") or encoding in ("utf-8-sig", "utf-32"):
        return encoding
    declared = _CHARSET.search(data[:8000])
    try:
        found = codecs.lookup(declared[1].decode()).name if declared else encoding
        data.decode(found)
    except (LookupError, UnicodeError, ValueError):
        return encoding
    return "cp1252" if found in ("iso8859-1", "ascii") and encoding == "cp1252" else found


_TAG = re.compile(r"<(/?)(table|div|span)\b", re.I)
# Lengths are bounded, so that a page made for it cannot keep the search busy.
_SPANS = re.compile(r"<t[dh]\b[^<>]{0,2000}?\b(?:col|row)span\s*=[^<>]{0,2000}>", re.I)
_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*(\d+)", re.I)
_FRAMES = re.compile(r"<frameset\b|Excel Workbook Frameset|x:WorksheetSource\b|id=\"?shLink", re.I)


def check_page(text: str, limits: Limits) -> None:
    """Refuse a web page without a table, or with one that would grow without measure.

    Raises:
        RefusedError: see above.
    """
    if re.search(r"<!entity\b", text, re.I):
        raise refused("document_type")
    plain = _without_scripts(text)
    depth = Counter[str]()
    for closing, tag in _TAG.findall(plain):
        kind = "table" if tag.lower() == "table" else "box"
        depth[kind] = max(0, depth[kind] + (-1 if closing else 1))
        if depth["table"] > limits.table_depth or depth["box"] > limits.box_depth:
            raise refused("nested_too_deep")
    area = 0
    for cell in _SPANS.findall(plain):
        # Compared as texts first: a number of a million digits is not worth converting.
        spans = {kind.lower(): int(number[:9]) for kind, number in _SPAN.findall(cell)}
        if spans.get("row", 1) > limits.row_span or spans.get("col", 1) > limits.columns:
            raise refused("merges_too_large", found=max(spans.values()), expected=limits.row_span)
        area += max(1, spans.get("row", 1)) * max(1, spans.get("col", 1))
        if area > limits.area:
            raise refused("merges_too_large", found=area, expected=limits.area)
    if not re.search(r"<t[dh]\b", plain, re.I):
        raise refused("page_without_data") if _FRAMES.search(text) else refused("page_without_table")


def _without_scripts(text: str) -> str:
    """The page without scripts, styles and comments; one that is not closed reaches to the end."""
    pieces, at = [], 0
    while (start := _SILENT.search(text, at)) is not None:
        pieces.append(text[at : start.start()])
        close = re.compile(f"</{start[1]}", re.I) if start[1] else re.compile("-->")
        end = close.search(text, start.end())
        if end is None:
            return "".join(pieces)
        at = end.end()
    pieces.append(text[at:])
    return "".join(pieces)


def mail_parts(data: bytes, limits: Limits) -> dict[str, bytes]:
    """The web pages inside an MHTML file, by the last piece of their location (sheet001.htm), decoded from the mail's
    transfer encoding and checked.

    Raises:
        RefusedError: it is damaged, or holds no table.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = list(message.walk())
    except (RecursionError, ValueError, LookupError, AssertionError, TypeError) as error:
        raise refused("damaged_file") from error
    if len(parts) > limits.parts:
        raise refused("too_many_parts", found=len(parts), expected=limits.parts)
    pages: dict[str, bytes] = {}
    with_table = 0
    for number, part in enumerate(parts):
        if part.get_content_type() not in ("text/html", "application/xhtml+xml") or part.is_multipart():
            continue
        content = part.get_payload(decode=True) or b""
        try:
            check_page(content.decode(web_encoding(content, decode(content)[1]), "replace"), limits)
            with_table += 1
        except RefusedError as error:
            if error.problem.rule not in ("page_without_data", "page_without_table"):  # the page of tabs has none
                raise
        location = str(part.get("Content-Location", "")).replace("\\", "/").rstrip("/")
        pages.setdefault(posixpath.basename(location) or f"page{number}.htm", content)
    if not with_table:
        raise refused("page_without_data")
    return pages
