"""Seven minutes, a role's cut, the team discussion, the response and the print pack: what each says, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings

from factories.papers import SITE, a_source, many, sources
from factories.publishing import HEALTH_VISITOR, POLICE, SAID_ONLY, an_item
from heed.publishing.paper import (
    Block,
    Break,
    Bullets,
    Care,
    Heading,
    Pair,
    Paper,
    Point,
    Points,
    Table,
    Text,
    to_plain,
)
from heed.publishing.record import Named, PublishedAddressee, PublishedFact
from heed.publishing.rules.cut import cut
from heed.publishing.rules.discussion import discussion
from heed.publishing.rules.pack import pack
from heed.publishing.rules.papers import OUTPUTS, cut_for
from heed.publishing.rules.response import Response, response
from heed.publishing.rules.seven_minutes import WORDS, seven_minutes
from heed.publishing.rules.source import Source
from heed.publishing.rules.telling import within
from heed.publishing.rules.voice import Voice

STORY = "Child A was six months old.\n\nShe liked bells."
NOT_YET = "The partnership has not yet published its response to this recommendation."


def flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Pair):
            yield from flat((*block.first, *block.second))
        if isinstance(block, Care):
            yield from flat(block.blocks)


def headings(paper: Paper) -> list[str]:
    return [block.text for block in flat(paper.blocks) if isinstance(block, Heading)]


def points(paper: Paper) -> list[Point]:
    return [point for block in flat(paper.blocks) if isinstance(block, Points) for point in block.points]


def texts(paper: Paper) -> list[str]:
    return [block.text for block in flat(paper.blocks) if isinstance(block, Text)]


def words_in(value: object) -> int:
    """How many words of text there are, addresses left aside."""
    if isinstance(value, list):
        return sum(words_in(one) for one in value)
    if isinstance(value, dict):
        return sum(words_in(one) for key, one in value.items() if key not in {"address", "kind", "tone", "opening"})
    return len(value.split()) if isinstance(value, str) else 0


@pytest.mark.parametrize("code", list(OUTPUTS))
@settings(max_examples=12, deadline=None)
@given(sources)
def test_a_paper_of_any_review_says_what_it_is_and_leads_to_its_items(code: str, source: Source) -> None:
    paper = OUTPUTS[code].make(source)
    assert paper.title
    assert paper.address == source.address
    assert "version 2" in paper.foot[0]
    known = {source.item_address(item.id) for item in source.review.items}
    assert {point.address for point in points(paper)} <= known


@pytest.mark.parametrize("code", ["seven-minutes", "discussion", "pack"])
def test_what_happened_is_told_only_after_a_note_of_care(code: str) -> None:
    paper = OUTPUTS[code].make(a_source(*many(2), story=STORY))
    within_care = [block for block in paper.blocks if isinstance(block, Care)]
    assert "six months old" in repr(within_care)
    assert "six months old" not in repr([block for block in paper.blocks if not isinstance(block, Care)])
    assert within_care[0].note == "This part tells of harm to a person, as the report tells it. It may be hard to read."


def test_seven_minutes_have_the_seven_headings_whatever_the_record_holds() -> None:
    expected = [
        "1. Background",
        "2. What happened",
        "3. Findings",
        "4. Good practice",
        "5. Learning",
        "6. What should change",
        "7. Questions for your team",
    ]
    assert headings(seven_minutes(a_source())) == expected
    assert headings(seven_minutes(a_source(*many(9), *many(9, "recommendation"), story=STORY))) == expected
    assert texts(seven_minutes(a_source())).count("The report records none.") == 4


@pytest.mark.parametrize("words", ["Ask.", "Ask who else is in the home, and write it down. " * 40])
def test_seven_minutes_are_at_most_seven_minutes(words: str) -> None:
    every = [
        item for type_ in ("finding", "good_practice", "lesson", "recommendation") for item in many(30, type_, words)
    ]
    paper = seven_minutes(a_source(*every, story=(words * 3 + "\n") * 20, summary=words * 9))
    assert 300 < words_in(to_plain(paper)["blocks"]) <= WORDS


def test_what_seven_minutes_leave_out_is_counted() -> None:
    paper = seven_minutes(a_source(*many(60)))
    assert f"And {60 - len(points(paper))} more on the page" in texts(paper)


def test_a_role_is_told_only_what_speaks_to_it_in_full_words() -> None:
    long = "Visit at home. " * 60
    source = a_source(
        replace(an_item(long.strip(), HEALTH_VISITOR, type="recommendation"), brief="Visit."),
        an_item("Keep records.", POLICE),
        an_item("Arrange transport.", SAID_ONLY),
    )
    paper = cut(source, "community-health", "health-visitor")
    assert paper
    assert [point.text for point in points(paper)] == [long.strip()]
    assert paper.name == "For Health visitor, Community health"
    assert "1 of the 3 points of this review speaks to Health visitor, Community health." in texts(paper)
    assert "What is asked of you" in headings(paper)


def test_an_agency_is_told_what_speaks_to_anybody_in_it() -> None:
    whole_agency = PublishedAddressee("the trust", Named("community-health", "Community health"))
    source = a_source(an_item("Visit.", HEALTH_VISITOR), an_item("Plan.", whole_agency, HEALTH_VISITOR))
    paper = cut(source, "community-health")
    assert paper
    assert len(points(paper)) == 2
    assert paper.name == "For Community health"


def test_a_role_is_led_on_to_what_its_whole_agency_is_told() -> None:
    whole_agency = PublishedAddressee("the trust", Named("community-health", "Community health"))
    paper = cut(
        a_source(an_item("Visit.", HEALTH_VISITOR), an_item("Plan.", whole_agency)),
        "community-health",
        "health-visitor",
    )
    assert paper
    assert (
        Text(
            "1 more speaks to the agency as a whole.",
            "quiet",
            f"{SITE}/reviews/fallowshire/2024/child-a/briefing/for/community-health",
        )
        in paper.blocks
    )


def test_a_role_without_an_agency_has_a_cut_of_its_own() -> None:
    social_worker = PublishedAddressee("social workers", None, Named("social-worker", "Social worker"))
    paper = cut(a_source(an_item("Visit.", social_worker)), "social-worker")
    assert paper
    assert paper.name == "For Social worker"


def test_who_is_not_spoken_to_has_no_cut() -> None:
    source = a_source(an_item("Visit.", HEALTH_VISITOR))
    assert cut(source, "police") is None
    assert cut(source, "community-health", "midwife") is None
    assert cut_for(source, "health-visitor") is None


def test_a_discussion_asks_the_editors_questions_in_order() -> None:
    paper = discussion(a_source(*many(3), questions=("Who knows?", "Since when?")))
    assert Bullets(("Who knows?", "Since when?"), numbered=True) in paper.blocks
    assert headings(paper)[-1] == "What we will do differently"


def test_a_discussion_tells_the_summary_rather_than_the_story() -> None:
    told = repr(discussion(a_source(*many(1), story=STORY, summary="A baby was harmed.")))
    assert "A baby was harmed." in told
    assert "bells" not in told


def test_every_recommendation_has_its_place_in_the_response_and_nothing_else_has() -> None:
    due = replace(an_item("Plan.", POLICE, type="recommendation", number="1"), due="within six months")
    paper = response(a_source(*many(2), due, an_item("Do.", type="action", number="2")))
    assert [heading for heading in headings(paper) if heading != "Response"] == [
        "At a glance",
        "Recommendation 1",
        "Action 2",
    ]
    assert texts(paper) == [NOT_YET, NOT_YET]
    (table,) = [block for block in paper.blocks if isinstance(block, Table)]
    assert table.rows == (
        ("Recommendation 1", "Police", "within six months", "Not yet published"),
        ("Action 2", "Nobody in particular", "Not stated", "Not yet published"),
    )


def test_a_response_is_told_with_what_was_promised() -> None:
    source = a_source(*many(2, "recommendation"))
    said = Response("Accepted", "We agree.", ("Train all staff by May.",))
    paper = response(source, {source.review.items[0].id: said})
    assert texts(paper) == ["Accepted. We agree.", NOT_YET]
    assert Bullets(("Train all staff by May.",)) in paper.blocks


def test_a_review_without_recommendations_has_nothing_to_respond_to() -> None:
    assert "The report makes no recommendation" in texts(response(a_source(*many(2))))[0]


def test_the_pack_has_every_word_and_tells_what_happened_on_pages_of_its_own() -> None:
    item = an_item("Plans should say:", HEALTH_VISITOR, number="1", title="Plans", parts=("who will act",))
    paper = pack(
        a_source(item, story=STORY, easy_read="A child was hurt.", facts=(PublishedFact("fatal", "not_stated", None),))
    )
    (point,) = points(paper)
    assert (point.title, point.text, point.parts) == ("Plans", "Plans should say:", ("who will act",))
    assert isinstance(paper.blocks[-3], Break)
    assert isinstance(paper.blocks[-1], Care)
    assert STORY in texts(paper)
    assert "A child was hurt." in texts(paper)
    assert any(
        "Not stated" in line for block in flat(paper.blocks) if isinstance(block, Bullets) for line in block.lines
    )


def test_the_pack_tells_items_without_a_number_apart() -> None:
    paper = pack(a_source(an_item("Visit at home.", HEALTH_VISITOR)))
    assert Bullets(("Health visitor: Lesson (“Visit at home.”)",)) in paper.blocks


def test_a_text_is_cut_at_a_paragraph_or_a_sentence() -> None:
    assert within("One two.\n\nThree four.", 10) == "One two.\n\nThree four."
    assert within("One two.\n\nThree four.", 3) == "One two."
    assert within("One two. Three four. Five.", 4) == "One two. Three four."
    assert within("One two three four", 2) == "One two…"


@pytest.mark.parametrize("code", list(OUTPUTS))
def test_the_words_of_the_house_are_those_of_the_readers_language(code: str) -> None:
    source = a_source(*many(2), *many(1, "recommendation"), story=STORY)
    told = replace(source, voice=Voice(language="cy", gettext=marked, ngettext=lambda one, many_, n: marked(one)))
    paper = OUTPUTS[code].make(told)
    assert paper.language == "cy"
    house = [
        paper.name,
        paper.link,
        paper.picture,
        *paper.foot,
        *(point.label for point in points(paper)),
        *headings(paper),
    ]
    assert [words for words in house if not words.startswith("§")] == []
    assert STORY.split("\n", maxsplit=1)[0] not in house


def marked(words: str) -> str:
    """Another language, in which nothing can be overlooked."""
    return f"§{words}"
