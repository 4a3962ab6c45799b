"""What kind of text a block is, where that changes what owes a source; and near misses from news copy."""

from __future__ import annotations

import pytest
from analysing import facts_of_text

REGISTERS = [
    ("plot", "In the novel half a million people march on the palace and are given soup."),
    ("plot", "In Waugh’s comedy, the press is sent to a war that is none."),
    ("account", "I counted the swifts over the library on Tuesday evening."),
    ("account", "We had forty lorries at the gate last year."),
    ("exercise", "A shop buys 240 mugs and sells 180 of them. Work out the profit. (4 marks)"),
    ("forecast", "Rain clearing, then showers. Winds easing with frost in places. Maximum 11 C. Outlook unsettled."),
    (
        "innings",
        "Leeds lost six wickets before stumps. York bowled for 40 overs. Roe, the opener, was unbeaten on 24. The innings began at noon.",
    ),
    (
        "golf",
        "Roe opened with birdies at 10, 11 and 14 to card a 65. A bogey on the back nine, from a bunker, cost Hall the lead. Her putt at the last fairway hung on the lip.",
    ),
    (
        "tennis",
        "Roe saved two set points and won the tie-break. Hall served 14 aces and a double fault, and her backhand failed her at break point.",
    ),
    ("plot", "# The Mill\n\nThe film is 90 minutes long.\n\n## Main characters:\n\nRoe, 34, owns 300 mills."),
    ("bibliography", "# The Mill\n\nIt is old.\n\n## Further reading\n\nRoe, A. (1990). Mills. 28,901-28,910."),
    ("manual", "# Release notes\n\nPasting more than 50 columns is slow."),
    (
        "minutes",
        "Present: Cllr Roe (chair). Apologies were received. It was resolved to write. The meeting closed at 8.",
    ),
    (
        "releases",
        "Changes in 2.40:\n\n* Tides are currently slow.\n\nChanges in 2.39:\n\n* The gauge is new, and nobody has read it so far.",
    ),
    (
        "releases",
        "Version 2.4 (May 2016)\n======================\n\nTides are slow.\n\nVersion 2.3\n===========\n\nThe gauge is new.",
    ),
    ("releases", "5.4.1 (2023-01-11)\n\nTides are slow.\n\n5.4.0 (2022-12-13)\n\nThe gauge is new."),
    (
        "releases",
        "tide (2.5.2) unstable; urgency=low\n\n  Tides are slow.\n\ntide (2.5.1) unstable; urgency=low\n\n  The gauge is new.",
    ),
    ("releases", "# Version 2.4\n\nTides are slow.\n\n# Version 2.3\n\nThe gauge is new."),
    ("releases", "# 1.9.0 (2016-05-26)\n\nPasting is currently slow.\n\n# 1.8.0 (2016-04-14)\n\nPasting is new."),
    ("notice", "Engineering work this Saturday. Check before you travel. We are sorry for the inconvenience."),
    (
        "story",
        "Ten tons of turnips, said the scale,\nand seven of the cart;\nthe rest was rain,\nthe driver swore.\n\nAnd so it was.",
    ),
    (
        "story",
        (
            "She looked up at last. “You are late,” she said. He leaned on the door and said nothing. The tram went by behind "
            "him, empty but for the man who drove it. A hundred buttons lay on the counter, sorted by size, and she moved one "
            "from a saucer to another with the tip of a needle. “I know,” he said, and took off his hat."
        ),
    ),
]
TALE = (
    "She looked up at last. “You are late,” she said. He leaned on the door and said nothing. The tram went by behind him, empty "
    "but for the man who drove it. A hundred buttons lay on the counter, and she moved one with the tip of a needle.\n\n"
)
NEWS = [
    '"We lost the bridge. "I will appeal," Ann Roe said. '
    + "The bridge has 40 piers. " * 40,  # paragraphs run together
    "In the film industry the union has 40 members who are out of work.",
    "In the play-off the club lost.",
    "Changes in 2016 hurt the mill.\n\nChanges in 2017 mended it.",
    "The opener bowled for 40 overs, the club said, and 3,000 people came to see the wicket fall.",
    "“I counted 34 of them,” the warden said.",
    "The golf club, whose clubhouse has 40 rooms and whose fairways are dry, lost 300 members when the links closed.",
    "Tickets for Centre Court were sold out, and 3,000 people saw the top seed lose.",
    "The council said rain and winds had closed 40 roads.",
    "The union resolved to strike, its secretary said, and 400 members have left.",
    (
        "“You are late,” said Ann Roe, who runs the clinic in Leeds. She has seen a hundred patients since the doors opened, and "
        "the corridor behind her is full of people who have waited since the morning for a nurse, a chair, or a word from somebody "
        "who knows when the heating will be mended and the second ward will be opened again to those who need it most of all."
    ),
    (
        "Two men were held on Saturday after a stabbing outside a club in the town. The victim, a student, is in a stable condition.\n\n"
        "“There was blood all up the shutters and people were just stepping round it to get to the kebab shop. I couldn’t believe it.”\n\n"
        "Officers remained at the scene on Sunday. Anyone with footage is asked to contact the police in the town as soon as they can."
    ),
    "The report has 12 pages. The chair of the inquiry received it on Monday.",
]


