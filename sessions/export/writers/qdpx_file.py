"""Writes what leaves as a REFI-QDA project, for programs of qualitative analysis. Knows no exercise.

The Project schema of QDA-XML 1.0 (www.qdasoftware.org), and what importers were seen to need beyond it: an origin and
a time everywhere, texts as files of their own beside the project, no container without anything in it, one name for
each code, text and case, one selection for each coder, and texts with line feeds, composed letters and no byte order
mark. Networks and ties between themes are in it although some programs leave them out.
"""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from exercises.kernel.text import clean
from exercises.leaving.linked import Node
from sessions.export.writers.qdpx_codes import Codebook, Entry, add_codes, add_words
from sessions.export.writers.qdpx_names import EARLIEST, Users, filed, guid, named, utc
from sessions.export.writers.qdpx_networks import add_graphs, case_guid, case_names, facts_of, networks
from sessions.export.writers.qdpx_texts import Passage, Source, sources
from sessions.export.writers.zipped import zipped
from sessions.leaving.leaving import Leaving, Written
from sessions.leaving.unique_names import told_apart

NAMESPACE = "urn:QDA-XML:project:1.0"


def write(leaving: Leaving) -> Written:
    """The project as one file. The same input gives the same bytes."""
    project = _Project(leaving)
    entries = {"project.qde": _xml(project.element())}
    for source in project.sources:
        entries[f"sources/{_guid(source)}.txt"] = source.text.encode("utf-8")
    return Written({"": zipped(entries)}, tuple(project.notes()))


