"""What a reader of a page sees as prose, and where each piece of it stands in the source."""

from __future__ import annotations

import pytest
from reading import assert_sound, kinds, links, read, source_of, texts

HOLE = "\ufffc"
LONG = "The council voted on Tuesday to close the library, " * 3 + "the mayor said."


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("plain", ["plain"]),
        ("<p>a<p>b</p>c", ["a", "b", "c"]),
        ("<p>  a \n b\t<b> c</b>  </p>", ["a b c"]),
        ("<p>a<br>b<br/> c", ["a b c"]),
        ("<div>a<br><br>b<br/>&nbsp;\n<br/><br>c<br><b>d</b><br></div>e", ["a", "b", "c d", "e"]),
        ("<p>a <span hidden>x<br><br>y</span> b<br>c", ["a b c"]),
        ("<div>a<br><img src=x><br>b</div>", [f"a {HOLE} b"]),
        (f"<div>{LONG}<br>a<br>b<br>{LONG}<br>{LONG}</div>", [LONG, f"a b {LONG}", LONG]),  # each line a paragraph
        ("<p>a&nbsp;b&amp;c &rsquo;&#8220;&#x201d; &bogus; & d&#10;e", ["a\u00a0b&c ’“” &bogus; & d e"]),
        ("<p>Gaza<b>&rsquo;</b>s", ["Gaza’s"]),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e", ["a", "b", "c", "d", "e"]),
        ("<table><tr><td>a<td>b<tr><th>c</table>d", ["a", "b", "c", "d"]),
        ("<dl><dt>a<dd>b<dt>c</dl>", ["a", "b", "c"]),
        ("<head><title>t</title><meta x><body>a", ["a"]),
        ("<html><head><style>p{}</style></head><p>a", ["a"]),
        ("<script>if (a<b) '</p>'</script>a<style>b</style>", ["a"]),
        ('<div role="navigation"><ul><li><a href="">a</a></li></ul></div><p role="note">b</p>', ["b"]),
        ("a<pre>b</pre>c<nav>d</nav>e<noscript>f</noscript><textarea><b></textarea>g", ["a", "c", "eg"]),
        ("<p>a <code>b <i>c</i></code> d <kbd>e</kbd>", [f"a {HOLE} d {HOLE}"]),
        ("<p>a <math><mi>x</mi></math> b <svg><text>c</text></svg>d", [f"a {HOLE} b d"]),
        ("<p>a <img src=x> b <img alt=''>c", [f"a {HOLE} b c"]),
        ("<p>a <span hidden>b <span>c</span> d</span>e", ["a e"]),
        ("<p>a <i aria-hidden=true>b</i>c<div style='x:y; DISPLAY : none'>d</div>e", ["a c", "e"]),
        ("<p hidden>a<p>b", ["b"]),
        ("<q>a</q> <q>b", ["“a” “b"]),
        ("<!DOCTYPE html><?xml x?>a<!-- b > c -->d<!-->e<!--->f", ["adef"]),
        ("a < b </> c <3 d", ["a < b c <3 d"]),
        ("<p title='a > b' x=y>c</p><p title=\"'\">d", ["c", "d"]),
        ("<P>A</P><SCRIPT>b</SCRIPT >c", ["A", "c"]),
        ("a<script src=x />b", ["ab"]),
        ("<h2>A</h2><p>b</b></i></p></p></div>c", ["A", "b", "c"]),
        ("<div><table><tr><td>a</div>b</td></tr></table>c</div>", ["a", "b", "c"]),
        ("<ruby>a<rt>b</ruby>", ["a"]),
        ("<wbr>so<wbr>me", ["some"]),
    ],
)
def test_prose(html, expected):
    document = read(html, ".html")
    assert texts(document) == expected
    assert_sound(document)


@pytest.mark.parametrize(
    ("html", "shown", "source"),
    [
        ("<p>over <b>57</b>,000 dead", "57,000", "57</b>,000"),
        ("<p>é Gaza&rsquo;s dead", "Gaza’s", "Gaza&rsquo;s"),
        ("<p>a \r\n  b", "a b", "a \r\n  b"),
        ("<p>a<br>b", " ", "<br>"),
        ("<p>x <q>y</q>", "“y”", "<q>y</q>"),
        ("<p>x <code>y</code> z", HOLE, "<code>"),
        ("<p>x &amp; y", "&", "&amp;"),
    ],
)
def test_places(html, shown, source):
    assert source_of(read(html, ".html"), shown) == source


