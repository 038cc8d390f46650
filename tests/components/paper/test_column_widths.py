"""Where the columns of a table are too wide together, those give way whose texts take the fewest lines then."""

from components.line_breaks import line_width
from components.paper.table_columns import TableColumn, fit_columns

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
