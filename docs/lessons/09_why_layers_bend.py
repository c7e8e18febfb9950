# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 20
#     picture: bend
#     summary:
#       ko: 층 사이에 꺾이는 함수 하나를 끼우면 직선이던 모델이 데이터를 따라 휩니다. 신경망 스무 개를 한꺼번에 학습시켜, 그것이 언제 되고 언제 안 되는지 잽니다.
#       en: Put one function that bends between two layers, and a model that was straight follows the data. Train twenty networks at once, and measure when that works and when it does not.
# ---

# %% [markdown] lang="ko"
# # 9. 층 사이에 왜 곡선이 필요한가
#
# 신경망은 층을 쌓은 것입니다. 그런데 층 사이에는 거의 언제나 작은 함수가 하나 끼어 있습니다. 이것을 활성화
# 함수(activation function)라고 합니다. 수 하나를 받아 수 하나를 내놓는 단순한 함수인데도, 이것을 빼면
# 아무리 깊은 신경망도 선형층 하나와 같아집니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 선형층 사이에 비선형 함수가 왜 필요한지 계산으로 보입니다.
# - 신경망의 학습이 어디서 출발하느냐에 달려 있음을 여러 번 학습시켜 확인합니다.
# - 층을 거슬러 가는 기울기에 무엇과 무엇이 곱해지는지 말하고, 깊은 신경망에서 그 크기를 잽니다.

# %% [markdown] lang="en"
# # 9. Why layers need a bend
#
# A neural network is a stack of layers, and between the layers there is almost always a small
# function, the activation function. It takes a number and returns a number, nothing more. But take
# it away, and the deepest network is no better than a single linear layer.
#
# After this lesson you can
#
# - show by computing why a non-linear function must stand between linear layers,
# - train a network many times over, and show that its success hangs on where it starts,
# - name the two things by which a gradient is multiplied on its way back through a layer, and measure
#   what is left of it in a deep network.

# %% [markdown] lang="ko"
# ## 왜 필요한가 {#why}
#
# [앞 강의](08_pytorch_idioms.ipynb#summary)의 질문에서 시작합니다. 선형층 두 개를 이어 붙이면 선형층 하나보다 많은 것을 할 수 있을까요?
#
# !!! prediction
#     `nn.Linear(1, 64)`와 `nn.Linear(64, 1)`을 이어 붙였습니다. 매개변수는 모두 193개입니다. 이 모델의 그래프는
#     어떤 모양까지 될 수 있을까요?
#
#     - [ ] 직선뿐입니다.
#     - [ ] 여러 번 꺾인 선까지 됩니다.
#     - [ ] 어떤 곡선이든 됩니다.
#
#     ??? answer
#         직선뿐입니다. 선형층을 이어 붙이면 다시 선형층이 되기 때문입니다.
#
# 식을 써 보면 금방 드러납니다. 첫 층의 결과를 둘째 층에 넣고 괄호를 풉니다.
#
# $$(X W_1^\top + b_1)\, W_2^\top + b_2 = X\, (W_2 W_1)^\top + (b_1 W_2^\top + b_2)$$
#
# 오른쪽은 가중치가 $W_2 W_1$이고 편향이 $b_1 W_2^\top + b_2$인 선형층 하나입니다. `(1, 64)` @ `(64, 1)`이므로 가중치의
# 모양은 `(1, 1)`입니다. 매개변수 193개가 하는 일을 두 개가 똑같이 합니다.

# %% [markdown] lang="en"
# ## Why a bend is needed {#why}
#
# Start from the question of [the last lesson](08_pytorch_idioms.ipynb#summary). Can two linear layers, one after the other, do more
# than one?
#
# !!! prediction
#     Put `nn.Linear(1, 64)` in front of `nn.Linear(64, 1)`: 193 parameters in all. What shapes can the
#     graph of this model take?
#
#     - [ ] Only a straight line
#     - [ ] A line with several bends
#     - [ ] Any curve
#
#     ??? answer
#         Only a straight line. Linear layers after each other are a linear layer again.
#
# The formula shows it at once. Feed the first layer into the second and multiply out:
#
# $$(X W_1^\top + b_1)\, W_2^\top + b_2 = X\, (W_2 W_1)^\top + (b_1 W_2^\top + b_2)$$
#
# On the right is one linear layer with the weight $W_2 W_1$ and the bias $b_1 W_2^\top + b_2$. The
# weight has the shape `(1, 64)` @ `(64, 1)`, which is `(1, 1)`. What 193 parameters do, two do as well.

