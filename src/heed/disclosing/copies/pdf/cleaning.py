"""Pages copied with what is drawn on them and nothing that hangs on them: no marks, names, metadata, or unused parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Pdf, Stream, String

from heed.disclosing.carrying.pdf.opened import DEEPEST, entries, get
from heed.disclosing.phrases import Phrases

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_STRIPPED = (
    "/Metadata", "/PieceInfo", "/LastModified", "/StructParents", "/StructParent", "/Alternates", "/OPI", "/AF", "/AA", "/Thumb",
    "/OC", "/SeparationInfo", "/Ref", "/Name", "/PtData", "/Measure", "/Beads", "/B", "/ID",
)  # fmt: skip
MOST_FORMS = 5000
_PARTED = ("/XObject", "/Pattern")
_JPEG_TOLD = frozenset([0xFE, *range(0xE1, 0xEE), 0xEF])
"""Segments in which a JPEG tells of itself. That of JFIF and Adobe's, which decoders need, stay."""


def append(copy: Pdf, source: Pdf, page: pikepdf.Page) -> None:
    """Append a page to the copy, with what is drawn on it only."""
    kept = {key: inherited(page.obj, key) for key in _INHERITED}
    resources = _cleaned_resources(source, kept["/Resources"], _used(page), {})
    new = Dictionary(Type=Name.Page, MediaBox=_numbers(kept["/MediaBox"]) or [0, 0, 595, 842])
    if box := _numbers(kept["/CropBox"]):
        new.CropBox = box
    if kept["/Rotate"] is not None:
        new.Rotate = int(kept["/Rotate"])
    if "/UserUnit" in page.obj:
        new.UserUnit = page.obj.UserUnit
    new.Resources = copy.copy_foreign(source.make_indirect(resources))
    new.Contents = copy.make_stream(_cleaned(page))
    if "/Group" in page.obj:
        new.Group = copy.copy_foreign(source.make_indirect(page.obj.Group))
    copy.pages.append(pikepdf.Page(copy.make_indirect(new)))


def inherited(page: Any, key: str) -> Any:
    """A page's own entry, or that of the nearest node above it; null where there is none."""
    for _ in range(DEEPEST):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            return None
        page = page.Parent
    return None


def uses_layers(page: pikepdf.Page) -> bool:
    """Whether some of a page's drawing belongs to a layer."""
    resources = inherited(page.obj, "/Resources")
    properties = get(resources, "/Properties")
    if isinstance(properties, Dictionary) and any(
        get(entry, "/Type") in {Name.OCG, Name.OCMD} for _, entry in properties.items()
    ):
        return True
    return any("/OC" in form for form in _things(resources, "/XObject") if isinstance(form, Stream))


def is_sound(page: pikepdf.Page, phrases: Phrases) -> bool:
    """Whether a page's drawing can be taken apart, and no phrase stands in the strings in it."""
    try:
        strings = list(_strings(page, inherited(page.obj, "/Resources"), set(), 0))
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):
        return False
    return not phrases.stand_in("".join(strings))


def strip_everywhere(copy: Pdf) -> None:
    """Take from every object of the copy what tells of it and is not drawn."""
    for thing in copy.objects:
        if not isinstance(thing, Dictionary | Stream):
            continue
        for key in _STRIPPED:
            if key in thing and not (key == "/Name" and thing.get("/Type") == Name.Font):
                del thing[key]
        if isinstance(thing, Stream) and thing.get("/Filter") in (Name.DCTDecode, Array([Name.DCTDecode])):
            parameters = thing.get("/DecodeParms")
            thing.write(
                without_segments(bytes(thing.read_raw_bytes())),
                filter=Name.DCTDecode,
                decode_parms=parameters if isinstance(parameters, Dictionary) else None,
            )


def without_segments(jpeg: bytes) -> bytes:
    """A JPEG without the segments in which it tells of itself; its pixels stay as they are."""
    out, at = bytearray(jpeg[:2]), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at + 1] not in _JPEG_TOLD:
            out += jpeg[at:end]
        at = end
    return bytes(out + jpeg[at:])


