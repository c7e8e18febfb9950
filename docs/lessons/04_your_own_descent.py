# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 30
#     picture: parameters
#     summary:
#       ko: 옵티마이저 없이 경사하강법을 직접 쓰고, 잡음을 보고 정한 기준에서 멈춥니다. 눈에 띄지 않게 자라는 계산 그래프를 세어 봅니다.
#       en: Write gradient descent yourself, without an optimizer, and stop at a tolerance that the noise tells you. Count the computation graph that grows unnoticed.
# ---

# %% [markdown] lang="ko"
# # 4. 직접 만드는 경사하강법
#
# [3강](03_autograd.ipynb)에서는 `step()`이 뺄셈을 대신해 주었습니다. 이번에는 그 뺄셈을 직접 씁니다. 한
# 줄이면 되지만, 자동미분이 옆에서 모든 계산을 기록하고 있다는 사실을 잊으면 조용히 잘못됩니다. 결과는 맞는데
# 에폭마다 조금씩 느려지는 코드가 만들어집니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 잡음이 섞인 데이터에서 손실이 어디까지 내려갈 수 있는지 예상하고, 거기에 맞춰 멈출 기준을 정합니다.
# - 자동미분과 뺄셈만으로 경사하강법을 씁니다.
# - 어떤 코드가 계산 그래프를 키우는지 마디를 세어 확인하고, 그 대가가 얼마인지 말합니다.

# %% [markdown] lang="en"
# # 4. A descent of your own
#
# In [lesson 3](03_autograd.ipynb) `step()` did the subtraction. Now you write it yourself. It takes
# one line, but forget that autograd stands by and records everything, and it goes wrong without a
# word: the results are right, and every epoch takes a little longer than the one before.
#
# After this lesson you can
#
# - tell how far the loss can fall when the data are noisy, and choose where to stop accordingly,
# - write gradient descent with nothing but autograd and a subtraction,
# - find out, by counting nodes, which code makes the computation graph grow, and say what it costs.

# %% [markdown] lang="ko"
# ## 잡음이 섞인 데이터 {#data}
#
# 직선 $y = 0.3x + 0.5$에서 점 100개를 뽑고, $y$에 작은 잡음(noise)을 더합니다. $x$는 0과 1 사이에서, 잡음은
# −0.01과 0.01 사이에서 고르게 뽑습니다. 뒤에서 같은 데이터를 천 번 새로 뽑을 것이므로, 뽑는 일을 함수
# `make_linear`에 맡깁니다. `x`와 `y`의 모양은 모두 `(100,)`입니다. 출발점이 될 `w_start`와 `b_start`도 지금 뽑아
# 둡니다. 둘 다 수 하나(스칼라)라서 모양이 `()`입니다.
#
# !!! pitfall
#     `torch.rand`는 0과 1 사이의 **균등분포**(uniform distribution)에서 뽑습니다. 글자 하나가 더 붙은
#     `torch.randn`이 **정규분포**(normal distribution)입니다. 이 둘은 자주 혼동됩니다.
#
# !!! aside
#     남이 준 데이터는 대개 넘파이 배열입니다. `torch.as_tensor(배열)`이 텐서로 바꾸어 줍니다. 수를 복사하지 않고 같은
#     메모리를 함께 쓰므로 빠르지만, 한쪽을 고치면 다른 쪽도 바뀝니다. 따로 두고 싶으면 `torch.tensor(배열)`로
#     복사하세요. 어느 쪽이든 `dtype`은 배열의 것(대개 `float64`)이 그대로 이어집니다.

# %% [markdown] lang="en"
# ## Data with noise {#data}
#
# Draw 100 points from the line $y = 0.3x + 0.5$ and add a little noise to $y$. The $x$ are drawn
# evenly between 0 and 1, the noise evenly between −0.01 and 0.01. Further down you will draw such data
# a thousand times, so let a function do it, `make_linear`. `x` and `y` both have the shape `(100,)`.
# The start, `w_start` and `b_start`, is drawn as well: single numbers (scalars), shape `()`.
#
# !!! pitfall
#     `torch.rand` draws from the **uniform** distribution on 0 to 1. The **normal** distribution is
#     `torch.randn`, with one more letter. The two are often mixed up.
#
# !!! aside
#     Data that others give you mostly come as NumPy arrays; `torch.as_tensor(array)` makes a tensor of one. It
#     copies nothing: both share the same memory, which is fast, but a change to one changes the other. To keep
#     them apart, copy with `torch.tensor(array)`. Either way the `dtype` stays that of the array, mostly
#     `float64`.

# %% words={"x from": "x의 범위", "noise from": "잡음의 범위", "to": "~", "start": "시작"}
import warnings

import matplotlib.pyplot as plt
import torch


def make_linear(w, b, size, noise=0.01):
    x = torch.rand(size)
    return x, w * x + b + noise * (2 * torch.rand(size) - 1)


torch.manual_seed(3)
x, y = make_linear(0.3, 0.5, size=100)
noise = y - (0.3 * x + 0.5)
print(f"x from {x.min().item():.3f} to {x.max().item():.3f}")
print(f"noise from {noise.min().item():.4f} to {noise.max().item():.4f}")

w_start, b_start = torch.rand(()), torch.rand(())  # shape (): single numbers
print(f"start: w {w_start.item():.4f}  b {b_start.item():.4f}")

# %% figure="noisy-line" drawing=true
fig, ax = plt.subplots()
hollow = {"markerfacecolor": "white", "markersize": 5, "alpha": 0.6}
ax.plot(x, y, "o", color="C7", label="$y$", **hollow)
truth = {"linestyle": "dotted", "zorder": 3, "label": "$0.3x+0.5$"}
ax.axline((0, 0.5), slope=0.3, color="C7", **truth)
ax.annotate("$y=0.3x+0.5$", (0.5, 0.6), color="C7", fontsize=14)
ax.set(xlabel="$x$", ylabel="$y$", xlim=(-0.02, 1.02), ylim=(0.48, 0.82))
plt.show()

