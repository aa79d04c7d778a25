"""Tests of publishing.rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.publishing import HEALTH_VISITOR, POLICE, SAID_ONLY, an_item
from heed.publishing import rules
from heed.publishing.record import Named, PublishedAddressee, PublishedItem


def with_id(identity: str, *addressees: PublishedAddressee, type_: str = "lesson") -> PublishedItem:
    return PublishedItem(identity, type_, None, None, "Ask.", (), addressees)


def test_an_item_is_called_by_its_type_and_the_reports_own_number() -> None:
    assert rules.item_name(an_item(type="recommendation", number="R4a")) == "Recommendation R4a"


def test_an_item_without_a_number_is_called_by_its_type() -> None:
    assert rules.item_name(an_item(type="good_practice")) == "Good practice"


def test_types_stand_in_the_order_in_which_they_are_read() -> None:
    items = [an_item(type="action"), an_item(type="lesson"), an_item(type="recommendation"), an_item(type="lesson")]
    sections = rules.by_type(items)
    assert [(section.name, len(section.items)) for section in sections] == [
        ("Lessons", 2),
        ("Recommendations", 1),
        ("Actions", 1),
    ]


@given(st.lists(st.sampled_from(["lesson", "finding", "question", "good_practice", "recommendation", "action"])))
def test_no_item_is_lost_between_the_types(types: list[str]) -> None:
    items = [with_id(str(place), type_=type_) for place, type_ in enumerate(types)]
    arranged = [item for section in rules.by_type(items) for item in section.items]
    assert sorted(item.id for item in arranged) == sorted(item.id for item in items)


def test_a_role_stands_under_its_agency() -> None:
    who = rules.who_should_act([with_id("1", HEALTH_VISITOR)])
    (agency,) = who.audiences
    assert (agency.name, agency.items) == ("Community health", ())
    assert [role.name for role in agency.roles] == ["Health visitor"]
    assert [item.id for item in agency.roles[0].items] == ["1"]


def test_an_item_that_names_somebody_twice_is_listed_once() -> None:
    who = rules.who_should_act([with_id("1", POLICE, POLICE)])
    assert len(who.audiences[0].items) == 1


def test_words_without_an_agency_or_role_are_kept_apart() -> None:
    who = rules.who_should_act([with_id("1", SAID_ONLY)])
    assert who.audiences == ()
    assert [named.name for named in who.unmatched] == [SAID_ONLY.said]


def test_an_item_for_nobody_in_particular_is_said_to_be_so() -> None:
    who = rules.who_should_act([with_id("1"), with_id("2", POLICE)])
    assert [item.id for item in who.to_nobody] == ["1"]


def test_the_index_lists_agencies_and_roles_that_have_something_to_learn() -> None:
    who = rules.who_should_act([with_id("1", HEALTH_VISITOR), with_id("2", POLICE)])
    assert [audience.name for audience in who.index] == ["Health visitor", "Police"]


def test_the_index_tells_the_same_role_in_two_agencies_apart() -> None:
    manager = Named("senior-manager", "Senior manager")
    who = rules.who_should_act(
        [
            with_id("1", PublishedAddressee("managers", Named("school", "Schools"), manager)),
            with_id("2", PublishedAddressee("managers", Named("housing", "Housing"), manager)),
        ]
    )
    assert [audience.name for audience in who.index] == ["Senior manager, Housing", "Senior manager, Schools"]


addressees = st.builds(
    PublishedAddressee,
    said=st.sampled_from(["they", "others"]),
    agency=st.sampled_from([None, Named("a", "A"), Named("b", "B")]),
    role=st.sampled_from([None, Named("r", "R"), Named("s", "S")]),
)


@given(st.lists(st.lists(addressees, max_size=4), max_size=6))
def test_every_item_is_found_somewhere_under_who_should_act(groups: list[list[PublishedAddressee]]) -> None:
    items = [with_id(str(place), *group) for place, group in enumerate(groups)]
    who = rules.who_should_act(items)
    places = [*who.audiences, *(role for audience in who.audiences for role in audience.roles), *who.unmatched]
    found = {item.id for place in places for item in place.items} | {item.id for item in who.to_nobody}
    assert found == {item.id for item in items}


@given(st.lists(st.lists(addressees, max_size=4), max_size=6))
def test_no_two_places_share_an_anchor(groups: list[list[PublishedAddressee]]) -> None:
    who = rules.who_should_act(with_id(str(place), *group) for place, group in enumerate(groups))
    anchors = [audience.anchor for audience in who.index]
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short.", "Short."),
        ("One\n two.", "One two."),
        ("A first sentence that stands alone. " + "Then " * 40, "A first sentence that stands alone."),
        ("word " * 40, "word " * 22 + "word…"),
    ],
)
def test_a_long_text_is_cut_at_a_sentence_or_else_between_words(text: str, expected: str) -> None:
    assert rules.shortened(text) == expected


@given(st.text(max_size=400))
def test_a_shortened_text_is_never_longer_than_asked(text: str) -> None:
    assert len(rules.shortened(text)) <= 120


def test_a_format_without_a_name_is_shown_as_it_is() -> None:
    assert rules.format_name("application/pdf") == "PDF"
    assert rules.format_name("image/x-odd") == "image/x-odd"
