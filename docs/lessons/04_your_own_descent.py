# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 18
#     summary:
#       ko: 옵티마이저 없이 경사하강법을 직접 쓰고, 충분히 배웠으면 일찍 멈춥니다. 눈에 띄지 않게 자라는 계산 그래프를 세어 봅니다.
#       en: Write gradient descent yourself, without an optimizer, and stop early once it has learned enough. Count the computation graph that grows unnoticed.
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
# - 잡음이 섞인 데이터에서 손실이 어디까지 내려갈 수 있는지 예상하고, 거기에 맞춰 학습을 일찍 멈춥니다.
# - 자동미분과 뺄셈만으로 경사하강법을 씁니다.
# - 매개변수를 갱신하는 코드가 계산 그래프를 키우는지 아닌지를 마디를 세어 확인합니다.

# %% [markdown] lang="en"
# # 4. A descent of your own
#
# In [lesson 3](03_autograd.ipynb) `step()` did the subtraction. Now you write it yourself. It takes
# one line, but forget that autograd stands by and records everything, and it goes wrong without a
# word: the results are right, and every epoch takes a little longer than the one before.
#
# After this lesson you can
#
# - tell how far the loss can fall when the data are noisy, and stop training early accordingly,
# - write gradient descent with nothing but autograd and a subtraction,
# - find out, by counting nodes, whether an update makes the computation graph grow.

# %% [markdown] lang="ko"
# ## 잡음이 섞인 데이터 {#data}
#
# 직선 $y = 0.3x + 0.5$에서 점 100개를 뽑고, $y$에 작은 잡음(noise)을 더합니다. $x$는 0과 1 사이에서, 잡음은
# −0.01과 0.01 사이에서 고르게 뽑습니다. `x`와 `noise`와 `y`의 모양은 모두 `(100,)`입니다. 출발점이 될 `w_start`와
# `b_start`도 지금 뽑아 둡니다. 둘은 수 하나라 모양이 `()`입니다.
#
# !!! pitfall
#     `torch.rand`는 0과 1 사이의 **균등분포**(uniform distribution)입니다. 글자 하나가 더 붙은 `torch.randn`이
#     정규분포(normal distribution)입니다. 이 강의의 바탕이 된 글은 `torch.rand`를 정규분포로 소개하는데, 흔히
#     하는 혼동입니다. 아래에서 최솟값과 최댓값으로 확인합니다.

# %% [markdown] lang="en"
# ## Data with noise {#data}
#
# Draw 100 points from the line $y = 0.3x + 0.5$ and add a little noise to $y$. The $x$ are drawn
# evenly between 0 and 1, the noise evenly between −0.01 and 0.01. `x`, `noise` and `y` all have the
# shape `(100,)`. The start, `w_start` and `b_start`, is drawn as well: single numbers, shape `()`.
#
# !!! pitfall
#     `torch.rand` is the **uniform** distribution on 0 to 1. The normal distribution is
#     `torch.randn`, with one more letter. The article that this lesson grew from calls `torch.rand`
#     normal, which is an easy slip to make. Minimum and maximum settle the matter below.

# %% words={"x from": "x의 범위", "noise from": "잡음의 범위", "rand  from": "rand  범위", "randn from": "randn 범위", "to": "~"}
import warnings

import matplotlib.pyplot as plt
import torch

torch.manual_seed(3)
x = torch.rand(100)
noise = 0.02 * torch.rand(100) - 0.01
y = 0.3 * x + 0.5 + noise
w_start, b_start = torch.rand(()), torch.rand(())  # shape (): single numbers
print(f"x from {x.min().item():.3f} to {x.max().item():.3f}")
print(f"noise from {noise.min().item():.4f} to {noise.max().item():.4f}")

for draw in (torch.rand, torch.randn):
    sample = draw(10_000)
    low, high = sample.min().item(), sample.max().item()
    print(f"{draw.__name__:5} from {low:.2f} to {high:.2f}")