# %% [markdown] lang="ko" caption="noisy-line" alt="점 100개가 기울기 0.3, 높이 0.5인 직선을 따라 좁은 띠를 이룹니다. 점은 직선의 위아래로 0.01을 넘지 않게 흩어져 있습니다."
# 점 100개와, 점들을 만든 참 직선(점선)입니다. 잡음은 위아래로 0.01을 넘지 않습니다.

# %% [markdown] lang="en" caption="noisy-line" alt="A hundred points form a narrow band along the line of slope 0.3 and height 0.5, scattered above and below it by no more than 0.01."
# The hundred points and the true line that made them (dotted). The noise stays within 0.01 above and below.

# %% [markdown] lang="ko"
# ## 손실은 어디까지 내려갈까요 {#noise-floor}
#
# 손실은 평균제곱오차이고, 손실이 0.00005보다 작아지면 멈추기로 합니다. 이렇게 "이만하면 됐다"라고 미리 정해 두는
# 값을 허용오차(tolerance)라고 합니다. 왜 하필 0.00005일까요?
#
# !!! prediction
#     참값 $w = 0.3$, $b = 0.5$를 그대로 넣으면 손실은 얼마일까요?
#
#     - [ ] 0입니다
#     - [ ] 0보다 크고 0.00005보다 작습니다
#     - [ ] 0.00005보다 큽니다
#
#     ??? answer
#         0보다 크고 0.00005보다 작습니다. 그때 오차는 잡음 그 자체이므로 손실은 잡음을 제곱한 것의 평균입니다.
#         $-a$와 $a$ 사이에서 고르게 뽑은 수의 제곱은 평균이 $\frac{a^2}{3}$입니다. $a = 0.01$이면 약 0.000033입니다.

# %% [markdown] lang="en"
# ## How far can the loss fall? {#noise-floor}
#
# The loss is the mean squared error, and we decide to stop once it is below 0.00005. A value fixed in
# advance as good enough is called a tolerance. But why 0.00005?
#
# !!! prediction
#     What is the loss at the true values, $w = 0.3$ and $b = 0.5$?
#
#     - [ ] 0
#     - [ ] more than 0 and less than 0.00005
#     - [ ] more than 0.00005
#
#     ??? answer
#         More than 0 and less than 0.00005. The errors are then the noise itself, and the loss is the mean
#         of its squares. For numbers drawn evenly between $-a$ and $a$ the mean square is
#         $\frac{a^2}{3}$, which is about 0.000033 for $a = 0.01$.


# %% words={"theory": "이론", "at the true line": "참 직선에서"}
def mean_squared_error(w, b):
    return torch.mean((w * x + b - y) ** 2)


noise_floor = mean_squared_error(0.3, 0.5).item()
print(f"theory:            {0.01**2 / 3:.6f}")
print(f"at the true line:  {noise_floor:.6f}")

# %% [markdown] lang="ko"
# 직선에는 고를 수 있는 수가 둘뿐이라 점 100개의 잡음까지 맞출 수는 없습니다. 그래서 0.000034쯤이 손실의
# 바닥입니다. 0.00005는 그보다 조금 위에 있는 값이라, 거의 다 배웠을 때 멈추게 됩니다. 기준을 0.00003으로
# 잡았다면 영영 멈추지 않습니다. 정말 그런지는 뒤에서 확인합니다.
#
# ## 뺄셈 한 줄 {#update}
#
# 갱신은 $w \leftarrow w - \alpha \frac{\partial L}{\partial w}$이고, $b$도 마찬가지입니다. 그 자리에서 빼는
# `w -= learning_rate * w.grad`가 가장 자연스럽습니다. 그런데 그대로 쓰면 파이토치가 막습니다.

# %% [markdown] lang="en"
# A line has only two numbers to choose and cannot fit the noise of 100 points as well, so the floor
# of the loss is at about 0.000034. The tolerance, 0.00005, lies a little above, and training stops
# when nearly everything has been learned. With a tolerance of 0.00003 it would never stop; you will
# check that below.
#
# ## One line of subtraction {#update}
#
# The update is $w \leftarrow w - \alpha \frac{\partial L}{\partial w}$, and the same for $b$. The natural way
# is to subtract in place, `w -= learning_rate * w.grad`. Written just like that, PyTorch refuses.

# %%
learning_rate = 0.1

w = w_start.clone().requires_grad_()
b = b_start.clone().requires_grad_()
mean_squared_error(w, b).backward()
print(f"dL/dw {w.grad.item():.4f}  dL/db {b.grad.item():.4f}")
try:
    w -= learning_rate * w.grad
except RuntimeError as error:
    print(error)

# %% [markdown] lang="ko"
# "기울기가 필요한 잎(leaf) 변수를 제자리에서 바꾸려 한다"는 뜻입니다. 잎은 다른 계산의 결과가 아니라 우리가 직접
# 만든 텐서입니다. `w`는 지금 기록되고 있으므로, 값을 슬쩍 바꾸면 기록과 어긋납니다.
#
# 갱신은 모델의 계산이 아니라 매개변수를 고치는 일입니다. 그러니 기록하지 말라고 말하면 됩니다.
# `torch.no_grad()` 안에서는 기록을 멈춥니다. 갱신한 다음에는 `.grad`를 비웁니다. 두 기울기가 모두 양수이니 첫
# 걸음에서는 $w$와 $b$가 *모두* 작아져야 합니다.
#
# !!! aside
#     오래된 코드에는 `w.data -= learning_rate * w.grad`도 보입니다. `.data`는 기록되지 않는 같은 값이라 결과는 같습니다. 하지만
#     이미 기록된 계산에 쓰인 값을 바꾸어도 파이토치가 알아채지 못하므로, 틀린 기울기가 조용히 나올 수 있습니다. `no_grad()`
#     안에서는 알아채고 오류를 냅니다.