def _numbers(box: Any) -> list[float] | None:
    return [float(side) for side in box] if isinstance(box, Array) and len(box) == 4 else None


def _things(resources: Any, kind: str) -> Iterator[Any]:
    named = get(resources, kind)
    if isinstance(named, Dictionary):
        yield from (thing for _, thing in named.items())


def _strings(holder: Any, resources: Any, seen: set[tuple[int, int]], depth: int) -> Iterator[str]:
    for instruction in pikepdf.parse_content_stream(holder):
        for operand in getattr(instruction, "operands", ()):
            if isinstance(operand, String):
                yield bytes(operand).decode("latin-1")
            elif isinstance(operand, Array):
                yield from (bytes(piece).decode("latin-1") for piece in operand if isinstance(piece, String))
        if str(getattr(instruction, "operator", "")) in {"Td", "TD", "T*", "ET", "'"}:
            yield " "
    for kind in _PARTED:
        for form in _things(resources, kind):
            if isinstance(form, Stream) and _is_drawing(form) and form.objgen not in seen and depth < DEEPEST:
                seen.add(form.objgen)
                yield " "
                yield from _strings(form, form.get("/Resources", resources), seen, depth + 1)


def _is_drawing(stream: Any) -> bool:
    return bool(stream.get("/Subtype") == Name.Form or stream.get("/PatternType") == 1)


def _used(holder: Any) -> set[str]:
    """The names that a drawing speaks."""
    return {
        str(operand)
        for instruction in pikepdf.parse_content_stream(holder)
        for operand in getattr(instruction, "operands", ())
        if isinstance(operand, Name)
    }


def _cleaned(holder: Any) -> bytes:
    """A drawing without the words that are given for others, and without what names its pieces."""
    instructions: list[Any] = []
    for instruction in pikepdf.parse_content_stream(holder):
        operator = str(getattr(instruction, "operator", ""))
        if operator in {"BDC", "DP"}:
            instruction = ContentStreamInstruction(  # noqa: PLW2901 - the same instruction, saying less
                [instruction.operands[0]], Operator("BMC" if operator == "BDC" else "MP")
            )
        instructions.append(instruction)
    return pikepdf.unparse_content_stream(instructions)


def _cleaned_resources(source: Pdf, resources: Any, used: set[str], done: dict[tuple[int, int], Any]) -> Dictionary:
    """Only what the drawing uses: what it does not use may be of another page, with the words still in it."""
    new = Dictionary()
    if not isinstance(resources, Dictionary) or len(done) > MOST_FORMS:
        return new
    for kind, named in resources.items():
        if kind == "/Properties" or not isinstance(named, Dictionary):
            continue
        kept = Dictionary()
        for name, thing in named.items():
            if kind in _PARTED and name not in used:
                continue
            drawing = kind in _PARTED and isinstance(thing, Stream) and _is_drawing(thing)
            kept[name] = _cleaned_form(source, thing, resources, done) if drawing else thing
        new[kind] = kept
    return new


def _cleaned_form(source: Pdf, form: Any, around: Any, done: dict[tuple[int, int], Any]) -> Any:
    """A form's drawing, cleaned once however often it is drawn: hostile ones draw themselves."""
    if form.objgen in done:
        return done[form.objgen]
    new = Stream(source, _cleaned(form))
    for key, value in form.items():
        if key not in {"/Length", "/Filter", "/DecodeParms", "/Resources", *_STRIPPED}:
            new[key] = value
    done[form.objgen] = source.make_indirect(new)
    done[form.objgen].Resources = _cleaned_resources(source, form.get("/Resources", around), _used(form), done)
    return done[form.objgen]


def is_link(annotation: Any) -> bool:
    """Whether a mark on a page is a link."""
    return bool(get(annotation, "/Subtype") == Name.Link)


def marks(page: pikepdf.Page) -> list[Any]:
    """The marks on a page."""
    return entries(page.obj.get("/Annots"))