# %% figure="noisy-line"
fig, ax = plt.subplots()
ax.plot(x, y, "o", color="C7", markerfacecolor="white", markersize=5, alpha=0.6)
ax.axline((0, 0.5), slope=0.3, color="C7", linestyle="dotted", zorder=3)
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
# 손실은 평균제곱오차이고, 손실이 0.00005보다 작아지면 멈추기로 합니다. 이렇게 정해 둔 기준에 이르면 남은
# 에폭을 하지 않고 끝내는 것을 조기 종료(early stopping)라고 합니다. 왜 하필 0.00005일까요?
#
# !!! prediction
#     참값 $w = 0.3$, $b = 0.5$를 그대로 넣으면 손실은 0이 될까요?
#
#     ??? answer
#         아닙니다. 그때 오차는 잡음 그 자체이므로 손실은 잡음을 제곱한 것의 평균입니다. $-a$와 $a$ 사이에서 고르게
#         뽑은 수의 제곱은 평균이 $\frac{a^2}{3}$입니다. $a = 0.01$이면 약 0.000033입니다.

# %% [markdown] lang="en"
# ## How far can the loss fall? {#noise-floor}
#
# The loss is the mean squared error, and we decide to stop once it is below 0.00005. Ending there
# and leaving out the remaining epochs is called early stopping. But why 0.00005?
#
# !!! prediction
#     With the true values $w = 0.3$ and $b = 0.5$, is the loss 0?
#
#     ??? answer
#         No. Then the errors are the noise itself, and the loss is the mean of its squares. For
#         numbers drawn evenly between $-a$ and $a$ the mean square is $\frac{a^2}{3}$, which is
#         about 0.000033 for $a = 0.01$.


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
# ## 식은 합, 코드는 평균 {#sum-in-the-formula}
#
# 바탕이 된 글은 손실의 식을 합으로 적고 코드에서는 평균을 씁니다.
#
# $$\sum_{i=1}^{N} (\hat{y}_i - y_i)^2 \qquad \qquad \frac{1}{N} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2$$
#
# [2강](02_linear_regression_numpy.ipynb#sum-or-mean)에서 본 대로 둘의 기울기는 $N$배, 여기서는 100배
# 다릅니다. 학습률 0.1은 평균에 맞춘 값입니다.
#
# !!! prediction
#     글에 적힌 식을 그대로 옮겨 합의 기울기에 0.1을 곱하면 어떻게 될까요?
#
#     ??? answer
#         평균으로 치면 학습률이 10인 셈입니다. 걸음이 너무 길어 발산합니다.

# %% [markdown] lang="en"
# A line has only two numbers to choose and cannot fit the noise of 100 points as well, so the floor
# of the loss is at about 0.000034. The threshold, 0.00005, lies a little above, and training stops
# when nearly everything has been learned. With a threshold of 0.00003 it would never stop; you will
# check that below.
#
# ## Sum in the formula, mean in the code {#sum-in-the-formula}
#
# The article writes the loss as a sum, and its code takes the mean.
#
# $$\sum_{i=1}^{N} (\hat{y}_i - y_i)^2 \qquad \qquad \frac{1}{N} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2$$
#
# As you saw in [lesson 2](02_linear_regression_numpy.ipynb#sum-or-mean), their gradients differ by a
# factor of $N$, here 100. The learning rate of 0.1 belongs to the mean.
#
# !!! prediction
#     What happens if you take the formula at its word and multiply the gradient of the sum by 0.1?
#
#     ??? answer
#         On the mean that would be a learning rate of 10. The steps are much too long, and the loss
#         diverges.

# %% [markdown] lang="ko"
# ## 뺄셈 한 줄 {#update}
#
# 갱신은 $w \leftarrow w - \alpha \frac{\partial L}{\partial w}$입니다. 그 자리에서 빼는
# `w -= learning_rate * w.grad`가 가장 자연스럽습니다. 그런데 그대로 쓰면 파이토치가 막습니다.

# %% [markdown] lang="en"
# ## One line of subtraction {#update}
#
# The update is $w \leftarrow w - \alpha \frac{\partial L}{\partial w}$. The natural way is to
# subtract in place, `w -= learning_rate * w.grad`. Written just like that, PyTorch refuses.

