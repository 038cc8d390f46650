"""Two readers on one server with several workers."""

from tests.browser.conftest import NewReader
from tests.browser.controllers import SHENZHEN, ZHEJIANG, Address, Headline, Path, Ranking
from tests.browser.reader import Reader


def test_two_readers_never_see_each_others_choices(reader: Reader, new_reader: NewReader):
    one, other = reader, new_reader()
    one.open()
    other.open("map=440000&measure=companies")
    for _ in range(3):
        for who, adcode in ((one, ZHEJIANG), (other, SHENZHEN)):
            Ranking(who.page).choose(adcode)
        for who in (one, other):
            Path(who.page).tool("unchoose:").click()
        Path(one.page).expect("全国")
        Path(other.page).expect("全国", "广东")
    for who, adcode in ((one, ZHEJIANG), (other, SHENZHEN)):
        Ranking(who.page).choose(adcode)
    Address(one.page).expect_query("region=330000")
    Path(one.page).expect("全国", "浙江")
    Path(other.page).expect("全国", "广东", "深圳")
    Address(other.page).expect_query("region=440300&measure=companies")
    Headline(other.page).expect_fact("companies", "11,768")


def test_two_tabs_of_one_reader_are_two_readers(reader: Reader):
    reader.open("region=440000")
    tab = Reader(reader.page.context.new_page(), reader.home)
    tab.open()
    Headline(tab.page).measure("companies")
    Address(tab.page).expect_query("measure=companies")
    Address(reader.page).expect_query("region=440000")