# %% [markdown] lang="en"
# A leaf is a tensor that we made ourselves, not the result of a calculation. `w` is being recorded,
# and a change to its value behind the back of the record would contradict it.
#
# An update is no part of the model's calculation; it corrects the parameters. So say that it should
# not be recorded: inside `torch.no_grad()` the recording pauses. After the update, clear `.grad`.
# Both gradients are positive, so the first step should make $w$ *and* $b$ smaller.
#
# !!! aside
#     Older code has `w.data -= learning_rate * w.grad`. `.data` is the same values, unrecorded, and the result is the
#     same. But if you change values that a recorded calculation still needs, PyTorch does not notice, and wrong gradients
#     may come out silently. Inside `no_grad()` it notices, and raises an error.


# %% words={"before": "갱신 전", "after": "갱신 후"}
def update(parameters):
    with torch.no_grad():
        for parameter in parameters:
            parameter -= learning_rate * parameter.grad
            parameter.grad = None


print(f"before  w {w.item():.4f}  b {b.item():.4f}")
update([w, b])
print(f"after   w {w.item():.4f}  b {b.item():.4f}")

# %% [markdown] lang="ko"
# ## 배웠으면 멈추기 {#early-stop}
#
# 이제 다 모였습니다. 학습률 0.1, 많아야 500에폭, 멈출 기준 0.00005입니다. 이 셋은 학습이 찾아 주는 $w$, $b$와 달리
# 우리가 미리 정하는 수입니다. 이런 수를 초매개변수(hyperparameter)라고 합니다. 5에폭마다 한 줄씩 기록하되, 화면에는
# 처음과 마지막 몇 줄만 보입니다.
#
# !!! prediction
#     $w$는 0.17에서 시작해 0.3으로 가야 합니다. 직선은 처음에 점들보다 위에 있습니다($b$가 0.83). $w$는 어떻게
#     움직일까요?
#
#     - [ ] 0.3까지 곧장 올라갑니다
#     - [ ] 내려갔다가 올라옵니다
#     - [ ] 0.3을 지나쳤다가 돌아옵니다
#
#     ??? answer
#         내려갔다가 올라옵니다. 직선 전체가 너무 높으므로 처음에는 $b$와 $w$를 *모두* 낮추는 쪽이 내리막입니다.
#         $w$는 0.105까지 내려갔다가 방향을 돌려 천천히 올라옵니다. [3강](03_autograd.ipynb)에서 $b$가 참값을 떠났다가
#         돌아온 것과 같은 일입니다.

# %% [markdown] lang="en"
# ## Stop when it has learned {#early-stop}
#
# Everything is at hand: a learning rate of 0.1, at most 500 epochs, a tolerance of 0.00005. Unlike $w$ and
# $b$, which training finds, these three are chosen beforehand; such numbers are called
# hyperparameters. Every fifth epoch adds a line to the log, of which the first and the last few
# are shown.
#
# !!! prediction
#     $w$ starts at 0.17 and has to get to 0.3. At first the line lies above the points ($b$ is 0.83). How
#     will $w$ move?
#
#     - [ ] straight up to 0.3
#     - [ ] down first, then up
#     - [ ] past 0.3 and back
#
#     ??? answer
#         Down first, then up. The whole line is too high, and at first downhill means to lower *both* $b$
#         and $w$. $w$ drops to 0.105, then turns and slowly climbs, just as $b$ left its true value and
#         came back in [lesson 3](03_autograd.ipynb).

# %% words={"epoch": "에폭", "loss": "손실", "lowest w": "가장 작은 w", "stopped at epoch": "멈춘 에폭", "of 500": "(최대 500)"}
max_epochs = 500
tolerance = 0.00005

w = w_start.clone().requires_grad_()
b = b_start.clone().requires_grad_()
history, log = [], []
for epoch in range(max_epochs):
    loss = mean_squared_error(w, b)
    history.append((loss.item(), w.item(), b.item()))
    if epoch % 5 == 0:
        log.append(f"{epoch:5}  {loss.item():.6f}  {w.item():.4f}  {b.item():.4f}")
    if loss < tolerance:
        break
    loss.backward()
    update([w, b])

print("epoch      loss       w       b")
print(*log[:5], "  ...", *log[-3:], sep="\n")
print(f"\nstopped at epoch {epoch} of {max_epochs}: loss {loss.item():.6f}")
print(f"w = {w.item():.1f}  b = {b.item():.1f}")
print(f"lowest w: {min(w for _, w, _ in history):.3f}")

# %% [markdown] lang="ko"
# 500에폭의 절반도 되기 전에 멈췄고, $w$와 $b$를 소수 첫째 자리까지 반올림하면 0.3과 0.5입니다. `log`에는 5에폭마다
# 적은 39줄이 모두 들어 있습니다. 손실과 매개변수가 모두 갱신 *전*의 값이라 한 줄의 수들이 서로 맞습니다. 이제 그림
# 둘을 봅시다.

# %% [markdown] lang="en"
# It stopped before half of the 500 epochs, and to one decimal $w$ and $b$ are 0.3 and 0.5. All 39 lines,
# one for every fifth epoch, are in `log`. The loss and the parameters are all taken *before* the
# update, so the numbers of a line belong together. Now two pictures.

# %% figure="loss" drawing=true words={"epoch": "에폭"}
losses, w_values, b_values = zip(*history, strict=True)

fig, ax = plt.subplots()
ax.plot(losses, color="C3", linewidth=3, label="$L$")
ax.axhline(tolerance, color="C7", linestyle="dotted")
ax.axhline(noise_floor, color="C7", linestyle="dotted")
ax.text(212, tolerance, "0.00005", color="C7", va="bottom")
ax.text(212, noise_floor, f"{noise_floor:.6f}", color="C7", va="top")
ax.annotate(f"{epoch}", (epoch, 7e-5), color="C3", ha="center")
ax.set(xlabel="epoch", ylabel="$L$", yscale="log", ylim=(2e-5, 0.1), xlim=(0, 210))
plt.show()

