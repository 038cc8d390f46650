from components.text_width import text_columns, text_extent, text_width


def test_chinese_is_twice_as_wide_as_digits_and_tags_take_no_room():
    assert text_extent("广东", 10)[0] == 20
    assert text_extent("广东 <b>3</b>", 10) == text_extent("广东 3", 10)
    assert text_extent("广东<br>3", 10)[1] == 2 * text_extent("广东", 10)[1]


def test_slim_letters_take_less_room_and_capitals_more():
    assert text_width("Jilin", 10) < text_width("Wuhan", 10)
    assert text_width("M", 10) > text_width("n", 10)


def test_a_spreadsheet_gives_a_chinese_character_two_columns():
    assert text_columns("“区块链” 2022") == 2 * 5 + 5
