"""The columns of a park list, under the names that files give them, and the words for kinds and statuses.

Chinese names come first; our own and English ones serve as well. A column that is not named here is never read, so that
nothing personal reaches the atlas.
"""

from collections.abc import Mapping

from data import datums
from data.registers.columns import ColumnSet

REQUIRED = ("name", "province")
"""The second can be found from coordinates, where a row has them."""
PLACES = ("province", "city", "district")
DATES = ("founded", "status_as_of")
ALIASES: Mapping[str, tuple[str, ...]] = {
    "name": ("名称", "园区名称", "园区", "载体名称", "park", "parkname"),
    "province": ("省份", "省", "所在省份", "所属省份", "省级"),
    "city": ("城市", "市", "所在城市", "所属城市", "地市"),
    "district": ("区县", "区", "县区", "区/县", "所在区县", "所属区县", "county"),
    **datums.COLUMNS,
    "kind": ("类型", "园区类型", "载体类型", "type"),
    "status": ("状态", "园区状态", "运营状态", "建设状态"),
    "status_as_of": ("状态日期", "状态时间", "statusdate"),
    "founded": ("成立日期", "成立时间", "成立年份", "开园时间", "foundingdate"),
    "operator": ("运营方", "运营主体", "运营单位", "运营机构"),
    "source": ("来源", "来源名称", "资料来源"),
    "url": ("来源链接", "链接", "来源网址", "网址", "sourcelink", "link"),
    "note": ("备注", "说明", "notes", "remarks"),
    "aliases": ("别名", "其他名称", "曾用名", "othernames"),
    "name_en": ("英文名称", "英文名", "englishname"),
    "confidence": ("可信度", "grade"),
    "comparable": ("可比", "可比口径"),
}
"""In the order of the template."""
COLUMNS = tuple(ALIASES)
WANTED = ColumnSet(
    ALIASES, frozenset(name for column, names in ALIASES.items() if column != "name" for name in (column, *names)), 1
)
MAX_LENGTHS: Mapping[str, int] = {
    "name": 100,
    "name_en": 200,
    "aliases": 300,
    "operator": 200,
    "source": 200,
    "url": 500,
}
"""Characters of a cell that stays as it is; the others may have `MAX_NOTE_LENGTH`."""
MAX_NOTE_LENGTH = 1_000

KINDS: Mapping[str, tuple[str, ...]] = {
    "industrial_park": ("产业园", "产业园区", "园区", "工业园", "工业园区", "科技园", "industrialpark", "park"),
    "incubator": ("孵化器", "孵化基地", "众创空间", "加速器"),
    "base": ("基地", "产业基地"),
    "centre": ("中心", "创新中心", "center"),
    "pilot_zone": ("试验区", "先导区", "示范区", "试点区", "pilotzone"),
    "other": ("其他", "其它"),
}
STATUSES: Mapping[str, tuple[str, ...]] = {
    "operating": ("运营", "运营中", "在运营", "已运营", "正常运营", "已开园"),
    "closed": ("停运", "已停运", "关闭", "已关闭", "停止运营"),
    "planned": ("规划", "规划中", "拟建", "筹建", "筹建中"),
    "under_construction": ("在建", "建设中", "underconstruction", "beingbuilt"),
    "unknown": ("未知", "不详", "状态不明", "statusunknown"),
}
ANSWERS: Mapping[str, tuple[str, ...]] = {"yes": ("是", "y", "true", "1", "√"), "no": ("否", "n", "false", "0", "×")}
GRADES: Mapping[str, tuple[str, ...]] = {"A": (), "B": (), "C": ()}
CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "kind": KINDS,
    "status": STATUSES,
    "confidence": GRADES,
    "comparable": ANSWERS,
    "datum": dict.fromkeys(datums.DATUMS, ()),
}
"""What these columns may say: the dataset's own word, and all that mean it, folded. data/datums.py knows the datums."""
BLANK: Mapping[str, str] = {"kind": "other", "status": "unknown", "confidence": "C", "comparable": "no", "datum": ""}
"""What a blank in them counts as."""
EXAMPLE = ("示例", "example")
"""How the name of a row begins that only shows how to fill in the template."""
