"""Files are told by their content; whatever is none is refused by name."""

import io
import struct
import zipfile

import pytest

from data.registers.errors import RejectedImport
from data.registers.files import LIMITS, Limits, NamedFile, find_tables
from tests.exports import QICHACHA_2023, company, text, workbook


def zipped(path, members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def codes(paths, limits=LIMITS):
    with pytest.raises(RejectedImport) as found:
        find_tables(paths, limits)
    return [error.code for error in found.value.errors]


@pytest.fixture
def table(tmp_path):
    return text(tmp_path / "a.csv", QICHACHA_2023, [company(1)])


def test_the_suffix_says_nothing(tmp_path, table):
    book = workbook(tmp_path / "b.csv", QICHACHA_2023, [company(1)])
    table = table.rename(tmp_path / "a.xls")
    assert [(one.name, one.kind) for one in find_tables([book, table], Limits())] == [
        ("b.csv", "workbook"),
        ("a.xls", "text"),
    ]


def test_a_folder_is_read_to_its_bottom_without_litter(tmp_path, table):
    deep = tmp_path / "x" / "y"
    deep.mkdir(parents=True)
    for name in ("b.csv", "~$b.xlsx", ".DS_Store"):
        (deep / name).write_bytes(table.read_bytes())
    assert [one.name for one in find_tables([tmp_path], Limits())] == ["a.csv", "b.csv"]


def test_a_zip_gives_its_members_and_their_chinese_names(tmp_path, table):
    path = zipped(tmp_path / "z.zip", {"名录.csv": table.read_bytes(), "__MACOSX/名录.csv": b"x"})
    assert [one.name for one in find_tables([path], Limits())] == ["z.zip/名录.csv"]


def test_no_two_files_have_one_name(tmp_path, table):
    content = table.read_bytes()
    path = zipped(tmp_path / "z.zip", {"x/a.csv": content, "y/a.csv": content, "a.csv (2)": content})
    names = [one.name for one in find_tables([path, table, table], Limits())]
    assert names == ["z.zip/a.csv", "z.zip/a.csv (2)", "z.zip/a.csv (2) (2)", "a.csv", "a.csv (2)"]


def test_names_in_gbk_are_legible(tmp_path, table):
    path = tmp_path / "z.zip"
    info = zipfile.ZipInfo("企业.csv".encode("gb18030").decode("cp437"))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, table.read_bytes())
    content = path.read_bytes()
    mark = "企业.csv".encode("gb18030").decode("cp437").encode()
    plain = content.replace(mark, "企业.csv".encode("gb18030").ljust(len(mark), b"_"))
    # Python marks such names as UTF-8; Windows does not: clear bit 11 of the flags.
    plain = plain.replace(b"\x14\x00\x00\x08", b"\x14\x00\x00\x00")
    path.write_bytes(plain)
    assert find_tables([path], Limits())[0].name.startswith("z.zip/企业.csv")


def test_paths_inside_a_zip_lead_nowhere(tmp_path, table):
    path = zipped(tmp_path / "z.zip", {"../../evil.csv": table.read_bytes()})
    assert [one.name for one in find_tables([path], Limits())] == ["z.zip/evil.csv"]
    assert [one.name for one in tmp_path.parent.glob("evil.csv")] == []


def test_a_zip_in_a_zip_is_refused(tmp_path, table):
    inner = zipped(tmp_path / "inner.zip", {"a.csv": table.read_bytes()}).read_bytes()
    assert codes([zipped(tmp_path / "outer.zip", {"inner.zip": inner})]) == ["zip_in_zip"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"0" * 5_000_000)
    path = tmp_path / "bomb.zip"
    path.write_bytes(stream.getvalue())
    assert codes([path], Limits(unpacked=1_000_000)) == ["too_large_unpacked"]


def test_so_is_a_workbook_that_is_one_and_many_zips_together(tmp_path, table):
    book = workbook(tmp_path / "b.xlsx", QICHACHA_2023, [company(1)])
    assert codes([book], Limits(unpacked=1_000)) == ["too_large_unpacked"]
    inside = zipped(tmp_path / "y.zip", {"b.xlsx": book.read_bytes()})
    assert codes([inside], Limits(unpacked=10_000)) == ["too_large_unpacked"]
    size = table.stat().st_size
    zips = [zipped(tmp_path / f"{name}.zip", {"a.csv": table.read_bytes()}) for name in "xy"]
    assert find_tables(zips[:1], Limits(unpacked=size))
    assert codes(zips, Limits(unpacked=size)) == ["too_large_unpacked"]


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_says(tmp_path):
    path = zipped(tmp_path / "z.zip", {"a.csv": b"0" * 70_001})
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", 70_001), struct.pack("<L", 10)))
    try:
        (given,) = find_tables([path], Limits())
        with given.open() as stream:
            assert len(stream.read()) <= 10
    except (RejectedImport, zipfile.BadZipFile):
        pass


def test_a_file_is_called_as_it_is_named(tmp_path, table):
    path = zipped(tmp_path / "z", {"a.csv": table.read_bytes()})
    assert [one.name for one in find_tables([NamedFile(table, "b.csv"), NamedFile(path, "y.zip")], Limits())] == [
        "b.csv",
        "y.zip/a.csv",
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.7 \x00", "not_a_table"),
        (b"<svg><table><tr><td>", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_table"),
        (b"PK\x03\x04 nothing", None),
    ],
)
def test_what_is_no_table(tmp_path, content, code):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    if code:
        assert codes([path]) == [code]
    else:
        assert find_tables([path], Limits())[0].kind == "workbook"  # the reader will say that it is damaged


def test_what_is_missing_and_what_is_empty(tmp_path):
    assert codes([tmp_path / "nowhere.csv"]) == ["no_such_file"]
    assert codes([tmp_path]) == ["no_files"]


def test_too_many_files(tmp_path, table):
    assert codes([table, table, table], Limits(files=2)) == ["too_many_files"]


def test_all_faults_are_told_at_once(tmp_path, table):
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    (tmp_path / "c.csv").write_bytes(b"")
    assert codes([tmp_path]) == ["not_a_table", "empty_file"]
