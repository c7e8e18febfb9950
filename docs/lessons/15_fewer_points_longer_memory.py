# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 45
#     picture: roots
#     summary:
#       ko: 미니배치의 흔들리는 길, 따로 둔 데이터, 모멘텀과 Adam. 고윳값으로 한계를 예측하고 네 자리까지 재어 봅니다.
#       en: "The noisy path of mini-batches, data kept aside, momentum and Adam: predict their limits from eigenvalues, then measure them to four digits."
# ---

# %% [markdown] lang="ko"
# # 15. 적은 점, 긴 기억
#
# 지금까지는 갱신할 때마다 모든 점을 보았고, 지난 걸음은 잊었습니다. 이번에는 둘을 바꿉니다. 한 걸음에 **적은 점**만 보고,
# 지난 걸음을 **오래 기억**합니다. 앞의 것이 미니배치이고 뒤의 것이 모멘텀입니다. 모멘텀이 얼마나 빠른지는 짐작하지 않고
# [6강](06_learning_rate.ipynb#limit)처럼 고윳값에서 예측한 다음 잽니다. 그 사이에서, 학습을 언제 멈춰야 하는지도 정합니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 미니배치의 길이 왜 흔들리고, 왜 그래도 도착하는지 설명합니다. 에폭과 갱신을 구별합니다.
# - 따로 둔 데이터로 과적합을 알아채고 일찍 멈춥니다.
# - 모멘텀의 한계와 가장 좋은 $(\alpha, \beta)$를 고윳값에서 예측하고 재어 확인합니다.
# - Adam을 직접 쓰고, 무엇을 고치고 무엇을 망가뜨리는지 말합니다.
#
# 긴 강의입니다. `DataLoader`까지 보고 쉬어도 좋습니다.

# %% [markdown] lang="en"
# # 15. Fewer points, longer memory
#
# So far every update looked at all points and forgot the steps before it. Now change both: look at **fewer points** for
# each step, and give the steps a **longer memory**. The first is called mini-batches, the second momentum. How fast momentum
# is will not be guessed: as in [lesson 6](06_learning_rate.ipynb#limit), predict it from eigenvalues, then measure. On the way you will also
# find out when to stop.
#
# After this lesson you can
#
# - explain why the path of mini-batches is noisy and why it still arrives, and tell epochs from updates,
# - recognise overfitting by data kept aside, and stop early,
# - predict the limit of momentum and its best pair $(\alpha, \beta)$ from eigenvalues, and measure both,
# - write Adam, and say what it repairs and what it breaks.
#
# This is a long lesson; after `DataLoader` is a good place to rest.

# %% [markdown] lang="ko"
# ## 미니배치 {#batches}
#
# 손실은 점마다의 손실의 평균이고, 기울기도 점마다의 기울기의 평균입니다. 평균은 몇 개만 뽑아도 어림할 수 있습니다. 점을 섞어
# 몇 개씩 나눈 것을 미니배치(mini-batch), 줄여서 배치라 하고, 배치 하나마다 한 번 갱신합니다. 배치를 모두 쓰면 한 에폭입니다. 다음 에폭에는
# 다시 섞습니다. 무작위(stochastic)로 뽑은 점으로 내려가므로 확률적 경사하강법(stochastic gradient descent, SGD)이라고 합니다. `torch.optim.SGD`의 그
# SGD입니다.
#
# 점 100개로 직선을 찾습니다. $W$의 첫 수는 절편, 둘째 수는 직선의 기울기입니다.
#
# !!! prediction
#     같은 $W$에서 점 열 개짜리 배치 열 개의 기울기를 구해 평균하면, 점 100개의 기울기와 얼마나 다를까요?
#
#     - [ ] 똑같다
#     - [ ] 조금 다르다
#     - [ ] 전혀 다르다
#
#     ??? answer
#         똑같습니다. 점마다 꼭 한 번씩 들어갔고 배치의 크기가 같으니, 평균의 평균은 전체의 평균입니다. 배치 하나하나는 흔들리지만 한쪽으로
#         치우치지는 않습니다. 미니배치의 길이 도착하는 까닭이 여기에 있습니다.

# %% [markdown] lang="en"
# ## Mini-batches {#batches}
#
# The loss is a mean over the points, and so is its gradient. A mean can be estimated from a few. Shuffle the points and
# deal them out a few at a time: each group is a mini-batch, and makes one update. When all are used, an epoch is over, and
# the points are shuffled again. As it descends by points drawn at random, this is called stochastic gradient descent, SGD:
# the SGD of `torch.optim.SGD`.
#
# Find a line through 100 points. The first number of $W$ is the intercept, the second the slope.
#
# !!! prediction
#     At one and the same $W$, compute the gradients of ten batches of ten points, and take their mean. How far is it from
#     the gradient of all 100 points?
#
#     - [ ] It is the same
#     - [ ] A little off
#     - [ ] Far off
#
#     ??? answer
#         It is the same. Every point is in it just once, and all batches are equally large, so the mean of the means is the
#         mean of all. Each batch is noisy, but none leans to one side on the whole. This is why the path of mini-batches
#         arrives.


# %% words={"all points": "모든 점", "mean of the batches": "배치의 평균", "first batches": "처음 세 배치"}
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(5)
x = rng.normal(size=100)
X = np.stack([np.ones(100), x], axis=1)  # (100, 2)
y = X @ [2.5, 4.0] + 0.5 * rng.normal(size=100)
W_start = np.array([-5.0, 10.0])


def gradient(X, y, W):
    return 2 * X.T @ (X @ W - y) / len(X)


def batches_of(size, rng):
    order = rng.permutation(len(X))
    return [order[i : i + size] for i in range(0, len(X), size)]


found = [gradient(X[b], y[b], W_start) for b in batches_of(10, rng)]
print("all points:         ", gradient(X, y, W_start))
print("mean of the batches:", np.mean(found, axis=0))
print("first batches:      ", *found[:3])

# %% [markdown] lang="ko"
# ### 에폭과 갱신 {#epochs}
#
# 점 100개를 열 개씩 나누면 한 에폭이 갱신 열 번입니다. 계산의 양은 대체로 에폭에 비례하지만, 걸음 수는 갱신에 비례합니다.
#
# !!! prediction
#     학습률 0.1로 다섯 에폭을 학습합니다. 배치의 크기가 100(모든 점), 10, 1일 때 어느 쪽이 바닥에 가장 가까이 갈까요?
#
#     - [ ] 100
#     - [ ] 10
#     - [ ] 1
#
#     ??? answer
#         10입니다. 100으로는 다섯 걸음밖에 못 가 아직 멀고, 1로는 500걸음을 가지만 걸음마다 크게 흔들려 바닥 둘레를
#         헤맵니다.

# %% [markdown] lang="en"
# ### Epochs and updates {#epochs}
#
# In batches of ten, an epoch of 100 points is ten updates. The work grows with the epochs, by and large, but the number of
# steps is that of the updates.
#
# !!! prediction
#     Train for five epochs with a learning rate of 0.1. Which comes closest to the bottom: batches of 100 (all points), of
#     10, or of 1?
#
#     - [ ] 100
#     - [ ] 10
#     - [ ] 1
#
#     ??? answer
#         Batches of 10. With 100 there are only five steps, and the way is still long. With 1 there are 500, but each is so noisy that
#         the path wanders about around the bottom.


