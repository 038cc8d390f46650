from components.panels import parklist_report
from components.style import Style
from data.parklists import importer
from tests.parklists import PARK, text


def made(tmp_path, dataset, *rows):
    path = text(tmp_path / "a.csv", [PARK, *rows], [*PARK, "成立日期", "电话"])
    return importer.import_files([path], "名单", "2024-06", dataset.regions, tmp_path)


def test_the_account_adds_up_in_words(tmp_path, dataset, seen):
    report = made(tmp_path, dataset, PARK, PARK | {"名称": "陀螺园", "城市": "穗"}, {})
    message = seen(parklist_report.draw(report, dataset.regions, Style("zh", "light", 1920)))
    assert message.startswith("读入 4 行 = 收录 1 家 + 空行 1 + 地名不认识 1 + 重复 1")
    assert "a.csv 第 4 行，“城市”：“穗”不认识，是否“广州市”？" in message
    assert "a.csv [电话]：有 1 列不是模板里的列，没有读入" in message
    english = seen(parklist_report.draw(report, dataset.regions, Style("en", "light", 1920)))
    assert english.startswith("4 rows read = 1 taken + 1 empty + 1 with an unknown place + 1 duplicate")


def test_many_faults_unfold_and_the_most_of_them_are_in_the_file(tmp_path, dataset, seen, monkeypatch):
    monkeypatch.setattr("components.parklists.MAX_ERRORS", 30)
    report = made(tmp_path, dataset, *(PARK | {"名称": f"园{at}", "成立日期": "2017-13"} for at in range(40)))
    drawn = parklist_report.draw(report, dataset.regions, Style("zh", "light", 1920))
    assert drawn.count("<li>") == 30 + len(report.warnings)
    assert "还有 10 项" in seen(drawn)
    assert "另有 10 处，全部列在 refused.csv" in seen(drawn)


def test_a_list_without_faults_says_nothing_of_any(tmp_path, dataset, seen):
    row = PARK | {"可信度": "A", "来源": "风筝报"}
    report = importer.import_files([text(tmp_path / "a.csv", [row])], "名单", "2024-06", dataset.regions, tmp_path)
    drawn = parklist_report.draw(report, dataset.regions, Style("zh", "light", 1920))
    assert "<h3>" not in drawn


def test_nothing_of_a_file_becomes_markup(tmp_path, dataset):
    report = made(tmp_path, dataset, PARK | {"城市": "<script>alert(1)</script>"})
    assert "<script>" not in parklist_report.draw(report, dataset.regions, Style("zh", "light", 1920))
