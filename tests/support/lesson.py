"""The smallest lesson that there can be."""

HEADER = """\
# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
#   lesson:
#     minutes: 5
#     summary:
#       ko: 요약입니다.
#       en: A summary.
# ---
"""
TITLES = """
# %% [markdown] lang="ko"
# # 1. 제목

# %% [markdown] lang="en"
# # 1. Title
"""
