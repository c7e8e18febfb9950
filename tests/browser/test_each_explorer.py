"""What one explorer does and others do not."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from pipeline.pages.course import Course
from solutions import activations
from tests.browser.explorers import drag, opened, slider
from tests.support.everywhere import EVERYWHERE

pytestmark = pytest.mark.browser


def test_the_ends_of_the_learning_rate(page: Page) -> None:
    explorer = opened(page, "learning-rate")
    handle = explorer.locator('[data-handle="alpha"]')
    highest = handle.get_attribute("aria-valuemax") or ""
    handle.press("End")
    expect(handle).to_have_attribute("aria-valuenow", highest)
    expect(explorer.locator(".says")).to_contain_text("diverges")
    handle.press("Home")
    expect(explorer.locator(".says")).to_contain_text("converges")
    handle.press("PageUp")
    expect(slider(explorer, "alpha")).to_have_value("0.0011")


def test_the_limit_parts_0_0082_from_0_0083(page: Page) -> None:
    explorer = opened(page, "learning-rate")
    expect(slider(explorer, "alpha")).to_have_value("0.0083")
    expect(explorer.locator(".says")).to_contain_text("diverges")
    slider(explorer, "alpha").press("ArrowLeft")
    expect(slider(explorer, "alpha")).to_have_value("0.0082")
    expect(explorer.locator(".says")).to_contain_text("converges")


def test_a_thousand_epochs_show_what_the_lesson_printed(
    page: Page, course: Course
) -> None:
    printed = course.printed["06_learning_rate"]
    [text] = re.findall(
        r"learning rate 0\.0083\n(?:.*\n)*? *epoch 1000 +trained +(\S+)", printed
    )
    explorer = opened(page, "learning-rate")
    explorer.get_by_role("button", name="Up to epoch 1000").click()
    shown = explorer.locator(".panel").first
    expect(shown).to_contain_text("epoch 1000")
    mantissa, exponent = f"{float(text):.1e}".split("e+")
    power = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in exponent)
    expect(shown).to_contain_text(f"{mantissa} × 10{power}")


def test_the_start_follows_the_mouse_across(page: Page) -> None:
    explorer = opened(page, "learning-rate")
    start = explorer.locator('[data-handle="start"]')
    expect(start).to_have_attribute("aria-valuetext", "w0 −5.00, w1 10.00")
    drag(page, start, 60, 0)
    expect(start).to_have_attribute("aria-valuetext", re.compile(r"w0 \d.*w1 10\.0"))


def test_step_play_and_reset(page: Page) -> None:
    explorer = opened(page, "learning-rate")
    epoch = slider(explorer, "epoch")
    epoch.press("Home")
    expect(epoch).to_have_value("0")
    explorer.get_by_role("button", name="One step").click()
    expect(epoch).to_have_value("1")
    explorer.get_by_role("button", name="Play").click()
    expect(explorer.get_by_role("button", name="Pause")).to_be_focused()
    expect(epoch).to_have_value("30")
    expect(explorer.get_by_role("button", name="Play")).to_be_visible()
    slider(explorer, "alpha").press("Home")
    explorer.get_by_role("button", name="Reset").click()
    expect(explorer.locator(".slider-value").first).to_have_text("0.00830")


def test_the_line_follows_the_mouse(page: Page) -> None:
    explorer = opened(page, "loss-and-slope")
    drag(page, explorer.locator('[data-handle="b"]'), 0, -25)
    expect(slider(explorer, "b")).to_have_value(re.compile(r"^[01]\.\d"))
    expect(slider(explorer, "w")).to_have_value("1")
    for square in explorer.locator(".square").all():
        assert square.get_attribute("width") == square.get_attribute("height")


def test_the_tangent_is_level_at_the_bottom(page: Page) -> None:
    explorer = opened(page, "loss-and-slope")
    slider(explorer, "b").fill("1")
    slider(explorer, "w").fill("2")
    says = explorer.locator(".says")
    expect(says).to_contain_text(re.compile(r"L = 0\.00.* = 0\.00.* = 0\.00"))


@EVERYWHERE
def test_the_gallery_compares_up_to_three(page: Page) -> None:
    explorer = opened(page, "activation-gallery")
    assert explorer.locator(".gallery button").count() == 16
    pressed = explorer.locator('.gallery [aria-pressed="true"]')
    expect(pressed).to_have_count(2)
    for name in ("tanh", "leaky_relu"):
        button = explorer.get_by_role("button", name=name, exact=True)
        button.press("Enter")
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-pressed", "true")
    expect(pressed).to_have_count(3)
    explorer.get_by_role("slider", name="Left slope of leaky_relu").fill("0.5")
    point = explorer.locator('[data-handle="function"]')
    point.press("Home")
    lowest = point.get_attribute("aria-valuemin") or ""
    expect(point).to_have_attribute("aria-valuenow", lowest)
    x = np.array([float(lowest)])
    value = activations.leaky_relu(x, slope=0.5).item()
    text = f"leaky_relu {value:.3f}".replace("-", "−")
    expect(point).to_have_attribute("aria-valuetext", re.compile(re.escape(text)))


def test_a_shift_of_all_logits_leaves_the_probabilities(page: Page) -> None:
    explorer = opened(page, "softmax")
    shares = explorer.locator(".share")
    before = [share.get_attribute("style") for share in shares.all()]
    explorer.get_by_role("button", name="Add 0.5").click()
    first = explorer.locator('[data-handle="z1"]')
    expect(first).to_have_attribute("aria-valuenow", "2.5")
    assert [share.get_attribute("style") for share in shares.all()] == before
    temperature = explorer.locator('[data-handle="temperature"]')
    temperature.press("Home")
    expect(shares.first).to_have_attribute("style", "flex-grow:1.0000")


@EVERYWHERE
def test_a_network_trains_as_it_is_asked_to(page: Page) -> None:
    explorer = opened(page, "boundary")
    says = explorer.locator(".says")
    expect(says).to_contain_text("40 of 40 points")
    updates = explorer.locator(".panel").last
    explorer.get_by_role("button", name="none").click()
    expect(explorer.get_by_role("button", name="Pause")).to_be_visible()
    expect(says).to_contain_text(
        re.compile(r"3\d of 40 points")
    )  # a line is not enough
    explorer.get_by_role("button", name="Pause").click()
    line = explorer.locator(".line.model").get_attribute("d")
    explorer.get_by_role("button", name="One step").click()
    expect(explorer.locator(".line.model")).not_to_have_attribute("d", line or "")
    explorer.get_by_role("button", name="Train anew").click()
    explorer.get_by_role("button", name="tanh").click()
    expect(says).to_contain_text("40 of 40 points", timeout=20_000)
    explorer.get_by_role("button", name="20 at once").click()
    expect(explorer.locator(".line.model")).to_have_count(20)
    expect(says).to_contain_text("of 20 seeds have all points")
    expect(updates.locator(".line.loss")).to_have_count(20)
    explorer.get_by_role("button", name="Reset").click()
    expect(says).to_contain_text("40 of 40 points")


@EVERYWHERE
def test_any_point_is_taken_by_mouse_and_any_by_keys(page: Page) -> None:
    explorer = opened(page, "boundary")
    handle = explorer.locator('[data-handle="point"]')
    expect(handle).to_have_attribute("aria-label", "Point 1, labelled 0")
    before = handle.get_attribute("aria-valuetext")
    explorer.get_by_role("button", name="Choose the next point").click()
    expect(handle).to_have_attribute("aria-label", "Point 2, labelled 1")
    handle.press("ArrowRight")
    expect(handle).not_to_have_attribute("aria-valuetext", before or "")
    third = explorer.evaluate(
        """explorer => {
          const marks = explorer.querySelector(".panel [data-take]");
          const [x, y] = marks.getAttribute("d").split("M")[3].split("h")[0].split(" ");
          const place = new DOMPoint(x, y).matrixTransform(marks.getScreenCTM());
          return [place.x, place.y];
        }"""
    )
    page.mouse.move(third[0] + 2, third[1] - 1)
    page.mouse.down()
    expect(handle).to_have_attribute("aria-label", "Point 3, labelled 0")
    taken = handle.get_attribute("aria-valuetext") or ""
    page.mouse.move(third[0] + 62, third[1] + 79, steps=6)
    page.mouse.up()
    expect(handle).not_to_have_attribute("aria-valuetext", taken)
    box = handle.locator(".grip").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] / 2 == pytest.approx(third[0] + 60, abs=2)
    assert box["y"] + box["height"] / 2 == pytest.approx(third[1] + 80, abs=2)


def test_the_best_pair_is_found_and_too_high_a_rate_diverges(
    page: Page, course: Course
) -> None:
    printed = course.printed["15_fewer_points_longer_memory"]
    [(alpha, beta, factor, steps)] = re.findall(
        r"measured +α (\S+) +β (\S+) +factor (\S+) +steps per digit (\S+)", printed
    )
    explorer = opened(page, "momentum")
    explorer.get_by_role("button", name="The best pair").click()
    pair = explorer.locator('[data-handle="pair"]')
    expect(pair).to_have_attribute("aria-valuetext", f"α {alpha}, β {beta}")
    says = explorer.locator(".says")
    expect(says).to_contain_text(f"size {factor}")
    expect(says).to_contain_text(f"takes {steps} steps")
    slider(explorer, "alpha").fill("0.2804")  # 2 (1 + β) / λmax is 0.27992
    expect(says).to_contain_text("does not converge")
    slider(explorer, "alpha").fill("0.2795")
    expect(says).to_contain_text("converges")
    explorer.get_by_role("button", name="Without momentum").click()
    expect(pair).to_have_attribute("aria-valuetext", re.compile("β 0.0000"))
