# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 35
#     summary:
#       ko: 은닉층 하나가 경계를 휘게 합니다. 역전파를 손으로 두 층에 걸쳐 계산하고, 스무 번의 시작으로 훈련합니다.
#       en: "One hidden layer bends the boundary. Work backpropagation out by hand through two layers, and train from twenty starts."
# ---

# %% [markdown] lang="ko"
# # 14. 첫 신경망
#
# 은닉층 하나가 경계를 휘게 합니다. 역전파를 손으로 두 층에 걸쳐 계산하고, 스무 번의 시작으로 훈련합니다.

# %% [markdown] lang="en"
# # 14. A first network
#
# One hidden layer bends the boundary. Work backpropagation out by hand through two layers, and train from twenty starts.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown] lang="ko"
# <!-- exercises -->

# %% [markdown] lang="en"
# <!-- exercises -->