# %% words={"batch": "배치", "rate": "학습률", "updates": "갱신", "loss above the bottom": "바닥보다 큰 손실", "after 1 epoch": "1에폭 뒤", "after 5": "5에폭 뒤", "after 40": "40에폭 뒤"}
W_best = np.linalg.lstsq(X, y)[0]


def above(W):
    return np.mean((X @ W - y) ** 2) - np.mean((X @ W_best - y) ** 2)


def descend(size, learning_rate, epochs):
    """Return W before the first update and after each one."""
    rng, path = np.random.default_rng(0), [W_start]
    for _ in range(epochs):
        for b in batches_of(size, rng):
            path.append(path[-1] - learning_rate * gradient(X[b], y[b], path[-1]))
    return np.array(path)


print("                        loss above the bottom")
print("batch  rate  updates   after 1 epoch   after 5   after 40")
for size, rate in [(100, 0.1), (10, 0.1), (1, 0.1), (1, 0.02)]:
    path, updates = descend(size, rate, epochs=40), 100 // size
    one, five, forty = (above(path[k * updates]) for k in (1, 5, 40))
    print(f"{size:5} {rate:5} {updates:8} {one:15.4f} {five:9.4f} {forty:10.6f}")

# %% figure="noisy" drawing=true words={"step": "스텝"}
w0, w1 = np.meshgrid(np.linspace(-6, 6, 121), np.linspace(1, 11, 101))
grid = np.stack([w0, w1], axis=-1)  # (101, 121, 2)
surface = np.mean((grid @ X.T - y) ** 2, axis=-1)
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.8), layout="constrained")
left.contour(w0, w1, surface, 9, colors="C3", linewidths=1, alpha=0.4)
fig.numbers = {"step": range(41)}
for size, colour, mark in [(100, "C0", "o-"), (2, "C4", ".--")]:
    way = descend(size, 0.1, 40)[:41]
    fig.numbers |= {f"$w_{i}$ ({size})": way[:, i] for i in (0, 1)}
    left.plot(*way.T, mark, color=colour, linewidth=1.2, markersize=4)
left.plot(*W_best, "*", color="C7", markersize=13)
left.set(xlabel="$w_0$", ylabel="$w_1$", aspect="equal")
for rate, colour, mark in [(0.1, "C4", "."), (0.02, "C0", "+")]:
    way = descend(1, rate, 10)[600:]
    right.plot(*way.T, mark, color=colour, markersize=4, alpha=0.7)
right.plot(*W_best, "*", color="C7", markersize=13)
right.annotate("0.1", (3.15, 4.75), color="C4", ha="right")
right.annotate("0.02", (2.85, 3.4), color="C0")
right.set(xlabel="$w_0$", ylabel="$w_1$", aspect="equal")
right.set(xlim=W_best[0] + [-0.9, 0.9], ylim=W_best[1] + [-0.9, 0.9])
plt.show()

# %% [markdown] lang="ko" caption="noisy" alt="왼쪽은 손실의 등고선입니다. 모든 점을 보는 마흔 걸음은 출발점에서 별까지 매끄럽게 가고, 점 두 개씩 보는 마흔 걸음은 비틀거리면서도 같은 별에 닿습니다. 오른쪽은 바닥 둘레를 크게 본 것입니다. 점 하나씩 보며 학습률 0.1로 걸으면 별 둘레에 넓게 흩어지고, 0.02로 걸으면 별 가까이에 모여 있습니다."
# 왼쪽: 모든 점을 보는 길(파랑, 실선)과 두 개씩 보는 길(보라, 파선), 마흔 걸음씩입니다. 오른쪽: 하나씩 보며 도착한 뒤에 머무는 곳, 학습률 0.1과 0.02입니다.

# %% [markdown] lang="en" caption="noisy" alt="On the left are the contours of the loss. Forty steps that see all points go smoothly from the start to the star; forty steps that see two points each stagger, but reach the same star. On the right the surroundings of the bottom are enlarged: with one point at a time and a learning rate of 0.1 the path is scattered widely around the star, with 0.02 it stays close."
# Left: the path that sees all points (blue, solid) and the one that sees two at a time (violet, dashed), forty steps each. Right: where a path of single points stays once it has arrived, at learning rates of 0.1 and 0.02.

# %% [markdown] lang="ko"
# 먼 곳에서는 모든 배치가 같은 쪽을 가리키므로 몇 개만 보아도 충분합니다. 바닥에서는 전체의 기울기가 0이어도 배치마다의 기울기는
# 0이 아니어서 멈추지 못합니다. 흔들림의 폭은 학습률과 함께 줄어듭니다. 그래서 학습하는 동안 학습률을 차츰 줄이곤 합니다.
#
# ## 따로 둔 데이터 {#held-out}
#
# 걸음이 많아졌으니 이번에는 걱정거리를 봅시다. 잡음이 큰 [두 반달](14_a_first_network.ipynb#moons)에서 점 **서른 개**만 가지고 유닛 64개짜리 신경망을 학습시킵니다.
# 매개변수가 257개이니 점보다 훨씬 많습니다. 검증 데이터(validation data) 200개는 따로 둡니다.
#
# !!! prediction
#     4000에폭까지 학습하면 따로 둔 점의 손실은 어떻게 될까요?
#
#     - [ ] 학습에 쓴 점의 손실처럼 계속 줄어든다
#     - [ ] 줄다가 멈춘다
#     - [ ] 줄다가 다시 커진다
#
#     ??? answer
#         줄다가 다시 커집니다. 160에폭에 가장 작고, 마지막에는 출발점보다도 큽니다. 신경망이 서른 점의 잡음까지 외우느라, 처음 보는
#         점에서는 자신 있게 틀리기 때문입니다.

# %% [markdown] lang="en"
# Far away, all batches point to the same side, and a few points are enough. At the bottom the gradient of all points is 0,
# but those of the batches are not, so the path never rests. How far it wanders shrinks with the learning rate, which is why
# one often lowers the rate as training goes on.
#
# ## Data kept aside {#held-out}
#
# Now that there are many steps, look at what can go wrong. Take the [two moons](14_a_first_network.ipynb#moons) with much noise and **thirty** points
# only, and train a network of 64 units, with its 257 parameters: far more than points. Keep 200 points aside as validation data.
#
# !!! prediction
#     Train for up to 4,000 epochs. What does the loss at the points kept aside do?
#
#     - [ ] It keeps falling, like the loss in training
#     - [ ] It falls, then stays
#     - [ ] It falls, then rises again
#
#     ??? answer
#         It falls, then rises again. It is smallest at epoch 160, and in the end it is larger than at the start. The network has
#         learned the noise of thirty points by heart, and at points never seen before it is wrong with confidence.


