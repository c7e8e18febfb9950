# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 30
#     picture: from-above
#     summary:
#       ko: 갱신 서른 번을 세 가지로 지켜봅니다. 숫자로 읽고, 데이터 위의 직선으로 보고, 손실 곡면 위의 점으로 봅니다.
#       en: Watch thirty updates in three ways. Read them as numbers, see them as lines over the data, and follow them as points on the loss surface.
# ---

# %% [markdown] lang="ko"
# # 5. 서른 번의 갱신 지켜보기
#
# 학습이 끝난 뒤의 수만 보면 학습이 *어떻게* 이루어졌는지는 알 수 없습니다. 이 강의에서는 갱신을 꼭 서른
# 번만 합니다. 그리고 같은 서른 번을 세 번 봅니다. 한 번은 출력된 숫자로, 한 번은 데이터 위에 그은
# 직선으로, 한 번은 손실 곡면 위의 점으로 봅니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 학습 기록을 한 줄씩 읽고, 걸음이 어느 쪽으로 얼마나 갔는지 설명합니다.
# - 매개변수 평면의 점 하나와 데이터 위의 직선 하나를 서로 옮겨 읽습니다.
# - 브로드캐스팅(broadcasting)으로 반복문 없이 손실 곡면을 계산합니다.
#
# 이 강의의 바탕이 된 강의 노트에는 메모가 다섯 가지 있습니다. 여기서도 그대로 씁니다. **강의 노트**는
# 가르치는 사람이 건네는 내용, **한마디**는 수업 중에 지나가듯 한 말, **나의 해석**은 배우는 사람이 스스로
# 풀어 본 뜻, **실험**은 조건을 바꾸어 해 본 것, **더 알아볼 것**은 답을 미루어 둔 물음입니다. 여러분의
# 공책에서도 이 다섯을 나누어 적어 보세요. 들은 것과 스스로 생각한 것이 섞이지 않습니다. 그 강의 노트가 이어서 들어 보라고
# 권하는 강좌는 [guebin.github.io/DV2023](https://guebin.github.io/DV2023/)입니다.

# %% [markdown] lang="en"
# # 5. Watching thirty updates
#
# The numbers at the end of training do not say *how* it got there. In this lesson you make just
# thirty updates, and look at the same thirty three times: as printed numbers, as lines drawn over
# the data, and as points on the loss surface.
#
# After this lesson you can
#
# - read a training log line by line and say which way each step went, and how far,
# - translate between a point in the plane of parameters and a line over the data,
# - compute a loss surface without a loop, by broadcasting.
#
# The notes that this lesson grew from have five kinds of remarks in their margins, and they are used
# here as well. A **lecture** remark is what the teacher gives you; an **aside** is what is said in
# passing; a **note** is the learner's own interpretation; an **experiment** is a variation
# that was tried; a **question** is one put off until later. Try keeping the five apart in your own
# notebook: what you were told and what you worked out yourself will then not get mixed. The course that those
# notes name for going on is [guebin.github.io/DV2023](https://guebin.github.io/DV2023/) (in Korean).

# %% [markdown] lang="ko"
# ## 데이터 {#data}
#
# [4강](04_your_own_descent.ipynb)처럼 점이 백 개입니다. 이번에는 직선 $y = 2.5 + 4x$에 잡음을 더합니다. 잡음은
# 표준편차가 0.5인 정규분포에서 뽑습니다. 답을 아는 문제이지만, 프로그램에는 `X`와 `y`만 줍니다.
#
# [2강](02_linear_regression_numpy.ipynb)에서는 가중치와 편향을 따로 두었습니다. 이번에는 `X`의 첫 열을
# 모두 1로 채웁니다. 그러면 편향도 가중치의 하나가 되어 두 매개변수가 벡터 하나에 담깁니다.
#
# $$\hat{y} = XW = \begin{bmatrix} 1 & x_1 \\ \vdots & \vdots \\ 1 & x_N \end{bmatrix}
#   \begin{bmatrix} w_0 \\ w_1 \end{bmatrix}, \qquad \hat{y}_i = w_0 + w_1 x_i$$
#
# $w_0$은 직선이 $y$축과 만나는 높이, $w_1$은 직선의 기울기입니다. `X`는 `(100, 2)`, `W`는 `(2,)`이므로
# 예측값은 `(100,)`이고 `y`와 모양이 같습니다.

# %% [markdown] lang="en"
# ## The data {#data}
#
# As in [lesson 4](04_your_own_descent.ipynb) there are a hundred points, this time on the line
# $y = 2.5 + 4x$ with noise added, drawn from a normal distribution with a standard deviation of
# 0.5. We know the answer; the program gets nothing but `X` and `y`.
#
# [Lesson 2](02_linear_regression_numpy.ipynb) kept the weight and the bias apart. This time the first
# column of `X` is filled with ones. That makes the bias one more weight, and a single vector
# holds both parameters.
#
# $$\hat{y} = XW = \begin{bmatrix} 1 & x_1 \\ \vdots & \vdots \\ 1 & x_N \end{bmatrix}
#   \begin{bmatrix} w_0 \\ w_1 \end{bmatrix}, \qquad \hat{y}_i = w_0 + w_1 x_i$$
#
# $w_0$ is the height at which the line meets the $y$ axis, and $w_1$ is its slope. With `X` of shape
# `(100, 2)` and `W` of shape `(2,)`, the predictions have the shape `(100,)`, that of `y`.

# %%
from itertools import pairwise

import matplotlib.pyplot as plt
import torch

torch.manual_seed(43052)
x, _ = torch.randn(100).sort()
noise = 0.5 * torch.randn(100)
X = torch.stack([torch.ones(100), x], dim=1)
y = X @ torch.tensor([2.5, 4.0]) + noise
X.shape, y.shape

