"""An industry's share against the share of all enterprises."""

from data.measures.companies import read
from data.measures.denominators import Concentration, concentration


def test_a_province_with_twice_its_share(tiny, chosen):
    found = concentration("810000", read(chosen(), tiny).counts, tiny)
    assert found == Concentration(company_share=0.4, enterprise_share=0.2, location_quotient=2.0, sources=("census",))


def test_without_enterprises_there_is_only_the_share_of_companies(tiny, chosen):
    found = concentration("810100", read(chosen(), tiny).counts, tiny)
    assert (found.company_share, found.enterprise_share, found.location_quotient) == (0.3, None, None)


def test_the_nation_is_set_against_nothing(tiny, chosen):
    assert concentration("100000", read(chosen(), tiny).counts, tiny) == Concentration()