# %% words={"the same": "같은가"}
import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

torch.manual_seed(43052)
first, second = nn.Linear(1, 64), nn.Linear(64, 1)  # parameters: 64 + 64, 64 + 1
single = nn.Linear(1, 1)
with torch.no_grad():
    single.weight.copy_(second.weight @ first.weight)  # (1, 64) @ (64, 1)
    single.bias.copy_(first.bias @ second.weight.T + second.bias)

X = torch.linspace(-3, 3, 61).reshape(-1, 1)
two_layers = second(first(X))
print("the same:", torch.allclose(two_layers, single(X), atol=1e-6))

# %% [markdown] lang="ko"
# 두 모델의 출력이 같습니다. 층이 열 개여도 둘씩 차례로 합치면 결국 하나가 됩니다. 그래서 휘어진 데이터는
# 선형층만으로 맞출 수 없습니다.
#
# ## 꺾이는 곳 하나 {#bend}
#
# 이번에는 층 사이에 `nn.ReLU()`를 하나 끼웁니다. ReLU는 음수를 0으로 바꾸고 나머지는 그대로 둡니다. 층은
# `nn.Sequential`로 적은 차례대로 이어 붙입니다. 두 모델을 같은 데이터로 똑같이 학습시킵니다. 데이터는 사인 곡선
# 위의 점들입니다.
#
# !!! prediction
#     ReLU를 끼운 모델의 그래프는 어떤 모양일까요?
#
#     - [ ] 부드러운 곡선
#     - [ ] 여러 번 꺾인 선
#
#     ??? answer
#         꺾인 선입니다. 가운데의 수 예순네 개는 저마다 $wx + b$를 ReLU에 넣은 것이라, $wx + b = 0$인 곳에서 한
#         번씩 꺾입니다. 둘째 층은 이들에 가중치를 곱해 더하므로, 그래프는 많아야 예순네 번 꺾입니다.

# %% [markdown] lang="en"
# Both models give the same output. Ten layers collapse as well, two at a time, until one is left. So
# linear layers alone cannot follow data that bend.
#
# ## A single bend {#bend}
#
# Now put one `nn.ReLU()` between the layers. It turns negative numbers into 0 and leaves the rest
# alone. `nn.Sequential` joins the layers in the order in which they are written. Train both models
# in the same way on the same data, points on a sine curve.
#
# !!! prediction
#     What will the graph of the model with ReLU look like?
#
#     - [ ] A smooth curve
#     - [ ] A line with several bends
#
#     ??? answer
#         It is a line with bends. Each of the sixty-four numbers in the middle is $wx + b$ put through
#         ReLU, and bends once, where $wx + b = 0$. The second layer multiplies them by weights and
#         adds them up, so the graph has sixty-four bends at most.

# %% words={"loss": "손실", "without": "없음", "with ReLU": "ReLU 있음"}
X = X.double()  # 64 bits: a long training magnifies what is rounded
Y = torch.sin(2 * X)
straight = nn.Sequential(nn.Linear(1, 64), nn.Linear(64, 1)).double()
bent = nn.Sequential(nn.Linear(1, 64), nn.ReLU(), nn.Linear(64, 1)).double()

loss_fn = nn.MSELoss()
for name, model in {"without": straight, "with ReLU": bent}.items():
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(1000):
        loss = loss_fn(model(X), Y)  # (61, 1), (61, 1)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"{name:10} loss = {loss.item():.3f}")

# %% figure="bend" drawing=true
fig, ax = plt.subplots()
hollow = {"markerfacecolor": "white", "markersize": 5}
ax.plot(X, Y, "o", color="C7", label="$y$", **hollow)
dashed = {"linestyle": "dashed", "label": r"$\mathrm{Linear}$, $\mathrm{Linear}$"}
ax.plot(X, straight(X).detach(), color="C5", **dashed)
solid = {"label": r"$\mathrm{Linear}$, $\mathrm{ReLU}$, $\mathrm{Linear}$"}
ax.plot(X, bent(X).detach(), color="C2", **solid)
ax.annotate("Linear, Linear", (-2.95, -0.8), color="C5")
ax.annotate("Linear, ReLU, Linear", (0.55, 1.14), color="C2")
ax.set(xlabel="$x$", ylabel=r"$\hat{y}$", ylim=(-1.25, 1.3))
plt.show()

