# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 15
#     summary:
#       ko: 층 사이에 곡선 하나를 끼우면 직선이던 모형이 꺾이고 휩니다. 그 곡선과 시작하는 가중치가 학습을 얼마나 좌우하는지 여러 번 학습시켜 잽니다.
#       en: Put one curve between two layers and a model that was straight can bend. Train it many times over, and measure how much the curve and the first weights decide.
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

# %% [markdown] lang="en"
# # 9. Why layers need a bend
#
# A neural network is a stack of layers, and between the layers there is almost always a small
# function, the activation function. It takes a number and returns a number, nothing more. But take
# it away, and the deepest network is no better than a single linear layer.
#
# After this lesson you can
#
# - show by computing why a non-linear function must stand between linear layers.

# %% [markdown] lang="ko"
# ## 왜 필요한가 {#why}
#
# [앞 강의](08_pytorch_idioms.ipynb#summary)의 질문에서 시작합니다. 선형층 두 개를 이어 붙이면 선형층 하나보다 많은 것을 할 수 있을까요?
#
# !!! prediction
#     `nn.Linear(1, 16)`과 `nn.Linear(16, 1)`을 이어 붙였습니다. 매개변수는 모두 49개입니다. 이 모형의 그래프는
#     어떤 모양까지 될 수 있을까요?
#
#     ??? answer
#         직선뿐입니다. 선형층을 이어 붙이면 다시 선형층이 되기 때문입니다.
#
# 식을 써 보면 금방 드러납니다. 첫 층의 결과를 둘째 층에 넣고 괄호를 풉니다.
#
# $$(X W_1^\top + b_1)\, W_2^\top + b_2 = X\, (W_2 W_1)^\top + (b_1 W_2^\top + b_2)$$
#
# 오른쪽은 가중치가 $W_2 W_1$이고 편향이 $b_1 W_2^\top + b_2$인 선형층 하나입니다. `(1, 16)` @ `(16, 1)`이므로 가중치의
# 모양은 `(1, 1)`입니다. 매개변수 49개가 하는 일을 두 개가 똑같이 합니다.

# %% [markdown] lang="en"
# ## Why we need them {#why}
#
# Start from the question of [the last lesson](08_pytorch_idioms.ipynb#summary). Can two linear layers, one after the other, do more
# than one?
#
# !!! prediction
#     Put `nn.Linear(1, 16)` in front of `nn.Linear(16, 1)`: 49 parameters in all. What shapes can the
#     graph of this model take?
#
#     ??? answer
#         Only straight lines. Linear layers after each other are a linear layer again.
#
# The formula shows it at once. Feed the first layer into the second and multiply out:
#
# $$(X W_1^\top + b_1)\, W_2^\top + b_2 = X\, (W_2 W_1)^\top + (b_1 W_2^\top + b_2)$$
#
# On the right is one linear layer with the weight $W_2 W_1$ and the bias $b_1 W_2^\top + b_2$. The
# weight has the shape `(1, 16)` @ `(16, 1)`, which is `(1, 1)`. What 49 parameters do, two do as well.

# %% words={"the same": "같은가"}
import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(43052)
first, second = nn.Linear(1, 16), nn.Linear(16, 1)
single = nn.Linear(1, 1)
with torch.no_grad():
    single.weight.copy_(second.weight @ first.weight)  # (1, 16) @ (16, 1)
    single.bias.copy_(first.bias @ second.weight.T + second.bias)

X = torch.linspace(-3, 3, 61).reshape(-1, 1)
two_layers = second(first(X))
print("the same:", torch.allclose(two_layers, single(X), atol=1e-6))

# %% [markdown] lang="ko"
# 두 모형의 출력이 같습니다. 층이 열 개여도 둘씩 차례로 합치면 결국 하나가 됩니다. 그래서 휘어진 데이터는
# 선형층만으로 맞출 수 없습니다.
#
# 이번에는 층 사이에 `nn.ReLU()`를 하나 끼웁니다. ReLU는 음수를 0으로 바꾸고 나머지는 그대로 둡니다. 층은
# `nn.Sequential`로 적은 차례대로 이어 붙입니다. 두 모형을 같은 데이터로 똑같이 학습시킵니다. 데이터는 사인 곡선
# 위의 점들입니다.
#
# !!! prediction
#     ReLU를 끼운 모형의 그래프는 어떤 모양일까요? 부드러운 곡선일까요?
#
#     ??? answer
#         꺾인 선입니다. 가운데의 수 열여섯 개는 저마다 $wx + b$를 ReLU에 넣은 것이라, $wx + b = 0$인 곳에서 한
#         번씩 꺾입니다. 둘째 층은 이들에 가중치를 곱해 더하므로, 그래프는 많아야 열여섯 번 꺾입니다.