# %% words={"start": "시작"}
learning_rate = 0.1
print(f"start: w {w_start.item():.4f}  b {b_start.item():.4f}")

w = w_start.clone().requires_grad_()
mean_squared_error(w, b_start).backward()
try:
    w -= learning_rate * w.grad
except RuntimeError as error:
    print(error)

# %% [markdown] lang="ko"
# "기울기가 필요한 잎(leaf) 변수를 제자리에서 바꾸려 한다"는 뜻입니다. 잎은 다른 계산의 결과가 아니라 우리가 직접
# 만든 텐서입니다. `w`는 지금 기록되고 있으므로, 값을 슬쩍 바꾸면 기록과 어긋납니다.
#
# 갱신은 모델의 계산이 아니라 매개변수를 고치는 일입니다. 그러니 기록하지 말라고 말하면 됩니다.
# `torch.no_grad()` 안에서는 기록을 멈춥니다. 갱신한 다음에는 `.grad`를 비웁니다. 먼저 합과 평균의 차이부터
# 확인해 봅시다.

# %% [markdown] lang="en"
# A leaf is a tensor that we made ourselves, not the result of a calculation. `w` is being recorded,
# and a change to its value behind the back of the record would contradict it.
#
# An update is no part of the model's calculation; it corrects the parameters. So say that it should
# not be recorded: inside `torch.no_grad()` the recording pauses. After the update, clear `.grad`.
# First, settle the matter of sum and mean.


# %% words={"sum": "합", "mean": "평균"}
def update(parameters):
    with torch.no_grad():
        for parameter in parameters:
            parameter -= learning_rate * parameter.grad
            parameter.grad = None


for name, scale in [("mean", 1), ("sum", len(x))]:
    w = w_start.clone().requires_grad_()
    b = b_start.clone().requires_grad_()
    losses = []
    for _ in range(5):
        loss = scale * mean_squared_error(w, b)
        losses.append(f"{loss.item():.2g}")
        loss.backward()
        update([w, b])
    print(f"{name:4}", *losses)

# %% [markdown] lang="ko"
# 평균은 에폭마다 줄어듭니다. 합은 다섯 번째에 벌써 10의 11제곱을 넘어 폭발합니다. 식과 코드가 다를 때 문제를
# 일으키는 것은 식이 아니라 *식과 학습률의 짝*입니다.
#
# ## 배웠으면 멈추기 {#early-stop}
#
# 이제 다 모였습니다. 학습률 0.1, 많아야 500에폭, 손실이 0.00005보다 작으면 멈추고, 5에폭마다 한 줄씩 적습니다.
#
# !!! prediction
#     $w$는 0.17에서 시작해 0.3으로 가야 합니다. 처음부터 곧장 올라갈까요? 이번에는 $b$가 0.83으로, 직선이
#     점들보다 위에 있습니다.
#
#     ??? answer
#         아닙니다. 직선 전체가 너무 높으므로 처음에는 $b$와 $w$를 *모두* 낮추는 쪽이 내리막입니다. $w$는 0.106까지
#         내려갔다가 방향을 돌려 천천히 올라옵니다. 3강에서 $b$가 정답을 떠났다가 돌아온 것과 같은 일입니다.

# %% [markdown] lang="en"
# The mean falls with every epoch. The sum has passed 10 to the power of 11 at the fifth. Where formula
# and code differ, it is not the formula that does the harm but the *pairing* of formula and learning
# rate.
#
# ## Stop when it has learned {#early-stop}
#
# Everything is at hand: a learning rate of 0.1, at most 500 epochs, a stop once the loss is below
# 0.00005, and a line every 5 epochs.
#
# !!! prediction
#     $w$ starts at 0.17 and has to get to 0.3. Will it go straight up? This time $b$ starts at 0.83,
#     so that the line lies above the points.
#
#     ??? answer
#         No. The whole line is too high, and at first downhill means to lower *both* $b$ and $w$.
#         $w$ drops to 0.106, then turns and slowly climbs, just as $b$ left its true value and
#         came back in lesson 3.

# %% words={"epoch": "에폭", "learning rate": "학습률", "loss": "손실", "stop below": "멈출 기준", "stopped at epoch": "멈춘 에폭", "of 500": "(최대 500)"}
max_epochs = 500
threshold = 0.00005