# %% [markdown] lang="ko" caption="loss" alt="에폭에 따른 손실을 로그 눈금으로 그렸습니다. 처음 10에폭에 0.07에서 0.004로 가파르게 떨어지고, 그 뒤로는 완만하게 내려가 194에폭에 기준 0.00005에 닿습니다. 기준은 잡음의 바닥 0.000034보다 조금 위에 있습니다."
# 에폭마다의 손실입니다. 위의 점선은 멈추는 기준, 아래의 점선은 참 직선의 손실입니다. 기준에 닿기 직전에는 바닥이 가까워 곡선이 눕기 시작합니다.

# %% [markdown] lang="en" caption="loss" alt="Loss against epoch on a logarithmic scale. In the first 10 epochs it drops steeply from 0.07 to 0.004, then falls gently and meets the tolerance 0.00005 at epoch 194. The tolerance lies a little above the noise floor at 0.000034."
# The loss of each epoch. The upper dotted line is the tolerance, the lower one the loss of the true line. Just before it stops, the curve begins to level off: the floor is near.

# %% figure="parameters" drawing=true words={"epoch": "에폭"}
fig, ax = plt.subplots()
for value in (0.3, 0.5):
    ax.axhline(value, color="C7", linestyle="dotted")
ax.plot(w_values, color="C0", label="$w$")
ax.plot(b_values, color="C1", linestyle="dashed", label="$b$")
ax.annotate("$w$", (55, 0.16), color="C0", fontsize=15)
ax.annotate("$b$", (30, 0.61), color="C1", fontsize=15)
ax.text(198, 0.3, "0.3", color="C7", va="center")
ax.text(198, 0.5, "0.5", color="C7", va="center")
ax.set(xlabel="epoch", xlim=(0, 196), ylim=(0, 0.9))
plt.show()

# %% [markdown] lang="ko" caption="parameters" alt="에폭에 따른 w와 b입니다. b는 0.83에서 빠르게 떨어진 뒤 0.5로 천천히 다가갑니다. w는 0.17에서 0.11까지 내려갔다가 0.3으로 천천히 올라갑니다. 멈춘 때에는 둘 다 참값에 아주 가깝지만 닿지는 않았습니다."
# $w$(실선)와 $b$(파선)가 참값(점선)에 다가갑니다. 처음 몇 에폭에는 함께 내려가고, 그다음에는 $b$가 내려가는 대신 $w$가 올라갑니다.

# %% [markdown] lang="en" caption="parameters" alt="w and b against epoch. b falls quickly from 0.83 and then approaches 0.5 slowly. w first drops from 0.17 to 0.11, then climbs slowly towards 0.3. When training stops both are very near their true values without having reached them."
# $w$ (solid) and $b$ (dashed) approach their true values (dotted). For a few epochs both go down; after that $w$ rises to make up for the falling $b$.

# %% [markdown] lang="ko"
# 멈추지 않고 5,000에폭을 계속하면 손실은 어디까지 내려갈까요? 기준이 0.00003이었다면 언제 멈췄을까요?

# %% [markdown] lang="en"
# How far would the loss fall if you did not stop but went on to 5,000 epochs? And when would a
# tolerance of 0.00003 have been met?

# %% words={"loss after 5,000 epochs": "5,000에폭 뒤의 손실", "loss at the true line": "참 직선의 손실"}
w = w_start.clone().requires_grad_()
b = b_start.clone().requires_grad_()
for _ in range(5000):
    mean_squared_error(w, b).backward()
    update([w, b])

print(f"loss after 5,000 epochs:  {mean_squared_error(w, b).item():.7f}")
print(f"loss at the true line:    {noise_floor:.7f}")
print(f"w = {w.item():.4f}  b = {b.item():.4f}")

# %% [markdown] lang="ko"
# 0.00003에는 끝내 이르지 못합니다. 참 직선의 손실보다 아주 조금 더 내려간 것은 배운 것이 아니라, 이 점 100개에
# 마침 섞인 잡음에 맞춰 직선이 살짝 움직인 것입니다. $w$와 $b$가 0.3과 0.5에서 조금 벗어난 까닭입니다. 아무리 더
# 학습해도 이 차이는 없어지지 않습니다.
#
# !!! pitfall
#     이렇게 멈추는 것을 조기 종료(early stopping)라고 부르는 글이 많지만, 머신러닝에서 이 말은 대개 다른 뜻입니다.
#     데이터의 일부를 학습에 쓰지 않고 따로 두었다가, 학습하는 동안 그 *따로 둔* 데이터의 손실을 지켜보고 더 줄지 않으면
#     멈추는 것입니다. 학습 데이터의 손실에 기준을 둔 우리의 방법은 허용오차일 뿐, 잡음까지 외우는 것을 막아 주지는
#     않습니다.
#
# ### 식은 합, 코드는 평균 {#sum-in-the-formula}
#
# 바탕이 된 글은 손실의 식을 합으로 적고 코드에서는 평균을 씁니다. 학습률 0.1은 평균에 맞춘 값이라, 식대로 합을 쓰면
# 점이 100개이므로 걸음이 100배가 되어 발산합니다. 합과 평균의 이야기는 [7강](07_sum_or_mean.ipynb)에서 합니다.
#
# ### 194는 드문 수일까요? {#thousand-runs}
#
# !!! experiment
#     바탕이 된 글에서는 277에폭에서 멈췄습니다. 그 글은 시드를 고정하지 않았으므로 같은 수를 다시 얻을 수는
#     없습니다. 대신 데이터와 출발점을 천 번 새로 뽑아, 멈추는 때가 어떻게 흩어지는지 봅시다.
#
# !!! prediction
#     277은 있을 법한 수일까요? 우리의 194는 어떨까요? 500에폭 안에 멈추지 못하는 학습도 있을까요?
#
#     ??? answer
#         둘 다 있을 법합니다. 천 번의 절반은 206에폭까지 멈추고, 277이나 그 뒤에 멈추는 것도 열에 하나가
#         넘습니다. 500에폭 안에 멈추지 못하는 것은 하나도 없습니다.
#
# 천 번의 학습을 한꺼번에 합니다. 학습 하나가 한 행입니다. `xs`의 모양은 `(1000, 100)`, `ws`는 `(1000, 1)`이므로
# 둘을 곱하면 행마다 자기 가중치가 곱해져 `(1000, 100)`이 됩니다. 기울기의 식은 이미 알고 있으니 자동미분은
# 필요 없습니다.