# %% [markdown] lang="ko" caption="bend" alt="데이터는 사인 곡선을 두 번 가까이 오르내립니다. ReLU가 없는 모델은 완만하게 내려가는 직선 하나여서 곡선을 따라가지 못하고 손실이 0.432에 머뭅니다. ReLU가 있는 모델은 여러 번 꺾이면서 점들을 따라가 손실이 0.002입니다."
# 매개변수의 개수도 학습 방법도 같습니다. ReLU가 없으면 직선 하나이고, 있으면 여러 번 꺾인 선이 데이터를 따라갑니다.

# %% [markdown] lang="en" caption="bend" alt="The data rise and fall almost twice along a sine curve. The model without ReLU is one straight line, sloping gently down; it cannot follow, and its loss stays at 0.432. The model with ReLU bends many times and follows the points, with a loss of 0.002."
# The same number of parameters, the same training. Without ReLU there is a straight line; with it, a line with several bends follows the data.

# %% [markdown] lang="ko"
# !!! aside
#     여기서 쓴 `Adam`은 걸음의 크기를 매개변수마다 스스로 조절하는 옵티마이저입니다. 앞 강의에서 `SGD`가 있던
#     자리에 이름만 바꾸어 넣었습니다.
#
# ## 운이 좋았을까 {#luck}
#
# 한 번 잘된 학습은 아직 증거가 아닙니다. [정규방정식](07_sum_or_mean.ipynb)으로도 풀리는 선형회귀의 손실은 그릇 모양이라, 어디서
# 출발해도 같은 바닥에 닿았습니다. 신경망의 손실에는 바닥이 여럿이고, 처음의 가중치는 무작위로 정해집니다. 그러니
# 여러 번 해 봐야 합니다. 처음의 가중치만 다른 신경망 **스무 개를 한꺼번에** 학습시킵시다.
#
# 텐서의 맨 앞에 축을 하나 더 두어 신경망마다 한 칸씩 줍니다. 스무 손실을 더해 한 번에 미분해도 괜찮습니다. 어느
# 신경망의 가중치는 자기 손실에만 영향을 주므로, 합의 기울기가 곧 자기 손실의 기울기입니다. 처음의 가중치는
# `nn.Linear`처럼 고르게 뽑습니다. 범위는 $\pm 1/\sqrt{n}$이고, $n$은 층에 들어오는 수의 개수입니다.

# %% [markdown] lang="en"
# !!! aside
#     `Adam` is an optimizer that adapts the size of the step to each parameter. It stands where `SGD`
#     stood in the last lesson; nothing else changes.
#
# ## Was that luck? {#luck}
#
# One training that went well is no evidence yet. The loss of a linear regression, which the
# [normal equation](07_sum_or_mean.ipynb) solves as well, is a bowl: wherever you start, you reach the same
# bottom. The loss of a network has many bottoms, and its first weights are random. So try it many
# times: train **twenty networks at once** that differ in nothing but their first weights.
#
# One more axis in front of every tensor gives each network a place. The twenty losses may be added up
# and differentiated together: the weights of a network affect its own loss only, so the gradient of the
# sum is the gradient of that loss. The first weights are drawn evenly, as `nn.Linear` does it, from
# $\pm 1/\sqrt{n}$, where $n$ is how many numbers enter the layer.

# %%
x = torch.linspace(-3, 3, 25, dtype=torch.float64).reshape(-1, 1)
y = torch.sin(2 * x).flatten()


def start(bound, *shape):
    evenly = torch.rand(*shape, dtype=torch.float64)
    return ((2 * evenly - 1) * bound).requires_grad_()


def train_twenty(units, activation):
    torch.manual_seed(1)
    W1, b1 = start(1, 20, 1, units), start(1, 20, 1, units)
    W2, b2 = start(units**-0.5, 20, 1, units), start(units**-0.5, 20, 1)
    optimizer = torch.optim.Adam([W1, b1, W2, b2], lr=0.03)
    for _ in range(600):
        hidden = activation(x * W1 + b1)  # (20, 25, units)
        predictions = (hidden * W2).sum(dim=2) + b2  # (20, 25)
        losses = ((predictions - y) ** 2).mean(dim=1)  # (20,)
        optimizer.zero_grad()
        losses.sum().backward()
        optimizer.step()
    return losses.detach(), predictions.detach()


