"""Where the columns of a table are too wide together, those give way whose texts take the fewest lines then."""

from components.line_breaks import line_width
from components.paper.figure_builder import PixelBox
from components.paper.table_columns import TableColumn, fit_columns
from components.paper.text_table import TableLayout, layout_table
from components.style import BODY, Canvas

SIZE, ROOM = 20.0, 900.0
LONG = "National comprehensive pilot of the state"


def test_of_several_columns_that_wrap_no_single_one_pays_for_all() -> None:
    columns = [
        TableColumn("Name", ["Wuxi", "Xiong'an New Area in the province of Hebei"], wraps=True),
        TableColumn("Kind", [LONG, LONG], wraps=True),
        TableColumn("Source", ["China Banking News", "re-posted by 11acela.com of an unknown day"], wraps=True),
    ]
    fitted = fit_columns(columns, 1, ROOM, SIZE)
    assert fitted is not None
    widths, cells = fitted
    assert max(widths) - min(widths) < 1
    assert max(len(lines) for row in cells for lines in row) == 2


def test_a_short_heading_stands_on_one_line() -> None:
    fitted = fit_columns([TableColumn("可信度", ["A"])], 2, ROOM, SIZE)
    assert fitted is not None
    assert fitted[0][0] >= line_width("可信度", SIZE)


PLACES = ["其余 16 地及未分地区（推算）"] * 6


def table(optional: bool, height: float, smallest: float = 1.0) -> TableLayout:
    """Names that take two lines beside a remark, and one without it."""
    remark = TableColumn("位次", ["已公布城市中第三"] * len(PLACES), optional=optional)
    columns = [TableColumn("地区", PLACES, wraps=True), remark]
    return layout_table(columns, PixelBox(0, 0, 440, height), Canvas(440, int(height), 20 / BODY, smallest))


def test_an_optional_column_gives_way_before_a_row_does() -> None:
    layout = table(optional=True, height=230)
    assert (layout.hidden, [column.head for column in layout.missing]) == (0, ["位次"])
    kept = table(optional=False, height=230)
    assert (kept.hidden > 0, kept.missing) == (True, ())


def test_type_becomes_smaller_before_anything_gives_way() -> None:
    layout = table(optional=True, height=330, smallest=5 / 6)
    assert (layout.hidden, layout.missing) == (0, ())
    assert layout.size < 20
