"""POST /uploads/preview: the columns of files before they are counted, of which nothing is kept."""

import io

import pytest

TABLE = "COMP_NM,est_dt,所在地,法人\n不存在甲公司,2014-05-06,广东省,秘密甲\n".encode()


def ask(client, *column: str, lang: str = "zh"):
    data = {"files": (io.BytesIO(TABLE), "odd.csv"), "column": list(column)}
    return client.post(f"/uploads/preview?lang={lang}", data=data, content_type="multipart/form-data")


def test_columns_are_chosen_and_understood(client):
    answer = ask(client, "name=COMP_NM", "date=est_dt").json
    shown = answer["preview"]
    ((file, names),) = answer["sheets"]
    assert (file, set(names.split("\n"))) == ("odd.csv", {"COMP_NM", "est_dt", "所在地", "法人"})
    assert "COMP_NM" in shown
    assert "2014-05-06" in shown
    assert "广东省" in shown
    assert "没有认出" not in shown
    assert "秘密甲" not in shown
    assert "不存在" not in shown


@pytest.mark.parametrize("column", ["nonsense", "nobody=COMP_NM"])
def test_a_column_that_is_none_of_ours_is_refused(client, column):
    answer = ask(client, column)
    assert (answer.status_code, column in answer.json["message"]) == (400, True)


def test_columns_of_parks_are_theirs(client):
    data = {"files": (io.BytesIO(TABLE), "odd.csv"), "kind": "parks", "column": ["name=COMP_NM", "founded=est_dt"]}
    shown = client.post("/uploads/preview?lang=en", data=data, content_type="multipart/form-data").json["preview"]
    assert "Operator" in shown
    assert "<td>2014-05-06</td>" in shown
    data = {"files": (io.BytesIO(TABLE), "odd.csv"), "kind": "parks", "column": "capital=COMP_NM"}
    assert client.post("/uploads/preview", data=data, content_type="multipart/form-data").status_code == 400


@pytest.mark.parametrize(("count", "is_said"), [(5, False), (7, True)])
def test_of_many_files_the_first_are_shown_and_the_others_named(client, count, is_said):
    files = [(io.BytesIO(TABLE), f"{number}.csv") for number in range(count)]
    answer = client.post("/uploads/preview", data={"files": files}, content_type="multipart/form-data").json
    assert len(answer["sheets"]) == min(count, 6)
    assert ("另有 1 个文件未在这里列出，导入时才读：6.csv" in answer["preview"]) is is_said