w = w_start.clone().requires_grad_()
b = b_start.clone().requires_grad_()
history = []
print(f"learning rate {learning_rate}, stop below {threshold:.5f}")
print("epoch      loss       w       b")
for epoch in range(max_epochs):
    loss = mean_squared_error(w, b)
    history.append((loss.item(), w.item(), b.item()))
    if epoch % 5 == 0:
        print(f"{epoch:5}  {loss.item():.6f}  {w.item():.4f}  {b.item():.4f}")
    if loss < threshold:
        break
    loss.backward()
    update([w, b])

print(f"\nstopped at epoch {epoch} of {max_epochs}: loss {loss.item():.6f}")
print(f"w = {w.item():.1f}  b = {b.item():.1f}")

# %% [markdown] lang="ko"
# 500에폭의 절반도 되기 전에 멈췄고, $w$와 $b$를 소수 첫째 자리로 반올림하면 0.3과 0.5입니다. 이 기록에서는 손실과
# 매개변수가 모두 갱신 *전*의 값이라, 3강의 기록과 달리 한 줄의 수들이 서로 맞습니다. 이제 그림 둘을 봅시다.

# %% [markdown] lang="en"
# It stopped before half of the 500 epochs, and to one decimal $w$ and $b$ are 0.3 and 0.5. Unlike
# in lesson 3, the loss and the parameters in this log are all taken *before* the update, so the
# numbers of a line belong together. Now two pictures.

# %% figure="loss" words={"epoch": "에폭"}
losses, w_values, b_values = zip(*history, strict=True)

fig, ax = plt.subplots()
ax.plot(losses, color="C3", linewidth=3)
ax.axhline(threshold, color="C7", linestyle="dotted")
ax.axhline(noise_floor, color="C7", linestyle="dotted")
ax.text(212, threshold, "0.00005", color="C7", va="bottom")
ax.text(212, noise_floor, f"{noise_floor:.6f}", color="C7", va="top")
ax.annotate(f"{epoch}", (epoch, 7e-5), color="C3", ha="center")
ax.set(xlabel="epoch", ylabel="$L$", yscale="log", ylim=(2e-5, 0.1), xlim=(0, 210))
plt.show()

# %% [markdown] lang="ko" caption="loss" alt="에폭에 따른 손실을 로그 눈금으로 그렸습니다. 처음 10에폭에 0.07에서 0.004로 가파르게 떨어지고, 그 뒤로는 완만하게 내려가 194에폭에 기준 0.00005에 닿습니다. 기준은 잡음의 바닥 0.000034보다 조금 위에 있습니다."
# 에폭마다의 손실입니다. 위의 점선은 멈추는 기준, 아래의 점선은 참 직선의 손실입니다. 기준에 닿기 직전에는 바닥이 가까워 곡선이 눕기 시작합니다.

# %% [markdown] lang="en" caption="loss" alt="Loss against epoch on a logarithmic scale. In the first 10 epochs it drops steeply from 0.07 to 0.004, then falls gently and meets the threshold 0.00005 at epoch 194. The threshold lies a little above the noise floor at 0.000034."
# The loss of each epoch. The upper dotted line is the threshold, the lower one the loss of the true line. Just before it stops, the curve begins to level off: the floor is near.

# %% figure="parameters" words={"epoch": "에폭"}
fig, ax = plt.subplots()
for value in (0.3, 0.5):
    ax.axhline(value, color="C7", linestyle="dotted")
ax.plot(w_values, color="C0")
ax.plot(b_values, color="C1", linestyle="dashed")
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
# threshold of 0.00003 have been met?

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
# 마침 섞인 잡음에 맞춰 직선이 살짝 움직인 것입니다. $w$와 $b$가 0.3과 0.5에서 조금 벗어난 까닭입니다. 오래
# 학습한다고 참값에 더 가까워지지는 않습니다.
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
xs = torch.rand(1000, 100)
ys = 0.3 * xs + 0.5 + 0.02 * torch.rand(1000, 100) - 0.01
ws, bs = torch.rand(1000, 1), torch.rand(1000, 1)
stopped = torch.full((1000,), max_epochs)