# %% [markdown] lang="ko"
# ## 배운다는 것 {#learning}
#
# !!! lecture
#     문제 `X`와 답 `y`를 함께 주고, 처음 보는 `X`에서도 답을 맞히게 하는 것을 지도학습(supervised learning)이라고
#     합니다. 학습은 네 단계를 되풀이합니다. 단계마다 빌려 온 학문이 다릅니다.
#
#     | 단계 | 하는 일 | 빌려 온 곳 |
#     |---|---|---|
#     | 1. 예측 | $\hat{y} = XW$ | 통계학(회귀분석) |
#     | 2. 손실 | $L(W) = \sum (\hat{y}_i - y_i)^2$ | 통계학(최소제곱법) |
#     | 3. 기울기 | $\nabla L(W)$ | 미적분학, 자동으로 구하는 것은 전산학 |
#     | 4. 갱신 | $W \leftarrow W - \alpha \nabla L(W)$ | 최적화, 곧 응용수학과 공학 |
#
# !!! note
#     통계학 책은 같은 모델을 $y = XW + \varepsilon$이라고 적습니다. 잡음 $\varepsilon$의 분포까지 가정하고, $W$의 참값을
#     *추정*(estimation)합니다. 그래서 값 하나로 그치지 않고 참값이 어디쯤 있을지 신뢰구간(confidence interval)으로 답합니다.
#     머신러닝은 $y \approx XW$라고 적습니다. 예측이 실제값에 가까우면 되고, 그렇게 되도록 손실을 줄여 $W$를
#     *학습*(learning)합니다. 물음은 다르지만 여기서는 같은 수에 이릅니다.
#
# ## 출발점 {#start}
#
# 일부러 나쁜 곳에서 출발합니다. $w_0 = -5$, $w_1 = 10$인 직선은 너무 낮고 너무 가파릅니다. 손실은
# 제곱오차합(sum of squared errors, SSE)으로 잽니다. 이번에는 $N$으로 나누지 않습니다.
#
# $$L(W) = \sum_{i=1}^{N} (\hat{y}_i - y_i)^2 \qquad \nabla L(W) = 2 X^\top (XW - y)$$
#
# 기울기의 식은 [2강](02_linear_regression_numpy.ipynb)에서 유도한 것과 같고, 두 편미분계수를 벡터 하나로 모았을
# 뿐입니다. 이 벡터가 기울기 벡터입니다. 모양을 따져 보면 $X^\top$는 `(2, 100)`, 오차는 `(100,)`, 곱은 `(2,)`로
# `W`와 같습니다.

# %% [markdown] lang="en"
# ## What learning is {#learning}
#
# !!! lecture
#     To give problems `X` together with their answers `y`, so that answers to new `X` can be found, is supervised
#     learning. It repeats four steps, each borrowed from another discipline.
#
#     | Step | What is done | Borrowed from |
#     |---|---|---|
#     | 1. prediction | $\hat{y} = XW$ | statistics (regression) |
#     | 2. loss | $L(W) = \sum (\hat{y}_i - y_i)^2$ | statistics (least squares) |
#     | 3. gradient | $\nabla L(W)$ | calculus; automatically: computer science |
#     | 4. update | $W \leftarrow W - \alpha \nabla L(W)$ | optimization: applied mathematics, engineering |
#
# !!! note
#     Books on statistics write the same model as $y = XW + \varepsilon$. They make an assumption about the noise
#     $\varepsilon$, too, and *estimate* the true $W$; so they answer not with one value alone but with a confidence
#     interval, which says where the true one may be. Machine learning writes $y \approx XW$. It wants predictions that
#     are close to the targets, and *learns* such a $W$ by making a loss small. The questions differ; here both
#     arrive at the same numbers.
#
# ## Where to start {#start}
#
# Start in a bad place on purpose: the line with $w_0 = -5$ and $w_1 = 10$ is too low and too steep.
# The loss is the sum of squared errors (SSE); this time nothing is divided by $N$.
#
# $$L(W) = \sum_{i=1}^{N} (\hat{y}_i - y_i)^2 \qquad \nabla L(W) = 2 X^\top (XW - y)$$
#
# This is the gradient you derived in [lesson 2](02_linear_regression_numpy.ipynb), with both partial
# derivatives in one vector. The shapes: $X^\top$ is `(2, 100)` and the errors are `(100,)`, so their product is `(2,)`, like `W`.


# %% words={"gradient": "기울기", "prediction": "예측값"}
def sum_of_squares(W):
    return ((X @ W - y) ** 2).sum()


def loss_gradient(W):
    return 2 * X.T @ (X @ W - y)


W_start = torch.tensor([-5.0, 10.0])
print("prediction:", (X @ W_start)[:5])
print("SSE:       ", sum_of_squares(W_start).item())
print("SSE / N:   ", f"{sum_of_squares(W_start).item() / len(y):.4f}")
print("gradient:  ", loss_gradient(W_start))

# %% [markdown] lang="ko"
# 식이 맞는지는 자동미분이 확인해 줍니다.

# %% [markdown] lang="en"
# Automatic differentiation can tell whether the formula is right.

# %% words={"autograd": "자동미분"}
W = W_start.clone().requires_grad_()
sum_of_squares(W).backward()
print("autograd:  ", W.grad)

