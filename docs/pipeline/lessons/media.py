"""The kinds of figures, as MIME types; the kernel draws all but the last."""

SVG = "image/svg+xml"
RASTER = "application/vnd.first-gradient.raster+json"
VIDEO = "application/vnd.first-gradient.video+json"
EXPLORER = "application/vnd.first-gradient.explorer+json"
