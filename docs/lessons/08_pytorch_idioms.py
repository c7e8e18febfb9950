# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 35
#     picture: trapped
#     summary:
#       ko: 손으로 쓴 학습 루프를 한 번에 한 줄씩 파이토치다운 코드로 바꿉니다. 그때마다 수가 그대로인지 확인하고, 오류 없이 틀리는 함정 하나를 찾아냅니다.
#       en: Turn a hand-written training loop into idiomatic PyTorch, one line at a time. Check after each change that the numbers stay, and catch a trap that goes wrong without an error.
# ---

# %% [markdown] lang="ko"
# # 8. 파이토치의 관용구, 하나씩
#
# 다른 사람이 쓴 파이토치 코드를 펼치면 `nn.Linear`, `nn.MSELoss`, `optim.SGD`, `nn.Module`이 한꺼번에
# 나옵니다. 넷이 같이 나오면 무엇이 무슨 일을 하는지 알기 어렵습니다. 그래서 이 강의에서는 손으로 쓴
# 루프에서 시작해 **한 번에 하나만** 바꿉니다. 바꿀 때마다 같은 데이터로 다시 학습해서 수가 그대로인지
# 봅니다. 수가 그대로라면 관용구는 새 수학이 아니라 이미 아는 코드의 다른 이름입니다.
#
# 이 강의를 마치면 다음을 할 수 있습니다.
#
# - 손실 함수, 층, 옵티마이저, 모듈 클래스가 각각 손으로 쓴 어느 줄을 대신하는지 말합니다.
# - 어느 학습에나 나오는 다섯 줄을 외워서 씁니다.
# - `nn.Linear`의 가중치가 왜 `(out_features, in_features)` 모양인지 설명합니다.
# - `(100, 1)`과 `(100,)`의 뺄셈이 왜 오류 없이 학습을 망치는지 보이고, 미리 막습니다.
#
# 긴 강의입니다. [외워 둘 다섯 줄](#pattern)까지 읽고 쉬어도 좋습니다. 그 뒤는 배운 것을 새 데이터에 쓰면서 함정 하나를
# 만나는 이야기입니다.

# %% [markdown] lang="en"
# # 8. PyTorch's idioms, one at a time
#
# Open someone else's PyTorch code and you meet `nn.Linear`, `nn.MSELoss`, `optim.SGD` and
# `nn.Module` all at once, and it is hard to tell which of them does what. So in this lesson you
# start from a loop written by hand and change **one thing at a time**. After each change you train
# again on the same data and look whether the numbers are the same. If they are, the idiom is no new
# mathematics: it is another name for code that you already know.
#
# After this lesson you can
#
# - say which hand-written lines a loss function, a layer, an optimizer and a module class replace,
# - write from memory the five lines that every training has,
# - explain why the weight of `nn.Linear` has the shape `(out_features, in_features)`,
# - show why subtracting `(100,)` from `(100, 1)` ruins training without an error, and prevent it.
#
# This is a long lesson; a good place for a rest is after [the five lines to know by heart](#pattern). What comes
# then uses all of it on new data, and meets a trap.

# %% [markdown] lang="ko"
# ## 데이터 {#data}
#
# [5강](05_thirty_updates.ipynb)의 데이터를 다시 씁니다. 직선 $y = 2.5 + 4x$에 잡음을 더한 점 100개입니다. `X`의 첫
# 열은 모두 1이므로 그 열에 곱해지는 가중치가 편향의 일을 합니다. 출발점도 전과 같이 $[-5, 10]$입니다.
#
# 한 가지만 다릅니다. 5강에서는 가중치와 실제값이 벡터였습니다. 이번에는 열이 하나인 행렬로 둡니다. 파이토치의
# 층이 예측값을 그런 모양으로 내놓기 때문입니다. 모양은 `X`가 `(100, 2)`, 가중치 `W`가 `(2, 1)`, `Y`가
# `(100, 1)`입니다.

# %% [markdown] lang="en"
# ## The data {#data}
#
# These are the data of [lesson 5](05_thirty_updates.ipynb): 100 points on the line $y = 2.5 + 4x$
# plus noise. The first column of `X` is all ones, so the weight that multiplies it does the work of
# a bias. The start is $[-5, 10]$, as before.
#
# One thing differs. In lesson 5 the weights and the targets were vectors. Here they are matrices
# with one column, because that is the shape in which PyTorch's layers give their predictions. `X`
# has the shape `(100, 2)`, the weights `W` have `(2, 1)`, and `Y` has `(100, 1)`.

# %%
import warnings

import matplotlib.pyplot as plt
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(43052)
n = 100
x = torch.randn(n).sort().values
noise = 0.5 * torch.randn(n)
X = torch.stack([torch.ones(n), x], dim=1)
W_true = torch.tensor([[2.5], [4.0]])
Y = X @ W_true + noise.reshape(n, 1)

W_start = torch.tensor([[-5.0], [10.0]])
learning_rate = 0.1
epochs = 30
X.shape, W_start.shape, Y.shape

# %% [markdown] lang="ko"
# ## 출발: 모두 손으로 {#raw-loop}
#
# 네 가지 일을 되풀이합니다. 예측하고, 손실을 재고, 기울기를 구하고, 한 걸음 갱신합니다. 기울기만 `backward()`가
# 구해 주고 나머지는 손으로 썼습니다. 손실은 평균제곱오차이고 학습률은 0.1입니다. 합에 0.001을 쓴 5강과 같은
# 걸음이라는 것은 [7강](07_sum_or_mean.ipynb#same-steps)에서 보았습니다.

# %% [markdown] lang="en"
# ## The start: everything by hand {#raw-loop}
#
# Four things repeat: predict, measure the loss, find the gradient, update by one step. `backward()`
# finds the gradient; the rest is written by hand. The loss is the mean squared error and the
# learning rate 0.1. [Lesson 7](07_sum_or_mean.ipynb#same-steps) showed that these are the steps of
# lesson 5, which used the sum and 0.001.

# %% words={"first loss": "첫 손실"}
W = W_start.clone().requires_grad_()
history = {"by hand": []}
for _ in range(epochs):
    loss = torch.mean((X @ W - Y) ** 2)
    history["by hand"].append(loss.item())
    loss.backward()
    with torch.no_grad():
        W -= learning_rate * W.grad
    W.grad = None

print(f"first loss = {history['by hand'][0]:.4f}")
print("W =", W.detach().ravel())

# %% [markdown] lang="ko"
# $[2.4290, 4.0144]$. 이 두 수를 기억해 두세요. 이제부터 무엇을 바꾸어도 이 두 수가 나와야 합니다.
#
# ## 첫째, 손실 함수 {#loss-function}
#
# `nn.MSELoss`는 함수가 아니라 클래스이고, `nn.MSELoss()`는 함수처럼 부를 수 있는(callable) 객체를 만듭니다. 그 객체를
# 예측값과 실제값으로 부르면 평균제곱오차가 나옵니다. 합을 원하면 만들 때 `nn.MSELoss(reduction="sum")`이라고 씁니다.
#
# 그래서 괄호가 두 쌍입니다. `nn.MSELoss(Y_hat, Y)`가 아니라 `nn.MSELoss()(Y_hat, Y)`입니다. 앞의 괄호는 객체를 만들고,
# 뒤의 괄호는 그 객체를 부릅니다. 보통은 객체에 이름을 먼저 붙여 둡니다. 객체를 만들지 않고 바로 부르는 함수도 있습니다.
# `F.mse_loss(Y_hat, Y)`이고, `F`는 `torch.nn.functional`에 관례로 붙이는 이름입니다.
#
# 순서는 예측값이 먼저, 실제값이 나중입니다. 제곱오차는 순서를 바꿔도 값이 같지만, 다른 손실 함수에는 바꾸면 틀리는
# 것이 많습니다.

