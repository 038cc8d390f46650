"""While an upload is open the page says whose numbers these are, who sees them, how long, and how to leave."""

from markupsafe import Markup

from components.style import Style
from components.templating import render
from data.selection import Lang

UPLOAD = {
    "account": "t0ken/id",
    "name": "天眼查 2026-05-22",
    "until": "2026-11-30",
    "without": "/?region=440000&lang=en",
}


def draw(lang: Lang) -> Markup:
    return render("upload_note", Style(lang, "light", 1920), **UPLOAD)


def test_the_note_names_it_and_says_who_sees_it_and_how_long(seen):
    text = seen(draw("zh"))
    assert text == "已导入：天眼查 2026-05-22 只有持有此链接的人能看到，保存到 2026-11-30 核对结果 关闭导入"
    assert "Only those who have this link" in seen(draw("en"))


def test_the_account_and_the_way_out_are_one_click_away(acts):
    content = draw("zh")
    assert acts(content) == ["upload:t0ken/id"]
    assert 'href="/?region=440000&amp;lang=en"' in content