# %% [markdown] lang="ko"
# ### 제곱을 펼치면 {#expansion}
#
# 기울기의 식을 다른 길로도 얻을 수 있습니다. 제곱합은 벡터를 자기 자신과 곱한 것이므로 $L(W) = (y - XW)^\top (y -
# XW)$입니다. 오차의 부호를 뒤집어 $y - XW$로 적었지만 제곱은 그대로입니다. 중학교에서 $(p - q)^2$을 펼치듯이 한 단계씩 펼칩니다. 곱을 전치하면 순서가 바뀐다는 것, 곧 $(XW)^\top =
# W^\top X^\top$만 기억하면 됩니다.
#
# $$\begin{aligned} L(W) &= (y - XW)^\top (y - XW) \\
#   &= (y^\top - W^\top X^\top)(y - XW) \\
#   &= y^\top y - y^\top X W - W^\top X^\top y + W^\top X^\top X W \end{aligned}$$
#
# 네 항은 모두 수 하나입니다. 가운데 두 항은 서로의 전치인데, 수는 전치해도 그대로이므로 둘은 같습니다.
#
# $$L(W) = y^\top y - 2\, W^\top X^\top y + W^\top X^\top X W$$
#
# $W$로 미분하면 첫 항은 사라집니다. 둘째 항은 일차식, 셋째 항은 이차식이라 수 하나일 때의 $(-2aw)' = -2a$, $(hw^2)' =
# 2hw$와 같은 모양이 됩니다.
#
# $$\nabla L(W) = -2 X^\top y + 2 X^\top X W = 2 X^\top (XW - y)$$
#
# 같은 손실을 세 가지로 계산해 봅시다.

# %% [markdown] lang="en"
# ### Multiplied out {#expansion}
#
# There is another way to this gradient. A sum of squares is a vector times itself, so $L(W) = (y - XW)^\top (y -
# XW)$; the errors are $y - XW$ here, with the opposite sign, which their squares do not notice. Multiply it out step by step, as you do with $(p - q)^2$ at school. All you have to remember is that
# transposing a product turns its order round: $(XW)^\top = W^\top X^\top$.
#
# $$\begin{aligned} L(W) &= (y - XW)^\top (y - XW) \\
#   &= (y^\top - W^\top X^\top)(y - XW) \\
#   &= y^\top y - y^\top X W - W^\top X^\top y + W^\top X^\top X W \end{aligned}$$
#
# Each of the four terms is a single number. The two in the middle are each other's transposes, and a number is
# its own transpose, so they are equal:
#
# $$L(W) = y^\top y - 2\, W^\top X^\top y + W^\top X^\top X W$$
#
# Differentiate with respect to $W$. The first term drops out. The second is linear and the third quadratic, and they
# become what $(-2aw)' = -2a$ and $(hw^2)' = 2hw$ are for single numbers:
#
# $$\nabla L(W) = -2 X^\top y + 2 X^\top X W = 2 X^\top (XW - y)$$
#
# Compute the same loss in all three ways.

# %% words={"squares": "제곱합", "product": "자신과의 곱", "four terms": "네 항", "their sum": "네 항의 합"}
error = y - X @ W_start
terms = torch.stack(
    [
        y @ y,
        -y @ X @ W_start,
        -W_start @ X.T @ y,
        W_start @ X.T @ X @ W_start,
    ]
)
print("squares:    ", (error**2).sum().item())
print("product:    ", (error @ error).item())
print("four terms: ", *(f"{term:+.2f}" for term in terms))
print("their sum:  ", terms.sum().item())

# %% [markdown] lang="ko"
# 셋 다 8587.6875입니다. 첫째는 뜻이 잘 보이고, 둘째는 짧고, 셋째는 미분하기 좋습니다. `float32`는 일곱 자리쯤만 적을 수
# 있어서, 컴퓨터에 따라 마지막 자리가 달라지기도 합니다.
#
# ## 첫째, 숫자로 읽기 {#printed}
#
# !!! lecture
#     한 걸음은 $-\alpha \nabla L(W)$입니다. 기울기 벡터는 손실이 가장 가파르게 *커지는* 쪽을 가리키므로 부호를
#     뒤집습니다.
#
#     $$W \leftarrow W - \alpha \nabla L(W)$$
#
#     학습률 $\alpha$는 0.001로 정합니다. 왜 0.001일까요? $w_0$은 $-5$인데 기울기는 $-1342$입니다. 그대로 빼면 $w_0$이 한
#     번에 1337이 됩니다. 우리가 찾는 값은 한 자리 수일 테니 걸음도 1쯤이면 좋겠습니다. 그래서 1,000으로 나눕니다.
#
# !!! aside
#     $\alpha$를 머신러닝에서는 학습률(learning rate), 공학의 최적화에서는 보폭(step size)이라고 부릅니다. 같은 것입니다.
#     그런데 0.001은 어림일 뿐입니다. 이 문제에서는 어디까지 키워도 되는지 [6강](06_learning_rate.ipynb)에서 정확히
#     계산하지만, 큰 신경망에서 $\alpha$를 잘 고르는 방법은 지금도 연구하는 주제입니다.
#
# !!! prediction
#     처음 기울기 벡터는 $[-1342.25, 1188.93]$입니다. 첫 갱신 뒤에 $w_0$과 $w_1$은 각각 어느 쪽으로 얼마나
#     움직일까요? 서른 번째 걸음도 첫 걸음만큼 클까요?
#
#     ??? answer
#         기울기에 $-0.001$을 곱합니다. $w_0$은 약 1.34 커지고 $w_1$은 약 1.19 작아집니다. 직선이 올라오면서
#         눕는다는 뜻입니다. 서른 번째 걸음은 훨씬 작습니다. 바닥에 가까울수록 기울기가 작아지기 때문입니다.

# %% [markdown] lang="en"
# All three give 8587.6875. The first shows best what is meant, the second is short, and the third is the one to
# differentiate. `float32` holds about seven digits, so on another computer the last one may come out differently.
#
# ## First, as numbers {#printed}
#
# !!! lecture
#     One step is $-\alpha \nabla L(W)$. The gradient points where the loss *grows* fastest, hence the
#     minus sign.
#
#     $$W \leftarrow W - \alpha \nabla L(W)$$
#
#     The learning rate $\alpha$ is 0.001 here. Why 0.001? $w_0$ is $-5$ and its slope is $-1342$: subtract that as it
#     is, and $w_0$ jumps to 1337. The values we look for will have one digit, so a step of about 1 would be right.
#     Hence divide by 1,000.
#
# !!! aside
#     Machine learning calls $\alpha$ the learning rate; optimization in engineering calls it the step size. It is
#     the same thing. Still, 0.001 is a rough guess. For this problem [lesson 6](06_learning_rate.ipynb) calculates
#     exactly how large it may be; how to choose $\alpha$ well for large networks is still a matter of research.
#
# !!! prediction
#     The first gradient is $[-1342.25, 1188.93]$. Which way will the first update move $w_0$ and
#     $w_1$, and how far? Will the thirtieth step be as long as the first?
#
#     ??? answer
#         Multiply the gradient by $-0.001$: $w_0$ grows by about 1.34 and $w_1$ falls by about 1.19,
#         so the line rises and becomes flatter. The thirtieth step is far shorter, because the
#         gradient shrinks towards the bottom.


