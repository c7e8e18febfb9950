# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 30
#     summary:
#       ko: 두 무리의 점을 직선으로 가릅니다. 로짓과 시그모이드로 확률을 말하고, 놀라움 −ln p를 줄이며 경계가 움직이는 것을 봅니다.
#       en: "Two groups of points, and a line between them. Say a probability with logit and sigmoid, lower the surprise −ln p, and watch the boundary move."
# ---

# %% [markdown] lang="ko"
# # 13. 가르는 직선
#
# 두 무리의 점을 직선으로 가릅니다. 로짓과 시그모이드로 확률을 말하고, 놀라움 −ln p를 줄이며 경계가 움직이는 것을 봅니다.

# %% [markdown] lang="en"
# # 13. A line that decides
#
# Two groups of points, and a line between them. Say a probability with logit and sigmoid, lower the surprise −ln p, and watch the boundary move.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown] lang="ko"
# <!-- exercises -->

# %% [markdown] lang="en"
# <!-- exercises -->
