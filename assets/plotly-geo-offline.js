// Plotly fetches an outline of the world from another host for every `geo`, even an invisible one. The atlas draws its own
// boundaries, so that an empty outline answers, whichever is asked for.
window.PlotlyGeoAssets = { topojson: new Proxy({}, { get: () => ({ type: "Topology", arcs: [], objects: {} }) }) };
