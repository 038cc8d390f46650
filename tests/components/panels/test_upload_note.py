"""While an upload is open the page says whose numbers these are, who sees them, how long, and how to leave."""

from components.panels.upload_note import OpenUpload, draw
from components.style import Style

UPLOAD = OpenUpload("t0ken", "天眼查 2026-05-22", "2026-11-30", "/?region=440000&lang=en")


def test_nothing_is_said_without_an_upload():
    assert draw(None, Style("zh", "light", 1920)) == ""


def test_the_note_names_it_and_says_who_sees_it_and_how_long(seen):
    text = seen(draw(UPLOAD, Style("zh", "light", 1920)))
    assert text == "已导入：天眼查 2026-05-22 只有持有此链接的人能看到，保存到 2026-11-30 核对结果 关闭导入"
    assert "Only those who have this link" in seen(draw(UPLOAD, Style("en", "light", 1920)))


def test_the_account_and_the_way_out_are_one_click_away(acts):
    content = draw(UPLOAD, Style("zh", "light", 1920))
    assert acts(content) == ["upload:t0ken"]
    assert 'href="/?region=440000&amp;lang=en"' in content
