# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 35
#     summary:
#       ko: 미니배치의 흔들리는 길, 따로 둔 데이터, 모멘텀과 Adam. 고윳값으로 한계를 예측하고 네 자리까지 재어 봅니다.
#       en: "The noisy path of mini-batches, data kept aside, momentum and Adam: predict their limits from eigenvalues, then measure them to four digits."
# ---

# %% [markdown] lang="ko"
# # 15. 적은 점, 긴 기억
#
# 미니배치의 흔들리는 길, 따로 둔 데이터, 모멘텀과 Adam. 고윳값으로 한계를 예측하고 네 자리까지 재어 봅니다.

# %% [markdown] lang="en"
# # 15. Fewer points, longer memory
#
# The noisy path of mini-batches, data kept aside, momentum and Adam: predict their limits from eigenvalues, then measure them to four digits.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown] lang="ko"
# <!-- exercises -->

# %% [markdown] lang="en"
# <!-- exercises -->