# %% words={"best epoch": "가장 좋은 에폭", "training": "학습", "validation": "검증", "last epoch": "마지막 에폭", "start": "출발점"}
def two_moons(N, noise, rng):
    lower = np.arange(N)[:, None] % 2 == 1
    angle = rng.uniform(0, np.pi, size=N)
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    X = np.where(lower, [1, 0.5] - circle, circle)
    return X + noise * rng.normal(size=(N, 2)), lower.astype(float)


def logits(X, W1, B1, W2, B2):
    return np.tanh(X @ W1 + B1) @ W2 + B2


def cross_entropy(X, Y, *parameters):
    Z = logits(X, *parameters)
    return np.mean(np.logaddexp(0, Z) - Y * Z)


def network_step(X, Y, W1, B1, W2, B2):  # of the last lesson, at a rate of 1
    H = np.tanh(X @ W1 + B1)
    E = (np.exp(-np.logaddexp(0, -(H @ W2 + B2))) - Y) / len(X)
    D = E @ W2.T * (1 - H**2)
    return W1 - X.T @ D, B1 - D.sum(axis=0), W2 - H.T @ E, B2 - E.sum(axis=0)


rng = np.random.default_rng(3)
X_few, Y_few = two_moons(30, 0.3, rng)
X_aside, Y_aside = two_moons(200, 0.3, rng)
W1, W2 = rng.normal(size=(2, 64)) / np.sqrt(2), rng.normal(size=(64, 1)) / 8
now = (W1, np.zeros(64), W2, np.zeros(1))
kept, epochs = [now], range(0, 4001, 20)
for _ in epochs[1:]:
    for _ in range(20):
        now = network_step(X_few, Y_few, *now)
    kept.append(now)
training = [cross_entropy(X_few, Y_few, *each) for each in kept]
validation = [cross_entropy(X_aside, Y_aside, *each) for each in kept]
best = int(np.argmin(validation))
for name, k in {"start": 0, "best epoch": best, "last epoch": -1}.items():
    print(f"{name:10} {epochs[k]:5}   ", end="")
    print(f"training {training[k]:.4f}   validation {validation[k]:.4f}")

# %% figure="overfitting" drawing=true words={"training": "학습", "validation": "검증", "epoch": "에폭"}
x1, x2 = np.meshgrid(np.linspace(-2, 3, 201), np.linspace(-1.6, 2.1, 149))
plane = np.stack([x1, x2], axis=-1)
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.5), layout="constrained")
left.plot(epochs, training, color="C3", linestyle="dashed", label="training")
left.plot(epochs, validation, color="C3", linewidth=3, label="validation")
left.plot(epochs[best], validation[best], "o", color="C3", markersize=9)
left.annotate("training", (1500, 0.07), color="C3")
left.annotate("validation", (1900, 0.56), color="C3")
left.set(xlabel="epoch", ylabel="$L$", ylim=(-0.03, 1))
ones = Y_few[:, 0] == 1
right.plot(*X_few[~ones].T, "o", color="C5", markerfacecolor="white", markersize=5)
right.plot(*X_few[ones].T, "^", color="C6", markersize=5)
for k, style, broad in [(best, "solid", 3), (-1, "dashed", 2)]:
    lines = right.contour(x1, x2, logits(plane, *kept[k])[..., 0], [0], colors="C2")
    lines.set(linestyle=style, linewidth=broad)
right.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
plt.show()

# %% [markdown] lang="ko" caption="overfitting" alt="왼쪽에서 학습 손실은 0을 향해 계속 내려갑니다. 검증 손실은 160에폭에 0.22로 가장 작고, 그 뒤로 계속 올라가 4000에폭에는 0.87입니다. 오른쪽에는 점 서른 개와 경계 둘이 있습니다. 160에폭의 굵은 경계는 완만하고, 4000에폭의 파선 경계는 점 하나하나를 피해 심하게 구부러집니다."
# 왼쪽: 학습 손실(파선)과 검증 손실(실선), 동그라미가 멈출 곳입니다. 오른쪽: 160에폭의 경계(실선)와 4000에폭의 경계(파선)입니다.

# %% [markdown] lang="en" caption="overfitting" alt="On the left the loss in training keeps falling towards 0. The loss at the validation data is smallest at epoch 160, at 0.22, and rises ever after, to 0.87 at epoch 4,000. On the right are the thirty points and two boundaries: the thick one of epoch 160 is smooth, the dashed one of epoch 4,000 winds around single points."
# Left: the loss in training (dashed) and at the validation data (solid); the dot is where to stop. Right: the boundary at epoch 160 (solid) and at epoch 4,000 (dashed).

# %% [markdown] lang="ko"
# 학습 손실은 줄고 검증 손실은 커지는 것이 과적합(overfitting)입니다. 처방은 단순합니다. 학습하는 동안 검증 손실을 재고, 가장 작을 때의
# 매개변수를 간직합니다. 이것이 조기 종료(early stopping)입니다. 실제로는 검증 손실이 한동안, 예를 들어 스무 번 잴 동안 나아지지 않으면
# 학습을 멈춥니다. 코드의 `kept[best]`가 그 매개변수입니다.
#
# !!! pitfall
#     멈출 때를 고르는 데 쓴 데이터는 더 이상 처음 보는 데이터가 아닙니다. 정말 얼마나 잘하는지는 고르는 데도 쓰지 않은 **세 번째**
#     데이터, 곧 시험 데이터(test data)로 한 번만 잽니다.
#
# ## `DataLoader` {#dataloader}
#
# 섞고 나누는 일은 파이토치에서 `DataLoader`가 합니다. 데이터와 배치의 크기를 주고, `for`로 돌면 배치가 하나씩 나옵니다. 한 바퀴가 한
# 에폭입니다. 그 안에는 [외워 둔 다섯 줄](08_pytorch_idioms.ipynb#pattern)이 그대로 있습니다.

# %% [markdown] lang="en"
# When the loss in training falls and the loss at the validation data rises, that is overfitting. The remedy is simple: measure
# the validation loss while training, and keep the parameters for which it was smallest. This is early stopping. In practice
# one stops once it has not improved for some time, say for twenty measurements. In the code those parameters are `kept[best]`.
#
# !!! pitfall
#     Data that helped to choose when to stop are no longer data never seen before. How good the network really is, measure
#     once, on a **third** set that took no part in choosing either: the test data.
#
# ## `DataLoader` {#dataloader}
#
# In PyTorch a `DataLoader` shuffles and deals out. Give it the data and the size of a batch, and a `for` loop gets one
# batch after another; one round is an epoch. Inside are the [five lines](08_pytorch_idioms.ipynb#pattern) you know by heart.

# %% words={"batches": "배치", "points in the last": "마지막 배치의 점", "loss after 5 epochs": "5에폭 뒤의 손실", "the best line": "가장 좋은 직선"}
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(43052)
points = TensorDataset(torch.tensor(x)[:, None], torch.tensor(y)[:, None])
loader = DataLoader(points, batch_size=16, shuffle=True)
model = nn.Linear(1, 1).double()
loss_fn = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(5):
    for x_batch, y_batch in loader:  # (16, 1), (16, 1); the last are (4, 1)
        optimizer.zero_grad()
        loss = loss_fn(model(x_batch), y_batch)
        loss.backward()
        optimizer.step()