for epoch in range(max_epochs):
    errors = ws * xs + bs - ys  # (1000, 100)
    reached = (errors**2).mean(dim=1) < threshold
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
# 오류를 피하는 다른 방법이 먼저 떠올랐을 수도 있습니다. 제자리에서 바꾸지 말고 새 텐서에 같은 이름을 붙이는
# 것입니다.
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
# give its name to a new one.
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
# 경고가 알려 주는 대로 `w.retain_grad()`를 부르면 기울기가 남고 학습도 됩니다. 바탕이 된 글도 이 길을 갔습니다.
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

# %% figure="rebinding"
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

# %% [markdown] lang="ko" caption="rebinding" alt="위는 새 이름을 붙인 경우입니다. 손실에서 나온 화살표가 w3, w2, w1을 모두 지나 w0까지 갑니다. 아래는 제자리에서 바꾼 경우입니다. 화살표가 w에서 바로 끝납니다."
# 네 번째 에폭의 `backward()`가 지나는 길입니다. 위에서는 지난 갱신을 모두 거슬러 $w_0$까지 가고, 아래에서는 $w$에서 끝납니다.

# %% [markdown] lang="en" caption="rebinding" alt="Above, with rebinding: the arrows from the loss run through w3, w2 and w1 all the way to w0. Below, in place: the single arrow ends at w."
# The way of `backward()` in the fourth epoch. Above it goes back through every earlier update to $w_0$; below it ends at $w$.

# %% [markdown] lang="ko"
# 정말 그런지 세어 봅시다. 손실에서 출발해 `next_functions`를 따라가며 만나는 마디의 수를 셉니다.
# `backward()`가 지나야 하는 마디입니다. 시간을 재는 대신 마디를 세면 어느 컴퓨터에서나 같은 수가 나옵니다.
#
# !!! prediction
#     새 이름을 붙이는 학습과 제자리에서 바꾸는 학습을 같은 에폭 수만큼 합니다. 마지막 $w$와 $b$는 서로
#     다를까요? 마디의 수는 어떨까요?
#
#     ??? answer
#         $w$와 $b$는 똑같습니다. 그래서 알아채기 어렵습니다. 마디의 수는 에폭마다 2개씩, $w$와 $b$의 뺄셈만큼
#         늘어납니다. 제자리에서 바꾸면 언제나 7개입니다. 손실을 계산하는 연산 다섯(곱하기, 더하기, 빼기, 제곱,
#         평균)과 $w$와 $b$의 AccumulateGrad입니다.

# %% [markdown] lang="en"
# Is it so? Count. Start at the loss, follow `next_functions`, and count the nodes you meet: those that
# `backward()` has to visit. Counting nodes instead of measuring time gives the same number on every
# computer.
#
# !!! prediction
#     Train once by rebinding and once in place, for the same number of epochs. Will $w$ and $b$ differ
#     in the end? And the numbers of nodes?
#
#     ??? answer
#         $w$ and $b$ are the same, which is why it is hard to notice. The number of nodes grows by 2
#         with every epoch, one subtraction each for $w$ and $b$. In place it is always 7: the five
#         operations that make the loss (multiply, add, subtract, square, mean) and the AccumulateGrad
#         of $w$ and of $b$.


