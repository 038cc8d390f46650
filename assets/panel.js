/* The Dash component `Panel` (components/panel.py): lays new markup over the old, so that focus, open parts and
 * scroll positions stay, and reports a click on an element with data-event, or what was written in one. */
const { Component, createElement, createRef } = window.React;

// What the reader has opened stays open.
const keepOpen = (name, node, change) => !(name === "open" && node.nodeName === "DETAILS" && change === "remove");
// What the reader writes in a field stays; the text of a link or a button that has the focus does not.
const options = () => ({
  morphStyle: "innerHTML",
  ignoreActiveValue: !!document.activeElement?.matches("input, select, textarea"),
  callbacks: { beforeAttributeUpdated: keepOpen },
});

class Panel extends Component {
  element = createRef();
  laid = "";

  componentDidMount() {
    this.element.current.addEventListener("change", (event) => this.change(event));
    this.componentDidUpdate();
  }

  componentDidUpdate() {
    const [element, html] = [this.element.current, this.props.html || ""];
    if (html === this.laid) return;
    const template = document.createElement("template"); // several times faster than what idiomorph parses text with
    template.innerHTML = html;
    window.Idiomorph.morph(element, template.content, options());
    this.laid = html;
  }

  // Ctrl, Shift and the command key add to a choice; with the middle button or from its menu a link opens by itself.
  press = (event) => {
    const target = event.target.closest("[data-event]:not(input, select, textarea)");
    if (!target || target.disabled) return;
    event.preventDefault();
    this.report({ act: target.dataset.event, add: window.atlas.several(event), clicks: event.detail, at: event.timeStamp });
  };

  // What its own rules forbid in a field is taken back.
  change({ target, timeStamp }) {
    if (!target.dataset.event) return;
    if (!target.checkValidity()) target.value = target.defaultValue;
    else this.report({ act: target.dataset.event, value: target.value, at: timeStamp });
  }

  // Of events that come quickly Dash passes the last one only, so the queue of the page hears of each.
  report(event) {
    window.atlas.pressed.push({ ...event, source: `${this.props.id}.event` });
    this.props.setProps({ event });
  }

  // A place's link holds the whole view by the time it can be opened in a new tab, or copied.
  complete(event) {
    const link = event.target.closest("a[data-event]");
    if (link) link.search = window.atlas.queryOf(link.dataset.link || link.dataset.event);
  }

  render() {
    const { id, tag = "div", className, hidden, role, label, labelledby, view } = this.props;
    const names = { "aria-label": label, "aria-labelledby": labelledby, "data-view": view };
    const listeners = { onClick: this.press, onMouseOver: this.complete, onFocus: this.complete };
    return createElement(tag, { id, className, hidden, role, ...names, ...listeners, ref: this.element });
  }
}
window.park_atlas = { Panel };