print(f"batches {len(loader)}   points in the last {len(x_batch)}")
with torch.no_grad():
    loss = loss_fn(model(points.tensors[0]), points.tensors[1])
print(f"loss after 5 epochs {loss:.4f}")
print(f"the best line       {np.mean((X @ W_best - y) ** 2):.4f}")

# %% [markdown] lang="ko"
# ## 모멘텀 {#momentum}
#
# 이제 기억입니다. [6강](06_learning_rate.ipynb#long-valley)의 골짜기는 조건수가 46이어서, 가장 좋은 학습률에서도 한 자리를 더 맞히는 데 53걸음이 들었습니다. 짧은
# 축으로는 왔다 갔다 하고 긴 축으로는 거의 나아가지 못하기 때문입니다. 지난 걸음을 기억하면 왔다 갔다 한 것은 서로 지워지고, 같은
# 쪽으로 간 것은 쌓입니다. 이것이 모멘텀(momentum)입니다.
#
# $$
# \begin{aligned}
# v &\leftarrow \beta v + \nabla L \\
# W &\leftarrow W - \alpha v
# \end{aligned}
# $$
#
# $v$는 속도이고 처음에는 0입니다. $\beta = 0$이면 보통의 경사하강법이고, 1에 가까울수록 오래 기억합니다. 기울기가 줄곧 $g$이면 $v$는
# $g + \beta g + \beta^2 g + \dots = g / (1 - \beta)$에 다가갑니다. $\beta = 0.9$이면 열 걸음을 모은 만큼입니다. 파이토치의
# `SGD(..., momentum=0.9)`가 하는 일이고, [8강의 연습문제](08_pytorch_idioms.ipynb#exercises) `sgd_step`에서 이미 쓴 식입니다.

# %% [markdown] lang="en"
# ## Momentum {#momentum}
#
# Now for the memory. The valley of [lesson 6](06_learning_rate.ipynb#long-valley) has the condition number 46, and even at the best learning rate a further digit took 53
# steps: back and forth along the short axis, and hardly any progress along the long one. If steps are remembered, what goes back
# and forth cancels, and what goes the same way adds up. That is momentum.
#
# $$
# \begin{aligned}
# v &\leftarrow \beta v + \nabla L \\
# W &\leftarrow W - \alpha v
# \end{aligned}
# $$
#
# $v$ is the velocity, 0 at first. With $\beta = 0$ this is ordinary gradient descent; the closer $\beta$ is to 1, the longer the
# memory. If the gradient stays at $g$, $v$ approaches $g + \beta g + \beta^2 g + \dots = g / (1 - \beta)$: with $\beta = 0.9$,
# as much as ten steps together. It is what PyTorch's `SGD(..., momentum=0.9)` does, and the step you wrote as `sgd_step` among
# the [exercises of lesson 8](08_pytorch_idioms.ipynb#exercises).


# %% words={"eigenvalues": "고윳값", "condition": "조건수"}
columns = np.stack([[1.0, 2.0, 3.0], np.ones(3)], axis=1)  # the points of lesson 1
hessian = 2 / 3 * columns.T @ columns  # of the mean
small, large = np.linalg.eigvalsh(hessian)
print(f"eigenvalues {small:.3f} {large:.3f}   condition {large / small:.1f}")


def momentum_step(P, V, G, learning_rate, momentum):
    V = momentum * V + G
    return P - learning_rate * V, V


def distances(learning_rate, momentum, steps):
    """Return how far the bottom is before the first step and after each one."""
    P, V = np.array([-2.0, -1.0]), np.zeros(2)  # P is W - W_best, from W = (0, 0)
    far = [np.linalg.norm(P)]
    for _ in range(steps):
        P, V = momentum_step(P, V, hessian @ P, learning_rate, momentum)
        far.append(np.linalg.norm(P))
    return np.array(far)


# %% [markdown] lang="ko"
# ### 한계를 예측하기 {#momentum-limit}
#
# 6강처럼 고유벡터 하나를 따라갑니다. 바닥까지의 거리를 $u$라고 하면 그 방향의 기울기는 $\lambda u$입니다. 걸음의 식
# $u_{k+1} = u_k - \alpha v_{k+1}$에서 속도를 없애면, 두 걸음 전까지 기억하는 식이 됩니다.
#
# $$u_{k+1} = (1 + \beta - \alpha\lambda)\, u_k - \beta\, u_{k-1}$$
#
# $u_k = r^k$을 넣으면 이차방정식이 나옵니다.
#
# $$r^2 - (1 + \beta - \alpha\lambda)\, r + \beta = 0$$
#
# 두 근이 모두 크기 1보다 작아야, 곧 복소평면에서 단위원 안에 있어야 수렴합니다. 두 근의 곱은 $\beta$입니다. $\alpha$를 키우면 근
# 하나가 실수축을 따라 왼쪽으로 가서 $-1$로 빠져나갑니다. $r = -1$을 넣으면 $1 + (1 + \beta - \alpha\lambda) + \beta = 0$, 그래서 한계는 다음과 같습니다.
#
# $$\alpha < \frac{2 (1 + \beta)}{\lambda_{\max}}$$
#
# !!! prediction
#     $\beta = 0.9$이면 안전한 학습률은 모멘텀이 없을 때의 몇 배까지일까요?
#
#     - [ ] 0.1배
#     - [ ] 1.9배
#     - [ ] 10배
#
#     ??? answer
#         1.9배입니다. 열 배로 쌓이는 것은 같은 쪽으로 가는 걸음뿐입니다. 골짜기를 가로질러 왔다 갔다 하는 걸음은 서로 지워지므로
#         오히려 한계가 조금 늘어납니다.
#
# 재는 방법은 이렇습니다. 400걸음 뒤가 200걸음 뒤보다 바닥에서 멀면 발산한 것입니다. 수렴하는 학습률과 발산하는 학습률의 사이를 서른 번
# 반으로 줄입니다.

# %% [markdown] lang="en"
# ### Predicting the limit {#momentum-limit}
#
# Follow one eigenvector, as in lesson 6. If $u$ is how far the bottom is, the gradient along it is $\lambda u$. Eliminate the
# velocity from the step, $u_{k+1} = u_k - \alpha v_{k+1}$, and the formula remembers two steps:
#
# $$u_{k+1} = (1 + \beta - \alpha\lambda)\, u_k - \beta\, u_{k-1}$$
#
# Put $u_k = r^k$ into it, and there is a quadratic equation.
#
# $$r^2 - (1 + \beta - \alpha\lambda)\, r + \beta = 0$$
#
# It converges if both roots are smaller than 1, that is, inside the unit circle of the complex plane. The product of the roots is
# $\beta$. As $\alpha$ grows, one of them moves left along the real axis and leaves at $-1$. With $r = -1$ the equation is
# $1 + (1 + \beta - \alpha\lambda) + \beta = 0$, and so the limit is this.
#
# $$\alpha < \frac{2 (1 + \beta)}{\lambda_{\max}}$$
#
# !!! prediction
#     With $\beta = 0.9$, how many times as large may the learning rate be as without momentum?
#
#     - [ ] 0.1 times
#     - [ ] 1.9 times
#     - [ ] 10 times
#
#     ??? answer
#         1.9 times. Only steps that go the same way add up tenfold. Those that go back and forth across the valley cancel, so
#         the limit even rises a little.
#
# To measure it: a run has diverged if it is further from the bottom after 400 steps than after 200. Between a rate that converges and
# one that does not, halve the gap thirty times.


