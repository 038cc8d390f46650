// Plotly fetches an outline of the continent from another host for every `geo`, even an invisible one. The atlas draws its own
// boundaries, so that this empty one answers and nothing is asked.
window.PlotlyGeoAssets = { topojson: { asia_110m: { type: "Topology", arcs: [], objects: {} } } };
