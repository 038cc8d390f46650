from components.panels import notes


def test_every_source_in_use_opens_its_card(dataset, look, acts):
    selection, style = look("")
    used = tuple(dataset.sources["source_id"][:3])
    assert acts(notes.draw(used, selection, dataset, style)) == [
        "keys:",
        "card:reconciliation:",
        "export:reconciliation",
        *(f"card:{source}" for source in used),
    ]


def test_the_definition_is_that_of_the_chosen_series(dataset, look, seen):
    selection, style = look(f"series={dataset.series_ids[1]}&measure=companies")
    row = dataset.series_cards[dataset.series_ids[1]]
    assert row["definition_zh"] in seen(notes.draw((), selection, dataset, style))