# %% words={"and": "/", "rebinding": "다시 묶기", "in place": "제자리", "nodes": "마디", "all visits": "방문 횟수"}
def count_nodes(loss):
    seen, waiting = set(), [loss.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is not None and node not in seen:
            seen.add(node)
            waiting.extend(earlier for earlier, _ in node.next_functions)
    return len(seen)


def descend(epochs, rebind):
    w = w_start.clone().requires_grad_()
    b = b_start.clone().requires_grad_()
    nodes = []
    for _ in range(epochs):
        loss = mean_squared_error(w, b)
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
print("all visits:", nodes_rebound.sum().item(), "and", nodes_in_place.sum().item())

# %% figure="nodes" words={"epoch": "에폭"}
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
for ax, rebound, in_place in [
    (left, nodes_rebound, nodes_in_place),
    (right, nodes_rebound.cumsum(0), nodes_in_place.cumsum(0)),
]:
    ax.plot(rebound, color="C4", linestyle="dashed")
    ax.plot(in_place, color="C4", linewidth=3)
    ax.set(xlabel="epoch", xlim=(0, epochs), ylim=0)
    label = {"xycoords": "axes fraction", "ha": "right", "color": "C4"}
    ax.annotate("w = w - ...", (0.5, 0.62), **label)
    ax.annotate("w -= ...", (0.97, 0.08), **label)
left.set_ylabel("$n$")
right.set_ylabel(r"$\sum n$")
plt.show()

# %% [markdown] lang="ko" caption="nodes" alt="왼쪽은 에폭마다 backward가 지나는 마디의 수입니다. 새 이름을 붙이면 7에서 395까지 직선으로 늘고, 제자리에서 바꾸면 7로 일정합니다. 오른쪽은 그 누적입니다. 새 이름을 붙이면 포물선처럼 휘어 올라 약 3만 9천이 되고, 제자리에서는 바닥에 붙어 있습니다."
# 왼쪽은 한 에폭에 지나는 마디의 수 $n$, 오른쪽은 지금까지의 합입니다. 에폭이 두 배가 되면 파선의 합은 네 배쯤이 됩니다.

# %% [markdown] lang="en" caption="nodes" alt="On the left the number of nodes that backward visits in each epoch: with rebinding it grows along a straight line from 7 to 395, in place it stays at 7. On the right the running total: with rebinding it bends upward like a parabola to about 39,000, in place it stays near the bottom."
# On the left $n$, the nodes visited in one epoch, on the right the total so far. With twice as many epochs the total of the dashed curve becomes about four times as large.

# %% [markdown] lang="ko"
# 새 이름을 붙이는 코드는 틀린 답을 내지 않습니다. 지금의 $w$에 대한 기울기는 `backward()`가 $w$에 닿았을 때 이미
# 정해집니다. 거기서 $w_0$까지 더 거슬러 가는 것은 아무도 쓰지 않을 텐서들의 `.grad`를 채우는 일일 뿐입니다.
# 이렇게 필요 없는 일이 에폭마다 늘어납니다. 에폭이 수만 번이라면 뒤로 갈수록 몹시 느려집니다.
#
# 옳은 방법은 둘 다 같은 생각입니다. *갱신은 기록하지 않는다*는 것입니다.
#
# - `torch.no_grad()` 안에서 제자리에서 뺍니다. 옵티마이저의 `step()`도 이렇게 합니다.
# - 새 텐서를 만들고 싶다면 `detach()`로 기록에서 떼어 낸 다음 `requires_grad_()`로 새 잎으로 삼습니다.

# %% [markdown] lang="en"
# Rebinding does not give wrong answers. The gradient of the present $w$ is settled as soon as
# `backward()` has reached it; going on from there to $w_0$ only fills the `.grad` of tensors that nobody
# will use. Of this useless work there is more in every epoch. With tens of thousands of epochs, the
# later ones become painfully slow.
#
# There are two right ways, and one idea behind both: *do not record the update*.
#
# - Subtract in place inside `torch.no_grad()`. That is what an optimizer's `step()` does as well.
# - If you want a new tensor, cut it off from the record with `detach()` and make it a new leaf with
#   `requires_grad_()`.

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
# 잡음이 있으면 손실은 0이 되지 않으므로, 잡음의 바닥보다 조금 위에서 멈추는 것이 알맞습니다. 경사하강법은
# 자동미분에 뺄셈 한 줄을 더한 것입니다. 그 뺄셈은 기록되지 않아야 하며, 기록되면 답은 맞아도 그래프가 에폭마다
# 자랍니다.
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
# With noise in the data the loss does not reach 0, so stop a little above the noise floor. Gradient
# descent is autograd plus one line of subtraction. That subtraction must not be recorded; if it is, the
# answer is right, but the graph grows with every epoch.
#
# The next question: the loss, $w$ and $b$ were drawn one by one. Could all three be put into one picture,
# to watch every single step?