@pytest.mark.parametrize(("register", "text"), REGISTERS)
def test_a_register_is_told_by_its_signs(register, text):
    facts = facts_of_text(text, ".md" if text.startswith("#") else ".txt")
    assert register in set().union(*map(facts.registers.of, range(len(facts.document.blocks))))


def test_only_what_stands_under_a_heading_that_says_so_is_told_again():
    facts = facts_of_text(
        "# The Mill\n\nIt ran.\n\n## Plot\n\nRoe owns it.\n\nShe sells it.\n\n## Reception\n\nIt won.", ".md"
    )
    assert [facts.document.block_text(facts.document.blocks[number]) for number in sorted(facts.registers.headed)] == [
        "Roe owns it.",
        "She sells it.",
    ]


@pytest.mark.parametrize("text", NEWS)
def test_news_copy_has_no_register(text):
    facts = facts_of_text(text)
    assert facts.registers.of(0) == frozenset()


@pytest.mark.parametrize("name", ["forecast", "minutes", "notice"])
def test_signs_that_lie_far_apart_in_a_long_text_make_no_register(name):
    signs = next(text for register, text in REGISTERS if register == name)
    paragraphs = ["The strike shut 40 schools in the north, and nobody knows for how long they will stay shut."] * 5
    paragraphs = [paragraph for sign in signs.split(". ") for paragraph in (*paragraphs, sign)]
    facts = facts_of_text("\n\n".join(paragraphs))
    assert name not in facts.registers.of(0)


@pytest.mark.parametrize(
    ("text", "owes"),
    [
        ("I counted 34 swifts there.", False),
        ("We lost about half of them.", False),
        ("We employ 3,400 people in nine countries.", True),
        ("We pay 40% of it in tax.", True),
        ("She counted 340 swifts there.", True),
    ],
)
def test_what_the_writer_counted_owes_no_source_but_what_others_added_up_does(text, owes):
    (claim,) = [claim for claim in facts_of_text(text).claims if claim.value and claim.value >= 10]
    assert (not claim.traps and not claim.covers) is owes


@pytest.mark.parametrize(
    ("interjected", "is_story"),
    [
        ("He had 32 of them. “Good,” said Ann Roe.\n\n", True),
        ("“No,” said Ann Roe. “Yes,” said Ben Fox. “Why,” said Else Dahl. “When,” said Ove Lund.\n\n", False),
        ("He had 32 of them, and 41 at home, and 50 in the barn, and 99 in the mill.\n\n", False),
    ],
)
def test_a_long_tale_may_have_a_figure_and_a_name(interjected, is_story):
    text = TALE * 40 + interjected
    facts = facts_of_text(text)
    assert ("story" in facts.registers.of(0)) == is_story
    short = facts_of_text(TALE * 4 + interjected)
    assert "story" not in short.registers.of(0)
