"""What is prose in Markdown, and where each piece of it stands in the source."""

from __future__ import annotations

import pytest
from reading import assert_sound, kinds, links, read, source_of, texts

HOLE = "\ufffc"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**40** percent", ["40 percent"]),
        ("a \\* b \\\\ c", ["a * b \\ c"]),
        ("a&nbsp;b &rsquo; &#8220; &unknown;", ["a\u00a0b ’ “ &unknown;"]),
        ("one\ntwo  \nthree\\\nfour", ["one two three four"]),
        ("one\r\ntwo\rthree", ["one two three"]),
        ("> one\n>    two\nthree", ["one two three"]),
        ("# Head {#id}\n\nTitle\n=====\n\ntext", ["Head", "Title", "text"]),
        ("a `code` b $x^2$ c ![alt](i.png) d", [f"a {HOLE} b {HOLE} c {HOLE} d"]),
        ("It cost $3bn against A$4bn.", ["It cost $3bn against A$4bn."]),
        ("It cost $3bn[^1] against A$4bn.\n\n[^1]: Note", ["It cost $3bn against A$4bn.", "Note"]),
        ("It cost $5 and $10.", ["It cost $5 and $10."]),
        ("a _c_ <b>d</b>", ["a c d"]),
        ("It rose by ~~4~~ five. ~~All of it.~~\n\n~~None~~", ["It rose by five."]),
        ("---\ntitle: x\n---\ntext", ["text"]),
        ("+++\ntitle = 1\n+++\ntext", ["text"]),
        ("```\ncode\n```\n\n    code\n\ntext", ["text"]),
        ("![only an image](i.png)\n\n`only code`\n\ntext", ["text"]),
        ("[undefined][x] and [^y]", ["[undefined][x] and [^y]"]),
        ("text<!-- note --> more\n\n<!-- block -->\n\nend", ["text more", "end"]),
        ("one<br>two <span hidden>no</span>end", ["one two end"]),
        ("<script>\nlet x = 1\n</script>\n\n<style>\np {}\n</style>\n\ntext", ["text"]),
        ("<details>\n<summary>Sum</summary>\n\ninner *text*\n\n</details>", ["Sum", "inner text"]),
        ("- [ ] to do\n- [x] done", ["to do", "done"]),
        ("***\n\ntext", ["text"]),
        # What a site generator fills in
        ('one {{ page.count }} two {{< ref "a.md" >}}three', [f"one {HOLE} two three"]),
        ("{% if page.new %}\none\n{% endif %}\n\n{{% note %}}two{{% /note %}}", ["one", "two"]),
        ("{% comment %}\nnone\n\n{% endcomment %}\n\n{% highlight sh %}\nnone\n{% endhighlight %}\n\none", ["one"]),
        ('{% include note.html text="none" %}\n\none', ["one"]),
        ("{{< highlight go >}}\nnone\n{{< /highlight >}}\n\none", ["one"]),
        ("{{< highlight go >}}\n\none", ["one"]),
        (
            'one ![](a.png){width=85%} two ![](b.png){#fig-a style="width: 4px"}\n\n![](c.png){.left\n height=9}',
            [f"one {HOLE} two {HOLE}"],
        ),
        ('{: .note style="width: 80%"}\none\n{: .end}\n\ntwo {#a .b}', ["one", "two"]),
        ("the set {x=1} of `{a=1}` and {.a}b\n\n```\n{.c}\n```", [f"the set {{x=1}} of {HOLE} and {{.a}}b"]),
        ("{% one\n\ntwo %} {{ three", ["{% one", "two %} {{ three"]),
        ("a `{{ b }}` c\n\n```\n{% d\n```\n\n%} e", [f"a {HOLE} c", "%} e"]),
        (
            "It fell.{{citation needed}} So it did.{{ cn|date=May }}",
            ["It fell.{{citation needed}} So it did.{{ cn|date=May }}"],
        ),
        ("snowman ☃ **é** x", ["snowman ☃ é x"]),
    ],
)
def test_prose(markdown, expected):
    document = read(markdown, ".md")
    assert texts(document) == expected
    assert_sound(document)


@pytest.mark.parametrize(
    ("markdown", "shown", "source"),
    [
        ("over **57**,000 dead", "57,000", "57**,000"),
        ("Gaza&rsquo;s dead", "Gaza’s", "Gaza&rsquo;s"),
        ("Gaza&rsquo;s dead", "’", "&rsquo;"),
        ("> é one\n>   two", "one two", "one\n>   two"),
        ("é `x` two", HOLE, "`x`"),
        ("a 😀 b ![alt ☃](x) c **d** e", "d e", "d** e"),
        ("> <p>\n> so many\n> words</p>", "many words", "many\n> words"),
        ("x <q>y</q> z", "“y”", "<q>y</q>"),
        ("é {% if b %}one **two**{% endif %}", "one two", "one **two"),
        ("é {{ b }} **two**", HOLE, "{{ b }}"),
    ],
)
def test_places(markdown, shown, source):
    assert source_of(read(markdown, ".md"), shown) == source