# %% [markdown] lang="ko"
# 손실이 0.01보다 작으면 데이터를 따라간 것으로 칩시다.
#
# !!! prediction
#     가운데의 수가 64개일 때와 16개일 때, 스무 신경망 가운데 몇 개가 데이터를 따라갈까요?
#
#     ??? answer
#         64개일 때는 열여섯, 16개일 때는 다섯입니다. 꺾이는 곳이 적으면 물결마다 하나씩 돌아갈 만큼 좋은 자리에서
#         출발하는 일이 드뭅니다.

# %% [markdown] lang="en"
# Say that a network follows the data if its loss is below 0.01.
#
# !!! prediction
#     With 64 numbers in the middle, and with 16: how many of the twenty networks will follow the data?
#
#     ??? answer
#         Sixteen with 64, five with 16. Where there are few bends, they rarely start in places so
#         good that every wave gets its share.

# %% words={"64 with ReLU": "ReLU 64개", "loss below 0.01": "손실이 0.01보다 작은 것", "of": "/"}
many, _ = train_twenty(64, torch.relu)
print(f"64 with ReLU, loss below 0.01: {(many < 0.01).sum()} of 20")

# %% words={"16 with ReLU": "ReLU 16개", "loss below 0.01": "손실이 0.01보다 작은 것", "of": "/"}
few, few_predictions = train_twenty(16, torch.relu)
print(f"16 with ReLU, loss below 0.01: {(few < 0.01).sum()} of 20")

# %% [markdown] lang="ko"
# 이번에는 개수는 16 그대로 두고 ReLU를 `tanh`로 바꿉니다. `tanh`는 $-1$에서 1로 부드럽게 올라가는 S자 곡선이고,
# [다음 강의](10_activation_functions.ipynb#s-curves)에서 자세히 봅니다.

# %% [markdown] lang="en"
# Now leave the number at 16, and put `tanh` where ReLU was. It is an S-curve that rises smoothly from
# $-1$ to 1; [the next lesson](10_activation_functions.ipynb#s-curves) looks at it closely.

# %% words={"16 with tanh": "tanh 16개", "loss below 0.01": "손실이 0.01보다 작은 것", "of": "/"}
smooth, _ = train_twenty(16, torch.tanh)
print(f"16 with tanh, loss below 0.01: {(smooth < 0.01).sum()} of 20")

# %% figure="luck" drawing=true words={"best": "가장 좋은 것", "worst": "가장 나쁜 것", "rank": "순위"}
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
rows = {"16, tanh": smooth, "16, ReLU": few, "64, ReLU": many}
fig.numbers = {"rank": range(1, 21), **{n: np.sort(rows[n]) for n in rows}}
for height, losses in enumerate(rows.values()):
    left.plot(losses, np.full(20, height), "|", color="C3", markersize=16)
left.axvline(0.01, color="C7", linestyle="dotted")
left.set(xscale="log", xlabel="$L$", ylim=(-0.6, 2.6), xlim=(3e-6, 0.4))
left.set_yticks(range(3), rows)
right.plot(x, y, "o", color="C7", markerfacecolor="white", markersize=5)
right.plot(x, few_predictions[few.argmin()], color="C2")
right.plot(x, few_predictions[few.argmax()], color="C5", linestyle="dashed")
right.annotate("best", (0.9, 1.12), color="C2")
right.annotate("worst", (-2.95, -1.22), color="C5")
right.set(xlabel="$x$", ylabel=r"$\hat{y}$", ylim=(-1.4, 1.35))
plt.show()

# %% [markdown] lang="ko" caption="luck" alt="첫째 그림에서 ReLU 64개인 신경망의 손실은 대부분 0.001과 0.01 사이이고 넷만 더 큽니다. ReLU 16개이면 다섯만 0.01보다 작고, 나머지는 0.065 언저리와 0.13 언저리에 두 무리로 몰려 있습니다. tanh 16개이면 하나만 빼고 모두 0.01보다 작습니다. 둘째 그림에서 가장 좋은 것은 물결을 모두 따라갑니다. 가장 나쁜 것은 가운데에서 두 번 꺾일 뿐이고, 양쪽의 물결은 곧은 선으로 지나칩니다."
# 첫째 그림은 스무 신경망의 마지막 손실(눈금 하나가 하나)이고 점선은 0.01입니다. 둘째 그림은 ReLU 16개인 신경망 가운데 가장 좋은 것과 가장 나쁜 것입니다.

