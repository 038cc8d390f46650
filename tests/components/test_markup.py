from components.markup import html, markup


def test_nothing_is_nothing():
    assert markup(None) == markup([None, []]) == ""


def test_texts_and_attributes_are_escaped():
    assert markup(html.P("<b> & c", title='"')) == '<p title="&#34;">&lt;b&gt; &amp; c</p>'


def test_react_names_become_html_names():
    button = html.Button("选", className="link", tabIndex="0", **{"data-event": "up:"})
    assert set(markup(button)[len("<button ") : -len(">选</button>")].split()) == {
        'class="link"',
        'tabindex="0"',
        'data-event="up:"',
    }


def test_flags_stand_or_fall():
    assert markup(html.Details([], open=True)) == "<details open></details>"
    assert markup(html.Details([], open=False)) == "<details></details>"


def test_custom_properties_are_kept_in_styles():
    assert markup(html.Span(style={"--colour": "red", "width": "3%"})) == '<span style="--colour:red;width:3%"></span>'


def test_void_elements_have_no_end():
    assert markup([html.Br(), 3]) == "<br>3"


def test_markup_inside_markup_is_not_escaped_again():
    assert markup(["<", html.B("&")]) == "&lt;<b>&amp;</b>"
