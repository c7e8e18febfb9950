"""Matplotlib, as it documents itself."""

from __future__ import annotations

from typing import Any

PLOTTING: dict[str, tuple[str, Any]] = {
    "the usual lines": (
        "import matplotlib.pyplot as plt\n"
        "plt.figure(figsize=(8, 4))\n"
        "plt.plot([1, 2], label='손실')\n"
        "plt.title('경사하강법', weight='bold')\n"
        "plt.legend()\n"
        "plt.savefig('loss.png', dpi=150)\n"
        "plt.show()\n"
        "return 1",
        1,
    ),
    "windows that are not there": (
        "import matplotlib\n"
        "matplotlib.use('TkAgg')\n"
        "import matplotlib.pyplot as plt\n"
        "plt.switch_backend('QtAgg')\n"
        "plt.ion()\n"
        "plt.rcParams['font.family'] = 'NanumGothic'\n"
        "figure = plt.figure()\n"
        "for _ in range(100):\n"
        "    plt.plot([1, 2])\n"
        "    plt.pause(1.0)\n"
        "plt.show(block=True)\n"
        "figure.show()\n"
        "return len(plt.get_fignums())",
        1,
    ),
    "pylab, without pyplot": (
        "from pylab import plot, show\n"
        "from matplotlib.figure import Figure\n"
        "plot([1, 2])\n"
        "show()\n"
        "figure = Figure()\n"
        "figure.subplots().plot([1, 2])\n"
        "figure.savefig('figures/mine.svg')\n"
        "return len(figure.axes)",
        1,
    ),
    "a picture in memory": (
        "import io\n"
        "import matplotlib.pyplot as plt\n"
        "from mpl_toolkits.mplot3d import Axes3D\n"
        "file = io.BytesIO()\n"
        "axes = plt.subplot(projection='3d')\n"
        "axes.set_title('$x^2$', weight='bold')\n"
        "plt.savefig(file, format='png')\n"
        "return file.getvalue()[:4] == bytes([137]) + b'PNG'",
        True,
    ),
    "many figures": (
        "import matplotlib.pyplot as plt\n"
        "for _ in range(25):\n"
        "    plt.figure()\n"
        "return len(plt.get_fignums())",
        25,
    ),
}
