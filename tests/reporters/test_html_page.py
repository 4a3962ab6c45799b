"""The HTML page: self-contained, escaped, and in a real browser it shows, filters and can be walked by keyboard."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from parsers import Page
from report_samples import FAILED, HOSTAGES

from sourcing.documents.source import Source
from sourcing.findings import Report
from sourcing.lean.values import replace
from sourcing.options import Options, options
from sourcing.reporters.html import render
from sourcing.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = ROOT / "seeds" / "000_8522d4d9b6a12814.txt"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
STORY = """# Gaza

Roughly 50 hostages remain in Gaza. “They must come home,” said Steve Witkoff, the envoy.

> Some 40 homes burned, the fire service said.

- Critics say the deal is <script>alert('dead')</script> dead.

Nothing happened. <!-- sourcing: ignore[vague-source] the desk knows her -->
"""


def report_on(text, path="a.md"):
    chosen = replace(options(None, "strict", (), ()), portray=True)
    return Workspace(chosen).check_source(Source(path, text), Path(path))


def page_of(*reports):
    out = "".join(render(reports))
    page = Page()
    page.feed(out)
    return out, page


def test_nothing_is_loaded_from_the_network():
    out, page = page_of(report_on(STORY))
    assert "default-src 'none'" in out
    for tag, attributes in page.tags:
        assert tag not in ("img", "iframe", "object", "embed", "base", "form")
        assert attributes.get("src") is None
        assert attributes.get("href") is None or attributes["href"].startswith(("#", "data:"))
    assert not re.search(r"@import|url\(", out)


def test_findings_claims_and_attributions_are_marked_in_place():
    out, page = page_of(report_on(STORY))
    assert "Roughly 50 hostages" in page.marked
    classes = {name for tag, attributes in page.tags for name in (attributes.get("class") or "").split()}
    assert {"claim", "source", "cue", "content", "finding", "warning", "heading", "list_item"} <= classes
    assert "Steve Witkoff" in out
    assert {tag for tag, _ in page.tags} >= {"blockquote", "table", "fieldset", "button", "main", "nav"}


def test_every_finding_is_told_once_also_one_in_no_prose():
    report = report_on(STORY)
    assert "unused-suppression" in {finding.rule for finding in report.findings}
    _, page = page_of(report)
    assert sorted(row[3] for row in page.rows) == sorted(finding.rule for finding in report.findings)


def test_the_prose_of_the_document_is_all_there():
    words = SEED.read_text(encoding="utf-8")
    out, _ = page_of(report_on(words, "seed.txt"))
    body = re.sub(
        r"<aside.*?</aside>|<nav.*?</nav>|<details.*?</details>|<[^>]*>",
        " ",
        out.partition("<main")[2],
        flags=re.DOTALL,
    )
    plain = re.sub(r"\s+", "", body.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&"))
    for paragraph in words.splitlines():
        assert re.sub(r"\s+", "", paragraph) in plain


def test_a_file_that_could_not_be_checked_is_shown():
    out, _ = page_of(FAILED)
    assert "cannot be read: no such file" in out
    assert 'role="alert"' in out


def test_a_report_without_a_portrait_still_tells_its_findings():
    _, page = page_of(Report((HOSTAGES,)))
    assert [row[3] for row in page.rows] == ["unattributed-number"]


def test_documents_are_portrayed_only_for_a_page():
    report = Workspace(Options()).check_source(Source("a.md", STORY), Path("a.md"))
    assert report.portraits == ()


DRIVER = """
<script>
const results = {};
function press(key) { document.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true})); return document.activeElement; }
results.title = document.title;
results.notes = document.querySelectorAll("aside[data-rule]").length;
results.first = press("n").textContent;
results.described = document.getElementById(document.activeElement.getAttribute("aria-describedby").trim()).innerText;
results.second = press("n").textContent;
results.back = press("p").textContent;
document.getElementById("next").click();
results.button = document.activeElement.textContent;
const box = document.querySelector("[data-filter=severity][value=warning]");
box.click();
results.hidden = [...document.querySelectorAll("aside[data-rule]")].filter(n => getComputedStyle(n).display === "none").length;
results.status = document.getElementById("shown").textContent;
results.off = [...document.querySelectorAll("mark.off")].every(m => m.tabIndex === -1 || !m.hasAttribute("aria-describedby"));
box.click();
const rule = document.querySelector("[data-filter=rule][value=unattributed-number]");
rule.click();
results.byRule = [...document.querySelectorAll("aside")].filter(n => n.dataset.rule === "unattributed-number").every(n => n.hidden);
rule.click();
results.wide = document.documentElement.scrollWidth;
results.width = innerWidth;
results.focusable = document.querySelectorAll("input, button, mark[tabindex='0'], summary").length;
results.alerts = typeof window.hurt;
const out = document.createElement("output");
out.id = "results";
out.textContent = JSON.stringify(results);
document.body.append(out);
</script>
"""


@pytest.mark.skipif(
    CHROMIUM is None, reason="NO CHROMIUM IS INSTALLED: the page was not tried in a browser (Debian: chromium)"
)
def test_in_a_phone_sized_browser_the_page_shows_filters_and_is_walked_by_keyboard(tmp_path):
    import html
    import json

    hostile = (
        "Roughly 50 <script>window.hurt = 1</script> hostages </mark><img src=x onerror='window.hurt=1'> remain.\n"
    )
    seed = report_on(SEED.read_text(encoding="utf-8"), "seed.txt")
    out = "".join(render([seed, report_on(hostile * 3, "<b>hurt</b>.txt")]))
    page = tmp_path / "page.html"
    page.write_text(out.replace("</body>", DRIVER + "</body>"), encoding="utf-8")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--window-size=500,800",
    ]
    words = [CHROMIUM, *flags, "--dump-dom", page.as_uri()]
    done = subprocess.run(
        words, capture_output=True, timeout=120, check=True, encoding="utf-8", env={**os.environ, "HOME": str(tmp_path)}
    )
    found = re.search(r'<output id="results">(.*?)</output>', done.stdout, re.DOTALL)
    assert found, done.stderr[-2000:]
    results = json.loads(html.unescape(found[1]))
    total = len(seed.findings)
    assert results["notes"] > total
    assert results["title"] == f"Sourcing: {results['notes']} findings"
    assert results["first"] == results["back"]
    assert results["first"] != results["second"] == results["button"]
    assert "[" in results["described"]
    assert 0 < results["hidden"] < results["notes"]
    assert results["status"].endswith(f"of {results['notes']} shown")
    assert results["off"]
    assert results["byRule"]
    assert results["wide"] <= results["width"], "a phone would have to scroll sideways"
    assert results["focusable"] > results["notes"]
    assert results["alerts"] == "undefined", "a script in the text was run"
