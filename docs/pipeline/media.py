"""The kinds of drawn outputs that a lesson's kernel gives, as MIME types."""

SVG = "image/svg+xml"
RASTER = "application/vnd.first-gradient.raster+json"
VIDEO = "application/vnd.first-gradient.video+json"
