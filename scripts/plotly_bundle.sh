#!/bin/sh
# Builds assets/vendor/plotly-VERSION.min.js: plotly.js with the four kinds of traces that the atlas draws, a quarter of the
# full bundle: without sliders, menus, images and error bars, names of countries, and projections other than d3-geo's. Needs Node; run it when the version of plotly in requirements.txt brings another plotly.js (a test says so).
set -eu
version=$(.venv/bin/python -c "from plotly.offline import get_plotlyjs_version as v; print(v())")
target=$(pwd)/assets/vendor
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . "plotly.js@$version" esbuild
UNUSED="annotations3d|images|updatemenus|sliders|rangeslider|rangeselector|errorbars"
sed -E "/components\/($UNUSED)'/d" node_modules/plotly.js/src/core.js > node_modules/plotly.js/src/core_used.js
echo 'module.exports = {};' > projections.js
echo 'module.exports = { COUNTRIES: [], createLookup: () => ({ lookupAlpha3: () => undefined }) };' > countries.js
cat > entry.js <<'JS'
const Plotly = require("plotly.js/src/core_used"); // scatter is part of the core
Plotly.register([
  require("plotly.js/lib/bar"),
  require("plotly.js/lib/choropleth"),
  require("plotly.js/lib/scattergeo"),
]);
module.exports = Plotly;
JS
rm -f "$target"/plotly-*.min.js
./node_modules/.bin/esbuild entry.js --bundle --minify --format=iife --global-name=Plotly --define:global=window \
  --alias:d3-geo-projection=./projections.js --alias:country-iso-search=./countries.js --legal-comments=none \
  --log-level=error --banner:js="/* plotly.js $version, MIT licence, Copyright Plotly, Inc. */" \
  --outfile="$target/plotly-$version.min.js"
