"""Videos for the page, encoded while the lesson draws them."""

import base64
import subprocess
import tempfile
from typing import IO, cast

import imageio_ffmpeg
import numpy as np

# Players take the colours for what they are only where all four are named.
BT709 = (
    "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams="
    "colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv"
)

PRESET = "veryfast"  # of flat drawings it makes smaller files than x264's "medium"


class Encoder:
    """H.264 from frames as they come; the same frames give the same bytes."""

    def __init__(self, width: int, height: int, fps: float) -> None:
        self._file = tempfile.NamedTemporaryFile(suffix=".mp4")  # noqa: SIM115
        command = [
            imageio_ffmpeg.get_ffmpeg_exe(),
            *("-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgba"),
            *("-s", f"{width}x{height}", "-r", str(fps), "-i", "-"),
            *("-c:v", "libx264", "-crf", "26", "-tune", "animation"),
            *("-preset", PRESET, "-threads", "1"),
            *("-vf", BT709, "-movflags", "+faststart"),
            *("-map_metadata", "-1", "-fflags", "+bitexact", "-flags", "+bitexact"),
            self._file.name,
        ]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE)

    def add(self, pixels: np.ndarray) -> None:
        cast(IO[bytes], self._process.stdin).write(pixels.data)

    def finish(self) -> str:
        """The video as base64."""
        cast(IO[bytes], self._process.stdin).close()
        if self._process.wait():
            raise RuntimeError("ffmpeg could not encode the animation")
        with self._file:
            return base64.b64encode(self._file.read()).decode()