# %% words={"momentum": "모멘텀", "predicted": "예측", "measured": "측정"}
def measured_limit(momentum):
    converges, diverges = 0.05, 0.5
    for _ in range(30):
        rate = (converges + diverges) / 2
        far = distances(rate, momentum, 400)
        if far[400] > far[200]:
            diverges = rate
        else:
            converges = rate
    return converges


for momentum in [0, 0.5, 0.9]:
    predicted = 2 * (1 + momentum) / large
    print(f"momentum {momentum:3}   predicted {predicted:.6f}", end="   ")
    print(f"measured {measured_limit(momentum):.6f}")

# %% [markdown] lang="ko"
# ### 가장 좋은 짝 {#best-pair}
#
# 한계가 조금 늘어난 것은 덤이고, 진짜 이득은 빠르기에 있습니다. 두 근이 켤레복소수이면 곱이 $\beta$이므로 크기는 둘 다 $\sqrt{\beta}$입니다.
# $\alpha$와 $\lambda$가 무엇이든 그렇습니다. 그러니 **두 고윳값에서 모두** 근이 복소수(또는 중근)가 되게 하면서 $\beta$를 가장 작게 하면 됩니다.
# 판별식이 0 이하일 조건은 $(1 - \sqrt{\beta})^2 \le \alpha\lambda \le (1 + \sqrt{\beta})^2$이고, 왼쪽을 $\lambda_{\min}$에, 오른쪽을 $\lambda_{\max}$에 맞추면
# 다음을 얻습니다.
#
# $$\alpha = \left( \frac{2}{\sqrt{\lambda_{\max}} + \sqrt{\lambda_{\min}}} \right)^2 \qquad
#   \sqrt{\beta} = \frac{\sqrt{\lambda_{\max}} - \sqrt{\lambda_{\min}}}{\sqrt{\lambda_{\max}} + \sqrt{\lambda_{\min}}}$$
#
# 모멘텀이 없을 때의 가장 좋은 곱수에서 고윳값이 있던 자리에 그 *제곱근*이 들어갔습니다. 조건수 46이 6.8인 것처럼 행동합니다.
#
# !!! prediction
#     가장 좋은 짝이라면 한 자리를 더 맞히는 데 몇 걸음이 들까요? 모멘텀이 없으면 53걸음입니다.
#
#     - [ ] 40걸음쯤
#     - [ ] 25걸음쯤
#     - [ ] 8걸음쯤
#
#     ??? answer
#         8걸음쯤입니다. $\sqrt{\beta} = 0.743$을 7.8번 곱하면 0.1입니다.
#
# 재는 방법은 이렇습니다. 한 걸음은 $(P, V)$의 네 수를 네 수로 보내는 선형변환입니다. `momentum_step`에 단위벡터를 넣어 그 행렬을 얻고, 고윳값의
# 크기 가운데 가장 큰 것을 구합니다. 이것이 오래 걸었을 때의 곱수입니다. 위의 식을 쓰지 않고, 이것이 가장 작은 $(\alpha, \beta)$를 격자에서 찾아 좁혀 갑니다.

# %% [markdown] lang="en"
# ### The best pair {#best-pair}
#
# The larger limit comes for free; the real gain is speed. If the two roots are complex conjugates, their product is $\beta$, so each
# has the size $\sqrt{\beta}$, whatever $\alpha$ and $\lambda$ are. So make the roots complex, or equal, for **both eigenvalues**, with
# the smallest $\beta$ for which that can be done. The discriminant is not positive if
# $(1 - \sqrt{\beta})^2 \le \alpha\lambda \le (1 + \sqrt{\beta})^2$. Fit the left end to $\lambda_{\min}$ and the right end to $\lambda_{\max}$:
#
# $$\alpha = \left( \frac{2}{\sqrt{\lambda_{\max}} + \sqrt{\lambda_{\min}}} \right)^2 \qquad
#   \sqrt{\beta} = \frac{\sqrt{\lambda_{\max}} - \sqrt{\lambda_{\min}}}{\sqrt{\lambda_{\max}} + \sqrt{\lambda_{\min}}}$$
#
# It is the best factor without momentum, with the *square roots* of the eigenvalues in their places. A condition number of 46 acts like
# one of 6.8.
#
# !!! prediction
#     With the best pair, how many steps does a further digit take? Without momentum it is 53.
#
#     - [ ] about 40
#     - [ ] about 25
#     - [ ] about 8
#
#     ??? answer
#         About 8: multiply $\sqrt{\beta} = 0.743$ by itself 7.8 times, and you have 0.1.
#
# To measure it: a step is a linear map that takes the four numbers of $(P, V)$ to four numbers. Feed unit vectors to
# `momentum_step` to get its matrix, and find its largest eigenvalue in size: the factor of a long run. Then, without the formulas
# above, look on a grid for the $(\alpha, \beta)$ that makes it smallest, and narrow the grid down.


# %% words={"predicted": "예측", "measured": "측정", "factor": "곱수", "steps per digit": "한 자리에 걸음"}
def long_run_factor(learning_rate, momentum):
    units = np.eye(4)  # each row is a state: P and V
    P, V = units[:, :2], units[:, 2:]
    rates, momenta = np.broadcast_arrays(learning_rate, momentum)
    rates, momenta = rates[..., None, None], momenta[..., None, None]
    P, V = momentum_step(P, V, P @ hessian, rates, momenta)
    matrix = np.concatenate([P, V], axis=-1)  # (..., 4, 4)
    return np.abs(np.linalg.eigvals(matrix)).max(axis=-1)


rate, momentum, reach = 0.25, 0.5, 0.24
for _ in range(16):
    rates = np.linspace(rate - reach, rate + reach, 31)
    momenta = np.linspace(momentum - reach, momentum + reach, 31)
    factors = long_run_factor(rates[:, None], momenta)  # (31, 31)
    i, j = np.unravel_index(factors.argmin(), factors.shape)
    rate, momentum, reach = rates[i], momenta[j], reach / 2

best_rate = (2 / (np.sqrt(large) + np.sqrt(small))) ** 2
root = (np.sqrt(large) - np.sqrt(small)) / (np.sqrt(large) + np.sqrt(small))
for name, pair in {
    "predicted": (best_rate, root**2, root),
    "measured": (rate, momentum, factors.min()),
}.items():
    alpha, beta, factor = pair
    print(f"{name:9}  α {alpha:.4f}   β {beta:.4f}   factor {factor:.4f}", end="   ")
    print(f"steps per digit {np.log(0.1) / np.log(factor):.1f}")

