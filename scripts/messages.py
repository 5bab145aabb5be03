"""The Arabic catalogue: brought up to date with the sources, and checked.

    python scripts/messages.py update    add what is new, drop what is gone, keep what is translated
    python scripts/messages.py check     fail where an Arabic editor would meet an English word

Babel reads the sources and Django's own `templatize` the templates, so no system package is needed. Of Django and the
apps on top of it, the catalogue also holds what their own Arabic catalogues leave untranslated.
"""

from __future__ import annotations

import ast
import gettext
import io
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import polib
from babel.messages.extract import extract_javascript, extract_python

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
HEADER = {
    "Project-Id-Version": "Newsroom",
    "Language": "ar",
    "Language-Team": "Arabic",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
}
# Also the calls inside of template literals.
SCRIPTS = {"encoding": "utf-8", "parse_template_string": True}
FORMS = 6
OWN = ("newsroom", "events", "articles", "templates")
OWN_SCRIPTS = ("static/js",)
# Whatever of these an editor can meet in the desk. Django's other parts speak to developers.
BORROWED = (
    *(f"django/contrib/{app}" for app in ("admin", "auth", "contenttypes", "messages", "sessions")),
    *(
        "django/core/validators.py",
        "django/forms",
        "django/db/models",
        "django/template",
        "django/utils",
        "django/views",
    ),
    *("axes", "taggit", "django_prose_editor"),
)
BORROWED_SCRIPTS = ("django/contrib/admin/static/admin/js", "django_prose_editor/static/django_prose_editor")
# Translated by Django in a way that an Arabic editor would mend: a noun without its case or gender, Latin commas and
# straight quotes, «إسم» for «اسم», «added» where something was changed. The catalogue says them anew.
RETOLD = {
    "%(count)s %(name)s was changed successfully.",
    "Choose a Date",
    "Choose a Time",
    "Choose a time",
    "Delete selected %(verbose_name_plural)s",
    "Deleting the %(object_name)s '%(escaped_object)s' would require deleting the following protected related objects:",
    "Deleting the %(object_name)s '%(escaped_object)s' would result in deleting related objects, but your account "
    "doesn't have permission to delete the following types of objects:",
    "Deleting the selected %(objects_name)s would require deleting the following protected related objects:",
    "Deleting the selected %(objects_name)s would result in deleting related objects, but your account doesn't have "
    "permission to delete the following types of objects:",
    "Are you sure you want to delete the selected %(objects_name)s? All of the following objects and their related "
    "items will be deleted:",
    "M",
    "Note: You are %s hour ahead of server time.",
    "Note: You are %s hour behind server time.",
    "Please enter the correct %(username)s and password for a staff account. Note that both fields may be "
    "case-sensitive.",
    "Successfully deleted %(count)d %(items)s.",
    "The %(name)s “%(obj)s” was deleted successfully.",
    "The {name} “{obj}” was added successfully.",
    "The {name} “{obj}” was changed successfully.",
    "The {name} “{obj}” was changed successfully. You may edit it again below.",
    "You don’t have permission to view or edit anything.",
    "You have selected an action, and you haven’t made any changes on individual fields. You’re probably looking for "
    "the Go button rather than the Save button.",
    "You have selected an action, but you haven’t saved your changes to individual fields yet. Please click OK to "
    "save. You’ll need to re-run the action.",
    "Add another %(verbose_name)s",
    "Add another %(model)s",
    "After you’ve created a user, you’ll be able to edit more user options.",
    'Are you sure you want to delete the %(object_name)s "%(escaped_object)s"? '
    "All of the following related items will be deleted:",
    "No, take me back",
    "Save and add another",
    "The {name} “{obj}” was added successfully. You may add another {name} below.",
    "The {name} “{obj}” was changed successfully. You may add another {name} below.",
    "You are authenticated as %(username)s, but are not authorized to access this page. "
    "Would you like to login to a different account?",
    "Ensure this filename has at most %(max)d character (it has %(length)d).",
    "Please either submit a file or check the clear checkbox, not both.",
    "“%(pk)s” is not a valid value.",
    "name",
}
# In what is borrowed: said to people at a command line or to developers, never in the desk.
NOT_IN_THE_DESK = re.compile(
    r"(?:^|/)(?:management|migrations|tests|testing|docs)/|/views/(?:debug|static)\.py|/vendor/"
)
KEYWORDS = {
    "_": None,
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop", "ugettext", "ugettext_lazy")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
PLACEHOLDER = re.compile(r"%\([a-z_A-Z0-9]+\)[sd]|%[sd]|\{[a-z_A-Z0-9]*\}|%%")


@dataclass
class Source:
    """One message as it stands in the sources."""

    msgid: str
    plural: str = ""
    context: str | None = None
    places: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str | None, str]:
        """What a catalogue finds it by."""
        return self.context, self.msgid


Sources = dict[tuple[str | None, str], Source]


