"""A day that is yet to come is asked about: the form is sent when it comes again with the same day."""

from components import ids
from components.words import words
from tests.uploads import call

FORM = {
    "kind": "companies",
    "match": "name",
    "names": "keep",
    "atlas": "beside",
    "as_of": "2099-01-01",
    "provider": "天眼查",
}


def sent(client, shown: str, day: str = "2099-01-01"):
    values = {f"upload-{name}": value for name, value in (FORM | {"as_of": day}).items()}
    values |= {ids.UPLOAD_LIST: [{"name": "a.csv", "size": 5}], "upload-as_of-error": shown}
    return call(client, f"{ids.UPLOAD_FORM}.n_submit", **values)


def test_it_is_asked_once(client):
    answer = sent(client, "")
    question = answer["upload-as_of-error.children"]
    assert (answer["upload-checked.data"], "2099-01-01" in question) == ({"focus": "upload-as_of"}, True)
    assert words("zh")("upload.send") in question
    assert sent(client, question)["upload-checked.data"]["fields"]["as_of"] == "2099-01-01"
    assert sent(client, question, "2099-01-02")["upload-checked.data"] == {"focus": "upload-as_of"}
