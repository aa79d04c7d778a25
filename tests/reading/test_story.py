"""What happened, as published."""

from __future__ import annotations

from reading.reports import read_page, review_in_page, review_in_text


def _story(body: str) -> str | None:
    story = review_in_page(body).story
    return story.text if story else None


def test_the_story_is_the_paragraphs_under_its_heading() -> None:
    assert _story(
        "<h2>What happened</h2><p>She was born.</p><p>She was hurt.</p><h2>Lessons</h2><ul><li>Ask.</ul>"
    ) == ("She was born.\n\nShe was hurt.")


def test_the_story_is_read_from_plain_text_too() -> None:
    story = review_in_text("What happened\n\nShe was born.\n\nShe was hurt.\n\nLessons\n\n1. Ask.\n").story
    assert story is not None
    assert story.text == "She was born.\n\nShe was hurt."
    assert [evidence.quote for evidence in story.evidence] == ["She was born.\n\nShe was hurt."]


def test_where_there_is_a_background_and_a_story_the_story_is_taken() -> None:
    assert _story("<h2>Background</h2><p>A town.</p><h2>Child AB’s story</h2><p>She was hurt.</p>") == "She was hurt."
    assert _story("<h2>Background</h2><p>She was hurt.</p>") == "She was hurt."


def test_a_section_named_for_the_subject_tells_the_story_where_nothing_else_does() -> None:
    assert _story("<h2>Child AB</h2><p>She was hurt.</p><h2>Lessons</h2><ul><li>Ask.</ul>") == "She was hurt."


def test_without_a_heading_that_promises_it_there_is_no_story() -> None:
    assert _story("<p>She was hurt.</p><h2>Lessons</h2><ul><li>Ask.</ul>") is None


def test_what_speaks_to_the_reader_is_no_part_of_the_story_but_a_quotation_is() -> None:
    page = "<h2>What happened</h2><p>Ask your manager.</p><p>She said “I told you”.</p><p>“You knew, she wrote.</p>"
    assert _story(page) == "She said “I told you”.\n\n“You knew, she wrote."


def test_words_that_stand_in_every_review_of_a_page_are_of_none() -> None:
    review = "<h2>Serious Case Review: Child {0}</h2><h3>What happened</h3><p>Child {0} was hurt.</p><p>Reviews look for learning.</p><h3>Lessons</h3><ul><li>Ask {0}.</ul>"
    stories = [review.story for review in read_page(review.format("AB") + review.format("CD")).reviews]
    assert [story.text for story in stories if story] == ["Child AB was hurt.", "Child CD was hurt."]