# %% [markdown] lang="en"
# It never gets to 0.00003. That it falls very slightly below the loss of the true line is nothing
# learned: the line has shifted a little to suit the noise that happens to be in these 100 points,
# which is why $w$ and $b$ are a little off 0.3 and 0.5. No amount of further training removes that.
#
# !!! pitfall
#     Many texts call this early stopping, but in machine learning the term mostly means something else: keep
#     a part of the data out of training, watch the loss on *that* part while you train, and stop when it falls
#     no further. What you did here, a limit for the loss on the training data, is only a tolerance. It does not
#     keep a model from learning the noise by heart.
#
# ### Sum in the formula, mean in the code {#sum-in-the-formula}
#
# The article writes the loss as a sum, and its code takes the mean. The learning rate of 0.1 belongs to the
# mean; with the sum of the formula, every step over 100 points would be 100 times as long, and the loss
# would diverge. [Lesson 7](07_sum_or_mean.ipynb) is about sum and mean.
#
# ### Is 194 an unusual number? {#thousand-runs}
#
# !!! experiment
#     In the article, training stopped at epoch 277. It sets no seed, so the same number cannot be had
#     again. Instead, draw the data and the start a thousand times and see how the stops scatter.
#
# !!! prediction
#     Is 277 a likely number? Is our 194? Will some trainings fail to stop within 500 epochs?
#
#     ??? answer
#         Both are plausible. Half of the thousand stop by epoch 206, and more than one in ten stop at
#         277 or later. Not one fails to stop within 500.
#
# All thousand trainings run at once, one in each row. `xs` has the shape `(1000, 100)` and `ws`
# `(1000, 1)`, so their product is `(1000, 100)`: each row is multiplied by its own weight. The formula
# of the gradient is known by now, so autograd is not needed.

# %% words={"of 1000": "/ 1000", "half of them stop by epoch": "절반이 멈춘 에폭", "90 % of them stop between": "90%가 멈춘 에폭", "and": "~", "at 277 or later": "277 이후에 멈춘 횟수", "not within 500 epochs": "500에폭 안에 못 멈춘 횟수"}
torch.manual_seed(4)
xs, ys = make_linear(0.3, 0.5, size=(1000, 100))
ws, bs = torch.rand(1000, 1), torch.rand(1000, 1)
stopped = torch.full((1000,), max_epochs)

for epoch in range(max_epochs):
    errors = ws * xs + bs - ys  # (1000, 100)
    reached = (errors**2).mean(dim=1) < tolerance
    stopped[reached & (stopped == max_epochs)] = epoch
    ws = ws - learning_rate * 2 * (xs * errors).mean(dim=1, keepdim=True)
    bs = bs - learning_rate * 2 * errors.mean(dim=1, keepdim=True)

shares = torch.tensor([0.05, 0.5, 0.95])
low, middle, high = torch.quantile(stopped.float(), shares)
print(f"half of them stop by epoch {middle:.0f}")
print(f"90 % of them stop between {low:.0f} and {high:.0f}")
print(f"at 277 or later: {(stopped >= 277).sum()} of 1000")
print(f"not within {max_epochs} epochs: {(stopped == max_epochs).sum()}")

# %% [markdown] lang="ko"
# 277은 조금 느린 편이지만 별난 수는 아닙니다. 하나도 빠짐없이 500에폭 안에 멈춥니다. 우연이 섞인 결과는
# 이렇게 *여러 번* 해 보아야 말할 수 있습니다.
#
# ## 몰래 자라는 그래프 {#growing-graph}
#
# 오류를 피하는 다른 방법이 먼저 떠올랐을 수도 있습니다. 제자리에서 바꾸지 말고, 새 텐서를 만들어 같은 이름을 다시
# 붙이는 것입니다. 이것을 재대입이라고 하겠습니다.
#
# `w = w - learning_rate * w.grad`
#
# 오류는 나지 않습니다. 그런데 다음 에폭에 이상한 일이 생깁니다.

# %% [markdown] lang="en"
# So 277 is on the slow side, but nothing odd, and every single one stops within 500 epochs. When
# chance is involved, run it *many times* before you speak.
#
# ## The graph that grows unseen {#growing-graph}
#
# Perhaps another way round the error came to your mind first: do not change the tensor in place, but
# make a new one and give it the same name. This is called rebinding.
#
# `w = w - learning_rate * w.grad`
#
# No error appears. But in the next epoch something odd happens.

# %% words={"first epoch": "첫 에폭", "second epoch": "둘째 에폭"}
w = w_start.clone().requires_grad_()
mean_squared_error(w, b_start).backward()
print("first epoch:   is_leaf", w.is_leaf, "  grad", w.grad)

w = w - learning_rate * w.grad
mean_squared_error(w, b_start).backward()
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # PyTorch warns about exactly this
    print("second epoch:  is_leaf", w.is_leaf, " grad", w.grad)

# %% [markdown] lang="ko"
# 새 `w`는 뺄셈의 *결과*이므로 더는 잎이 아니고, 파이토치는 잎이 아닌 텐서의 기울기를 남기지 않습니다. 이때
# 경고가 알려 주는 대로 `w.retain_grad()`를 부르면 기울기가 남고 학습도 됩니다. 바탕이 된 글도 이렇게 했습니다.
#
# 하지만 뺄셈도 기록되었습니다. 새 `w`의 그래프에는 이전 `w`가 들어 있고, 그 안에는 또 그 이전 `w`가 들어
# 있습니다.