# %% [markdown] lang="en"
# $[2.4290, 4.0144]$. Remember these two numbers: whatever we change from here on, they must come
# out again.
#
# ## First, the loss function {#loss-function}
#
# `nn.MSELoss` is not a function but a class, and `nn.MSELoss()` makes an object of it that can be called
# like a function: it is callable. Call it with the predictions and the targets, and it returns the mean
# squared error. If you want the sum, say so when you make it: `nn.MSELoss(reduction="sum")`.
#
# Hence the two pairs of brackets: not `nn.MSELoss(Y_hat, Y)` but `nn.MSELoss()(Y_hat, Y)`. The first pair
# makes the object, the second calls it; one usually gives the object a name in between. There is also a
# function, which needs no object: `F.mse_loss(Y_hat, Y)`, where `F` is the customary name of
# `torch.nn.functional`.
#
# The predictions come first, the targets second. For squared errors the order does not change the
# value; for many other losses it does.

# %% words={"by hand": "손으로"}
loss_fn = nn.MSELoss()
Y_hat = X @ W_start

print(f"by hand:        {torch.mean((Y_hat - Y) ** 2):.4f}")
print(f"loss_fn:        {loss_fn(Y_hat, Y):.4f}")
print(f"F.mse_loss:     {F.mse_loss(Y_hat, Y):.4f}")
print(f'reduction="sum" {nn.MSELoss(reduction="sum")(Y_hat, Y):.4f}')

# %% [markdown] lang="ko"
# 학습에서 바뀌는 것은 손실을 재는 한 줄뿐입니다.

# %% [markdown] lang="en"
# In the training, only the line that measures the loss changes.

# %%
W = W_start.clone().requires_grad_()
history["loss_fn"] = []
for _ in range(epochs):
    loss = loss_fn(X @ W, Y)  # changed
    history["loss_fn"].append(loss.item())
    loss.backward()
    with torch.no_grad():
        W -= learning_rate * W.grad
    W.grad = None

print("W =", W.detach().ravel())

# %% [markdown] lang="ko"
# ## 둘째, 선형층 {#linear}
#
# `nn.Linear(in_features, out_features)`는 가중치를 스스로 갖고 있는 층입니다. 특성 두 개를 받아 예측값 하나를
# 내므로 `nn.Linear(2, 1)`입니다. 편향은 `X`의 1로 된 열이 이미 맡고 있으니 `bias=False`로 끕니다.
#
# !!! prediction
#     우리의 `W`는 `(2, 1)`입니다. `nn.Linear(2, 1, bias=False)`가 가진 가중치의 모양은 무엇일까요?
#
#     - [ ] `(2, 1)`
#     - [ ] `(1, 2)`
#     - [ ] `(2,)`
#
#     ??? answer
#         `(1, 2)`입니다. 바로 아래에서 확인하고, 왜 뒤집혀 있는지는 그다음 그림에서 봅니다.

# %% [markdown] lang="en"
# ## Second, the linear layer {#linear}
#
# `nn.Linear(in_features, out_features)` is a layer that owns its weights. It takes two features
# and gives one prediction, so it is `nn.Linear(2, 1)`. The column of ones in `X` already does the
# work of the bias, so switch the layer's own bias off with `bias=False`.
#
# !!! prediction
#     Our `W` is `(2, 1)`. What is the shape of the weight in `nn.Linear(2, 1, bias=False)`?
#
#     - [ ] `(2, 1)`
#     - [ ] `(1, 2)`
#     - [ ] `(2,)`
#
#     ??? answer
#         `(1, 2)`. Check it right below; the figure after that shows why it is the other way round.

# %%
net = nn.Linear(2, 1, bias=False)
print("W:         ", tuple(W.shape))
print("net.weight:", tuple(net.weight.shape))
print("net(X):    ", tuple(net(X).shape))

# %% [markdown] lang="ko"
# 파이토치는 가중치를 `(out_features, in_features)`로 저장하고, 계산할 때 전치(transpose)합니다. 편향이 있을 때의
# 식은 다음과 같습니다.
#
# $$\hat{y} = X W^\top + b$$
#
# 왜 이렇게 저장할까요? 출력이 여러 개인 층을 그려 보면 보입니다. 아래는 `nn.Linear(3, 2)`입니다. 출력 하나가
# 하는 일은 모든 입력에 자기 가중치를 곱해 더하는 것입니다. **행 하나에 출력 하나의 가중치가 모두 모여
# 있습니다.** 데이터 하나를 열벡터로 놓고 $Wx$로 쓰는 수학책의 표기와도 같습니다. 우리 `X`에서는 데이터 하나가
# 열이 아니라 행이므로, 곱할 때 전치가 필요합니다. `(100, 2)` @ `(2, 1)`이 되어야 하니까요.

# %% [markdown] lang="en"
# PyTorch stores the weight as `(out_features, in_features)` and transposes it when it computes. With
# a bias, the formula is
#
# $$\hat{y} = X W^\top + b$$
#
# Why store it that way? Draw a layer with several outputs, and you see it. Below is
# `nn.Linear(3, 2)`. What one output does is to multiply every input by a weight of its own and add
# up. **One row holds all the weights of one output.** It is also how mathematics books write it:
# $Wx$, with one sample as a column. In our `X` the samples lie in rows instead, so the product
# needs the transpose: `(100, 2)` @ `(2, 1)`.

# %% figure="linear-rows" drawing=true numbers=false
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
inputs, outputs = [2.0, 1.0, 0.0], [1.6, 0.4]
styles = ["solid", "dashed"]
for j, (output, style) in enumerate(zip(outputs, styles, strict=True), start=1):
    for height in inputs:
        left.plot([0, 1], [height, output], color="C0", linestyle=style, zorder=1)
    left.annotate(
        rf"$\hat{{y}}_{j}$", (1.09, output), color="C2", fontsize=17, va="center"
    )
    for i in range(3):
        cell = plt.Rectangle((i + 0.06, 2.1 - j), 0.88, 0.8, fill=False)
        cell.set(edgecolor="C0", linestyle=style, linewidth=2)
        right.add_patch(cell)
        right.text(
            *(i + 0.5, 2.5 - j), f"$w_{{{j}{i + 1}}}$", color="C0", fontsize=18
        ).set(ha="center", va="center")
    right.annotate(
        rf"$\hat{{y}}_{j}$", (3.12, 2.5 - j), color="C2", fontsize=17, va="center"
    )
for i, height in enumerate(inputs, start=1):
    left.annotate(f"$x_{i}$", (-0.2, height), fontsize=17, va="center")
    right.annotate(f"$x_{i}$", (i - 0.5, 2.12), fontsize=17, ha="center")
left.plot([0] * 3, inputs, "o", color="C7", markerfacecolor="white", markersize=14)
left.plot([1] * 2, outputs, "o", color="C2", markersize=14)
right.annotate("(2, 3)", (1.5, -0.3), fontsize=13, ha="center")
left.set(xlim=(-0.25, 1.25), ylim=(-0.4, 2.5))
right.set(xlim=(-0.2, 3.5), ylim=(-0.4, 2.5))
left.axis("off")
right.axis("off")
plt.show()

# %% [markdown] lang="ko" caption="linear-rows" alt="첫째 그림은 입력 세 개와 출력 두 개를 잇는 선 여섯 개입니다. 첫째 출력으로 가는 선 셋은 실선, 둘째 출력으로 가는 선 셋은 파선입니다. 둘째 그림은 2행 3열의 가중치 행렬입니다. 첫 행의 칸 셋은 실선으로, 둘째 행의 칸 셋은 파선으로 둘러 있어, 행 하나가 출력 하나의 선 셋에 해당합니다."
# `nn.Linear(3, 2)`를 두 가지로 그렸습니다. 실선 세 개가 $\hat{y}_1$의 가중치이고 행렬의 첫 행입니다. 파선 세 개는 $\hat{y}_2$의 가중치이고 둘째 행입니다. 출력이 하나 늘면 행이 하나 늡니다.