def _xml(project: Element) -> bytes:
    indent(project)
    made: bytes = tostring(project, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _guid(source: Source) -> str:
    return guid("source", *source.ids)


class _Project:
    """Builds the project's parts in the order of the schema."""

    def __init__(self, leaving: Leaving) -> None:
        self.leaving = leaving
        self.users = Users(leaving)
        self.codes = Codebook(leaving)
        self.sources = sources(leaving)
        self.networks = networks(leaving)
        self.variables: dict[str, str] = {}

    def notes(self) -> list[str]:
        """What people should be told."""
        told = self.codes.told()
        if self.networks:
            told.append(
                "The network is in the file, but some programs leave it out, such as QualCoder. For those that draw "
                "networks, write graphml."
            )
        if self._ties():
            told.append("What ties themes together is in the file, but some programs leave it out, such as QualCoder.")
        return told

    def element(self) -> Element:
        """The project."""
        texts = [self._source(*pair) for pair in zip(self.sources, self._titles(), strict=True)]
        cases = [self._case(*found) for found in case_names(self.networks)]
        times = [utc(session.made, session.date) for session in self.leaving.sessions]
        times += [source.at for source in self.sources]
        owner = self.users.guid(next(iter(self.leaving.facilitators), ""))
        project = Element(
            "Project",
            {
                "xmlns": NAMESPACE,
                "name": named(self.leaving.title, "Sessions"),
                "origin": "holdspace",
                "creatingUserGUID": owner,
                "creationDateTime": min(times, default=EARLIEST),
                "modifyingUserGUID": owner,
                "modifiedDateTime": max(times, default=EARLIEST),
            },
        )
        users = [Element("User", guid=made, name=name) for made, name in self.users.every()]
        _put(project, "Users", users)
        self._codebook(project)
        _put(
            project,
            "Variables",
            [Element("Variable", guid=made, name=name, typeOfVariable="Text") for name, made in self.variables.items()],
        )
        _put(project, "Cases", cases)
        _put(project, "Sources", texts)
        _put(project, "Links", self._links())
        _put(project, "Sets", self._sets())
        add_graphs(project, self.networks)
        whom = {"facilitators": "the facilitators", "participants": "those who took part", "public": "anybody"}
        add_words(project, "Description", f"Written by holdspace, for {whom[self.leaving.audience]} to read.")
        return project

    # -- codes --------------------------------------------------------------------------------------------------------

    def _codebook(self, project: Element) -> None:
        if self.codes.top:
            add_codes(SubElement(project, "CodeBook"), self.codes)

    def _ties(self) -> list[tuple[Entry, Entry, str]]:
        found = []
        for session in self.leaving.sessions:
            for run in session.runs:
                for one, other, why in run.coded.ties if run.coded else ():
                    ends = [self.codes.found(session.known_by, run.key, key) for key in (one, other)]
                    if ends[0] is not None and ends[1] is not None:
                        found.append((ends[0], ends[1], why))
        return found

    def _links(self) -> list[Element]:
        made = []
        for place, (one, other, why) in enumerate(self._ties()):
            made.append(
                Element(
                    "Link",
                    {
                        "guid": guid("link", one.guid, other.guid, str(place)),
                        "name": clean(why),
                        "direction": "Associative",
                        "originGUID": one.guid,
                        "targetGUID": other.guid,
                    },
                )
            )
        return made

    # -- texts --------------------------------------------------------------------------------------------------------

    def _titles(self) -> list[str]:
        return told_apart([(source.title, (filed(source.where, ""),)) for source in self.sources])

    def _source(self, source: Source, title: str) -> Element:
        made = Element(
            "TextSource",
            {
                "guid": _guid(source),
                "name": title,
                "plainTextPath": f"internal://{_guid(source)}.txt",
                "creatingUser": self.users.guid(source.by),
                "creationDateTime": source.at,
                "modifyingUser": self.users.guid(source.by),
                "modifiedDateTime": source.at,
            },
        )
        times: Counter[str] = Counter()
        for passage in source.passages:
            times[passage.piece.key] += 1
            self._selection(made, source, passage, times[passage.piece.key])
        for name, value in {named(name, "").lower(): (name, value) for name, value in source.facts}.values():
            self._value(made, name, value)
        return made

    def _selection(self, text: Element, source: Source, passage: Passage, time: int) -> None:
        """One passage as one coder saw it."""
        piece = passage.piece
        found = [self.codes.found(source.session, source.run, key) for key in piece.codes]
        codes = {entry.guid: entry for entry in found if entry is not None}
        if not codes and not clean(piece.memo):
            return
        ids = (*source.ids, piece.key, str(time))
        coder, at = self.users.guid(piece.by), utc(piece.day, source.at)
        made = SubElement(
            text,
            "PlainTextSelection",
            {
                "guid": guid("selection", *ids),
                "name": named(piece.key, "passage"),
                "startPosition": str(passage.start),
                "endPosition": str(passage.end),
                "creatingUser": coder,
                "creationDateTime": at,
                "modifyingUser": coder,
                "modifiedDateTime": at,
            },
        )
        add_words(made, "Description", piece.memo)
        for code in codes:
            coding = SubElement(
                made, "Coding", guid=guid("coding", *ids, code), creatingUser=coder, creationDateTime=at
            )
            SubElement(coding, "CodeRef", targetGUID=code)

    def _value(self, on: Element, name: str, value: str) -> None:
        """A fact, and the variable that it is a value of."""
        words, called = clean(value), named(name, "")
        if words and called:
            called = called[0].upper() + called[1:]
            variable = self.variables.setdefault(called, guid("variable", called))
            kept_value = SubElement(on, "VariableValue")
            SubElement(kept_value, "VariableRef", targetGUID=variable)
            SubElement(kept_value, "TextValue").text = words

    # -- cases and sets -----------------------------------------------------------------------------------------------

    def _case(self, ids: tuple[str, ...], node: Node, name: str) -> Element:
        made = Element("Case", guid=case_guid(ids, node), name=name)
        for fact, value in facts_of(node):
            self._value(made, fact, value)
        return made

    def _sets(self) -> list[Element]:
        """The texts of each session together."""
        sessions = [
            session
            for session in self.leaving.sessions
            if any(source.session == session.known_by for source in self.sources)
        ]
        titles = told_apart([(named(session.title, "A session"), (session.day,)) for session in sessions])
        made = []
        for session, title in zip(sessions, titles, strict=True):
            together = Element("Set", guid=guid("set", session.known_by), name=f"Session: {title}")
            for source in self.sources:
                if source.session == session.known_by:
                    SubElement(together, "MemberSource", targetGUID=_guid(source))
            made.append(together)
        return made


def _put(project: Element, container: str, children: list[Element]) -> None:
    """The container with these in it; none at all when there are none, which the schema wants."""
    if children:
        SubElement(project, container).extend(children)