def test_kinds():
    html = """<h3>H</h3><ul><li><p>a</ul><ol><li>b</ol><blockquote><p>q</p><ul><li>c</ul><cite>who</cite></blockquote>
    <table><caption>cap</caption><tr><td><p>d</table><figure><figcaption>fig</figcaption></figure><section
    role="doc-endnotes"><ol><li>note</ol></section><div>e</div>"""
    document = read(html, ".html")
    assert kinds(document) == [
        ("heading", "H"),
        ("list_item", "a"),
        ("list_item", "b"),
        ("blockquote", "q"),
        ("list_item", "c"),
        ("blockquote", "who"),
        ("caption", "cap"),
        ("table_cell", "d"),
        ("caption", "fig"),
        ("caption", "note"),
        ("paragraph", "e"),
    ]
    assert [document.block_text(block) for block in document.blocks if block.quoted] == ["q", "c", "who"]
    parents = {document.block_text(block): block.parent for block in document.blocks}
    assert len({parents[letter] for letter in "abqce"}) == 5
    assert parents["q"] == parents["who"]


def test_an_empty_address_that_is_the_page_itself_is_no_link():
    html = '<p><a href="a.html">a</a> <a href="" aria-current="page">b</a> <a href="" class="c">c</a></p>'
    assert [target for _, target, _ in links(read(html, ".html"))] == ["a.html"]


@pytest.mark.parametrize(
    "attributes",
    [
        'rel="mw:WikiLink" href="./Arawak"',
        'href="/wiki/Arawak"',
        'href="/w/index.php?title=Arawak&redlink=1" class="new"',
        'href="Arawak" class="wikilink" title="Arawak"',
    ],
)
def test_a_link_from_page_to_page_of_a_wiki_is_no_source(attributes):
    document = read(f"<p>The first were <a {attributes}>Arawaks</a>.", ".html")
    assert texts(document) == ["The first were Arawaks."]
    assert links(document) == []


def test_a_link_to_what_a_team_has_written_down_may_be_a_source():
    target = "/wiki/spaces/ENG/pages/42/Load+tests"
    assert links(read(f"<p>It is <a href='{target}'>faster</a>.", ".html")) == [("faster", target, "link")]


def test_links():
    html = (
        "<p>See <a href='http://a.org/?x=1&amp;y=2'>the <i>report</i></a>, <a name=x>here</a>,"
        " http://b.org/?a=1&amp;b=2. <a href=c>http://c.org</a> <a href=d>d<p>e"
    )
    assert links(read(html, ".html")) == [
        ("the report", "http://a.org/?x=1&y=2", "link"),
        (HOLE, "http://b.org/?a=1&b=2", "link"),
        (HOLE, "c", "link"),
        ("d", "d", "link"),
    ]


@pytest.mark.parametrize(
    "reference",
    [
        '<sup><a href="#fn1">1</a></sup>',
        '<sup class="reference"><a href="#fn1"><span>[</span>1<span>]</span></a></sup>',
        '<a href="#fn1"><sup>1</sup></a>',
        '<a href="#fn1" role="doc-noteref">1</a>',
        '<a class="x footnote-ref" href="#fn1">1</a>',
    ],
)
def test_note_references_show_no_prose(reference):
    document = read(f"<p>Fifty died{reference}. More", ".html")
    assert texts(document) == ["Fifty died. More"]
    assert links(document) == [("", "#fn1", "footnote")]
    assert document.links[0].span == (10, 10)


def test_a_superscript_without_a_link_is_text():
    document = read("<p>10<sup>2</sup> and 4<sup>th</sup> <a href='http://x'><sup>23</sup></a> 7", ".html")
    assert texts(document) == ["10² and 4th ²³ 7"]
    assert source_of(document, "²³") == "23"
    assert_sound(document)


def test_the_way_back_from_a_note_is_no_prose():
    assert texts(read('<p>Note. <a href="#r1" role="doc-backlink">↩</a>', ".html")) == ["Note."]


def test_directives_are_found_wherever_they_stand():
    html = (
        "<head><!-- sourcing: ignore-file[x] é --></head><p>a <!--sourcing: b--><script><!-- sourcing: no --></script>"
    )
    document = read(html, ".html")
    assert [(html[slice(*item.span)], item.text) for item in document.directives] == [
        ("<!-- sourcing: ignore-file[x] é -->", "ignore-file[x] é"),
        ("<!--sourcing: b-->", "b"),
    ]


def test_a_character_reference_of_many_digits_is_text():
    assert texts(read("<p>a &#" + "9" * 5000 + "; b <a href='&#" + "9" * 5000 + ";'>c</a>", ".html"))[0].startswith(
        "a &#999"
    )