# %% [markdown] lang="en" caption="luck" alt="In the first panel, most of the networks with 64 ReLUs have losses between 0.001 and 0.01; only four are above. With 16 ReLUs only five are below 0.01, and the others crowd in two places, at about 0.065 and 0.13. With 16 tanh all but one are below 0.01. In the second, the best follows every wave. The worst bends only twice, in the middle, and passes the outer waves along straight lines."
# First panel: the last losses of twenty networks, one stroke each; dotted: 0.01. Second panel: the best and the worst of the networks with 16 ReLUs.

# %% [markdown] lang="ko"
# 가장 나쁜 신경망은 가운데에서만 꺾여 양쪽의 물결을 놓쳤고, 갱신을 600번 해도 거기서 벗어나지 못했습니다. 꺾이는 함수는
# 필요하지만 그것만으로 충분하지는 않습니다. 몇 개를 두는지, 어떤 함수인지, 어디서 출발하는지가 함께 정합니다.
#
# ## 깊이 쌓으면 {#depth}
#
# 층이 많아지면 출발이 더 중요해집니다. 역전파는 연쇄 법칙이기 때문입니다. 수 하나가 지나는 층을 생각해 봅시다. 앞 층의
# 출력 $h$를 받아 $z = wh + b$를 구하고 활성화 함수 $f$에 넣습니다. 이 층을 거슬러 가면 기울기에 두 가지가 곱해집니다.
#
# $$\frac{\partial L}{\partial h} = \frac{\partial L}{\partial f(z)} \cdot f\,'(z) \cdot w$$
#
# 하나는 **활성화 함수의 도함수** $f\,'(z)$이고, 다른 하나는 그 층의 **가중치** $w$입니다. 층이 열 개면 이 곱셈도 열 번입니다.
# 둘의 곱이 1보다 작으면 앞쪽 층에 닿는 기울기가 층마다 줄어듭니다. 이것을 *기울기 소실*(vanishing gradient)이라고 합니다.
#
# - 도함수의 몫은 함수에 달렸습니다. 시그모이드(0에서 1로 올라가는 S자 곡선)의 도함수는 0.25를 넘지
#   않고, `tanh`의 도함수는 0에서 1이며, ReLU의 도함수는 켜진 곳($z > 0$)에서 1, 꺼진 곳($z < 0$)에서
#   0입니다. [다음 강의](10_activation_functions.ipynb#s-curves)에서 그려 봅니다.
# - 가중치의 몫은 출발이 정합니다. `nn.Linear`는 $\pm 1/\sqrt{n}$ 사이에서 고르게 뽑으므로 표준편차가 $1/\sqrt{3n}$입니다. 카이밍(Kaiming) 초기화는
#   표준편차를 $\sqrt{2/n}$로 합니다. ReLU가 절반쯤을 0으로 만들어도 다음 층으로 가는 값의 크기가 그대로이게 고른 수입니다.
#
# 입력과 출력 사이의 층을 은닉층(hidden layer)이라고 합니다. 수가 열여섯 개씩인 은닉층 열 개를 쌓고, 학습을 시작하기
# 전에 층마다 기울기의 크기를 잽니다. 출발마다 다르니 서른 번 재어 중앙값을 봅니다.
#
# !!! prediction
#     `nn.Linear`의 기본값으로 출발할 때, 맨 앞 층의 기울기가 가장 많이 남는 것은 어느 함수일까요?
#
#     - [ ] 시그모이드
#     - [ ] tanh
#     - [ ] ReLU
#
#     ??? answer
#         `tanh`입니다. 작은 가중치로 출발하면 값들이 0 가까이에 있고, 거기서 `tanh`의 도함수는 1에 가깝습니다. ReLU는 절반쯤이
#         꺼져 있어 그쪽으로는 기울기가 지나가지 못합니다.