def test_kinds():
    markdown = """# H

- a

  b
  1. c

> q
>
> - d

| t | u |
|---|---|
| v | w |

text[^1]

[^1]: note

<figure><img src="i.png"><figcaption>cap</figcaption></figure>
"""
    document = read(markdown, ".md")
    assert kinds(document) == [
        ("heading", "H"),
        *[("list_item", letter) for letter in "abc"],
        ("blockquote", "q"),
        ("list_item", "d"),
        *[("table_cell", letter) for letter in "tuvw"],
        ("paragraph", "text"),
        ("caption", "note"),
        ("caption", "cap"),
    ]
    parents = {document.block_text(block): block.parent for block in document.blocks}
    assert parents["a"] == parents["b"] != parents["c"]
    assert len({parents["a"], parents["c"], parents["q"], parents["d"], parents["text"]}) == 5
    assert parents["text"] == -1
    assert [document.block_text(block) for block in document.blocks if block.quoted] == ["q", "d"]


def test_two_quotes_have_two_parents():
    first, second, _, third = read("> a\n>\n> b\n\ntext\n\n> c", ".md").blocks
    assert first.parent == second.parent != third.parent


def test_an_alert_is_the_writers_own_voice():
    document = read("> [!NOTE]\n> Mind the gap.", ".md")
    assert [(block.kind, block.quoted) for block in document.blocks] == [("paragraph", False)]
    assert texts(document) == ["Mind the gap."]


def test_links():
    markdown = "See [the **report**](http://a.org 't'), [r], <https://b.org>, http://c.org/x_y_z?a=1&b=2. Note[^n].\n\n[r]: /r\n[^n]: N."
    document = read(markdown, ".md")
    assert links(document) == [
        ("the report", "http://a.org", "link"),
        ("r", "/r", "link"),
        (HOLE, "https://b.org", "link"),
        (HOLE, "http://c.org/x_y_z?a=1&b=2", "link"),
        ("", "n", "footnote"),
    ]
    assert texts(document)[0] == f"See the report, r, {HOLE}, {HOLE}. Note."


def test_a_url_that_is_a_links_text_is_one_link():
    assert links(read("[https://a.org](https://a.org)", ".md")) == [(HOLE, "https://a.org", "link")]


def test_directives():
    markdown = "a <!-- sourcing: ignore[x] why --> b\n\n<!--sourcing:disable[y] é-->\n\n<!-- no sourcing: -->"
    document = read(markdown, ".md")
    assert [(markdown[slice(*item.span)], item.text) for item in document.directives] == [
        ("<!-- sourcing: ignore[x] why -->", "ignore[x] why"),
        ("<!--sourcing:disable[y] é-->", "disable[y] é"),
    ]


def test_an_unclosed_inline_tag_ends_with_its_paragraph():
    assert texts(read("a <span hidden>b\n\nc <code>d\n\ne", ".md")) == ["a", f"c {HOLE}", "e"]


def test_html_cannot_close_what_markdown_opened():
    assert kinds(read("> a\n>\n> </blockquote>\n>\n> b\n\nc", ".md")) == [
        ("blockquote", "a"),
        ("blockquote", "b"),
        ("paragraph", "c"),
    ]


def test_mdx():
    mdx = """import X from 'y'
export const meta = {
  title: "It's" }

# Title {#id}

<Note kind="x" when={() => { return "}" > 1 }}>
    Roughly 50 {/* sourcing: ignore[a] b */}remain, {count} said <b>today</b> and `{x} <y>`.

    ```js
    let a = <b>
    ```

  <Title>Deep</Title> <a href="http://z.org">link</a>
</Note>

```js
import { x } from <b>
```
import taxes rose *again*.
"""
    document = read(mdx, ".mdx")
    assert texts(document) == [
        "Title",
        f"Roughly 50 remain, {HOLE} said today and {HOLE}.",
        "Deep link",
        "import taxes rose again.",
    ]
    assert links(document) == [("link", "http://z.org", "link")]
    assert [item.text for item in document.directives] == ["ignore[a] b"]
    assert_sound(document)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_module_of_several_lines_ends_at_an_empty_line(end):
    document = read(end.join(["import {", "  Chart,", "} from 'charts'", "", "Taxes rose."]), ".mdx")
    assert texts(document) == ["Taxes rose."]


@pytest.mark.parametrize(
    "mdx", ["a {b", "a <b c={", "{/* x", "`{a", "```\n{a", "<a b='{", "{'}", "export *", "\ufdd0 a {b}"]
)
def test_unfinished_mdx_is_read(mdx):
    document = read(mdx + "\n\nmore", ".mdx")
    assert_sound(document)


@pytest.mark.parametrize(
    ("entry", "dates"),
    [
        ("date: 2026-05-01", ("2026-05-01",)),
        ("published_time: 2026-05-01", ("2026-05-01",)),
        ("updated_time: '2026-05-01'", ("2026-05-01",)),
        ("date_published: 2026-05-01", ("2026-05-01",)),
        ("Last-Modified: 2026-05-01 # the second print", ("2026-05-01",)),
        ("Date_Published: 1 May 2026", ("1 May 2026",)),
        ("data: 2026-05-01", ()),
    ],
)
def test_front_matter_dates_the_document(entry, dates):
    assert read(f"---\n{entry}\n---\ntext", ".md").dates == dates


def test_a_link_from_page_to_page_of_a_wiki_is_no_source():
    document = read("The first were [Arawaks](/wiki/Arawak), a [report](https://a.org/r) says.", ".md")
    assert texts(document) == ["The first were Arawaks, a report says."]
    assert links(document) == [("report", "https://a.org/r", "link")]