# %% [markdown] lang="en" caption="linear-rows" alt="In the first panel, six lines join three inputs to two outputs: the three lines into the first output are solid, the three into the second dashed. In the second is the weight matrix with two rows and three columns: the cells of the first row have solid borders, those of the second dashed ones, so that one row belongs to the three lines of one output."
# `nn.Linear(3, 2)`, drawn in two ways. The three solid lines are the weights of $\hat{y}_1$ and the first row of the matrix; the three dashed ones are those of $\hat{y}_2$ and the second row. One more output means one more row.

# %% [markdown] lang="ko"
# 층은 가중치를 무작위로 정해 둡니다. 수를 비교하려면 출발점을 맞추어야 합니다. 매개변수의 값을 바꾸는 일은
# 미분할 계산이 아니므로 `torch.no_grad()` 안에서 `copy_`로 덮어씁니다. `W_start.T`의 모양은 `(1, 2)`로
# `net.weight`의 모양과 같습니다. 그러면 `net(X)`는 `X @ W`와도, `X @ net.weight.T`와도 같아야 합니다.

# %% [markdown] lang="en"
# A layer starts with random weights. To compare the numbers we must start in the same place. Changing
# a parameter's value is not a computation to be differentiated, so overwrite it with `copy_` under
# `torch.no_grad()`. `W_start.T` has the shape `(1, 2)`, the shape of `net.weight`. Then `net(X)` should be the
# same as `X @ W`, and as `X @ net.weight.T`.

# %%
with torch.no_grad():
    net.weight.copy_(W_start.T)

    print("X @ W:           ", (X @ W_start)[:5].ravel())
    print("X @ net.weight.T:", (X @ net.weight.T)[:5].ravel())
    print("net(X):          ", net(X)[:5].ravel())

# %% [markdown] lang="ko"
# 세 줄이 같고, 5강에서 손으로 구한 처음 예측값 다섯 개와도 같습니다.
#
# 갱신하는 줄들은 조금 달라집니다. 매개변수가 이제 `net` 안에 있으므로 `net.parameters()`로 꺼냅니다. 이것은
# 리스트가 아니라 제너레이터(generator)입니다. 매개변수를 하나씩 꺼내 주고, 끝까지 꺼내면 빕니다.

# %% [markdown] lang="en"
# The three rows agree, also with the first five predictions computed by hand in lesson 5.
#
# The lines that update change a little: the parameters now live inside `net`, and `net.parameters()` hands
# them out. That is not a list but a generator: it gives one parameter after the other, and after the
# last it is empty.

# %% words={"first time": "첫 번째", "second time": "두 번째"}
parameters = net.parameters()
print(type(parameters).__name__)
print("first time: ", list(parameters))
print("second time:", list(parameters))

# %% [markdown] lang="ko"
# 두 번째에는 아무것도 나오지 않습니다. 그러니 이름을 붙여 두고 다시 쓰지 말고, 쓸 때마다 `net.parameters()`를
# 새로 부르세요. 아래의 반복문도 에폭마다 새로 부릅니다. 기울기는 `net.zero_grad()`가 한꺼번에 비웁니다.

# %% [markdown] lang="en"
# The second time nothing comes. So do not keep it under a name to use again: call `net.parameters()` anew
# each time, as the loop below does in each epoch. `net.zero_grad()` clears the gradients of all of them.

# %%
history["Linear"] = []
for _ in range(epochs):
    loss = loss_fn(net(X), Y)  # changed
    history["Linear"].append(loss.item())
    loss.backward()
    with torch.no_grad():
        for parameter in net.parameters():  # changed
            parameter -= learning_rate * parameter.grad
    net.zero_grad()  # changed

print("net.weight =", net.weight.detach())

# %% [markdown] lang="ko"
# ## 셋째, 옵티마이저 {#optimizer}
#
# 갱신은 모든 매개변수에 똑같이 하는 일입니다. 옵티마이저(optimizer)가 그 일을 맡습니다. 만들 때 **무엇을**
# 갱신할지(`net.parameters()`)와 **얼마나** 갱신할지(`lr`)를 알려 줍니다. 그러면 `step()`이 갱신 반복문을,
# `zero_grad()`가 기울기를 비우는 줄을 대신합니다. `SGD`에 다른 설정을 주지 않으면 지금까지 한 경사하강법과
# 똑같이 갱신합니다. 처음 두 걸음도 출력해 봅시다.

# %% [markdown] lang="en"
# ## Third, the optimizer {#optimizer}
#
# The update does the same to every parameter, and an optimizer takes it over. When you make it,
# you tell it **what** to update, `net.parameters()`, and **how far**, `lr`. Then `step()` replaces
# the updating loop, and `zero_grad()` replaces the line that clears the gradients. `SGD` without
# further settings updates exactly like the gradient descent you have written so far. Print its first
# two steps as well.

# %% words={"step": "걸음"}
with torch.no_grad():
    net.weight.copy_(W_start.T)
optimizer = torch.optim.SGD(net.parameters(), lr=learning_rate)

history["SGD"] = []
for epoch in range(epochs):
    loss = loss_fn(net(X), Y)
    history["SGD"].append(loss.item())
    optimizer.zero_grad()  # changed
    loss.backward()
    optimizer.step()  # changed
    if epoch < 2:
        print(f"step {epoch + 1}:", net.weight.detach())

print("net.weight =", net.weight.detach())

# %% [markdown] lang="ko"
# 처음 두 걸음은 5강의 표에서 첫 두 줄의 $W$와 같습니다.
#
# `zero_grad()`는 `backward()` **바로 앞**에 두었습니다. 다음 걸음의 기울기가 쌓이기 전이기만 하면 어디든
# 괜찮습니다. 다만 `backward()`와 `step()` 사이에 두면 방금 구한 기울기가 지워져 아무것도 배우지 못합니다.
#
# !!! aside
#     SGD는 확률적 경사하강법(stochastic gradient descent)의 머리글자입니다. 데이터의 일부를 무작위로 뽑아
#     기울기를 구하는 방법을 말합니다. 하지만 데이터를 뽑는 것은 `SGD`가 하는 일이 아닙니다. 우리처럼 100개를
#     모두 쓰면 보통의 경사하강법입니다.
#
# ## 넷째, 모듈 클래스 {#module}
#
# 모델이 층 하나보다 복잡해지면 클래스로 묶습니다. 할 일은 두 가지입니다. `__init__`에서 층을 속성으로 만들고,
# `forward`에서 입력이 예측값이 되는 과정을 적습니다. `super().__init__()`을 먼저 불러야 파이토치가 속성으로 넣은
# 층을 알아보고 매개변수를 등록합니다.

# %% [markdown] lang="en"
# The first two steps are the $W$ of the first two rows in the table of lesson 5.
#
# `zero_grad()` stands **right before** `backward()`. Any place will do, as long as it comes before
# the gradients of the next step are added. Just not between `backward()` and `step()`: there it
# would erase what was just computed, and nothing would be learned.
#
# !!! aside
#     SGD stands for stochastic gradient descent, which finds the gradient from a random part of the
#     data. Drawing that part is not the work of `SGD`, though: if you use all 100 points, as here, it is
#     ordinary gradient descent.
#
# ## Fourth, a module class {#module}
#
# When a model grows beyond one layer, wrap it in a class. It has two duties: `__init__` makes the
# layers and keeps them as attributes, and `forward` writes down how an input becomes a prediction.
# Call `super().__init__()` first, so that PyTorch notices the layers that become attributes and
# registers their parameters.