# %% figure="roots" drawing=true
pairs = {  # (rate, momentum), line, colour
    "plain": (2 / (small + large), 0, "dotted", "C7", "s"),
    "long": (0.03, 0.9, "dashed", "C1", "^"),
    "best": (best_rate, root**2, "solid", "C2", "o"),
}
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.8), layout="constrained")
turn = np.linspace(0, 2 * np.pi, 241)
left.plot(np.cos(turn), np.sin(turn), color="black", linewidth=0.8)
for alpha, beta, style, colour, mark in pairs.values():
    for eigenvalue in (small, large):
        r = np.roots([1, -(1 + beta - alpha * eigenvalue), beta])
        left.plot(r.real, r.imag, mark, color=colour, markersize=7, alpha=0.8)
    far = distances(alpha, beta, 120)
    right.plot(far, color=colour, linestyle=style, label=rf"$\beta = {beta:.4g}$")
left.plot(root * np.cos(turn), root * np.sin(turn), color="C2", linewidth=1.8)
left.set(xlabel=r"$\mathrm{Re}\,r$", ylabel=r"$\mathrm{Im}\,r$", aspect="equal")
left.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1])
right.annotate(r"$\beta = 0$", (86, 0.35), color="C7")
right.annotate(r"$\beta = 0.9$", (88, 2e-5), color="C1")
right.annotate(rf"$\beta = {root**2:.4f}$", (36, 1e-8), color="C2")
right.set(xlabel="$k$", ylabel=r"$\|W - W_*\|$", yscale="log", ylim=(1e-13, 20))
plt.show()

# %% [markdown] lang="ko" caption="roots" alt="왼쪽은 복소평면의 단위원입니다. 모멘텀이 없는 네모는 실수축 위의 0.96과 -0.96과 0에 있고, 앞의 둘은 원에 아주 가깝습니다. β가 0.9인 세모 넷은 모두 크기가 0.95입니다. 가장 좋은 짝의 동그라미는 0.74와 -0.74에 있습니다. 오른쪽은 걸음 수에 따른 바닥까지의 거리입니다. 모멘텀이 없으면 120걸음에 0.01쯤, β가 0.9이면 0.001쯤, 가장 좋은 짝이면 1조분의 1보다 작습니다."
# 왼쪽: 고윳값마다 두 근. 초록 원의 반지름이 $\sqrt{\beta} = 0.743$입니다. 오른쪽: 걸음 수 $k$와 바닥까지의 거리(로그 눈금). 네모와 점선은 모멘텀 없이 가장 좋은 학습률, 세모와 파선은 $\alpha = 0.03$과 $\beta = 0.9$, 동그라미와 실선은 가장 좋은 짝입니다.

# %% [markdown] lang="en" caption="roots" alt="On the left is the unit circle of the complex plane. The squares, without momentum, are on the real axis at 0.96, -0.96 and 0, the first two very close to the circle. The four triangles, with β at 0.9, all have the size 0.95. The dots of the best pair are at 0.74 and -0.74. On the right is how far the bottom is after so many steps: after 120 it is about 0.01 without momentum, about 0.001 with β at 0.9, and less than a trillionth with the best pair."
# Left: the two roots for each eigenvalue; the green circle has the radius $\sqrt{\beta} = 0.743$. Right: how far the bottom is after $k$ steps (logarithmic scale). Squares and dotted: the best rate without momentum; triangles and dashed: $\alpha = 0.03$ and $\beta = 0.9$; dots and solid: the best pair.

# %% [markdown] lang="ko"
# 흔히 쓰는 0.9가 여기서는 너무 깁니다. 근의 크기가 $\sqrt{0.9} = 0.949$여서, 골짜기를 지나쳐 되돌아오기를 되풀이합니다. 조건수가 몇천이라면 0.9도 모자랍니다. 다만
# 실제 신경망에서는 고윳값을 모르고, 그것도 걸음마다 달라집니다. 그래서 0.9는 답이 아니라 무난한 출발점입니다.

# %% [markdown] lang="en"
# The usual 0.9 is too long a memory here. Its roots have the size $\sqrt{0.9} = 0.949$, and it overshoots the bottom again and again. With a
# condition number of several thousand even 0.9 would be too short. But for a real network nobody knows the eigenvalues, and they change with
# every step. So 0.9 is not the answer but a decent place to start.

# %% [markdown] lang="ko" explorer=true
# ### 짝을 끌어 보기 {#momentum-explorer}
#
# 학습률과 모멘텀의 짝을 마지막 그림에서 점으로 끌거나 막대로 바꾸어 보세요. 등고선 위의 출발점도 끌 수 있습니다. 골짜기를 내려가는
# 길, 손실, 네 개의 근이 함께 움직입니다.

# %% [markdown] lang="en" explorer=true
# ### Drag the pair {#momentum-explorer}
#
# Drag the pair of learning rate and momentum, the dot in the last panel, or use the sliders; the start on the contours can
# be dragged, too. The way down the valley, the loss and the four roots move with it.

# %% figure="momentum" explorer=true
{
    "hessian": hessian.tolist(),
    "bottom": [2.0, 1.0],
    "start": [0.5, 3.0],
    "alpha": 0.03,
    "beta": 0.9,
}

# %% [markdown] lang="ko" explorer=true caption="momentum" alt="그림 넷이 학습률 0.03과 모멘텀 0.9로 120걸음을 간 모습을 보여 줍니다. 길은 긴 골짜기를 가로질러 흔들리며 바닥으로 내려가고, 손실은 물결치며 10에서 십만분의 1쯤으로 줄어듭니다. 네 근은 모두 단위원 안쪽의 반지름 0.949인 원 위에 있습니다. 마지막 그림에서 이 짝은 가장 빠른 짝보다 왼쪽 위에 있습니다."
# 차례로 등고선 위의 길, 걸음마다의 손실(로그 눈금), 복소평면의 네 근, $(\alpha, \beta)$의 모든 짝입니다. 동그라미와 파선은 $\lambda_{\min}$, 세모와 다른 실선은 $\lambda_{\max}$에서 옵니다. 점선 원의 반지름은 $\sqrt{\beta}$이고, 굵은 선의 오른쪽에서는 발산합니다.

# %% [markdown] lang="en" explorer=true caption="momentum" alt="Four panels show 120 steps with the learning rate 0.03 and the momentum 0.9. The path swings across the long valley on its way down to the bottom, and the loss falls in waves from about 10 to about a hundred thousandth. All four roots are on a circle of the radius 0.949, inside the unit circle. In the last panel this pair lies to the upper left of the fastest one."
# In this order: the path on the contours, the loss at each step (logarithmic scale), the four roots in the complex plane, and all pairs $(\alpha, \beta)$. Dots and the dashed curve belong to $\lambda_{\min}$, triangles and the other thin curve to $\lambda_{\max}$. The dotted circle has the radius $\sqrt{\beta}$; to the right of the thick line nothing converges.