# %% [markdown] lang="en"
# The new `w` is the *result* of a subtraction, so it is no longer a leaf, and PyTorch does not keep the
# gradients of tensors that are not leaves. Do what its warning suggests and call `w.retain_grad()`;
# the gradient stays, and the training works. That is the way the article went, too.
#
# But the subtraction has been recorded. The graph of the new `w` contains the old `w`, which
# contains the one before that, and so on.

# %% figure="rebinding" drawing=true numbers=false
fig, ax = plt.subplots(figsize=(6.8, 2.9))


def draw_node(x_node, y_node, text, colour):
    box = {"boxstyle": "round,pad=0.4", "facecolor": "white", "edgecolor": colour}
    centred = {"ha": "center", "va": "center"}
    ax.text(x_node, y_node, text, color=colour, fontsize=15, bbox=box, **centred)


def draw_backward(x_from, x_to, y_node):
    arrow = {"arrowstyle": "->", "color": "C4", "linewidth": 2}
    ax.annotate("", (x_to, y_node), (x_from, y_node), arrowprops=arrow)


for i, text in enumerate(["$w_0$", "$w_1$", "$w_2$", "$w_3$"]):
    draw_node(i, 1, text, "C0")
    draw_backward(i + 0.77, i + 0.23, 1)
draw_node(4, 1, "$L$", "C3")
draw_node(3, 0, "$w$", "C0")
draw_node(4, 0, "$L$", "C3")
draw_backward(3.77, 3.23, 0)
ax.text(-0.2, 1.55, "w = w - ...", fontsize=12)
ax.text(-0.2, 0, "w -= ...", fontsize=12, va="center")
ax.set(xlim=(-0.4, 4.4), ylim=(-0.5, 1.8))
ax.axis("off")
plt.show()

# %% [markdown] lang="ko" caption="rebinding" alt="위는 새 텐서에 같은 이름을 다시 붙인 경우(재대입)입니다. 손실에서 나온 화살표가 w3, w2, w1을 모두 지나 w0까지 갑니다. 아래는 제자리에서 바꾼 경우입니다. 화살표가 w에서 바로 끝납니다."
# 네 번째 에폭의 `backward()`가 지나는 길입니다. 위에서는 지난 갱신을 모두 거슬러 $w_0$까지 가고, 아래에서는 $w$에서 끝납니다.

# %% [markdown] lang="en" caption="rebinding" alt="Above, with rebinding: the arrows from the loss run through w3, w2 and w1 all the way to w0. Below, in place: the single arrow ends at w."
# The way of `backward()` in the fourth epoch. Above it goes back through every earlier update to $w_0$; below it ends at $w$.

# %% [markdown] lang="ko"
# 정말 그런지 세어 봅시다. 손실에서 출발해 `next_functions`를 따라가며 만나는 마디의 수를 셉니다.
# `backward()`가 지나야 하는 마디입니다. 시간을 재는 대신 마디를 세면 어느 컴퓨터에서나 같은 수가 나옵니다.
#
# !!! prediction
#     재대입하는 학습과 제자리에서 바꾸는 학습을 같은 에폭 수만큼 합니다. 무엇이 다를까요?
#
#     - [ ] 마지막 $w$, $b$와 마디의 수가 모두 다릅니다
#     - [ ] 마지막 $w$, $b$만 다릅니다
#     - [ ] 마디의 수만 다릅니다
#
#     ??? answer
#         마디의 수만 다릅니다. $w$와 $b$는 똑같습니다. 그래서 알아채기 어렵습니다. 마디의 수는 에폭마다 2개씩, $w$와 $b$의 뺄셈만큼
#         늘어납니다. 제자리에서 바꾸면 언제나 7개입니다. 손실을 계산하는 연산 다섯(곱하기, 더하기, 빼기, 제곱,
#         평균)과 $w$와 $b$의 AccumulateGrad입니다.

# %% [markdown] lang="en"
# Is it so? Count. Start at the loss, follow `next_functions`, and count the nodes you meet: those that
# `backward()` has to visit. Counting nodes instead of measuring time gives the same number on every
# computer.
#
# !!! prediction
#     Train once by rebinding and once in place, for the same number of epochs. What will differ?
#
#     - [ ] the final $w$ and $b$, and the number of nodes
#     - [ ] only the final $w$ and $b$
#     - [ ] only the number of nodes
#
#     ??? answer
#         Only the number of nodes. $w$ and $b$ are the same, which is why it is hard to notice. The number of nodes grows by 2
#         with every epoch, one subtraction each for $w$ and $b$. In place it is always 7: the five
#         operations that make the loss (multiply, add, subtract, square, mean) and the AccumulateGrad
#         of $w$ and of $b$.