# %%
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(2, 1, bias=False)

    def forward(self, X):
        return self.linear(X)


model = LineModel()
for name, parameter in model.named_parameters():
    print(name, tuple(parameter.shape))

# %% [markdown] lang="ko"
# 학습 루프는 `net`이 `model`로 바뀔 뿐 그대로입니다. `forward`를 썼지만 부를 때는 `model(X)`라고 씁니다. 파이썬에서는
# 객체에 괄호를 붙이면 그 클래스의 `__call__`이 실행됩니다. `nn.Module`이 가진 `__call__`은 필요한 준비를 한 뒤
# `forward`를 부릅니다. `nn.Linear`와 `nn.MSELoss`도 `nn.Module`이므로, 지금까지 `net(X)`와 `loss_fn(Y_hat, Y)`도 같은
# 방식으로 불렸습니다.

# %% [markdown] lang="en"
# The loop stays as it is, with `model` for `net`. You wrote `forward`, but you call `model(X)`. In Python,
# brackets after an object run the `__call__` of its class, and that of `nn.Module` makes some preparations
# and then runs `forward`. `nn.Linear` and `nn.MSELoss` are `nn.Module`s as well, so `net(X)` and
# `loss_fn(Y_hat, Y)` have been called in just this way.

# %%
with torch.no_grad():
    model.linear.weight.copy_(W_start.T)
optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)

history["Module"] = []
for _ in range(epochs):
    loss = loss_fn(model(X), Y)  # changed
    history["Module"].append(loss.item())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

print("weight =", model.linear.weight.detach())

# %% [markdown] lang="ko"
# 다섯 번 모두 $[2.4290, 4.0144]$입니다. 마지막 값만 같은 것이 아니라 30에폭의 손실이 모두 같은지도 봅시다.

# %% [markdown] lang="en"
# Five times $[2.4290, 4.0144]$. Is only the end the same, or the loss of all thirty epochs as well?

# %% words={"by hand": "손으로", "same as by hand": "손으로 한 것과 같은가"}
by_hand = torch.tensor(history["by hand"])
for name, losses in history.items():
    same = torch.allclose(torch.tensor(losses), by_hand)
    print(f"{name:8} {losses[0]:.4f} ... {losses[-1]:.4f}  same as by hand: {same}")

# %% [markdown] lang="ko"
# | 손으로 쓴 줄 | 관용구 |
# |---|---|
# | `torch.mean((Y_hat - Y) ** 2)` | `loss_fn = nn.MSELoss()`, `loss_fn(Y_hat, Y)` |
# | `W = ...requires_grad_()`, `X @ W` | `net = nn.Linear(2, 1, bias=False)`, `net(X)` |
# | `W -= learning_rate * W.grad` | `optimizer.step()` |
# | `W.grad = None` | `optimizer.zero_grad()` |
# | 여러 층을 차례로 부르는 코드 | `nn.Module`의 `forward` |
#
# !!! pitfall
#     층을 보통의 파이썬 리스트에 담으면 파이토치가 알아보지 못합니다. 매개변수가 등록되지 않으므로 그
#     층은 옵티마이저에 전달되지 않고, 배우지도 않습니다. 리스트가 필요하면 `nn.ModuleList`를 쓰세요.

# %% [markdown] lang="en"
# | written by hand | idiom |
# |---|---|
# | `torch.mean((Y_hat - Y) ** 2)` | `loss_fn = nn.MSELoss()`, `loss_fn(Y_hat, Y)` |
# | `W = ...requires_grad_()`, `X @ W` | `net = nn.Linear(2, 1, bias=False)`, `net(X)` |
# | `W -= learning_rate * W.grad` | `optimizer.step()` |
# | `W.grad = None` | `optimizer.zero_grad()` |
# | code that calls several layers in turn | `forward` of an `nn.Module` |
#
# !!! pitfall
#     PyTorch does not see layers that you keep in an ordinary Python list. Their parameters are not
#     registered, so they never reach the optimizer and never learn. If you need a list, use
#     `nn.ModuleList`.


# %% words={"has 0 parameters": "매개변수 0개", "has 4 parameters": "매개변수 4개"}
class PlainList(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(2, 1), nn.Linear(1, 1)]


class Registered(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(2, 1), nn.Linear(1, 1)])


for module in (PlainList(), Registered()):
    parameters = list(module.parameters())
    print(type(module).__name__, "has", len(parameters), "parameters")

# %% [markdown] lang="ko"
# 층마다 가중치와 편향이 하나씩이니 매개변수 텐서는 네 개여야 합니다. 앞의 것에는 하나도 없습니다.
#
# ## 편향도 층에게 맡기기 {#bias}
#
# 지금까지는 `X`에 1로 된 열을 두고 층의 편향을 껐습니다. 보통은 그 열 없이 특성만 두고 편향을 층에게 맡깁니다.
# [3강](03_autograd.ipynb#two-thousand-epochs)의 데이터로 해 봅시다. 직선 $y = 2x$ 위의 세 점 $(1, 2)$, $(2, 4)$,
# $(3, 6)$이고, 가중치와 편향은 0에서, 학습률은 0.01입니다. 거기서는 텐서 `W`와 `b`를 따로 만들었습니다. 이번에는
# `nn.Linear(1, 1)`이 둘을 함께 갖습니다. 한 번은 층을 그대로 쓰고, 한 번은 클래스로 묶습니다.
#
# !!! prediction
#     `nn.Linear(1, 1)`의 `parameters()`에는 무엇이 어떤 순서로 들어 있을까요?
#
#     - [ ] 가중치 하나뿐입니다.
#     - [ ] 가중치, 그다음 편향입니다.
#     - [ ] 편향, 그다음 가중치입니다.
#
#     ??? answer
#         가중치가 먼저, 편향이 나중입니다. 모양은 각각 `(1, 1)`과 `(1,)`이고, 둘 다 `requires_grad=True`입니다.

# %% [markdown] lang="en"
# Each layer has a weight and a bias, so there should be four parameter tensors. The first has none.
#
# ## Leave the bias to the layer {#bias}
#
# So far `X` had a column of ones, and the layer's own bias was off. More often the column is left out and the
# bias left to the layer. Do that with the data of [lesson 3](03_autograd.ipynb#two-thousand-epochs), the three
# points $(1, 2)$, $(2, 4)$ and $(3, 6)$ on the line $y = 2x$, with the weight and the bias starting at 0 and a
# learning rate of 0.01. There `W` and `b` were two tensors; now `nn.Linear(1, 1)` holds both. Use it once as it
# is, and once wrapped in a class.
#
# !!! prediction
#     What is in the `parameters()` of `nn.Linear(1, 1)`, and in which order?
#
#     - [ ] Only a weight.
#     - [ ] The weight, then the bias.
#     - [ ] The bias, then the weight.
#
#     ??? answer
#         The weight first, then the bias. Their shapes are `(1, 1)` and `(1,)`, and both have
#         `requires_grad=True`.

# %% words={"epoch": "에폭"}
x_line = torch.tensor([[1.0], [2.0], [3.0]])  # (3, 1)
y_line = torch.tensor([[2.0], [4.0], [6.0]])  # (3, 1)


class LineWithBias(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1)

    def forward(self, x):
        return self.linear(x)


def train_from_zero(model):
    for parameter in model.parameters():
        nn.init.zeros_(parameter)
    print(list(model.parameters()))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    for epoch in range(2000):
        loss = F.mse_loss(model(x_line), y_line)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if epoch in (0, 100, 1999):
            W, b = (parameter.item() for parameter in model.parameters())
            print(f"epoch {epoch:4}  W {W:.3f}  b {b:.3f}  L {loss.item():9.6f}")


