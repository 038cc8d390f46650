"""`/template/parks.xlsx|csv`: the template of a park list, in the reader's language or that of `lang=`."""

from flask import Blueprint, Response

from callbacks.routes.attachment import attachment
from callbacks.routes.errors import preferred_language
from components.words import words

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(root: Blueprint) -> None:
    """The two addresses."""

    @root.get("/template/parks.<any(xlsx, csv):form>")
    def template(form: str) -> Response:
        from components.paper import park_template  # brings the writer of workbooks

        w = words(preferred_language())
        content = park_template.to_xlsx(w) if form == "xlsx" else park_template.to_csv(w)
        kind = WORKBOOK if form == "xlsx" else "text/csv"
        return attachment(content, kind, w("parklists.template_name"), f"parks.{form}")
