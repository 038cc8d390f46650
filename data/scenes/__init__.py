"""Scenes: views with conclusions that are computed, and judged again whenever the data change.

    vocabulary    the facts that a title, a note or a check may name: name -> fact of a view
      context       what a fact is, and what it is computed from
      park_facts, company_facts
    templates     {name:form} in titles and notes
    checks        "leading_share >= 0.4": read, and judged
    judgement     what is wrong with the dataset's own story, and whether a scene's claim holds
    exchange      scenes as JSON: read strictly, written again

The shape of a scene and `story.toml` are data/story.py; how facts are written out is components/scenes.py.
"""