train_from_zero(nn.Linear(1, 1))
train_from_zero(LineWithBias())

# %% [markdown] lang="ko"
# 두 번 다 3강의 기록과 같습니다. 에폭 0에서 손실은 18.666666, 갱신한 뒤의 $W$는 0.187, $b$는 0.080입니다. 에폭 100에서는
# 0.048171, 1.746, 0.578입니다. 층의 편향도 가중치와 똑같이 기울기를 받아 갱신됩니다.
#
# ## 외워 둘 다섯 줄 {#pattern}
#
# 데이터와 모델과 손실이 무엇이든, 학습의 한가운데에는 늘 같은 다섯 줄이 있습니다. 이것 하나는 외워 두세요.
#
# 1. 예측합니다.
# 2. 손실을 잽니다.
# 3. 지난 기울기를 비웁니다.
# 4. 새 기울기를 구합니다.
# 5. 한 걸음 갱신합니다.

# %% [markdown] lang="en"
# Both times the log is that of lesson 3. At epoch 0 the loss is 18.666666, and after the update $W$ is 0.187 and
# $b$ 0.080; at epoch 100 they are 0.048171, 1.746 and 0.578. The layer's bias gets its gradient and its
# updates just like the weight.
#
# ## Five lines to know by heart {#pattern}
#
# Whatever the data, the model and the loss, at the heart of a training there are always the same five
# lines. If you learn one thing by heart, let it be these.
#
# 1. Predict.
# 2. Measure the loss.
# 3. Clear the old gradients.
# 4. Find the new ones.
# 5. Update by one step.

# %%
net = nn.Linear(2, 1, bias=False)
nn.init.zeros_(net.weight)
loss_fn = nn.MSELoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)

for _ in range(100):
    Y_hat = net(X)  # 1
    loss = loss_fn(Y_hat, Y)  # 2
    optimizer.zero_grad()  # 3
    loss.backward()  # 4
    optimizer.step()  # 5

print("net.weight =", net.weight.detach())

# %% [markdown] lang="ko"
# 0에서 출발해 백 번 갱신하면 [7강](07_sum_or_mean.ipynb#normal-equation)에서 정규방정식으로 구한
# $[2.4459, 4.0043]$에 도착합니다.
#
# ### 같은 다섯 줄을 GPU에서 {#gpu}
#
# 파이토치를 쓰는 까닭은 자동미분만이 아닙니다. 둘째 까닭은 같은 다섯 줄을 GPU에서 돌릴 수 있다는 것입니다. GPU는
# 행렬곱처럼 같은 종류의 계산을 아주 많이 한꺼번에 하는 장치입니다. 모델과 데이터를 같은 장치로 옮기기만 하면 됩니다.

# %% [markdown] lang="en"
# From zero, a hundred updates arrive at $[2.4459, 4.0043]$, which the normal equation gave in
# [lesson 7](07_sum_or_mean.ipynb#normal-equation).
#
# ### The same five lines on a GPU {#gpu}
#
# Automatic differentiation is not the only reason for PyTorch. The second is that the same five lines can run on
# a GPU, a device that does very many computations of one kind at once, such as those of a matrix product. All
# it takes is to move the model and the data to the same device.

# %% words={"loss": "손실"}
device = "cuda" if torch.cuda.is_available() else "cpu"
net_there, X_there, Y_there = net.to(device), X.to(device), Y.to(device)
print(f"loss: {loss_fn(net_there(X_there), Y_there).item():.4f}")

# %% [markdown] lang="ko"
# GPU가 없으면 `device`는 `"cpu"`이고 아무것도 옮기지 않습니다. 손실은 어디에서 재든 같습니다. 점 100개처럼 작은 문제에서는
# 옮기는 시간이 더 들어 이득이 없습니다. 층이 크고 데이터가 많을 때 씁니다.
#
# ### 여기서 어디로 갈까요 {#where-next}
#
# 이제 다른 사람의 파이토치 코드를 읽을 수 있습니다. 낯선 말이 나오면 다섯 줄부터 찾으세요. 그러고 나면 대개 다음 세
# 가지가 남습니다.
#
# - `DataLoader`는 데이터를 작은 묶음(batch)으로 나누어 줍니다. 다섯 줄은 묶음마다 한 번씩 돕니다.
# - `model.train()`과 `model.eval()`은 학습할 때와 쓸 때를 구별합니다. 둘이 다르게 움직이는 층이 있습니다.
# - `torch.save(model.state_dict(), "model.pt")`는 학습한 매개변수를 파일에 남깁니다.
#
# 파이토치의 공식 안내서 가운데 "Learn the Basics"(`pytorch.org/tutorials`)가 이 셋을 차례로 보여 줍니다. 이 과정은 다음
# 강의부터 다섯 줄의 첫 줄, 곧 모델을 키웁니다.
#
# ## 평면: 두 가지 방법으로 {#plane}
#
# 배운 것을 새 데이터에 써 봅시다. 특성이 둘($x_1$과 $x_2$)이면 직선은 평면이 됩니다. 편향과 가중치의 참값은
# 1, 5, 7입니다.
#
# $$y = 1 + 5x_1 + 7x_2 + \varepsilon, \qquad \varepsilon \sim N(0, 1)$$
#
# `X`는 `(100, 3)`이고 열은 $[1, x_1, x_2]$입니다. 실제값 `y`는 이번에는 길이 100인 벡터, 곧 `(100,)`입니다. 행렬과
# 벡터의 곱 `X @ w`가 그 모양을 내놓기 때문입니다. `(100, 3)`과 `(3,)`이 만나 `(100,)`이 됩니다. 이런 곱을
# `X.mv(w)`라고 쓴 코드도 있습니다. `mv`는 행렬(matrix)과 벡터(vector)의 머리글자입니다.

# %% [markdown] lang="en"
# Without a GPU, `device` is `"cpu"`, and nothing is moved. The loss is the same wherever it is measured. For a
# problem as small as 100 points, moving takes longer than is gained; it is for large layers and many data.
#
# ### Where to go from here {#where-next}
#
# You can read other people's PyTorch now. Where words are new, look for the five lines first. What is left then is
# mostly one of these three.
#
# - `DataLoader` hands out the data in small batches, and the five lines run once for each.
# - `model.train()` and `model.eval()` tell training from use; some layers do not do the same in both.
# - `torch.save(model.state_dict(), "model.pt")` keeps the trained parameters in a file.
#
# Of PyTorch's own guides, "Learn the Basics" (`pytorch.org/tutorials`) shows all three in turn. This course goes on
# with the first of the five lines: from the next lesson on, the model grows.
#
# ## A plane, in two ways {#plane}
#
# Now use this on new data. With two features, $x_1$ and $x_2$, the line becomes a plane. The true bias
# and weights are 1, 5 and 7.
#
# $$y = 1 + 5x_1 + 7x_2 + \varepsilon, \qquad \varepsilon \sim N(0, 1)$$
#
# `X` is `(100, 3)` with the columns $[1, x_1, x_2]$. The targets `y` are this time a vector of length
# 100, shape `(100,)`, because that is what `X @ w`, matrix times vector, gives: `(100, 3)` meets
# `(3,)` and gives `(100,)`. Some code writes this product as `X.mv(w)`, `mv` for matrix and vector.

# %%
torch.manual_seed(0)
n = 100
X = torch.cat([torch.ones(n, 1), torch.randn(n, 2)], dim=1)
w_true = torch.tensor([1.0, 5.0, 7.0])
y = X @ w_true + torch.randn(n)

learning_rate = 0.01
epochs = 1000
X.shape, w_true.shape, y.shape

