"""Items: each whole and once, with its number, its sub-points and its evidence."""

from __future__ import annotations

from heed.reading.document import ItemType, Part
from reading.reports import numbers_of, read_page, recommended, review_in_page, review_in_text, words_of

LIST = "The Board should act.\nThe police should ask.\nThe school should wait.".split("\n")


def test_each_style_of_list_is_read() -> None:
    styles = {
        "{}. {}": ["1", "2", "3"],
        "{}) {}": ["1", "2", "3"],
        "({}) {}": ["1", "2", "3"],
        "7.{} {}": ["7.1", "7.2", "7.3"],
        "R{}: {}": ["R1", "R2", "R3"],
        "Recommendation {}: {}": ["1", "2", "3"],
        "Recommendation {}\n{}": ["1", "2", "3"],
    }
    for style, numbers in styles.items():
        items = recommended("\n\n".join(style.format(n, point) for n, point in enumerate(LIST, start=1)))
        assert (numbers_of(items), words_of(items)) == (numbers, LIST), style


def test_bullets_and_letters_are_read() -> None:
    assert words_of(recommended("\n".join(f"• {point}" for point in LIST))) == LIST
    lettered = recommended("\n".join(f"({letter}) {point}" for letter, point in zip("abc", LIST, strict=True)))
    assert (numbers_of(lettered), words_of(lettered)) == (["a", "b", "c"], LIST)


def test_a_number_on_a_line_of_its_own_belongs_to_the_words_below() -> None:
    items = recommended("\n\n".join(f"Recommendation {n}\n\n{point}" for n, point in enumerate(LIST, start=1)))
    assert (numbers_of(items), words_of(items)) == (["1", "2", "3"], LIST)


def test_a_point_with_a_title_has_both() -> None:
    (item,) = review_in_page(
        "<h2>Recommendations</h2><h3>Recommendation 1: Supervision</h3><p>The Board should act.</p>"
    ).items
    assert (item.number, item.title, item.text) == ("1", "Supervision", "The Board should act.")


def test_sub_points_are_parts_of_their_point() -> None:
    (item,) = review_in_page(
        "<h2>Recommendations</h2><ol><li>The Board should:<ol type=a><li>ask;<li>act.</ol></ol>"
    ).items
    assert item.text == "The Board should:"
    assert item.parts == (Part("ask;", "a"), Part("act.", "b"))


def test_sub_points_in_plain_text_are_parts_of_their_point() -> None:
    first, second = recommended("1. The Board should:\n   • ask;\n   • act.\n2. The police should wait.")
    assert [part.text for part in first.parts] == ["ask;", "act."]
    assert second.parts == ()


def test_decimals_below_a_number_are_its_parts() -> None:
    first, second = recommended("1. The Board should:\n1.1 ask;\n1.2 act.\n2. The police should wait.")
    assert [part.number for part in first.parts] == ["1.1", "1.2"]
    assert second.number == "2"


def test_a_recommendation_given_twice_is_one_with_two_pieces_of_evidence() -> None:
    body = "<h2>{}</h2><ol><li>The Board should ask every child what their days are like.</ol>"
    (item,) = review_in_page(
        f"{body.format('Summary of recommendations')}<h2>Analysis</h2><p>Words.</p>{body.format('Recommendations')}"
    ).items
    assert item.number == "1"
    assert len(item.evidence) == 2


def test_one_repeated_many_times_is_still_one() -> None:
    page = (
        "<h2>Recommendations</h2><ul>" + "<li>The Board should act.</li><li>The police should act.</li>" * 5 + "</ul>"
    )
    items = review_in_page(page).items
    assert words_of(items) == ["The Board should act.", "The police should act."]
    assert [len(item.evidence) for item in items] == [5, 5]


def test_two_that_differ_in_a_word_stay_two() -> None:
    items = recommended("1. The Board should train the police.\n2. The Board should train the schools.")
    assert len(items) == 2


def test_the_same_words_as_lesson_and_as_recommendation_stay_two() -> None:
    types = [
        item.type
        for item in review_in_page(
            "<h2>Lessons</h2><ul><li>Ask the child alone.</ul><h2>Recommendations</h2><ul><li>Ask the child alone.</ul>"
        ).items
    ]
    assert types == [ItemType.LESSON, ItemType.RECOMMENDATION]


def test_each_section_gives_its_points_their_type() -> None:
    headings = {
        "Lessons learned": ItemType.LESSON,
        "Findings": ItemType.FINDING,
        "Questions for the Partnership": ItemType.QUESTION,
        "Good practice": ItemType.GOOD_PRACTICE,
        "Recommendations": ItemType.RECOMMENDATION,
        "Action plan": ItemType.ACTION,
    }
    page = "".join(f"<h2>{heading}</h2><ul><li>{heading} it is.</ul>" for heading in headings)
    assert [item.type for item in review_in_page(page).items] == list(headings.values())


def test_points_under_other_headings_are_not_items() -> None:
    page = "<h2>{}</h2><ul><li>The Board should act.</ul>"
    for heading in ("Method", "Terms of reference", "Contents", "Glossary", "Further reading", "What happened"):
        assert review_in_page(page.format(heading)).items == (), heading


def test_the_recommendations_of_others_are_not_taken() -> None:
    page = (
        "<h2>Previous reviews</h2><ol><li>Recommendation 1: The Board should act.</ol>"
        "<h2>Recommendations</h2><blockquote><ol><li>Theirs should not be taken.</ol></blockquote><ol><li>Ours should be.</ol>"
    )
    assert words_of(review_in_page(page).items) == ["Ours should be."]
    assert recommended("1. “The Board should act.”\n2. The police should act.")[0].text == "The police should act."


def test_a_page_of_contents_holds_no_items() -> None:
    text = "Contents\n\n1. Lessons ........ 4\n2. Recommendations ........ 12\n\nRecommendations\n\n1. The Board should act.\n"
    assert words_of(review_in_text(text).items) == ["The Board should act."]


def test_recommendations_in_prose_are_whole_sentences() -> None:
    items = recommended(
        "The review was long. The reviewer recommends that the Board acts at once. It is recommended that the police ask. Thanks are due."
    )
    assert words_of(items) == [
        "The reviewer recommends that the Board acts at once.",
        "It is recommended that the police ask.",
    ]
    assert [evidence.quote for item in items for evidence in item.evidence] == words_of(items)


def test_a_sentence_about_recommendations_made_earlier_is_none() -> None:
    assert recommended("The last review recommended by the Board was long. Its author had recommended training.") == ()


def test_learning_in_the_title_alone_makes_the_points_lessons() -> None:
    (review,) = read_page(
        "<h1>Learning from the serious case review of Child AB</h1><h2>Neglect</h2><ul><li>Ask.</ul>"
    ).reviews
    assert [item.type for item in review.items] == [ItemType.LESSON]


def test_one_given_again_with_a_word_changed_among_many_is_still_one() -> None:
    words = "The Board should ask every one of its partners to show by March how many children were seen alone, how often, by whom, and what was done about it when they had not been"
    items = recommended(f"1. {words}.\n\nThese are the same again in short.\n\n1. {words.replace('March', 'April')}.")
    assert numbers_of(items) == ["1"]
