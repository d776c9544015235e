"""Counts what surefire and failsafe report, and fails when a test class of the sources is in no report."""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

root = Path(__file__).resolve().parent.parent
counts = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
reported = set()
for report in sorted(root.glob("**/target/*-reports/TEST-*.xml")):
    # A project that a test has generated and built, some of them broken on purpose: that test tells what came of it.
    if report.relative_to(root).parts.count("target") > 1:
        continue
    suite = ElementTree.parse(report).getroot()
    for key in counts:
        counts[key] += int(suite.get(key, 0))
    if int(suite.get("tests", 0)):
        reported.add(report.stem.removeprefix("TEST-").split("$")[0])

silent = []
for folder in sorted(root.glob("**/src/test/java")):
    # What an archetype holds are tests of projects that there are not yet; the trial runs them.
    if {"target", "archetype-resources"} & set(folder.relative_to(root).parts):
        continue
    for source in sorted([*folder.glob("**/*Test.java"), *folder.glob("**/*IT.java")]):
        name = ".".join(source.relative_to(folder).with_suffix("").parts)
        kind = rf"^(?:public\s+)?(?:abstract\s+class|interface|@interface)\s+{source.stem}\b"
        if name not in reported and not re.search(kind, source.read_text(encoding="utf-8"), re.MULTILINE):
            silent.append(str(source.relative_to(root)))

for source in silent:
    print(f"ci: {source} ran no test. Check its name, its @Test methods and its module's surefire and failsafe settings.")
run = counts["tests"] - counts["skipped"]
if not run:
    print("ci: no test ran at all.")
print(
    f"ci: {run} tests run in {len(reported)} classes, "
    f"{counts['failures']} failed, {counts['errors']} in error, {counts['skipped']} skipped"
)
sys.exit(1 if silent or not run or counts["failures"] or counts["errors"] else 0)
