"""What stands here twice stays the same twice."""

import tomllib

from plotly.offline import get_plotlyjs_version

from data.version import VERSION


def test_the_chart_library_in_the_browser_is_the_one_that_plotly_was_made_for(root):
    (bundle,) = (root / "assets" / "vendor").glob("plotly-*.js")
    assert bundle.name == f"plotly-{get_plotlyjs_version()}.min.js"


def test_the_version_is_the_one_of_the_project(root):
    assert tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"] == VERSION