# %% [markdown] lang="en"
# The worst network bends only in the middle and misses the waves on both sides, and 600 updates did not
# free it. A function that bends is necessary but not sufficient: how many there are, which function it
# is and where you start decide together.
#
# ## Deep stacks {#depth}
#
# With many layers the start matters even more, because backpropagation is the chain rule. Think of a
# layer through which a single number passes. It takes the output $h$ of the layer before, computes
# $z = wh + b$ and puts it into an activation function $f$. On the way back through this layer, the
# gradient is multiplied by two things.
#
# $$\frac{\partial L}{\partial h} = \frac{\partial L}{\partial f(z)} \cdot f\,'(z) \cdot w$$
#
# One is the **derivative of the activation function**, $f\,'(z)$, the other the layer's **weight** $w$.
# Ten layers multiply ten times. If the product of the two is below 1, less gradient reaches the layers in
# front, layer by layer: this is called the *vanishing gradient*.
#
# - The derivative's share comes from the function. That of the sigmoid, an S-curve from 0 to 1, is never
#   above 0.25, that of `tanh` is 1 at 0, and that of ReLU is 1 where it is on ($z > 0$) and 0 where it is
#   off ($z < 0$).
#   [The next lesson](10_activation_functions.ipynb#s-curves) plots them.
# - The weights' share comes from the start. `nn.Linear` draws evenly from $\pm 1/\sqrt{n}$, which has
#   the standard deviation $1/\sqrt{3n}$. Kaiming initialisation makes it $\sqrt{2/n}$, chosen so that
#   values keep their size from layer to layer although ReLU sets about half of them to 0.
#
# A layer between input and output is called a hidden layer. Stack ten of them with sixteen numbers each, and
# measure the size of the gradient in each layer before any training. It differs from start to start, so
# measure thirty times and take the median.
#
# !!! prediction
#     With the default start of `nn.Linear`, which function leaves the most gradient for the first layer?
#
#     - [ ] The sigmoid
#     - [ ] tanh
#     - [ ] ReLU
#
#     ??? answer
#         `tanh`. From small weights all values start near 0, where `tanh` has a derivative close to 1,
#         while about half of the ReLUs are off, and no gradient gets through there.


# %% words={"first layer": "맨 앞 층", "default": "기본값", "Kaiming": "카이밍"}
def gradients(activation, kaiming):
    layers = [nn.Linear(1, 16), activation()]
    for _ in range(9):
        layers += [nn.Linear(16, 16), activation()]
    network = nn.Sequential(*layers, nn.Linear(16, 1)).double()
    linear = [layer for layer in network if isinstance(layer, nn.Linear)]
    for layer in linear if kaiming else []:
        nn.init.kaiming_normal_(layer.weight)  # standard deviation sqrt(2 / n)
        nn.init.zeros_(layer.bias)
    loss_fn(network(X), Y).backward()
    return [layer.weight.grad.norm().item() for layer in linear]


torch.manual_seed(43052)
functions = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "ReLU": nn.ReLU}
medians = {}  # of each layer, in thirty starts
print("first layer ", *(f"{name:>8}" for name in functions))
for start_name in ("default", "Kaiming"):
    for name, activation in functions.items():
        thirty = [gradients(activation, start_name == "Kaiming") for _ in range(30)]
        medians[start_name, name] = np.median(thirty, axis=0)  # (11,)
    first_layer = [medians[start_name, name][0] for name in functions]
    print(f"{start_name:12}", *(f"{size:8.1e}" for size in first_layer))

# %% figure="depth" drawing=true words={"default": "기본값", "Kaiming": "카이밍", "sigmoid": "시그모이드", "layer": "층"}
fig, axes = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
fig.get_layout_engine().set(wspace=0.1)
styles = {"sigmoid": "dotted", "tanh": "solid", "ReLU": "dashed"}
places = {
    "default": {"sigmoid": (5.2, 1e-8), "tanh": (3, 3e-2), "ReLU": (3.2, 1.5e-5)},
    "Kaiming": {"sigmoid": (6.2, 1e-4), "tanh": (7, 0.15), "ReLU": (4.5, 14)},
}
for ax, (start_name, of_name) in zip(axes, places.items(), strict=True):
    for name, style in styles.items():
        sizes = medians[start_name, name]
        ax.plot(range(1, 12), sizes, color="C4", linestyle=style, label=name)
        ax.annotate(name, of_name[name], color="C4")
    ax.set(xlabel="layer", xticks=[1, 6, 11], yscale="log", ylim=(1e-10, 1e4))
    ax.set_ylabel(r"$\|\,\partial L\,/\,\partial\,W\;\|$")
    ax.annotate(start_name, (0.05, 0.91), xycoords="axes fraction")
