"""Pictures of the screen, compared as an eye compares them."""

from io import BytesIO

from PIL import Image, ImageChops

UNSEEN, FEW = 16, 20
"""Levels of 255, points: a browser that is busy paints some edges and half-transparent circles a little otherwise."""


def look_alike(one: bytes, other: bytes) -> bool:
    """Whether two pictures of one size differ in no more than a few points that an eye could tell apart."""
    first, second = (Image.open(BytesIO(picture)).convert("RGB") for picture in (one, other))
    assert first.size == second.size
    levels = ImageChops.difference(first, second).convert("L").histogram()
    return sum(levels[UNSEEN + 1 :]) <= FEW