# %% words={"epoch": "에폭", "loss": "손실", "step": "걸음"}
def train(W, learning_rate, epochs):
    """Return W before the first update and after each one: (epochs + 1, 2)."""
    path = [W]
    for _ in range(epochs):
        W = W - learning_rate * loss_gradient(W)
        path.append(W)
    return torch.stack(path)


learning_rate = 0.001
path = train(W_start, learning_rate, epochs=30)

print("epoch     loss          step                W")
for epoch, (W_before, W_after) in enumerate(pairwise(path), start=1):
    loss = sum_of_squares(W_before).item()
    step = -learning_rate * loss_gradient(W_before)
    print(
        f"{epoch:5} {loss:8.2f}   {step[0]:7.4f} {step[1]:7.4f}"
        f"   {W_after[0]:7.4f} {W_after[1]:7.4f}"
    )

# %% [markdown] lang="ko"
# 한 줄이 갱신 한 번입니다. `손실`은 걸음을 떼기 *전*의 손실, `걸음`은 그 걸음, `W`는 걸음을 뗀 *뒤*의
# 매개변수입니다. 첫 줄을 검산해 보세요. ${-5 + 1.3423 = -3.6577}$이고 ${10 - 1.1889 = 8.8111}$입니다.
#
# 옵티마이저도 같은 일을 하는지 처음 두 걸음만 확인합니다.

# %% [markdown] lang="en"
# Each row is one update: `loss` is the loss *before* the step, `step` the step itself, and `W` the
# parameters *after* it. Check the first row: ${-5 + 1.3423 = -3.6577}$ and ${10 - 1.1889 = 8.8111}$.
#
# Look at the first two steps of an optimizer, to see whether it does the same.

# %%
W = W_start.clone().requires_grad_()
optimizer = torch.optim.SGD([W], lr=learning_rate)
for _ in range(2):
    optimizer.zero_grad()
    sum_of_squares(W).backward()
    optimizer.step()
    print(W)

# %% [markdown] lang="ko"
# 표의 첫 두 줄과 같습니다.
#
# 표에서 세 가지를 읽을 수 있습니다. 손실은 한 번도 커지지 않습니다. 걸음의 부호는 한 번도 바뀌지
# 않습니다. 그리고 걸음은 점점 짧아져, 서른 번째에는 첫 걸음의 300분의 1도 되지 않습니다. 학습률은
# 내내 0.001이었습니다. 짧아진 것은 기울기입니다.
#
# !!! note
#     걸음이 "점점" 짧아진다고만 하기에는 너무 고릅니다. 1.3423, 1.1029, 0.9056, … 앞의 걸음에 매번 비슷한
#     수를 곱한 것처럼 보입니다. 정말 그런지 나누어 봅시다.

# %% [markdown] lang="en"
# They are the first two rows of the table.
#
# Three things can be read there. The loss never rises. The steps never change sign. And
# they get shorter: the thirtieth is less than a three-hundredth of the first. The learning rate was
# 0.001 all the time; what has become small is the gradient.
#
# !!! note
#     The steps shrink too evenly to say only that they "shrink": 1.3423, 1.1029, 0.9056, … It looks
#     as if each were the one before times much the same number. Divide and see.

# %% words={"step": "걸음"}
steps = path.diff(dim=0)  # (30, 2)
ratios = steps[1:] / steps[:-1]  # (29, 2)
for epoch in [2, 3, 5, 10, 20, 30]:
    ratio = ratios[epoch - 2]
    print(f"step {epoch:2} / step {epoch - 1:2}:  {ratio[0]:.3f}  {ratio[1]:.3f}")

# %% [markdown] lang="ko"
# $w_0$의 걸음은 0.822배에서, $w_1$의 걸음은 0.799배에서 시작합니다. 두 비율은 서로 다가가 서른 번째에는
# 0.815와 0.811입니다. 일정한 비율로 줄어드는 수열, 곧 등비수열에 가깝습니다.
#
# !!! question
#     두 비율은 0.81과 0.82 사이의 어떤 수로 모이는 듯합니다. 그 수는 어디에서 왔을까요? 우리가 정한 것은
#     학습률뿐이니 나머지는 데이터에 숨어 있어야 합니다. 답은 [6강](06_learning_rate.ipynb#limit)에 있습니다.
#
# ## 둘째, 직선으로 보기 {#lines}
#
# $W$ 하나는 직선 하나입니다. 그러므로 `path`에는 직선이 31개 들어 있습니다. 직선은 두 끝점만 알면 그을 수
# 있으니 양 끝의 $x$에서만 예측합니다. 끝점의 행렬 `(2, 2)`에 `path.T`의 `(2, 31)`을 곱하면 `(2, 31)`, 열
# 하나가 직선 하나입니다.
#
# !!! prediction
#     31개의 직선을 한 그림에 그리면 어디가 성기고 어디가 빽빽할까요? 그리고 모든 직선이 지나가는 점이 있을까요?
#
#     ??? answer
#         처음 몇 개만 성기고 나머지는 마지막 직선 둘레에 포개집니다. 걸음이 등비수열처럼 짧아지기 때문입니다. $y$축과
#         만나는 높이는 올라가고 직선의 기울기는 줄어드니, 오른쪽 어딘가에서는 두 변화가 서로 지워집니다. 하지만 모두
#         지나가는 점은 없습니다. 마지막 직선과 만나는 곳은 $x = 1.24$에서 시작해 조금씩 오른쪽으로 옮겨 갑니다.

