"""Node.js, which typesets and bundles at build time, and the scripts for browsers."""
