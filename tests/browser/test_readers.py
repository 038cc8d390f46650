"""Two readers on one server with several workers."""

from scripts.reading import Reader
from tests.browser.conftest import NewReader
from tests.browser.screen import fact, path, query


def test_two_readers_never_see_each_others_choices(new_reader: NewReader):
    one, other = new_reader(), new_reader()
    one.open()
    other.open("map=440000&measure=companies")
    for _ in range(3):
        one.act("choose:330000")
        other.act("choose:440300")
        one.act("unchoose:")
    one.act("choose:330000")
    assert (query(one.page), path(one.page)) == ("region=330000", "全国 › 浙江")
    assert (query(other.page), path(other.page)) == ("region=440300&measure=companies", "全国 › 广东 › 深圳")
    assert fact(other.page, "companies") == "11,768"


def test_two_tabs_of_one_reader_are_two_readers(reader: Reader):
    reader.open("region=440000")
    tab = Reader(reader.page.context.new_page(), reader.home)
    tab.open()
    tab.act("measure:companies")
    assert query(tab.page) == "measure=companies"
    assert query(reader.page) == "region=440000"