# %% [markdown] lang="en"
# The steps of $w_0$ begin with a factor of 0.822 and those of $w_1$ with 0.799. The two approach each
# other and are 0.815 and 0.811 at the thirtieth step: close to a geometric sequence, one that shrinks
# by a constant factor.
#
# !!! question
#     Both seem to be heading for some number between 0.81 and 0.82. Where does it come from? We chose
#     nothing but the learning rate, so the rest must be hidden in the data. The answer is in
#     [lesson 6](06_learning_rate.ipynb#limit).
#
# ## Second, as lines {#lines}
#
# Each $W$ is a line, so `path` holds 31 lines. Two ends are enough to draw a line: predict only at
# the two outermost $x$. The `(2, 2)` matrix of the ends times `path.T` with its `(2, 31)` gives
# `(2, 31)`, one line per column.
#
# !!! prediction
#     Draw all 31 lines in one figure. Where will they be far apart and where close together? Is there a
#     point that all of them go through?
#
#     ??? answer
#         Only the first few are far apart; the rest lie on top of the last one, since the steps shrink
#         like a geometric sequence. The height at the $y$ axis rises while the slope falls, so somewhere on the
#         right the two changes cancel. But no point lies on all lines: the place where they meet the last one
#         begins at $x = 1.24$ and moves a little to the right each time.

# %%
ends = X[[0, -1]]  # (2, 2): the first and the last row
heights = ends @ path.T  # (2, 31): a line in each column

# %% figure="thirty-lines" drawing=true words={"epoch": "에폭"}
fig, ax = plt.subplots(figsize=(6.4, 4.6))
ax.plot(x, y, "o", color="C7", markerfacecolor="white", markersize=5, zorder=1)
lines = ax.plot(ends[:, 1], heights, color="C2", linewidth=1.5)
fig.numbers = {"epoch": range(31), "$w_0$": path[:, 0], "$w_1$": path[:, 1]}
for epoch, line in enumerate(lines):
    line.set_alpha(0.25 + 0.75 * epoch / 30)
lines[0].set(alpha=1, linestyle="dashed")
lines[30].set(linewidth=3)
label = {"color": "C2", "ha": "right", "va": "center"}
for epoch in [0, 1, 2, 4, 8, 30]:
    ax.annotate(f"{epoch}", (-2.55, heights[0, epoch].item()), **label)
ax.annotate("epoch", (-2.4, -34), color="C2", ha="center")
ax.set(xlabel="$x$", ylabel="$y$", xlim=(-2.9, 2.7), ylim=(-36, 23))
plt.show()

# %% [markdown] lang="ko" caption="thirty-lines" alt="백 개의 데이터 점 위에 직선 31개가 있습니다. 파선인 첫 직선은 훨씬 가파르고 왼쪽에서 점들보다 한참 아래에 있습니다. 다음 직선들은 왼쪽 끝이 올라오면서 눕는데, 사이가 갈수록 좁아져 서른 번째는 점들 한가운데를 지납니다."
# 파선이 출발한 직선이고, 굵은 선이 서른 번째 갱신 뒤의 직선입니다. 왼쪽 끝의 숫자는 그 직선까지 한 갱신의 횟수입니다. 다섯 번이면 틈의 절반 넘게 왔고, 나머지 스물다섯 번은 남은 틈을 메웁니다.

# %% [markdown] lang="en" caption="thirty-lines" alt="A hundred data points with 31 lines over them. The first line, dashed, is much steeper and on the left lies far below the points. The following lines rise at their left end and become flatter, with ever smaller gaps, and the thirtieth runs through the middle of the points."
# The dashed line is the start, the broad one is the line after thirty updates; the numbers at the left count the updates made. Five updates close more than half of the gap, and the other twenty-five fill what is left.

# %% [markdown] lang="ko"
# 직선들이 어디에서 마지막 직선과 만나는지 계산해 봅시다. $k$번 갱신한 직선과 마지막 직선의 차이는 $g_0 + g_1 x$이고
# ($g$는 `path[30] - path[k]`), 이것이 0이 되는 곳은 $x = -g_0 / g_1$입니다.

# %% [markdown] lang="en"
# Where do the lines meet the last one? After $k$ updates the line differs from the last by $g_0 + g_1 x$, where $g$
# is `path[30] - path[k]`, and that is 0 at $x = -g_0 / g_1$.

# %% words={"line": "직선", "and line 30 meet at": "과 직선 30의 교점"}
for k in [0, 1, 2, 5, 10, 20]:
    g = path[30] - path[k]  # (2,): what is left to go
    print(f"line {k:2} and line 30 meet at x = {-g[0] / g[1]:.2f}")

# %% [markdown] lang="ko"
# 남은 거리 $g_0$과 $g_1$이 같은 비율로 줄었다면 교점은 움직이지 않았을 것입니다. 두 비율이 조금 다르므로 교점도 조금씩
# 움직입니다. 비율의 수수께끼가 여기서도 보입니다.
#
# !!! aside
#     그림이 좋아 보인다고 학습이 끝난 것은 아닙니다. 마지막 열 개의 직선은 눈으로 구별되지 않지만, 표를 보면
#     손실은 그동안에도 줄고 있습니다. 그림은 어디를 볼지 알려 주고, 숫자는 얼마인지 알려 줍니다.
#
# ## 셋째, 손실 곡면 위에서 보기 {#surface}
#
# 이번에는 데이터를 접어 두고 매개변수만 봅니다. $w_0$을 가로축, $w_1$을 세로축으로 삼으면 직선 하나가 점
# 하나가 됩니다. 점마다 손실을 재어 높이로 세우면 손실 곡면입니다.
#
# 두 축 모두 $-6$부터 0.5 간격으로, 11은 빼고 그 직전까지 34개의 값을 씁니다. 조합은 ${34 \times 34}$개이고, 조합마다
# 점 100개의 오차를 제곱해서 더해야 합니다. 반복문 두 개를 겹치는 대신 브로드캐스팅에 맡깁니다. 모양은 오른쪽 끝부터
# 맞추고, 길이가 1이거나 없는 축은 늘여서 맞춥니다.
#
# | 무엇 | 모양 |
# |---|---|
# | `w0[:, None, None]` | `(34, 1, 1)` |
# | `w1[:, None]` | `(34, 1)` |
# | `x` | `(100,)` |
# | 예측값, 오차 | `(34, 34, 100)` |
# | 마지막 축으로 더한 손실 | `(34, 34)` |

