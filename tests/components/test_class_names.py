"""Names of classes, in both languages."""

import pytest

from components import class_names
from components.words import words
from data.registers.dimensions import DIMENSIONS


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", DIMENSIONS)
def test_every_class_has_a_name_of_its_own(name, lang):
    dimension = DIMENSIONS[name]
    labels = [class_names.label(name, one, words(lang)) for one in dimension.classes]
    levels = [len(one) if dimension.is_nested else 0 for one in dimension.classes]  # 房地产业 is a section and more
    assert len(set(zip(levels, labels, strict=True))) == len(labels)
    assert not any("_" in label or "{" in label for label in labels)


@pytest.mark.parametrize(
    ("name", "one", "zh", "en"),
    [
        ("staff", "0", "0 人", "0 people"),
        ("staff", "1000-4999", "1,000–4,999 人", "1,000–4,999 people"),
        ("staff", "10000-", "10,000 人及以上", "10,000 people and more"),
        ("capital", "0-100", "100 万元以下", "under CNY 1 million"),
        ("capital", "5000-10000", "5,000 万–1 亿元", "CNY 50–100 million"),
        ("paid_in", "10000-", "1 亿元及以上", "CNY 100 million and more"),
        ("age", "0-1", "不满 1 年", "under 1 year"),
        ("industry", "C38", "电气机械和器材制造业", "Manufacture of electrical machinery and apparatus"),
        ("industry", "I6513", "应用软件开发", "I6513 应用软件开发"),
        ("company_status", "closed", "注吊销", "closed"),
        ("form", "unknown", "未知", "unknown"),
    ],
)
def test_a_class_is_named_by_its_limits_or_by_the_standard(name, one, zh, en):
    assert [class_names.label(name, one, words(lang)) for lang in ("zh", "en")] == [zh, en]
