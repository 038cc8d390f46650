/* The map by keyboard: arrows walk from region to region as #map-walk says, Enter chooses like a click; the region is outlined and told,
 * on both maps where there are two. */
const { press, byId, chosen, pathsOf, maps, several, whenMapped } = window.atlas;
const ARROWS = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"];
const trail = []; // regions where the reader was, on every level

const steps = () => JSON.parse(byId("map-walk").dataset.steps);
const here = () => trail.findLast((one) => one in steps()) || Object.keys(steps())[0];

function show() {
  if (!byId("map-status")) return; // not yet
  document.querySelectorAll(".walked").forEach((outline) => outline.remove());
  const walked = document.activeElement === byId("map-walk") ? maps.map((plot) => reach(plot, here())) : [];
  if (walked[0]) walked.splice(1, 0, byId("map-source").textContent);
  byId("map-status").textContent = walked.filter(Boolean).join(" · ").replace(/<br>/g, " · ").replace(/<[^>]+>/g, "");
}

// Outlines a region; returns what the map says of it.
function reach(plot, region) {
  const fill = plot.data.find(({ type, customdata }) => type === "choropleth" && customdata);
  pathsOf(plot, region).forEach(outline);
  return fill?.text[fill.locations.indexOf(region)]?.replace(/(<br>)+$/, "");
}

// Over all layers, in the shape of the region.
function outline(path) {
  const line = path.cloneNode();
  line.setAttribute("class", "walked");
  line.removeAttribute("style");
  path.closest(".geo").querySelector(".frontplot").append(line);
}

function walk(event) {
  const next = steps()[here()][ARROWS.indexOf(event.key)];
  if (event.key === "Enter") press({ act: `choose:${here()}`, add: several(event), clicks: 0 });
  else if (!ARROWS.includes(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
  if (next) trail.push(next);
  event.preventDefault();
  event.stopPropagation();
  show();
}

document.addEventListener("focusin", ({ target }) => {
  if (target.id === "map-walk" && chosen("region") in steps()) trail.push(chosen("region"));
});
for (const name of ["focusin", "focusout"]) document.addEventListener(name, ({ target }) => target.id === "map-walk" && setTimeout(show));
document.addEventListener("keydown", (event) => event.target.id === "map-walk" && walk(event), true);
document.addEventListener("atlas:answered", () => setTimeout(show)); // its panel was laid anew
document.addEventListener("atlas:ready", () => whenMapped((plot) => plot.on("plotly_afterplot", show)));
