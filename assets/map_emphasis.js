/* What is chosen is marked on the map that stands, over what Plotly has drawn: an outline and a bold name. So a choice draws no map.
 * A click marks its place at once; what the server has answered, in #map-walk, has the last word. */
const { byId, busy, maps, rearrange, whenDrawn, whenMapped } = window.atlas;
const MIN_OUTLINED = 80; // px² from which a part of a region has an outline: around islets it would be all ink
let chosen = [];

function areaOf(ring) {
  const at = ring.match(/-?[\d.]+(e[-\d]+)?/g).map(Number); // x, y, x, y, ...
  const products = at.map((value, index) => (index % 2 ? -value * at[(index + 1) % at.length] : value * at[(index + 3) % at.length]));
  return Math.abs(products.reduce((sum, value) => sum + value, 0)) / 2;
}

function outlineOf(shape) {
  const rings = shape.split(/(?=M)/).map((ring) => [ring, areaOf(ring)]);
  const least = Math.min(MIN_OUTLINED, Math.max(...rings.map(([, area]) => area)));
  return rings.filter(([, area]) => area >= least).map(([ring]) => ring).join("");
}

// The paths of a region: on the map, and in its inset.
function pathsOf(plot, adcode) {
  const fills = plot.data.filter(({ type, customdata }) => type === "choropleth" && customdata);
  const paths = fills.map(({ geo, locations }) => plot.querySelectorAll(`[class="geo ${geo}"] .choropleth:last-child path`)[locations.indexOf(adcode)]);
  return paths.filter(Boolean);
}

function mark(plot) {
  const ground = plot.querySelector(".geo:not(.geo2) .backplot");
  if (!ground) return;
  const line = ground.querySelector(".chosen-outline") ?? ground.appendChild(document.createElementNS(ground.namespaceURI, "path"));
  const shapes = chosen.map((adcode) => pathsOf(plot, adcode)[0]?.getAttribute("d")).filter(Boolean);
  line.setAttribute("class", "chosen-outline");
  line.setAttribute("d", shapes.map(outlineOf).join(""));
  name(...labelLayers(plot));
}

// [text, adcode] of all labels: the last layer has them, the one before it those in full of places that are chosen and have none there.
function labelLayers(plot) {
  const layers = [...plot.querySelectorAll(".geo:not(.geo2) .scatterlayer > g")];
  return [plot.data.at(-1), plot.data.at(-2)].map(({ visible, ids }) =>
    visible === false ? [] : [...layers.pop().querySelectorAll("text")].map((text, at) => [text, ids[at]]));
}

function name(usual, full) {
  const isNamed = (adcode) => full.some(([, other]) => other === adcode);
  const show = (text, isChosen, isShown) => {
    text.classList.toggle("chosen", isChosen);
    text.classList.toggle("in-circle", isChosen && !text.style.textShadow.includes("px"));
    text.classList.toggle("unused", !isShown);
  };
  for (const [text, adcode] of full) show(text, true, chosen.includes(adcode));
  for (const [text, adcode] of usual) show(text, chosen.includes(adcode), !(chosen.includes(adcode) && isNamed(adcode)));
}

function show(adcodes) {
  if (String(adcodes) === String(chosen)) return;
  chosen = adcodes;
  maps.forEach(mark);
  rearrange(...maps);
}
const confirm = () => show(byId("map-walk")?.dataset.chosen.split(",") ?? []); // not there yet on a page without an answer

function expect(adcode, add) {
  if (!add) show([adcode]);
  else show(chosen.includes(adcode) ? chosen.filter((other) => other !== adcode) : [...chosen, adcode]);
}

document.addEventListener("atlas:ready", () => whenMapped((plot) => whenDrawn(plot, mark)));
document.addEventListener("atlas:answered", () => queueMicrotask(() => busy() || confirm())); // the event after it has marked its own
Object.assign(window.atlas, { expect, confirm, labelsOf: (plot) => labelLayers(plot).flat(), pathsOf });