# %% words={"rebinding": "재대입", "in place": "제자리", "nodes": "마디"}
def count_nodes(loss):
    seen, waiting = set(), [loss.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is not None and node not in seen:
            seen.add(node)
            waiting.extend(earlier for earlier, _ in node.next_functions)
    return len(seen)


def descend(epochs, rebind, count=True):
    w = w_start.clone().requires_grad_()
    b = b_start.clone().requires_grad_()
    nodes = []
    for _ in range(epochs):
        loss = mean_squared_error(w, b)
        if count:
            nodes.append(count_nodes(loss))
        loss.backward()
        if rebind:
            w = w - learning_rate * w.grad
            b = b - learning_rate * b.grad
            w.retain_grad()
            b.retain_grad()
        else:
            update([w, b])
    return w.item(), b.item(), torch.tensor(nodes)


epochs = len(history)
w_rebound, b_rebound, nodes_rebound = descend(epochs, rebind=True)
w_in_place, b_in_place, nodes_in_place = descend(epochs, rebind=False)
print(f"rebinding: w {w_rebound:.6f}  b {b_rebound:.6f}")
print(f"in place:  w {w_in_place:.6f}  b {b_in_place:.6f}")
for name, nodes in [("rebinding", nodes_rebound), ("in place", nodes_in_place)]:
    print(f"nodes, {name:9}", *nodes[:4].tolist(), "...", nodes[-1].item())

# %% [markdown] lang="ko"
# 재대입하는 코드는 틀린 답을 내지 않습니다. 지금의 $w$에 대한 기울기는 `backward()`가 $w$에 닿았을 때 이미
# 정해집니다. 거기서 $w_0$까지 더 거슬러 가는 것은 아무도 쓰지 않을 텐서들의 `.grad`를 채우는 일일 뿐입니다.
#
# ### 무엇을 치르나요 {#cost}
#
# 필요 없는 일이 에폭마다 늘어납니다. $k$번째 에폭($k = 0, 1, 2, \dots$)에서 지나는 마디는 ${7 + 2k}$개이므로, $n$에폭을
# 모두 합하면 $7n + n(n - 1)$개입니다. 제자리에서 바꾸면 $7n$개입니다.
#
# !!! prediction
#     에폭을 1,000번에서 3,000번으로 세 배 늘립니다. 재대입하는 학습이 지나는 마디는 모두 몇 배가 될까요?
#
#     - [ ] 3배쯤
#     - [ ] 6배쯤
#     - [ ] 9배쯤
#
#     ??? answer
#         9배쯤입니다. $n$이 크면 $n^2$이 거의 전부이므로, $n$이 세 배이면 $n^2$은 아홉 배입니다.

# %% [markdown] lang="en"
# Rebinding does not give wrong answers. The gradient of the present $w$ is settled as soon as
# `backward()` has reached it; going on from there to $w_0$ only fills the `.grad` of tensors that nobody
# will use.
#
# ### What it costs {#cost}
#
# Of this useless work there is more in every epoch. Epoch $k$ ($k = 0, 1, 2, \dots$) visits ${7 + 2k}$ nodes, so $n$ epochs
# visit $7n + n(n - 1)$ of them in all. In place it is $7n$.
#
# !!! prediction
#     Train three times as long, 3,000 epochs rather than 1,000. How many times as many nodes does rebinding visit in
#     all?
#
#     - [ ] about 3 times
#     - [ ] about 6 times
#     - [ ] about 9 times
#
#     ??? answer
#         About 9 times. For a large $n$ nearly all of it is $n^2$, and three times $n$ makes nine times $n^2$.


# %% words={"epochs": "에폭", "rebinding": "재대입", "in place": "제자리", "counted": "센 수", "formula": "공식"}
def visits(n):
    return 7 * n + n * (n - 1)


print(f"counted {nodes_rebound.sum().item()}  formula {visits(epochs)}")
for n in [1000, 3000]:
    print(f"{n} epochs:  rebinding {visits(n):9,}  in place {7 * n:6,}")

# %% figure="nodes" drawing=true words={"epoch": "에폭"}
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
for ax, rebound, in_place in [
    (left, nodes_rebound, nodes_in_place),
    (right, nodes_rebound.cumsum(0), nodes_in_place.cumsum(0)),
]:
    ax.plot(rebound, color="C4", linestyle="dashed", label="w = w - ...")
    ax.plot(in_place, color="C4", linewidth=3, label="w -= ...")
    ax.set(xlabel="epoch", xlim=(0, epochs), ylim=0)
    label = {"xycoords": "axes fraction", "ha": "right", "color": "C4"}
    ax.annotate("w = w - ...", (0.5, 0.62), **label)
    ax.annotate("w -= ...", (0.97, 0.08), **label)
left.set_ylabel("$n$")
right.set_ylabel(r"$\sum n$")
plt.show()

# %% [markdown] lang="ko" caption="nodes" alt="첫째 그림은 에폭마다 backward가 지나는 마디의 수입니다. 재대입하면 7에서 395까지 직선으로 늘고, 제자리에서 바꾸면 7로 일정합니다. 둘째 그림은 그 누적입니다. 재대입하면 포물선처럼 휘어 올라 약 3만 9천이 되고, 제자리에서는 바닥에 붙어 있습니다."
# 첫째 그림은 한 에폭에 지나는 마디의 수 $n$, 둘째 그림은 지금까지의 합입니다. 에폭이 두 배가 되면 파선의 합은 네 배쯤이 됩니다.

# %% [markdown] lang="en" caption="nodes" alt="The first panel has the number of nodes that backward visits in each epoch: with rebinding it grows along a straight line from 7 to 395, in place it stays at 7. The second has the running total: with rebinding it bends upward like a parabola to about 39,000, in place it stays near the bottom."
# The first panel has $n$, the nodes visited in one epoch, the second the total so far. With twice as many epochs the total of the dashed curve becomes about four times as large.

# %% [markdown] lang="ko"
# 마디를 지나는 데에는 시간이 듭니다. 어느 컴퓨터의 코어 하나로 재어 보니 이만큼 걸렸습니다.
#
# | 에폭 | 재대입 | 제자리 |
# |--:|--:|--:|
# | 1,000 | 2.5초 | 0.09초 |
# | 3,000 | 27초 | 0.31초 |
#
# 제자리에서는 에폭이 세 배이면 시간도 세 배 남짓입니다. 재대입에서는 열 배가 넘습니다. 1만 에폭이라면 5분이 넘을 것이고,
# 메모리도 에폭마다 차오릅니다.
#
# !!! experiment
#     여러분의 컴퓨터에서는 얼마나 걸리는지 재어 보세요. 위의 칸 하나를 고쳐 써도 됩니다. 이 페이지 안에서는 모든 것이
#     느리므로 250과 500으로 시작하고, 시간이 몇 배가 되는지 보세요.
#
#     ```python
#     import time
#
#     for n in [250, 500]:
#         begun = time.perf_counter()
#         descend(n, rebind=True, count=False)
#         print(n, time.perf_counter() - begun)
#     ```
#
# ### 날마다 만나는 모습: `total += loss` {#total-loss}
#
# `w = w - ...`를 쓰지 않아도 그래프는 자랄 수 있습니다. 에폭들의 평균 손실을 알고 싶어서 손실을 더해 갈 때입니다.
# `loss`는 수가 아니라 그래프를 달고 있는 텐서이므로, `total += loss`는 모든 에폭의 그래프를 붙들어 둡니다.

# %% [markdown] lang="en"
# Visiting nodes takes time. On one core of some computer it took this long:
#
# | epochs | rebinding | in place |
# |--:|--:|--:|
# | 1,000 | 2.5 s | 0.09 s |
# | 3,000 | 27 s | 0.31 s |
#
# In place, three times the epochs take a little more than three times as long; by rebinding they take more than ten
# times as long. Ten thousand epochs would take more than five minutes, and the memory fills up with every epoch, too.
#
# !!! experiment
#     Measure it on your own computer; you may do so by editing one of the cells above. In this page everything is slower,
#     so begin with 250 and 500, and look by how much the time grows.
#
#     ```python
#     import time
#
#     for n in [250, 500]:
#         begun = time.perf_counter()
#         descend(n, rebind=True, count=False)
#         print(n, time.perf_counter() - begun)
#     ```
#
# ### As you meet it every day: `total += loss` {#total-loss}
#
# A graph can grow without any `w = w - ...`: when you add up the losses because you want their mean over the epochs.
# `loss` is not a number but a tensor with a graph behind it, so `total += loss` keeps the graphs of all epochs alive.

# %% words={"nodes behind total": "total에 달린 마디", "mean loss": "평균 손실"}
w = w_start.clone().requires_grad_()
b = b_start.clone().requires_grad_()
total, total_as_number = 0, 0.0
for _ in range(epochs):
    loss = mean_squared_error(w, b)
    total += loss
    total_as_number += loss.item()
    loss.backward()
    update([w, b])

print("nodes behind total:", count_nodes(total))
print(f"mean loss: {total.item() / epochs:.6f} {total_as_number / epochs:.6f}")

# %% [markdown] lang="ko"
# 갱신은 바르게 했는데도 `total`에는 마디가 1,172개 달려 있습니다. 195에폭마다 손실의 연산 다섯과 더하기 하나, 여기에 $w$와
# $b$의 AccumulateGrad 둘을 더한 수입니다. 평균은 같으니 알아채기 어렵습니다. 손실을 적거나 더할 때에는 수만 꺼내세요. `loss.item()`이 그 일을 합니다.
#
# ### 갱신은 기록하지 않습니다 {#unrecorded}
#
# 옳은 방법은 모두 같은 생각입니다. *모델의 계산이 아닌 것은 기록하지 않는다*는 것입니다.
#
# - `torch.no_grad()` 안에서 제자리에서 뺍니다. 옵티마이저의 `step()`도 이렇게 합니다.
# - 새 텐서를 만들고 싶다면 `detach()`로 기록에서 떼어 낸 다음 `requires_grad_()`로 새 잎으로 삼습니다.
# - 적어 두거나 더할 손실은 `item()`으로 수를 꺼냅니다.
#
# 두 번째 방법도 확인해 봅시다.

# %% [markdown] lang="en"
# The updates were done properly, and yet there are 1,172 nodes behind `total`: for each of the 195 epochs the five operations of
# the loss and one addition, and the AccumulateGrad of $w$ and of $b$. The mean is the same, so it is hard to notice. When you note down or add up a loss, take the
# number out of it with `loss.item()`.
#
# ### Do not record the update {#unrecorded}
#
# There are several right ways, and one idea behind them all: *do not record what is no part of the model*.
#
# - Subtract in place inside `torch.no_grad()`. That is what an optimizer's `step()` does as well.
# - If you want a new tensor, cut it off from the record with `detach()` and make it a new leaf with
#   `requires_grad_()`.
# - Of a loss that you note down or add up, take the number with `item()`.
#
# Check the second of them, too.

# %% words={"nodes": "마디", "detached": "떼어 냄"}
w = w_start.clone().requires_grad_()
b = b_start.clone().requires_grad_()
nodes = []
for _ in range(epochs):
    loss = mean_squared_error(w, b)
    nodes.append(count_nodes(loss))
    loss.backward()
    w = (w - learning_rate * w.grad).detach().requires_grad_()
    b = (b - learning_rate * b.grad).detach().requires_grad_()

print(f"detached:  w {w.item():.6f}  b {b.item():.6f}")
print("nodes:    ", *nodes[:4], "...", nodes[-1])

# %% [markdown] lang="ko"
# 답은 같고, 마디는 언제나 7개입니다. 새 잎의 `.grad`는 비어 있으므로 따로 비울 필요도 없습니다.
#
# ## 연습문제 {#exercises}
#
# 옵티마이저 없이 직접 내려가 보세요. 답이 맞으면 마디를 세어 그래프가 자라지 않는지도 확인해 보세요.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 잡음이 있으면 손실은 0이 되지 않으므로, 허용오차는 잡음의 바닥보다 조금 위로 잡는 것이 알맞습니다. 경사하강법은
# 자동미분에 뺄셈 한 줄을 더한 것입니다. 그 뺄셈은 기록되지 않아야 하며, 기록되면 답은 맞아도 그래프가 에폭마다
# 자라고, 걸리는 시간은 에폭 수의 제곱으로 늘어납니다. 손실을 모을 때에도 `item()`으로 수만 꺼냅니다.
#
# 다음 질문: 손실과 $w$와 $b$를 따로따로 그렸습니다. 셋을 한 그림에 담아 걸음 하나하나를 지켜볼 수는 없을까요?

# %% [markdown] lang="en"
# The answer is the same, and the nodes are always 7. The `.grad` of a new leaf is empty, so there is
# nothing to clear.
#
# ## Exercises {#exercises}
#
# Go down by yourself, without an optimizer. When the answer is right, count the nodes as well, and
# make sure that the graph does not grow.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# With noise in the data the loss does not reach 0, so choose the tolerance a little above the noise floor.
# Gradient descent is autograd plus one line of subtraction. That subtraction must not be recorded; if it
# is, the answer is right, but the graph grows with every epoch, and the time with the square of their
# number. When you collect losses, take the numbers only, with `item()`.
#
# The next question: the loss, $w$ and $b$ were drawn one by one. Could all three be put into one picture,
# to watch every single step?
