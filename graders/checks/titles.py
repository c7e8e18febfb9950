"""Titles of checks that several exercises have."""

from __future__ import annotations

from graders.core.language import Text

UNCHANGED = Text(ko="받은 배열은 그대로", en="The arguments stay as they were")
FLOAT32 = Text(ko="float32를 받으면 float32로", en="float32 in, float32 out")
EXTREME = Text(
    ko="±1000쯤 되는 로짓에서도, 경고 없이",
    en="Logits of about ±1000, without a warning",
)
ONE_CLASS = Text(ko="모두 한 부류", en="One class alone")
ONE_UNIT = Text(ko="은닉 유닛 하나, 표본 하나", en="One hidden unit, one sample")
FEW_EPOCHS = Text(ko="에폭 0번과 1번", en="No epoch, and one")
HISTORY = Text(ko="손실의 기록", en="The history of the loss")
TENSORS_UNCHANGED = Text(ko="받은 텐서는 그대로", en="The arguments stay as they were")