def site_packages() -> Path:
    """Where Django and the apps on top of it are installed."""
    found = find_spec("django")
    if found is None or found.origin is None:
        sys.exit("Django is not installed.")
    return Path(found.origin).parent.parent


def files(base: Path, parts: tuple[str, ...], endings: tuple[str, ...]) -> Iterator[Path]:
    """The source files under the parts of `base`."""
    for part in parts:
        start = base / part
        candidates = [start] if start.is_file() else sorted(start.rglob("*"))
        for path in candidates:
            name = path.relative_to(base).as_posix()
            ours = name.startswith((*OWN, *OWN_SCRIPTS))
            if path.suffix in endings and path.is_file() and (ours or not NOT_IN_THE_DESK.search(name)):
                yield path


def collect(
    base: Path, parts: tuple[str, ...], endings: tuple[str, ...] = (".py", ".html", ".txt")
) -> Sources:
    """The messages of the files, by context and msgid."""
    found: Sources = {}
    for path in files(base, parts, endings):
        name = path.relative_to(base).as_posix()
        for line, function, arguments in messages_of(path):
            source = understood(function, arguments)
            if source is None:
                continue
            known = found.setdefault(source.key, source)
            known.plural = known.plural or source.plural
            known.places.append(f"{name}:{line}")
    return found


def messages_of(path: Path) -> Iterator[tuple[int, str, tuple]]:
    """Line, function and arguments of each call of a gettext function."""
    data = path.read_bytes()
    if path.suffix == ".py":
        yield from calls(ast.parse(data))
        return
    if path.suffix == ".js":
        rows = extract_javascript(io.BytesIO(script(path).encode()), KEYWORDS, [], SCRIPTS)
    else:
        from django.utils.translation.template import templatize

        # In brackets the indentation of the template's lines says nothing to the reader of Python.
        code = f"({templatize(data.decode(), origin=str(path))}\n)"
        rows = extract_python(io.BytesIO(code.encode()), list(KEYWORDS), [], {"encoding": "utf-8"})
    for line, function, arguments, _comments in rows:
        yield line, function, arguments if isinstance(arguments, tuple) else (arguments,)


def script(path: Path) -> str:
    """A script as its authors wrote it: a bundle, in which `gettext` has lost its name, keeps that in its map."""
    beside = path.with_name(f"{path.name}.map")
    if not beside.exists():
        return path.read_text(encoding="utf-8")
    return "\n".join(json.loads(beside.read_text(encoding="utf-8")).get("sourcesContent") or [])


def calls(tree: ast.AST) -> Iterator[tuple[int, str, tuple]]:
    """The same of Python's own tree; what is not written out as a string is None."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
        if name in KEYWORDS:
            yield node.lineno, str(name), tuple(getattr(argument, "value", None) for argument in node.args)


def understood(function: str, arguments: tuple) -> Source | None:
    """The message of a call; None where its text is not written there."""
    kind = KEYWORDS[function]
    words = list(arguments)
    context = None
    if kind and isinstance(kind[0], tuple):
        context, *words = words
        if not isinstance(context, str):
            return None
    if not words or not isinstance(words[0], str) or not words[0]:
        return None
    plural = words[1] if kind and len(words) > 1 and "n" in function[:2] and isinstance(words[1], str) else ""
    return Source(words[0], plural, context)


def known_elsewhere(packages: Path, domain: str) -> set[str]:
    """What the installed apps' own Arabic catalogues translate, as compiled catalogues name it."""
    roots = {Path(*Path(part).parts[: 3 if part.startswith("django/contrib") else 1]) for part in BORROWED}
    folders = [packages / root / "locale" for root in roots] + [packages / "django/conf/locale"]
    known: set[str] = set()
    for compiled in (folder / "ar" / "LC_MESSAGES" / f"{domain}.mo" for folder in folders):
        if compiled.exists():
            with compiled.open("rb") as file:
                catalogue: dict = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
            known |= {key if isinstance(key, str) else key[0] for key in catalogue}
    return known


def is_known(source: Source, known: set[str]) -> bool:
    """Whether another catalogue translates it, or there is no word in it."""
    name = f"{source.context}\x04{source.msgid}" if source.context else source.msgid
    if not re.search("[A-Za-z]", PLACEHOLDER.sub("", source.msgid)):
        return True
    return name in known and source.msgid not in RETOLD


def wanted(domain: str) -> Sources:
    """All that the catalogue of a domain must hold."""
    packages = site_packages()
    known = known_elsewhere(packages, domain)
    if domain == "djangojs":
        own = collect(ROOT, OWN_SCRIPTS, (".js",))
        borrowed = collect(packages, BORROWED_SCRIPTS, (".js",))
    else:
        own = collect(ROOT, OWN)
        borrowed = collect(packages, BORROWED)
    # Templates of the admin that ours replace keep its words, and so its translations.
    return {key: source for key, source in borrowed.items() if not is_known(source, known)} | {
        key: source
        for key, source in own.items()
        if not (
            is_known(source, known) and all(place.startswith("templates/admin/") for place in source.places)
        )
    }