# %% [markdown] lang="en"
# If what is left, $g_0$ and $g_1$, shrank by the same factor, they would always meet in the same place. The factors
# differ a little, so the place moves a little: the riddle of the two factors once more.
#
# !!! aside
#     A figure that looks right does not mean that training is over. The eye cannot tell the last ten
#     lines apart, but in the table the loss is still falling. Pictures tell you where to look,
#     numbers tell you how much.
#
# ## Third, on the loss surface {#surface}
#
# Now put the data aside and look at nothing but the parameters. With $w_0$ on one axis and $w_1$ on
# the other, a line becomes a point. Raise each point to the height of its loss, and you have the
# loss surface.
#
# Both axes take 34 values, from $-6$ to just under 11 in steps of 0.5. That makes ${34 \times 34}$ pairs,
# and each needs the squared errors of 100 points added up. Instead of two nested loops, let broadcasting do
# it. Shapes are matched from their right end; an axis that is missing or of length 1 is stretched to fit.
#
# | What | Shape |
# |---|---|
# | `w0[:, None, None]` | `(34, 1, 1)` |
# | `w1[:, None]` | `(34, 1)` |
# | `x` | `(100,)` |
# | predictions, errors | `(34, 34, 100)` |
# | the loss, summed over the last axis | `(34, 34)` |


# %%
def loss_surface(w0, w1):
    """Return the loss at every pair: (A,) and (B,) give (A, B)."""
    predictions = w0[:, None, None] + w1[:, None] * x  # (A, B, 100)
    return ((predictions - y) ** 2).sum(dim=-1)


values = torch.arange(-6, 11, 0.5)
losses = loss_surface(values, values)
print("shape:      ", losses.shape)
print("at (-5, 10):", losses[2, 32].item())

# %% [markdown] lang="ko"
# 격자에서 $w_0 = -5$의 인덱스는 2, $w_1 = 10$의 인덱스는 32입니다(0부터 셉니다). 그곳의 높이가 위에서 구한 출발점의
# 손실 8587.6875와 같으니 축을 뒤바꾸지 않았습니다.
#
# 갱신이 지나간 점 31개의 높이도 한 번에 구합니다. `path`의 `(31, 2)`와 `X.T`의 `(2, 100)`을 곱하면
# `(31, 100)`이고, 오차의 제곱을 더하면 `(31,)`입니다.
#
# !!! prediction
#     곡면은 어떤 모양일까요?
#
#     - [ ] 골짜기가 여러 개인 산맥
#     - [ ] 바닥이 하나뿐인 밥그릇
#     - [ ] 한쪽으로 끝없이 내려가는 비탈
#
#     ??? answer
#         밥그릇입니다. $L$은 $w_0$과 $w_1$의 이차식이고, 오차의 제곱을 더한 것이어서 어느 방향으로 가도 위로 휘어 있습니다.
#         그래서 바닥은 하나뿐입니다. 어디에서 출발해도 내리막은 같은 바닥으로 이어집니다.

# %% [markdown] lang="en"
# On the grid, $w_0 = -5$ has the index 2 and $w_1 = 10$ the index 32 (counted from 0). The height there is 8587.6875,
# the loss of the start computed above, so the axes have not been mixed up.
#
# The heights of the 31 points of the path come at once, too: `path` with `(31, 2)` times `X.T` with
# `(2, 100)` is `(31, 100)`, and adding up the squared errors leaves `(31,)`.
#
# !!! prediction
#     What shape will the surface have?
#
#     - [ ] mountains with several valleys
#     - [ ] a bowl with a single lowest point
#     - [ ] a slope that goes down for ever
#
#     ??? answer
#         A bowl. $L$ is quadratic in $w_0$ and $w_1$, and as a sum of squares it curves upwards in every
#         direction here, so there is a single lowest point. Wherever you start,
#         downhill leads to the same bottom.

# %% words={"first update": "첫 갱신", "last update": "마지막 갱신", "lower by": "내려간 높이"}
path_losses = ((path @ X.T - y) ** 2).sum(dim=1)  # (31,)
drops = -path_losses.diff()  # (30,)
print(f"first update: lower by {drops[0]:.2f}")
print(f"last update:  lower by {drops[-1]:.2f}")

# %% figure="loss-surface" drawing=true words={"epoch": "에폭"}
true_loss = sum_of_squares(torch.tensor([2.5, 4.0]))

fig = plt.figure(figsize=(6.4, 4.4))
ax = fig.add_axes((0.07, 0, 0.93, 1.08), projection="3d", computed_zorder=False)
grid = (*torch.meshgrid(values, values, indexing="ij"), losses)
ax.plot_surface(*grid, color="C3", alpha=0.15, shade=False, linewidth=0)
ax.plot_wireframe(*grid, color="C3", alpha=0.4, linewidth=0.5, rcount=34, ccount=34)
ax.plot(*path.T, path_losses, "o-", color="C0", markersize=4, label="epoch")
ax.plot(*path[0], path_losses[0], "o", color="C0", markersize=9)
ax.plot(2.5, 4.0, true_loss, "*", color="C7", markersize=15, markeredgecolor="white")
ax.set(xlabel="$w_0$", ylabel="$w_1$", zlabel="$L$")
ax.set(xticks=[-5, 0, 5, 10], yticks=[-5, 0, 5, 10], zticks=[0, 10000, 20000])
for axis in [ax.xaxis, ax.yaxis, ax.zaxis]:
    axis.pane.set_visible(False)
    axis.line.set_color("0.5")
