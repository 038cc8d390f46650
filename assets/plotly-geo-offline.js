// Plotly fetches an outline of the world from another host for every `geo`, even an invisible one. The atlas draws its own
// boundaries, so that these empty ones answer and nothing is asked.
(function () {
  "use strict";
  const nothing = () => ({ type: "GeometryCollection", geometries: [] });
  const layers = ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"];
  const empty = () => ({ type: "Topology", arcs: [], objects: Object.fromEntries(layers.map((layer) => [layer, nothing()])) });
  const names = ["world_110m", "world_50m", "asia_110m", "asia_50m"];
  const assets = (window.PlotlyGeoAssets = window.PlotlyGeoAssets || {});
  assets.topojson = Object.assign(assets.topojson || {}, Object.fromEntries(names.map((name) => [name, empty()])));
})();