# %% [markdown] lang="ko"
# !!! prediction
#     학습률 0.01로 1,000에폭을 학습하면 평균제곱오차는 어디까지 내려갈까요? 0일까요?
#
#     ??? answer
#         1 근처에서 멈춥니다. 잡음의 분산이 1이기 때문입니다. 참값인 1, 5, 7을 넣어도 잡음만큼은 틀립니다.
#
# 첫째 방법은 텐서와 `X @ w`, 손으로 쓴 갱신입니다. 둘째 방법은 `nn.Linear(3, 1, bias=False)`, `SGD`,
# `MSELoss`입니다. 둘을 비교할 수 있도록 같은 가중치에서 출발합니다.

# %% [markdown] lang="en"
# !!! prediction
#     We train for 1,000 epochs with a learning rate of 0.01. How low will the mean squared error get?
#     To zero?
#
#     ??? answer
#         It stops near 1, because the noise has a variance of 1. Even the true values 1, 5 and 7 are
#         wrong by the noise.
#
# The first way uses tensors, `X @ w` and an update by hand. The second uses
# `nn.Linear(3, 1, bias=False)`, `SGD` and `MSELoss`. Both start from the same weights, so that we
# can compare them.

# %% words={"last loss": "마지막 손실"}
net = nn.Linear(3, 1, bias=False)
w = net.weight.detach().ravel().clone().requires_grad_()

losses_tensor = []
for _ in range(epochs):
    loss = torch.mean((X @ w - y) ** 2)  # (100,) - (100,)
    losses_tensor.append(loss.item())
    loss.backward()
    with torch.no_grad():
        w -= learning_rate * w.grad
    w.grad = None

print(f"last loss: {losses_tensor[-1]:.4f}")

# %% [markdown] lang="ko"
# `net(X)`의 모양은 `(100, 1)`이고 `y`의 모양은 `(100,)`입니다. 그래서 `y.view_as(prediction)`으로 `y`를 예측값과
# 같은 모양으로 바꿔 넣습니다. 원소는 그대로이고 모양만 `(100, 1)`이 됩니다. 이것을 빠뜨리면 어떻게 되는지는
# 곧 보겠습니다.

# %% [markdown] lang="en"
# `net(X)` has the shape `(100, 1)` and `y` has `(100,)`. So `y.view_as(prediction)` gives `y` the
# shape of the prediction: the same elements, now in the shape `(100, 1)`. What happens without it
# comes right after.

# %% words={"article": "글", "each within 0.3 of (1, 5, 7)": "(1, 5, 7)과 0.3 안쪽인가", "last loss": "마지막 손실", "loss of (1, 5, 7)": "(1, 5, 7)의 손실"}
optimizer = torch.optim.SGD(net.parameters(), lr=learning_rate)

losses_net = []
for _ in range(epochs):
    prediction = net(X)
    loss = loss_fn(prediction, y.view_as(prediction))  # (100, 1), (100, 1)
    losses_net.append(loss.item())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

found_there = torch.tensor([0.9295, 4.9402, 7.0627])  # other noise, no seed
for name, found in {
    "tensors": w.detach(),
    "nn.Linear": net.weight.detach().ravel(),
    "article": found_there,
}.items():
    near = torch.all(torch.abs(found - w_true) < 0.3).item()
    print(f"{name:10} {found}  each within 0.3 of (1, 5, 7): {near}")
print(f"last loss: {losses_tensor[-1]:.4f}, {losses_net[-1]:.4f}")
print(f"loss of (1, 5, 7): {torch.mean((X @ w_true - y) ** 2):.4f}")

# %% figure="plane-loss" drawing=true words={"epoch": "에폭"}
fig, ax = plt.subplots()
ax.plot(losses_tensor, color="C3", linewidth=6, alpha=0.35, label="X @ w")
ax.plot(losses_net, color="C3", linestyle="dashed", label="nn.Linear")
ax.axhline(1, color="C7", linestyle="dotted")
ax.annotate("X @ w, nn.Linear", (80, 15), color="C3", fontsize=13)
ax.annotate(r"$\sigma^2 = 1$", (1000, 1.1), color="C7", fontsize=14, ha="right")
ax.set(yscale="log", xlabel="epoch", ylabel="$L$")
plt.show()

# %% [markdown] lang="ko" caption="plane-loss" alt="에폭에 따른 손실을 로그 눈금으로 그렸습니다. 두 방법의 곡선이 처음부터 끝까지 완전히 겹치므로 같은 계산입니다. 손실은 약 90에서 시작해 처음 200에폭 동안 빠르게 줄고, 그 뒤로는 잡음의 분산 1보다 조금 아래인 0.93에서 평평합니다. 남은 것은 잡음입니다."
# 텐서와 `X @ w`(굵은 선), `nn.Linear`(파선)의 손실은 에폭마다 겹칩니다. 둘 다 잡음의 분산(점선) 가까이에서 멈춥니다.

# %% [markdown] lang="en" caption="plane-loss" alt="Loss against epoch on a logarithmic scale. From first to last the curves of the two ways lie exactly on each other: they are the same computation. The loss starts at about 90, falls fast during the first 200 epochs and is then flat at 0.93, slightly below 1, the variance of the noise. Noise is all that is left."
# Tensors with `X @ w` (broad) and `nn.Linear` (dashed) have the same loss at every epoch. Both stop near the variance of the noise (dotted).

# %% [markdown] lang="ko"
# 두 방법의 계수가 같고, 모두 참값에서 0.3 안에 있습니다. 이 강의의 바탕이 된 글은 시드 없이 만든 데이터로
# 0.9295, 4.9402, 7.0627을 얻었습니다. 데이터가 다르니 수도 다르지만, 참값까지의 거리는 비슷합니다.
#
# 손실 0.9289는 참값 1, 5, 7의 손실 0.9540보다도 조금 작습니다. 학습한 계수가 이 점 100개에 섞인 잡음까지 조금
# 따라갔기 때문입니다.
#
# ## 함정: `view_as`를 빠뜨리면 {#view-as}
#
# 같은 학습에서 `view_as`만 빼 봅시다. 뺄셈에는 `(100, 1)`인 예측값과 `(100,)`인 `y`가 들어갑니다.
#
# !!! prediction
#     `(100, 1)`에서 `(100,)`을 빼면 결과의 모양은 무엇일까요? 오류가 날까요?
#
#     - [ ] 오류가 납니다.
#     - [ ] `(100, 1)`
#     - [ ] `(100,)`
#     - [ ] `(100, 100)`
#
#     ??? answer
#         오류 없이 `(100, 100)`이 나옵니다. 브로드캐스팅(broadcasting)은 모양을 **오른쪽부터** 맞춥니다. `(100,)`은
#         `(1, 100)`으로 여겨지고, 크기가 1인 축은 상대의 크기만큼 되풀이됩니다. 그래서 모든 예측값에서
#         모든 실제값을 뺀 표가 됩니다.

# %% [markdown] lang="en"
# The coefficients of both ways are the same, and each is within 0.3 of the truth. The article that
# this lesson grew from used no seed and found 0.9295, 4.9402 and 7.0627: other data, other numbers,
# but at a similar distance from the truth.
#
# The loss, 0.9289, is even a little below that of the true values 1, 5 and 7, which is 0.9540: the
# coefficients have followed the noise in these 100 points a little.
#
# ## The trap: without `view_as` {#view-as}
#
# Run the same training and leave out nothing but `view_as`. The subtraction then gets predictions
# of shape `(100, 1)` and a `y` of shape `(100,)`.
#
# !!! prediction
#     What is the shape of `(100, 1)` minus `(100,)`? Will there be an error?
#
#     - [ ] There is an error.
#     - [ ] `(100, 1)`
#     - [ ] `(100,)`
#     - [ ] `(100, 100)`
#
#     ??? answer
#         No error: the result is `(100, 100)`. Broadcasting lines shapes up **from the right**.
#         `(100,)` counts as `(1, 100)`, and an axis of size 1 is repeated to fit the other. You get a
#         table of every prediction minus every target.

