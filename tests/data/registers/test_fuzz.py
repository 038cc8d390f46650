"""Corrupted files: a message or an account that adds up, and never anything else."""

import io
import random
import zipfile
from collections import Counter

import pandas as pd
import pytest

from data.registers import importer, spool
from data.registers.errors import RejectedImport
from data.registers.files import Limits, find_tables
from data.registers.rule import Rule
from tests.exports import QICHACHA_2023, TIANYANCHA_2024, cells, company, text, workbook

CASES = 400
COMPANIES = [company(at) for at in range(12)]


def originals(folder):
    """Sound files of every form, small enough to be read thousands of times."""
    layout = QICHACHA_2023
    frame = pd.DataFrame([cells(layout, one) for one in COMPANIES], columns=layout)
    frame.to_parquet(folder / "a.parquet")
    text(folder / "a.csv", layout, COMPANIES)
    text(folder / "b.csv", TIANYANCHA_2024, COMPANIES, encoding="gb18030", guard=lambda cell: f'="{cell}"')
    workbook(folder / "a.xlsx", layout, COMPANIES)
    forms = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in forms.items():
            archive.writestr(name, content)
    parquet = io.BytesIO()
    with zipfile.ZipFile(parquet, "w") as archive:
        archive.writestr("a.parquet", forms.pop("a.parquet"))
    return forms | {"a.zip": stream.getvalue(), "p.zip": parquet.getvalue(), "x.xlsx": forms["a.xlsx"]}


def flipped(content, chance):
    changed = bytearray(content)
    for place in chance.sample(range(len(content)), min(len(content), chance.choice([1, 3, 30]))):
        changed[place] = chance.randrange(256)
    return bytes(changed)


def cut_in(added):
    """Something put in somewhere."""

    def at_a_place(content, chance):
        at = chance.randrange(len(content))
        return content[:at] + added(content, chance) + content[at:]

    return at_a_place


def erased(content, chance):
    at = chance.randrange(len(content))
    return content[:at] + content[at + chance.randrange(200) :]


KINDS = (
    flipped,
    erased,
    lambda content, chance: content[: chance.randrange(len(content))],
    cut_in(lambda content, chance: chance.choice([b'"', b"\n", b",", b"\x00", b"=1+1", b"\xff\xfe"])),
    cut_in(lambda content, chance: bytes(50)),
    cut_in(lambda content, chance: b"x" * 300_000),
    cut_in(lambda content, chance: content[: chance.randrange(len(content))]),
)


def corrupted(name, content, chance):
    """The file with something wrong in it."""
    return with_bad_sheet(content, chance) if name == "x.xlsx" else chance.choice(KINDS)(content, chance)


def with_bad_sheet(content, chance):
    """A workbook whose zip is sound and whose sheet is not."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        target = chance.choice(["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
        for info in old.infolist():
            inside = old.read(info)
            new.writestr(info.filename, corrupted("", inside, chance) if info.filename == target else inside)
    return stream.getvalue()


def test_corrupted_files_give_a_message_or_an_account_that_adds_up(tmp_path, dataset):
    sound = tmp_path / "sound"
    sound.mkdir()
    forms = originals(sound)
    (tmp_path / "scratch").mkdir()
    batch = tmp_path / "batch"
    batch.mkdir()
    seen, readable = Counter(), 0
    for case in range(CASES):
        chance = random.Random(case)
        name = chance.choice(sorted(forms))
        path = batch / f"{case}-{name}"
        path.write_bytes(corrupted(name, forms[name], chance))
        try:
            spooled = spool.read(find_tables([path], Limits()), tmp_path / "scratch", Limits(), lambda rows: None)
        except RejectedImport as refused:
            seen.update(error.code for error in refused.errors)
            path.unlink()
            continue
        readable += 1
        if name.endswith(".csv"):
            check_lines(path, spooled.parts)
    assert len(seen) >= 4, seen
    assert readable > CASES / 20
    (tmp_path / "out").mkdir()
    report = importer.import_files(
        [batch], Rule("2026"), dataset.regions, tmp_path / "out", lambda rows: None, Limits(CASES * 9)
    )
    assert all(one.adds_up for one in report.files)
    assert report.total.counted <= report.total.read


def check_lines(path, parts):
    """Every line below the header is a row, or told as a line break inside a cell."""
    content = path.read_bytes()
    lines = content.count(b"\n") + (not content.endswith(b"\n"))
    (part,) = parts
    assert part.rows + part.notes.get("line_breaks", 0) >= lines - part.banner - 1 - content[:200].count(b"\n")


@pytest.mark.parametrize("seed", range(15))
def test_corrupted_parquet_on_the_disk(tmp_path, dataset, seed):
    chance = random.Random(seed)
    frame = pd.DataFrame([cells(QICHACHA_2023, one) for one in COMPANIES], columns=QICHACHA_2023)
    frame.to_parquet(tmp_path / "a.parquet")
    path, out = tmp_path / "b.parquet", tmp_path / "out"
    path.write_bytes(corrupted("a.parquet", (tmp_path / "a.parquet").read_bytes(), chance))
    out.mkdir()
    try:
        report = importer.import_files([path], Rule("2026"), dataset.regions, out, lambda rows: None)
    except RejectedImport as refused:
        named = [error.file for error in refused.errors]
    else:
        assert report.total.adds_up
        assert report.total.read == len(COMPANIES)
        named = ["b.parquet"]
    assert named == ["b.parquet"]