ax.tick_params(axis="z", pad=8)  # or the numbers run into their axis
ax.zaxis.labelpad = 12
ax.grid(False)
ax.set_box_aspect((1, 1, 0.8), zoom=1.1)
ax.view_init(azim=30, elev=5)
plt.show()

# %% [markdown] lang="ko" caption="loss-surface" alt="매개변수 두 개에 대한 손실 곡면을 거의 옆에서 본 그림입니다. 밥그릇 모양의 곡면 안쪽을 따라 점들이 출발점 (-5, 10)에서 참값의 별이 있는 바닥까지 내려갑니다. 점 사이의 높이 차이는 처음에 크고 바닥에 가까울수록 작아집니다."
# 큰 점이 출발점 $(-5, 10)$, 별이 데이터를 만든 참값 $(2.5, 4)$입니다. 점 하나가 위 그림의 직선 하나이고, 출발점 다음부터는 위 표의 한 줄입니다. 첫 갱신은 2,912를 내려가지만 마지막 갱신은 0.02도 내려가지 못합니다.

# %% [markdown] lang="en" caption="loss-surface" alt="The loss surface over the two parameters, seen almost from the side. Points run down the inside of the bowl from the start at (-5, 10) to the bottom, where the star of the true parameters is. The differences in height are large at first and get smaller towards the bottom."
# The large dot is the start, $(-5, 10)$; the star is at $(2.5, 4)$, the true parameters that made the data. Each point is one line of the figure above, and from the second on one row of the table. The first update goes down by 2,912, the last by less than 0.02.

# %% [markdown] lang="ko"
# 옆에서 보면 높이는 잘 보이지만 방향은 잘 보이지 않습니다. 같은 곡면을 바로 위에서 내려다봅시다. 높이가
# 같은 곳을 이은 선이 등고선입니다. 화살표는 걸음을 나타냅니다.
#
# !!! prediction
#     바닥을 크게 확대하면, 참값의 별 $(2.5, 4)$는 바닥에 정확히 놓여 있을까요?
#
#     - [ ] 바닥에 정확히 놓여 있습니다
#     - [ ] 바닥에서 조금 벗어나 있습니다
#
#     ??? answer
#         조금 벗어나 있습니다. [4강](04_your_own_descent.ipynb#noise-floor)에서처럼, 손실의 바닥은 이 점 백 개에 섞인
#         잡음에 맞추어 참값에서 조금 옮겨 간 곳입니다.

# %% [markdown] lang="en"
# From the side you see height well, but not direction. Look at the same surface from straight above:
# contours join the points of equal height, and arrows show the steps.
#
# !!! prediction
#     Enlarge the bottom. Does the star of the true parameters, $(2.5, 4)$, lie exactly at the lowest point?
#
#     - [ ] exactly at the lowest point
#     - [ ] a little away from it
#
#     ??? answer
#         A little away from it. As in [lesson 4](04_your_own_descent.ipynb#noise-floor), the lowest point has
#         shifted a little from the true values, to suit the noise in these hundred points.

# %% words={"bottom": "바닥", "loss": "손실", "truth": "참값", "step 30": "30번째"}
bottom = train(W_start, learning_rate, epochs=300)[-1]
for name, W in [("bottom", bottom), ("truth", torch.tensor([2.5, 4.0]))]:
    print(f"{name:7} {W[0]:.4f} {W[1]:.4f}  loss {sum_of_squares(W):.2f}")
print(f"step 30 {path[30, 0]:.4f} {path[30, 1]:.4f}  loss {path_losses[30]:.2f}")

# %% figure="from-above" drawing=true words={"epoch": "에폭"}
fig, (whole, close) = plt.subplots(1, 2, figsize=(8, 4.2), layout="constrained")
for ax, w0, w1, levels, size in [
    (whole, (-6, 11), (-6, 11), 100 * torch.arange(1, 14) ** 2, 5),
    (close, (2.28, 2.58), (3.9, 4.2), [26.4, 26.65, 27, 28, 29, 31, 33], 7),
]:
    across, up = torch.linspace(*w0, 150), torch.linspace(*w1, 150)
    height = loss_surface(across, up).T  # rows go up
    rings = ax.contour(across, up, height, levels, alpha=0.45, linewidths=1)
    rings.set(array=None, edgecolor="C3")  # one colour, whatever the height
    ax.plot(*path.T, "o", color="C0", markersize=size, label="epoch")
    ax.plot(2.5, 4.0, "*", color="C7", markersize=15, markeredgecolor="white")
    ax.set(xlabel="$w_0$", ylabel="$w_1$", aspect="equal", xlim=w0, ylim=w1)
arrow = {"color": "C4", "arrowstyle": "-|>", "shrinkA": 0, "shrinkB": 0}
for W_before, W_after in pairwise(path[:6]):
    whole.annotate("", xy=W_after, xytext=W_before, arrowprops=arrow)
for epoch in [0, 1, 2, 3]:
    whole.text(*(path[epoch] + torch.tensor([0.3, 0.2])), f"{epoch}", color="C0")
for epoch in [20, 22, 25, 30]:
    close.text(*(path[epoch] + torch.tensor([0.006, 0.004])), f"{epoch}", color="C0")
close.plot(*bottom, "+", color="C3", markersize=12, markeredgewidth=2)
whole.set(xticks=range(-6, 11, 4), yticks=range(-6, 11, 4))
close.set(xticks=[2.3, 2.4, 2.5], yticks=[3.9, 4.0, 4.1, 4.2])
plt.show()