plt.show()

# %% [markdown] lang="ko" caption="depth" alt="두 그림 모두 가로축은 층 번호, 세로축은 로그 눈금의 기울기 크기입니다. 첫째 그림은 기본값입니다. 시그모이드의 기울기는 앞으로 갈수록 층마다 거의 같은 비율로 줄어, 열한째 층의 약 1에서 첫째 층의 10억분의 1이 됩니다. tanh는 약 0.2에서 0.001로, ReLU는 약 0.1에서 0.00007로 줄어듭니다. 둘째 그림은 카이밍 초기화입니다. tanh와 ReLU는 어느 층에서나 1 언저리에 머물고, 시그모이드만 첫째 층에서 100만분의 3까지 줄어듭니다."
# 층마다 기울기의 크기입니다(서른 번의 중앙값, 로그 눈금). 첫째 그림은 `nn.Linear`의 기본값, 둘째 그림은 카이밍 초기화로 출발했습니다.

# %% [markdown] lang="en" caption="depth" alt="In both panels the horizontal axis is the number of the layer, the vertical axis the size of the gradient on a logarithmic scale. In the first, the default start: the sigmoid's gradient shrinks towards the front by nearly the same factor in each layer, from about 1 in layer 11 to a billionth in layer 1. That of tanh goes from about 0.2 to 0.001, that of ReLU from about 0.1 to 0.00007. In the second, Kaiming's start: tanh and ReLU stay around 1 in all layers, and only the sigmoid shrinks, to three millionths in layer 1."
# The size of the gradient in each layer (median of thirty starts, logarithmic scale). First panel: the default start of `nn.Linear`; second: Kaiming's.

# %% [markdown] lang="ko"
# 함수를 그대로 두고 출발만 바꾸었는데, 첫 층에 닿는 ReLU의 기울기가 약 만 배가 되었습니다. 카이밍 초기화에서는 `tanh`와 ReLU의
# 기울기가 층을 지나도 크기를 지킵니다. 그러나 시그모이드는 카이밍으로 출발해도 100만분의 3입니다. 0.25보다 크지 않은 도함수가
# 열 번 곱해지기 때문입니다. 둘 가운데 하나만 보아서는 학습이 잘될지 알 수 없습니다.
#
# 기울기가 이만큼 작으면 `SGD`로는 앞쪽 층이 거의 움직이지 않습니다. 반대로 곱이 1보다 크면 기울기는 층마다 불어납니다. 이것은
# *기울기 폭발*(exploding gradient)이라고 합니다.
#
# ## 정리 {#summary}
#
# 선형층만 쌓으면 선형층 하나와 같으므로, 층 사이에는 꺾이거나 휘는 함수가 있어야 합니다. 그래도 학습이 잘되는지는 출발에
# 달려 있으니 여러 번 해 보고 말해야 합니다. 층을 거슬러 가는 기울기에는 활성화 함수의 도함수와 가중치가 곱해지고, 깊은
# 신경망에서는 이 둘이 맞아야 기울기가 맨 앞 층까지 닿습니다.
#
# 다음 질문: 층 사이에 끼울 함수로는 어떤 것들이 있고, 그 도함수는 어떤 모양일까요?

# %% [markdown] lang="en"
# The functions are the same, and only the start is another: ReLU's gradient in the first layer is about
# ten thousand times what it was. From Kaiming's start, the gradients of `tanh` and ReLU keep their size
# through the layers. That of the sigmoid is three millionths even so, because a derivative of at most
# 0.25 is multiplied ten times. Neither of the two factors alone tells whether training will go well.
#
# With a gradient that small, `SGD` hardly moves the layers in front. If, on the other hand, the product
# is above 1, the gradient grows layer by layer: the *exploding gradient*.
#
# ## What you know now {#summary}
#
# Linear layers alone amount to one linear layer, so a function that bends must stand between them. Even
# then success hangs on the start, so try it many times before you claim it. On its way back through a
# layer, the gradient is multiplied by the activation function's derivative and by the weights, and in a
# deep network the two must match for any gradient to reach the first layer.
#
# The next question: which functions can stand between layers, and what do their derivatives look like?