# %% [markdown] lang="en"
# Both models give the same output. Ten layers collapse as well, two at a time, until one is left. So
# linear layers alone cannot follow data that bend.
#
# Now put one `nn.ReLU()` between the layers. It turns negative numbers into 0 and leaves the rest
# alone. `nn.Sequential` joins the layers in the order in which they are written. Train both models
# in the same way on the same data, points on a sine curve.
#
# !!! prediction
#     What will the graph of the model with ReLU look like? Will it be a smooth curve?
#
#     ??? answer
#         It is a line with bends. Each of the sixteen numbers in the middle is $wx + b$ put through
#         ReLU, and bends once, where $wx + b = 0$. The second layer multiplies them by weights and
#         adds them up, so the graph has sixteen bends at most.

# %% figure="bend" words={"loss": "손실", "without": "없음", "with ReLU": "ReLU 있음"}
Y = torch.sin(2 * X)
straight = nn.Sequential(nn.Linear(1, 16), nn.Linear(16, 1))
bent = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))

loss_fn = nn.MSELoss()
for name, model in {"without": straight, "with ReLU": bent}.items():
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(1500):
        loss = loss_fn(model(X), Y)  # (61, 1), (61, 1)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"{name:10} loss = {loss.item():.3f}")

fig, ax = plt.subplots()
ax.plot(X, Y, "o", color="C7", markerfacecolor="white", markersize=5)
ax.plot(X, straight(X).detach(), color="C5", linestyle="dashed")
ax.plot(X, bent(X).detach(), color="C2")
ax.annotate("Linear, Linear", (-2.95, -0.45), color="C5")
ax.annotate("Linear, ReLU, Linear", (1.2, 0.87), color="C2")
ax.set(xlabel="$x$", ylabel=r"$\hat{y}$", ylim=(-1.25, 1.3))
plt.show()

# %% [markdown] lang="ko" caption="bend" alt="데이터는 사인 곡선을 두 번 가까이 오르내립니다. ReLU가 없는 모형은 완만하게 내려가는 직선 하나여서 곡선을 따라가지 못하고 손실이 0.432에 머뭅니다. ReLU가 있는 모형은 여러 번 꺾이면서 점들을 따라가 손실이 0.004입니다."
# 매개변수의 수도 학습 방법도 같습니다. ReLU가 없으면 직선 하나이고, 있으면 여러 번 꺾인 선이 데이터를 따라갑니다.

# %% [markdown] lang="en" caption="bend" alt="The data rise and fall almost twice along a sine curve. The model without ReLU is one straight line, sloping gently down; it cannot follow, and its loss stays at 0.432. The model with ReLU bends several times and follows the points, with a loss of 0.004."
# The same number of parameters, the same training. Without ReLU there is a straight line; with it, a line with several bends follows the data.

# %% [markdown] lang="ko"
# !!! aside
#     여기서 쓴 `Adam`은 걸음의 크기를 매개변수마다 스스로 조절하는 옵티마이저입니다. 앞 강의에서 `SGD`가 있던
#     자리에 이름만 바꾸어 넣었습니다.
#
# ## 정리 {#summary}
#
# 선형층만 쌓으면 선형층 하나와 같으므로, 층 사이에는 비선형 함수가 있어야 합니다.
#
# 다음 질문: 그 함수로는 어떤 것들이 있고, 무엇을 보고 고를까요?

# %% [markdown] lang="en"
# !!! aside
#     `Adam` is an optimizer that adapts the size of the step to each parameter. It stands where `SGD`
#     stood in the last lesson; nothing else changes.
#
# ## What you know now {#summary}
#
# Linear layers alone amount to one linear layer, so something non-linear must stand between them.
#
# The next question: which functions are there, and how does one choose?
