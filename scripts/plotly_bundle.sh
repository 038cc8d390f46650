#!/bin/sh
# Builds assets/vendor/plotly-VERSION.min.js: plotly.js with the four kinds of traces that the atlas draws, a third of the
# full bundle. Needs Node; run it when the version of plotly in requirements.txt brings another plotly.js (a test says so).
set -eu
version=$(.venv/bin/python -c "from plotly.offline import get_plotlyjs_version as v; print(v())")
target=$(pwd)/assets/vendor
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . "plotly.js@$version" esbuild
cat > entry.js <<'JS'
const Plotly = require("plotly.js/lib/core"); // scatter is part of the core
Plotly.register([
  require("plotly.js/lib/bar"),
  require("plotly.js/lib/choropleth"),
  require("plotly.js/lib/scattergeo"),
]);
module.exports = Plotly;
JS
rm -f "$target"/plotly-*.min.js
./node_modules/.bin/esbuild entry.js --bundle --minify --format=iife --global-name=Plotly --define:global=window \
  --legal-comments=none --log-level=error --banner:js="/* plotly.js $version, MIT licence, Copyright Plotly, Inc. */" \
  --outfile="$target/plotly-$version.min.js"
rm -f "$target"/*.css  # of map libraries that are not part of it