# %% [markdown] lang="ko" caption="from-above" alt="손실의 등고선을 위에서 본 그림 두 장입니다. 첫째 그림에서 등고선은 원에 가까운 타원이고, 왼쪽 위의 출발점에서 바닥까지 점들이 거의 곧게 이어지며, 화살표는 등고선을 직각으로 가로지릅니다. 바닥을 확대한 둘째 그림에서 20번째부터 30번째까지의 점은 바닥의 십자 표시로 점점 촘촘히 다가가고, 참값의 별은 바닥에서 오른쪽으로 조금 떨어져 있습니다."
# 위에서 본 같은 길이고, 둘째 그림은 바닥을 확대한 것입니다. 숫자는 갱신한 횟수입니다. 화살표마다 그 자리의 등고선과 직각을 이룹니다. 그쪽이 가장 가파른 내리막입니다. 별은 참값, 십자는 손실의 바닥입니다.

# %% [markdown] lang="en" caption="from-above" alt="Two panels with the contours of the loss seen from above. In the first they are ellipses, nearly circles; from the start at the upper left the points run almost straight to the bottom, and the arrows cross the contours at right angles. In the second, where the bottom is enlarged, the points of updates 20 to 30 close in on the cross at the bottom, ever more densely, and the star of the true parameters lies a little to the right of it."
# The same path from above; the second panel enlarges the bottom. The numbers count the updates. Each arrow stands at right angles to the contour it starts from: that is the steepest way down. The star is the truth, the cross the lowest loss.

# %% [markdown] lang="ko"
# 바닥의 손실 26.36은 참값의 손실 26.65보다 작습니다. 머신러닝은 손실의 바닥을 찾고, 통계학은 거기서 참값이 얼마나 떨어져
# 있을지를 묻습니다. 위에서 말한 추정과 학습의 차이가 이 그림에서 십자와 별의 거리입니다.

# %% [markdown] lang="en"
# The loss at the bottom, 26.36, is below that of the truth, 26.65. Machine learning looks for the bottom; statistics
# asks how far from it the truth may be. What was said above of learning and estimating is, in this figure, the distance
# between cross and star.

# %% [markdown] lang="ko"
# ## 다른 곳에서 출발하기 {#elsewhere}
#
# !!! experiment
#     바닥이 하나뿐이라면 출발점은 달라져도 괜찮아야 합니다. 학습률과 횟수는 그대로 두고 네 귀퉁이에서
#     출발해 봅니다.
#
# !!! prediction
#     서른 번 뒤에 네 출발점의 결과는 모두 같을까요? 바닥까지 남은 거리도 같을까요?
#
#     ??? answer
#         모두 같은 바닥 둘레에 모이지만 완전히 같지는 않습니다. 어느 방향에서 내려왔는지에 따라 남은 거리가
#         다릅니다.

# %% [markdown] lang="en"
# ## Starting elsewhere {#elsewhere}
#
# !!! experiment
#     If there is only one bottom, the start should not matter. Keep the learning rate and the number
#     of updates, and start from four corners.
#
# !!! prediction
#     After thirty updates, will all four starts give the same result? Will they be equally far from the
#     bottom?
#
#     ??? answer
#         All come close to the same bottom, but not to quite the same point: how much is left depends
#         on the direction they came from.

# %% words={"loss": "손실"}
for corner in [[-5.0, 10.0], [10.0, 10.0], [10.0, -5.0], [-5.0, -5.0]]:
    W_end = train(torch.tensor(corner), learning_rate, epochs=30)[-1]
    loss = sum_of_squares(W_end).item()
    print(f"{corner!s:13} -> {W_end[0]:.4f} {W_end[1]:.4f}   loss {loss:.2f}")

# %% [markdown] lang="ko"
# 네 번 모두 거의 같은 곳에 모입니다. 그래도 손실을 보면 조금씩 다릅니다. 왼쪽 위 $(-5, 10)$과 오른쪽 아래
# $(10, -5)$에서 출발한 두 번은 26.40과 26.41, 나머지 두 번은 26.37과 26.36입니다. 빠르게 내려가는
# 방향과 느리게 내려가는 방향이 따로 있는 듯합니다. 이것도 [6강](06_learning_rate.ipynb#hidden)에서 설명합니다.
#
# ## 연습문제 {#exercises}
#
# 손실 곡면을 넘파이로 직접 만들어 보세요. `exercises/linear_regression.py`를 여세요. 이번에는 합이 아니라 평균입니다.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 학습 기록의 한 줄과 데이터 위의 직선 하나와 손실 곡면 위의 점 하나는 같은 것을 세 가지로 본 것입니다. 걸음은
# $-\alpha \nabla L$이라 등고선과 직각으로 내려가고, 바닥에 가까울수록 저절로 짧아집니다. 학습률이
# 0.001일 때 걸음은 매번 약 0.81배가 되고, 서른 번이면 $W$가 $[2.4290, 4.0144]$에 이릅니다.
#
# 다음 질문: 0.001로 이렇게 잘 된다면, 학습률을 더 키우면 더 빨리 도착할까요? 어디까지 키워도 될까요?

# %% [markdown] lang="en"
# All four end in nearly the same place, yet the losses differ a little. The starts at the upper left,
# $(-5, 10)$, and the lower right, $(10, -5)$, reach 26.40 and 26.41, the other two 26.37 and 26.36.
# It looks as if there were a fast and a slow direction. [Lesson 6](06_learning_rate.ipynb#hidden)
# explains that, too.
#
# ## Exercises {#exercises}
#
# Make the loss surface yourself, in NumPy. Open `exercises/linear_regression.py`. This time it is the mean, not the sum.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# A row of the log, a line over the data and a point on the loss surface are three views of one thing.
# A step is $-\alpha \nabla L$, so it goes down at right angles to the contours and shortens by itself
# towards the bottom. With a learning rate of 0.001 each step is about 0.81 times the one before, and
# thirty of them bring $W$ to $[2.4290, 4.0144]$.
#
# The next question: if 0.001 works so well, will a larger learning rate arrive sooner, and how large may
# it be?