# %% words={"loss with view_as": "view_as가 있을 때 손실", "loss without view_as": "view_as가 없을 때 손실"}
prediction = net(X).detach()
print("prediction:    ", tuple(prediction.shape))
print("y:             ", tuple(y.shape))
print("prediction - y:", tuple((prediction - y).shape))

right_loss = torch.mean((prediction - y.view_as(prediction)) ** 2)
wrong_loss = torch.mean((prediction - y) ** 2)
print(f"loss with view_as:    {right_loss:.4f}")
print(f"loss without view_as: {wrong_loss:.4f}")

# %% [markdown] lang="ko"
# 방금 학습을 마친 좋은 모델인데도, `view_as`가 없으면 손실이 170을 넘습니다. 그 표의 앞부분을 그려 보면 까닭이
# 보입니다.

# %% [markdown] lang="en"
# The model has just been trained and is good, and yet without `view_as` its loss is above 170. Draw
# a corner of that table to see why.

# %% figure="broadcast" drawing=true
size = 10
error = torch.abs(prediction - y)[:size, :size]
index = torch.arange(size)
rows, columns = torch.meshgrid(index, index, indexing="ij")
opacity = torch.clamp(error / 15, max=1).ravel().tolist()

fig, ax = plt.subplots(figsize=(5.4, 4.6))
fig.numbers = {"$i$": index, **{f"$j={j}$": error[:, j] for j in index.tolist()}}
square = {"s": 440, "marker": "s"}
ax.scatter(columns, rows, color="C3", alpha=opacity, linewidth=0, **square)
ax.scatter(index, index, color="none", edgecolor="C2", linewidth=2.5, **square)
ax.text(9.8, 9, r"$\hat{y}_i - y_i$", color="C2", fontsize=16, va="center")
ax.set(xlabel="$j$", ylabel="$i$", xlim=(-0.6, 9.6), ylim=(9.6, -0.6))
ax.set(xticks=index, yticks=index)
ax.set_aspect("equal")
for spine in ("left", "bottom"):
    ax.spines[spine].set_visible(False)
ax.tick_params(length=0)
plt.show()

# %% [markdown] lang="ko" caption="broadcast" alt="예측값 i에서 실제값 j를 뺀 값의 크기를 가로세로 10칸의 표로 그렸습니다. 색이 뚜렷할수록 오차가 큽니다. 재려던 것은 테두리를 두른 대각선의 열 칸뿐이고 거의 비어 있습니다. 오차가 작다는 뜻입니다. 그런데 손실은 서로 다른 데이터를 견준 나머지 아흔 칸까지 평균하고, 그 칸들은 대부분 색이 뚜렷합니다."
# 데이터 열 개에 대해 예측값 $\hat{y}_i$(행)에서 실제값 $y_j$(열)를 뺀 크기입니다. 색이 뚜렷할수록 큽니다. 우리가 재려는 것은 테두리를 두른 대각선뿐이고, 거기서는 오차가 작습니다. 나머지 칸은 서로 다른 데이터를 견준 것이라 뜻이 없습니다.

# %% [markdown] lang="en" caption="broadcast" alt="A table of 10 by 10 cells shows the size of prediction i minus target j; a stronger colour means larger. Only the ten outlined cells of the diagonal were meant, and they are almost empty: their errors are small. But the loss also averages the other ninety, which compare different samples, and most of these are strongly coloured."
# The size of prediction $\hat{y}_i$ (row) minus target $y_j$ (column) for ten samples: the stronger the colour, the larger. Only the outlined diagonal is what we meant to measure, and there the errors are small. All other cells compare different samples and mean nothing.

# %% [markdown] lang="ko"
# 표의 칸 10,000개 가운데 뜻이 있는 것은 100개입니다. 손실은 그 모두의 평균이 됩니다. 이 손실을 줄이도록 학습하면
# 모델은 무엇을 배울까요?

# %% [markdown] lang="en"
# Of the 10,000 cells, 100 mean something, and the loss is the mean of them all. What does a model
# learn that makes this loss small?

# %% words={"loss": "손실", "weights": "가중치", "mean of y": "y의 평균", "variance of y": "y의 분산"}
trapped = nn.Linear(3, 1, bias=False)
optimizer = torch.optim.SGD(trapped.parameters(), lr=learning_rate)

losses_trapped = []
for _ in range(epochs):
    loss = torch.mean((trapped(X) - y) ** 2)  # (100, 1) - (100,): the trap
    losses_trapped.append(loss.item())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

weight = trapped.weight.detach().ravel()
print("weights: ", torch.round(weight, decimals=4) + 0.0)
print(f"loss:     {losses_trapped[-1]:.4f}")
print(f"mean of y {y.mean():.4f}   variance of y {y.var(correction=0):.4f}")

# %% [markdown] lang="ko"
# 가중치 둘은 0이 되고 첫째 가중치는 `y`의 평균이 되었습니다. 모델은 $x_1$과 $x_2$를 무시하고 누구에게나 평균을
# 답합니다. 손실은 `y`의 분산에서 멈췄습니다. 우연이 아닙니다. 틀린 손실은 두 부분으로 나뉩니다.
#
# $$\frac{1}{n^2} \sum_{i=1}^{n} \sum_{j=1}^{n} (\hat{y}_i - y_j)^2
#   = \frac{1}{n} \sum_{i=1}^{n} (\hat{y}_i - \bar{y})^2 + \frac{1}{n} \sum_{j=1}^{n} (y_j - \bar{y})^2$$
#
# $\hat{y}_i - y_j$를 $(\hat{y}_i - \bar{y}) - (y_j - \bar{y})$로 쓰고 제곱하면 됩니다. $y_j - \bar{y}$를 모두 더하면
# 0이므로, 둘을 곱한 항은 사라집니다.
#
# 둘째 부분은 `y`의 분산이라 모델이 줄일 수 없습니다. 첫째 부분은 모든 예측값이 평균 $\bar{y}$일 때 0이 됩니다.
# 예측값 하나가 모든 실제값과 똑같이 견주어지니, 누구에게나 평균을 답하는 것이 가장 좋은 답이 됩니다.

# %% [markdown] lang="en"
# Two weights went to 0, and the first became the mean of `y`. The model ignores $x_1$ and $x_2$ and
# answers everyone with the mean; the loss stopped at the variance of `y`. That is no accident: the
# wrong loss splits into two parts.
#
# $$\frac{1}{n^2} \sum_{i=1}^{n} \sum_{j=1}^{n} (\hat{y}_i - y_j)^2
#   = \frac{1}{n} \sum_{i=1}^{n} (\hat{y}_i - \bar{y})^2 + \frac{1}{n} \sum_{j=1}^{n} (y_j - \bar{y})^2$$
#
# To see it, write $\hat{y}_i - y_j$ as $(\hat{y}_i - \bar{y}) - (y_j - \bar{y})$ and square. All the
# $y_j - \bar{y}$ add up to 0, so the product of the two drops out.
#
# The second part is the variance of `y`, which no model can change. The first is zero when every
# prediction is the mean $\bar{y}$. Each prediction is compared with all targets alike, so the best
# answer to everything is their mean.

# %% figure="trapped" drawing=true words={"epoch": "에폭"}
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
left.plot(losses_net, color="C3", label="(100, 1)")
left.plot(losses_trapped, color="C3", linestyle="dashed", label="(100, 100)")
left.annotate("(100, 1)", (1000, 1.25), color="C3", fontsize=13, ha="right")
left.annotate("(100, 100)", (1000, 105), color="C3", fontsize=13, ha="right")
left.set(yscale="log", xlabel="epoch", ylabel="$L$", ylim=(0.5, 300))