# %% [markdown] lang="ko" explorer=true
# !!! experiment
#     1. $\beta = 0.9$에서 학습률을 늘려 보세요. 어느 근이, 어디에서 단위원을 빠져나가나요?
#     2. 두 곡선이 만나는 곳이 가장 좋은 짝입니다. 거기에서 $\beta$만 조금 줄이면 네 근은 어디로 갈라지나요? 조금 늘리면 어떤가요?
#     3. 가장 좋은 짝에서 처음 세 걸음의 손실을 보세요. 가장 빠른 짝인데 왜 손실이 먼저 커질까요?

# %% [markdown] lang="en" explorer=true
# !!! experiment
#     1. At $\beta = 0.9$, raise the learning rate. Which root leaves the unit circle, and where?
#     2. The two curves meet at the best pair. Lower only $\beta$ a little from there: where do the four roots part to? And if you
#        raise it a little?
#     3. With the best pair, look at the loss of the first three steps. It is the fastest pair: why does the loss rise first?

# %% [markdown] lang="ko"
# ## Adam {#adam}
#
# 마지막으로 가장 널리 쓰이는 옵티마이저입니다. 조건수가 큰 것은 방향마다 기울기의 크기가 다르기 때문입니다. 그렇다면 매개변수마다 **자기
# 기울기의 크기로 나누면** 어떨까요? Adam은 기울기의 이동평균 $m$과 제곱의 이동평균 $s$를 기억합니다.
#
# $$
# \begin{aligned}
# m &\leftarrow \beta_1 m + (1 - \beta_1)\, g & \hat{m} &= \frac{m}{1 - \beta_1^{\,t}} \\
# s &\leftarrow \beta_2 s + (1 - \beta_2)\, g^2 & \hat{s} &= \frac{s}{1 - \beta_2^{\,t}} \\
# W &\leftarrow W - \alpha \frac{\hat{m}}{\sqrt{\hat{s}} + \varepsilon}
# \end{aligned}
# $$
#
# $m$과 $s$는 0에서 출발하므로 처음에는 너무 작습니다. 그래서 $t$번째 걸음에서 $1 - \beta^t$로 나누어 바로잡습니다. 첫 걸음에서는
# $\hat{m} = g$이고 $\hat{s} = g^2$이므로, 기울기가 얼마이든 매개변수마다 거의 꼭 $\alpha$만큼 움직입니다.
#
# !!! prediction
#     조건수가 1000인 골짜기가 둘 있습니다. 하나는 축이 좌표축과 나란하고, 다른 하나는 45도 돌아가 있습니다. 경사하강법은 둘을 똑같이
#     느리게 내려갑니다. Adam은 어떨까요?
#
#     - [ ] 둘 다 빠르다
#     - [ ] 나란한 쪽만 빠르다
#     - [ ] 돌아간 쪽만 빠르다
#
#     ??? answer
#         나란한 쪽만 빠릅니다. Adam은 매개변수마다 따로 나누므로 좌표축 방향의 크기 차이만 고칩니다. 45도 돌아가면 두
#         매개변수의 기울기가 비슷해져 나눌 것이 없습니다.

# %% [markdown] lang="en"
# ## Adam {#adam}
#
# Last, the optimizer that is used most. A condition number is large because gradients have different sizes in different directions. So why not
# **divide each parameter's gradient by its own size**? Adam remembers a moving average $m$ of the gradient, and another, $s$, of its square.
#
# $$
# \begin{aligned}
# m &\leftarrow \beta_1 m + (1 - \beta_1)\, g & \hat{m} &= \frac{m}{1 - \beta_1^{\,t}} \\
# s &\leftarrow \beta_2 s + (1 - \beta_2)\, g^2 & \hat{s} &= \frac{s}{1 - \beta_2^{\,t}} \\
# W &\leftarrow W - \alpha \frac{\hat{m}}{\sqrt{\hat{s}} + \varepsilon}
# \end{aligned}
# $$
#
# $m$ and $s$ start at 0 and are too small at first; dividing by $1 - \beta^t$ at step $t$ puts that right. At the first step
# $\hat{m} = g$ and $\hat{s} = g^2$, so every parameter moves by almost exactly $\alpha$, whatever its gradient.
#
# !!! prediction
#     There are two valleys with the condition number 1,000. The axes of one are parallel to those of the coordinates, the other is turned by 45
#     degrees. Gradient descent goes down both equally slowly. And Adam?
#
#     - [ ] It is fast in both
#     - [ ] It is fast only in the parallel one
#     - [ ] It is fast only in the turned one
#
#     ??? answer
#         Only in the parallel one. Adam divides each parameter by itself, so it repairs differences in size along the coordinate axes. Turned by
#         45 degrees, both parameters have similar gradients, and there is nothing to divide away.


# %% words={"step": "걸음", "parallel": "나란한", "turned": "돌아간", "descent": "경사하강법", "loss times 1000": "손실을 1000배", "same path": "같은 길인가"}
def adam_step(P, M, S, G, t, learning_rate):
    beta1, beta2, eps = 0.9, 0.999, 1e-8
    M = beta1 * M + (1 - beta1) * G
    S = beta2 * S + (1 - beta2) * G**2
    M_hat, S_hat = M / (1 - beta1**t), S / (1 - beta2**t)
    return P - learning_rate * M_hat / (np.sqrt(S_hat) + eps), M, S


def adam_path(curvature, P, steps):
    M = S = np.zeros(2)
    path = [P]
    for t in range(1, steps + 1):
        P, M, S = adam_step(P, M, S, curvature @ P, t, learning_rate=0.1)
        path.append(P)
    return np.array(path)


turn = np.array([[1.0, -1.0], [1.0, 1.0]]) / np.sqrt(2)  # by 45 degrees
parallel = np.diag([1.0, 1000.0])
turned = turn @ parallel @ turn.T
begin = np.array([1.0, 1.0])
paths = {
    "parallel": adam_path(parallel, begin, 1000),
    "turned": adam_path(turned, turn @ begin, 1000),
}
descent = np.linalg.norm(
    [begin * (1 - 2 / 1001 * np.diag(parallel)) ** k for k in range(1001)], axis=1
)
print("step   parallel     turned    descent")
for k in [0, 10, 100, 1000]:
    far = [np.linalg.norm(path[k]) for path in paths.values()]
    print(f"{k:4} {far[0]:10.6f} {far[1]:10.6f} {descent[k]:10.6f}")
steeper = adam_path(1000 * parallel, begin, 1000)
print("loss times 1000, same path:", np.allclose(steeper, paths["parallel"], atol=1e-6))

# %% [markdown] lang="ko"
# 파이토치의 `Adam`과도 맞는지 봅시다.

# %% [markdown] lang="en"
# See whether that is also what PyTorch's `Adam` does.

# %% words={"largest difference from PyTorch's below 1e-9": "파이토치와의 차이가 1e-9보다 작은가"}
P = torch.tensor(turn @ begin, requires_grad=True)
optimizer = torch.optim.Adam([P], lr=0.1)
for _ in range(100):
    optimizer.zero_grad()
    (P @ torch.tensor(turned) @ P / 2).backward()
    optimizer.step()