def catalogue_path(domain: str) -> Path:
    """Where the catalogue of a domain is kept."""
    return LOCALE / "ar" / "LC_MESSAGES" / f"{domain}.po"


def load(path: Path) -> polib.POFile:
    """The catalogue, or an empty one; its header is the one above."""
    catalogue = (
        polib.pofile(str(path), encoding="utf-8", wrapwidth=110)
        if path.exists()
        else polib.POFile(wrapwidth=110)
    )
    catalogue.metadata = dict(HEADER)
    return catalogue


def update(domain: str, extra: list[Path]) -> None:
    """Write the catalogue anew: the messages of the sources, with the translations that are known."""
    known = {(entry.msgctxt, entry.msgid): entry for path in extra for entry in load(path)}
    known = {
        **{
            (entry.msgctxt, entry.msgid): entry for entry in load(catalogue_path(domain)) if translated(entry)
        },
        **known,
    }
    new = load(Path(os.devnull + "-none"))
    sources = wanted(domain)
    if not sources:
        return
    for key, source in sorted(
        sources.items(), key=lambda item: (item[1].places[0].split(":")[0], item[0][1])
    ):
        entry = polib.POEntry(msgid=source.msgid, msgctxt=source.context)
        # Lines move with every edit; the file is enough to find a message again.
        entry.occurrences = [
            (place, "") for place in dict.fromkeys(place.rsplit(":", 1)[0] for place in source.places)
        ]
        old = known.get(key)
        if source.plural:
            entry.msgid_plural = source.plural
            entry.msgstr_plural = (
                old.msgstr_plural if old and old.msgstr_plural else dict.fromkeys(range(FORMS), "")
            )
        else:
            entry.msgstr = old.msgstr if old else ""
        if PLACEHOLDER.search(source.msgid.replace("%%", "")) and "%" in source.msgid:
            entry.flags.append("python-format")
        new.append(entry)
    catalogue_path(domain).parent.mkdir(parents=True, exist_ok=True)
    new.save(str(catalogue_path(domain)))
    missing = [entry for entry in new if not translated(entry)]
    print(f"{domain}: {len(new)} messages, {len(missing)} to translate")
    for entry in missing:
        print(f"  {entry.occurrences[0][0]}: {entry.msgid!r}")


def translated(entry: polib.POEntry) -> bool:
    """Whether every form of a message is there."""
    forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    return not entry.obsolete and "fuzzy" not in entry.flags and all(forms)


def faults(domain: str) -> Iterator[str]:
    """What is wrong with the catalogue, a line each."""
    sources = wanted(domain)
    catalogue = load(catalogue_path(domain))
    entries = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    for key, source in sources.items():
        if key not in entries:
            yield f"not in the catalogue ({source.places[0]}): {source.msgid!r}"
    for key, entry in entries.items():
        if key not in sources:
            yield f"nobody says it any more: {entry.msgid!r}"
        elif not translated(entry):
            yield f"not translated: {entry.msgid!r}"
        else:
            yield from faults_of(entry)
    for entry in catalogue.obsolete_entries():
        yield f"obsolete: {entry.msgid!r}"


def faults_of(entry: polib.POEntry) -> Iterator[str]:
    """What is wrong with a translated message."""
    if entry.msgid_plural:
        if len(entry.msgstr_plural) != FORMS:
            yield f"{len(entry.msgstr_plural)} plural forms instead of {FORMS}: {entry.msgid!r}"
        allowed = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
        for text in entry.msgstr_plural.values():
            # «تقرير واحد» and «تقريران» say the number in words.
            if not set(PLACEHOLDER.findall(text)) <= allowed:
                yield f"other placeholders: {entry.msgid!r}"
    elif sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr)):
        yield f"other placeholders: {entry.msgid!r}"
    for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
        if re.search(r"[,;?](?=\s|$)", text) and not re.search(r"[A-Za-z0-9][,;?]", text):
            yield f"a Latin comma, semicolon or question mark: {text!r}"
        if text.startswith("\n") != entry.msgid.startswith("\n") or text.endswith(
            "\n"
        ) != entry.msgid.endswith("\n"):
            yield f"begins or ends with another line break: {entry.msgid!r}"


def main(arguments: list[str]) -> int:
    """Update or check; the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    sys.path.insert(0, str(ROOT))
    if arguments[:1] == ["update"]:
        for domain in ("django", "djangojs"):
            update(domain, [Path(name) for name in arguments[1:]])
        return 0
    if arguments == ["check"]:
        found = [f"{domain}: {fault}" for domain in ("django", "djangojs") for fault in faults(domain)]
        print("\n".join(found) or "The Arabic catalogue is complete.")
        return 1 if found else 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