ends = [y.min(), y.max()]
right.plot(ends, ends, color="C7", linewidth=1, linestyle="dotted")
hollow = {"markerfacecolor": "white", "label": r"$\hat{y}$, (100, 1)"}
right.plot(y, prediction, "o", color="C2", markersize=5, **hollow)
flat = {"color": "C5", "label": r"$\hat{y}$, (100, 100)"}
right.plot(y, trapped(X).detach(), "x", markersize=5, **flat)
right.annotate(r"$\hat{y} = \overline{y}$", (16, -4.5), color="C5", fontsize=14)
right.annotate(r"$\hat{y} \approx y$", (-2, 14), color="C2", fontsize=14)
right.set(xlabel="$y$", ylabel=r"$\hat{y}$")
plt.show()

# %% [markdown] lang="ko" caption="trapped" alt="첫째 그림: 올바른 손실은 0.93까지 내려가고, 틀린 손실은 실제값의 분산인 88.6에서 평평합니다. 둘째 그림: 올바른 모델의 예측값은 대각선을 따라 실제값과 거의 같습니다. 함정에 빠진 모델의 예측값은 실제값이 무엇이든 평균인 0.73의 수평선에 있어, 입력에서 배운 것이 없습니다."
# 첫째 그림: 올바른 손실(실선)과 틀린 손실(파선). 틀린 쪽도 더 내려가지 않으니 학습이 끝난 것처럼 보입니다. 둘째 그림: 실제값에 대한 예측값. 함정에 빠진 모델(×)은 무엇을 묻든 평균을 답합니다.

# %% [markdown] lang="en" caption="trapped" alt="First panel: the right loss falls to 0.93, the wrong one is flat at 88.6, the variance of the targets. Second panel: the predictions of the right model lie along the diagonal, close to the targets. Those of the trapped model lie on a horizontal line at the mean, 0.73, whatever the target: it has learnt nothing from its inputs."
# First panel: the right loss (solid) and the wrong one (dashed). The wrong one cannot fall any further either, so training looks finished. Second panel: predictions against targets. The trapped model (×) answers every question with the mean.

# %% [markdown] lang="ko"
# ### 막는 방법 {#guards}
#
# 1. 실제값을 처음부터 `(n, 1)`로 만들어 둡니다. 이 강의의 첫 데이터가 그랬습니다.
# 2. 빼기 전에 `y.view_as(prediction)`으로 모양을 맞춥니다.
# 3. 손실을 재는 곳에 `assert prediction.shape == y.shape`를 둡니다. 한 줄로 몇 시간을 아낍니다.
# 4. `nn.MSELoss`나 `F.mse_loss`를 씁니다. 손으로 쓴 뺄셈은 아무 말 없이 넘어가지만, 이들은 모양이 다르면
#    *경고*합니다. 다만 경고일 뿐이라 학습은 계속됩니다. 경고를 예외(exception)로 바꾸면 그 자리에서 멈춥니다.

# %% [markdown] lang="en"
# ### How to guard against it {#guards}
#
# 1. Give the targets the shape `(n, 1)` from the start, like the first data of this lesson.
# 2. Fit the shapes before you subtract, with `y.view_as(prediction)`.
# 3. Put `assert prediction.shape == y.shape` where you measure the loss. One line can save hours.
# 4. Use `nn.MSELoss` or `F.mse_loss`. The subtraction by hand is silent, but these *warn* when the shapes
#    differ. It is only a warning and training goes on; turn it into an exception, and it stops at once.

# %%
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        loss_fn(prediction, y)
    except UserWarning as warning:
        print(*str(warning).split(". "), sep="\n")

# %% [markdown] lang="ko"
# !!! experiment
#     손실이 `y`의 분산 가까이에서 멈추면 모양부터 의심하세요. 여러분의 데이터에서 `y.var(correction=0)`을 한 번
#     출력해 두면 "평균만 답하는 모델"의 손실이 얼마인지 알 수 있습니다. 모델은 적어도 그보다는 나아야 합니다.
#
# ## 연습문제 {#exercises}
#
# 관용구로 직접 써 봅니다. 모듈 클래스를 만들고, 함정을 피해 평면을 찾고, 옵티마이저로 학습하세요. 마지막 문제는
# 거꾸로, 옵티마이저가 한 걸음에 하는 일을 손으로 씁니다.
#
# 마지막 두 문제에는 새 이름이 둘 나옵니다. `SGD`에 설정을 더 주면 갱신이 달라집니다. 모멘텀(momentum) $\mu$는
# 앞선 걸음의 일부를 이어 가고, 가중치 감쇠(weight decay) $\lambda$는 매개변수를 0 쪽으로 당깁니다. 처음에는
# $v = 0$입니다.
#
# $$
# \begin{aligned}
# g &\leftarrow \nabla L + \lambda {W} \\
# v &\leftarrow \mu v + g \\
# W &\leftarrow W - \alpha v
# \end{aligned}
# $$
#
# 둘 다 기본값이 0이고, 그러면 $v$는 기울기 그대로여서 마지막 식이 손으로 쓴 갱신과 같아집니다. 모멘텀이 왜 빠른지는
# [15강](15_fewer_points_longer_memory.ipynb#momentum)에서 봅니다.
#
# <!-- exercises -->
#
# ## 정리 {#summary}
#
# 손실 함수, 층, 옵티마이저, 모듈은 손으로 쓴 줄에 붙인 이름이고, 바꾸어도 수는 그대로입니다. `nn.Linear`의 가중치는
# 출력마다 한 행씩, `(out_features, in_features)` 모양입니다. 학습의 한가운데에는 늘 같은 다섯 줄이 있습니다. `(n, 1)`에서
# `(n,)`을 빼면 오류 없이 `(n, n)`이 되고, 모델은 평균을 배웁니다.
#
# 다음 질문: 이제 층을 쉽게 쌓을 수 있습니다. 그런데 선형층을 열 개 쌓으면 하나일 때보다 더 많은 것을 할 수 있을까요?

# %% [markdown] lang="en"
# !!! experiment
#     When a loss stops near the variance of `y`, suspect the shapes first. Print
#     `y.var(correction=0)` once for your own data: it is the loss of a model that only ever answers
#     with the mean, and yours should at least beat it.
#
# ## Exercises {#exercises}
#
# Now write with the idioms yourself: make a module class, fit a plane without falling into the trap, and
# train with an optimizer. The last exercise goes the other way round: write by hand what the optimizer does in
# one step.
#
# The last two have two new names in them. Further settings of `SGD` change the update. Momentum $\mu$ keeps a
# share of the earlier steps going, and weight decay $\lambda$ pulls the parameters towards 0. The start is
# $v = 0$.
#
# $$
# \begin{aligned}
# g &\leftarrow \nabla L + \lambda {W} \\
# v &\leftarrow \mu v + g \\
# W &\leftarrow W - \alpha v
# \end{aligned}
# $$
#
# Both are 0 unless you set them. Then $v$ is just the gradient, and the last formula is the
# update that you wrote by hand. Why momentum is fast, [lesson 15](15_fewer_points_longer_memory.ipynb#momentum) will show.
#
# <!-- exercises -->
#
# ## What you know now {#summary}
#
# A loss function, a layer, an optimizer and a module are names for lines you wrote by hand, and the
# numbers stay the same. The weight of `nn.Linear` has one row per output, `(out_features, in_features)`. At
# the heart of a training are always the same five lines. Subtracting `(n,)` from `(n, 1)` gives `(n, n)`
# without an error, and the model learns the mean.
#
# The next question: layers are now easy to stack. But can ten linear layers do anything that one
# cannot?