difference = np.abs(P.detach().numpy() - paths["turned"][100]).max()
print("largest difference from PyTorch's below 1e-9:", difference < 1e-9)

# %% figure="adam" drawing=true words={"step": "스텝"}
fig, axes = plt.subplots(1, 2, figsize=(8, 3.8), layout="constrained")
side = np.linspace(-1.6, 1.6, 161)
a, b = np.meshgrid(side, side)
cells = np.stack([a, b], axis=-1)
for ax, curvature, path in zip(axes, [parallel, turned], paths.values(), strict=True):
    height = np.sqrt(np.einsum("...i,ij,...j", cells, curvature, cells))
    ax.contour(a, b, height, [1, 6, 12, 24, 36], colors="C3", linewidths=1, alpha=0.5)
    thin = {"linewidth": 1, "markersize": 4, "label": "step"}
    ax.plot(*path[:101].T, ".-", color="C0", **thin)
    ax.plot(0, 0, "*", color="C7", markersize=13)
    ax.set(xlabel="$w_0$", ylabel="$w_1$", aspect="equal")
    ax.set(xlim=(-1.6, 1.6), ylim=(-1.6, 1.6), xticks=[-1, 0, 1], yticks=[-1, 0, 1])
plt.show()

# %% [markdown] lang="ko" caption="adam" alt="두 그림 모두 좁고 긴 골짜기의 등고선과 Adam의 백 걸음입니다. 골짜기가 가로축과 나란한 왼쪽에서는 Adam이 오른쪽 위에서 대각선으로 곧장 내려와 별을 조금 지나쳤다가 돌아옵니다. 골짜기가 45도 돌아간 오른쪽에서는 골짜기 바닥까지 내려온 뒤, 바닥을 가로질러 흔들리며 거의 나아가지 못합니다."
# Adam의 백 걸음. 골짜기가 좌표축과 나란하면(왼쪽) 조건수를 느끼지 못하고, 돌아가 있으면(오른쪽) 골짜기에 갇힙니다.

# %% [markdown] lang="en" caption="adam" alt="Both panels show the contours of a narrow long valley and a hundred steps of Adam. On the left, where the valley is parallel to the horizontal axis, Adam comes straight down the diagonal from the upper right, passes the star by a little and returns to it. On the right, where it is turned by 45 degrees, Adam comes down to the floor of the valley, swings across it and makes hardly any progress along it."
# A hundred steps of Adam. Where the valley is parallel to the axes (left) it does not feel the condition number; where it is turned (right) it is stuck in the valley.

# %% [markdown] lang="ko"
# Adam이 고치는 것과 망가뜨리는 것을 적어 둡니다.
#
# - **고칩니다.** 매개변수마다 기울기의 크기가 달라도, 손실에 1000을 곱해도 같은 길을 갑니다. 그래서 학습률을 맞추기가 쉽습니다.
# - **고치지 못합니다.** 좌표축과 어긋난 골짜기에서는 나아지는 것이 없고, 위에서는 천 걸음 뒤에 경사하강법과 비슷합니다.
# - **망가뜨립니다.** 걸음의 크기가 기울기가 아니라 $\alpha$에서 옵니다. 바닥 가까이에서 기울기가 작아져도 걸음은 그만큼 작아지지
#   않으므로, 미니배치의 흔들리는 기울기로는 학습률을 줄여 주어야 가라앉습니다. [가중치 감쇠](08_pytorch_idioms.ipynb#exercises)를 기울기에 더하면 그것까지 나누어 버려서, 기울기가
#   큰 가중치는 덜 줄어듭니다. `torch.optim.AdamW`는 나눈 다음에 따로 줄입니다.
#
# ## 연습문제 {#exercises}
#
# 점을 섞어 나누는 함수, 모멘텀과 Adam의 한 걸음, 모멘텀의 한계를 씁니다. 그리고 파이토치로 배치마다 한 번씩 갱신합니다.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 미니배치의 기울기는 흔들리지만 치우치지 않으므로 도착하고, 바닥에서 흔들리는 폭은 학습률이 정합니다. 한 에폭은 데이터를 한 번 쓰는 것이고,
# 갱신은 한 걸음입니다. 따로 둔 데이터의 손실이 다시 커지면 멈춥니다. 모멘텀의 한계는 $2(1 + \beta)/\lambda_{\max}$이고, 가장 좋은 짝은 조건수를 그
# 제곱근으로 바꿉니다. Adam은 매개변수마다 기울기의 크기로 나눕니다.
#
# 여기서 이 과정이 끝납니다. 여러분은 [세 점을 지나는 직선](01_from_data_to_loss.ipynb)을 손으로 미분해 찾는 데서 시작했습니다. 이제 손실을 고르고, 기울기를 구하고
# 검산하며, 학습률이 왜 너무 크거나 작은지 설명하고, 스스로 유도한 역전파로 신경망을 학습시킵니다. 결과가 이상할 때
# 모양과 경고와 손실 곡선에서 원인을 찾는 법도 압니다. 층이 아무리 많아도 하는 일은 같습니다. 예측하고, 손실을 재고, 기울기의 반대쪽으로 한 걸음
# 갑니다. 첫 기울기를 구할 줄 알면 백만 번째 기울기도 같은 방법으로 구합니다.

# %% [markdown] lang="en"
# What Adam repairs and what it breaks:
#
# - **It repairs** differences in the size of gradients from parameter to parameter; multiply the loss by 1000, and it takes the same path. That
#   makes it easy to find a learning rate.
# - **It does not repair** a valley that is not parallel to the axes: above, after a thousand steps, it is about where gradient descent is.
# - **It breaks** the tie between gradient and step, whose size comes from $\alpha$. Near the bottom gradients shrink, but steps do not shrink with
#   them, so with the noisy gradients of mini-batches it comes to rest only if the rate is lowered. And if
#   [weight decay](08_pytorch_idioms.ipynb#exercises) is added to the gradient, it is divided, too: weights with large gradients decay less. `torch.optim.AdamW` decays separately, after dividing.
#
# ## Exercises {#exercises}
#
# Write a function that shuffles and deals out the points, one step of momentum and of Adam, and the limit of momentum. Then, in PyTorch,
# make one update for each batch.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# The gradient of a mini-batch is noisy but leans to no side, so it arrives; how far it wanders at the bottom is up to the learning rate. An epoch uses
# the data once, an update is one step. Stop when the loss at data kept aside rises again. The limit of momentum is $2(1 + \beta)/\lambda_{\max}$, and its best
# pair replaces the condition number by its square root. Adam divides by the size of the gradient, parameter by parameter.
#
# Here the course ends. You began by differentiating by hand to find [a line through three points](01_from_data_to_loss.ipynb). Now you can choose a loss, find its
# gradient and check it, explain why a learning rate is too large or too small, and train a network by a backpropagation of your own. And when a
# result looks odd, you know how to look for the cause in the shapes, the warnings and the loss curve. However many layers there are, the work is the same:
# predict, measure the loss, take a step against the gradient. Whoever can find the first gradient finds the millionth in the same way.
