from typing import get_args

import pytest

from data import reference_schemas, schemas
from data.dates import Precision

MODELS = [*schemas.DATASET_TABLES.values(), *reference_schemas.REFERENCE_TABLES.values(), schemas.LoadedParks]


@pytest.mark.parametrize("model", MODELS)
def test_every_table_and_column_is_explained(model: type[schemas.Table]) -> None:
    assert model.__doc__
    assert [name for name, column in model.to_schema().columns.items() if not column.description] == []


@pytest.mark.parametrize("model", MODELS)
def test_no_column_may_be_added_silently(model: type[schemas.Table]) -> None:
    assert model.to_schema().strict is True


def test_the_words_of_the_tables_are_the_words_of_the_code() -> None:
    assert get_args(Precision) == schemas.PRECISIONS
    assert set(schemas.NOT_BUILT) <= set(schemas.STATUSES)
