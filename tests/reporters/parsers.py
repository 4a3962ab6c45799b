"""Reports read back as the programs they are made for read them: format → (path, line, column, rule, message) rows."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

from lxml import etree

TEXT = re.compile(
    r"(?P<path>.*?):(?P<line>\d+):(?P<column>\d+): (?:error|warning|note): (?P<message>.*) \[(?P<rule>[\w-]+)\]"
)


def text(out):
    """One finding a line; nothing but a line feed ends a line."""
    for line in lines(out):
        found = TEXT.fullmatch(line)
        assert found, line
        yield found["path"], int(found["line"]), int(found["column"]), found["rule"], found["message"]


def lines(out):
    assert out == "" or out.endswith("\n")
    assert len(out.split("\n")) == len(out.splitlines()) + 1
    return out.split("\n")[:-1]


def json_(out):
    for one in json.loads(out)["findings"]:
        yield one["path"], one["start"]["line"], one["start"]["column"], one["rule"], one["message"]


def jsonl(out):
    objects = [json.loads(line) for line in lines(out)]
    assert [one["type"] for one in objects].count("summary") == 1
    for one in objects:
        if one["type"] == "finding":
            yield one["path"], one["start"]["line"], one["start"]["column"], one["rule"], one["message"]


def github(out):
    """As the runner does: a command is at the start of a line, properties end at the next two colons."""
    for line in lines(out):
        assert line.startswith(("::error ", "::warning ", "::notice ")), line
        head, message = line[2:].split("::", 1)
        listed = dict(pair.split("=", 1) for pair in head.split(" ", 1)[1].split(","))
        named = {key: undone(value, {"%3A": ":", "%2C": ","}) for key, value in listed.items()}
        if named["title"] not in ("sourcing", "could not be checked"):
            first = undone(message, {}).split("\n")[0]
            yield named["file"], int(named["line"]), int(named["col"]), named["title"], first


def undone(words, escapes):
    escapes = {"%0D": "\r", "%0A": "\n", "%25": "%", **escapes}
    return re.sub("|".join(map(re.escape, escapes)), lambda found: escapes[found.group()], words)


def azure(out):
    for line in lines(out):
        found = re.fullmatch(r"##vso\[task\.logissue ([^\]]*)\](.*)", line)
        assert found, line
        assert "##vso[" not in found[2], "the agent takes the first command of a line, and this is a second"
        listed = dict(pair.split("=", 1) for pair in found[1].rstrip(";").split(";"))
        escapes = {"%3B": ";", "%5D": "]", "%AZP25": "%"}
        named = {key: undone(value, escapes) for key, value in listed.items()}
        if named["code"] != "could-not-be-checked":
            message = undone(found[2], {"%AZP25": "%"})
            yield named["sourcepath"], int(named["linenumber"]), int(named["columnnumber"]), named["code"], message


def gitlab(out):
    issues = json.loads(out)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        place = issue["location"]
        if issue["check_name"] != "could-not-be-checked":
            yield place["path"], place["lines"]["begin"], None, issue["check_name"], issue["description"]


def rdjson(out):
    yield from map(diagnostic, rule_only(json.loads(out)["diagnostics"]))


def rdjsonl(out):
    yield from map(diagnostic, rule_only(map(json.loads, lines(out))))


def rule_only(items):
    return [item for item in items if item["code"]["value"] != "could-not-be-checked"]


def diagnostic(item):
    start = item["location"]["range"]["start"]
    return item["location"]["path"], start["line"], start["column"], item["code"]["value"], item["message"]


def sarif(out):
    (run,) = json.loads(out)["runs"]
    for result in run["results"]:
        if result.get("suppressions"):
            continue
        place = result["locations"][0]["physicalLocation"]
        path = unquote_to_bytes(place["artifactLocation"]["uri"]).decode("utf-8")
        region = place["region"]
        yield path, region["startLine"], region["startColumn"], result["ruleId"], result["message"]["text"]


def tree(out):
    return etree.fromstring(out.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True))


def checkstyle(out):
    for file in tree(out).findall("file"):
        for one in file.findall("error"):
            rule = one.get("source").removeprefix("sourcing.")
            if rule != "could-not-be-checked":
                yield file.get("name"), int(one.get("line")), int(one.get("column")), rule, one.get("message")


def junit(out):
    for case in tree(out).iter("testcase"):
        found = re.fullmatch(r"(.*) at (\d+):(\d+)", case.get("name"))
        if found and case.find("error") is None:
            failure = case.find("failure")
            said = failure.get("message") if failure is not None else TEXT.match(case.findtext("system-out"))["message"]
            yield case.get("classname"), int(found[2]), int(found[3]), found[1], said


class Page(HTMLParser):
    """What a browser would make of the page: its tags, and the text in each note."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.rows, self.tags, self.scripts, self.marked = [], [], 0, []
        self._path, self._note, self._inside = "", None, []

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.tags.append((tag, named))
        self._inside.append(tag)
        self.scripts += tag == "script"
        if tag == "h2":
            self._path = ""
        if tag == "aside" and "data-rule" in named:
            self._note = [named["data-rule"], ""]
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag):
        while self._inside and self._inside.pop() != tag:
            pass
        if tag == "p" and self._note is not None:
            rule, said = self._note
            found = re.fullmatch(rf"(?:error|warning|note) (.*) \[{re.escape(rule)}\] (\d+):(\d+)", said, re.DOTALL)
            self.rows.append((self._path, int(found[2]), int(found[3]), rule, found[1]))
            self._note = None

    def handle_data(self, data):
        if self._inside[-1:] == ["h2"]:
            self._path += data
        if "mark" in self._inside:
            self.marked[-1] += data
        if self._note is not None and "p" in self._inside:
            self._note[1] += data


def html(out):
    page = Page()
    page.feed(out)
    page.close()
    assert page.scripts == 1, "the page has its own script and no other"
    yield from page.rows


PARSERS = {
    "text": text,
    "concise": text,
    "json": json_,
    "jsonl": jsonl,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "checkstyle": checkstyle,
    "junit": junit,
    "rdjson": rdjson,
    "rdjsonl": rdjsonl,
    "azure": azure,
    "html": html,
}
