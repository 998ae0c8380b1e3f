"""Whatever it is given, the program answers with a typed reason or one clear sentence, and the rest goes on."""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from program import EXAMPLES, Outcome, run

from dateline.ledger import SqliteReader

STORY = (
    "Gunmen killed {n} people in Arlit on Tuesday, police said. The attackers fled on motorcycles towards the north "
    "after setting fire to a police post, and the army sent reinforcements to the town, the governor told reporters."
)


def story(number: int = 3) -> str:
    return STORY.format(n=number)


def assert_sentence(done: Outcome, code: int, *words: object) -> None:
    """One clear sentence on standard error that names the input and the next step; no traceback."""
    assert done.is_clean(), done.err
    assert done.code == code, (done.code, done.err)
    said = [line for line in done.err.splitlines() if line.startswith(("dateline:", "Error:"))]
    assert len(said) == 1, done.err
    for word in words:
        assert str(word) in said[0], (word, said[0])


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one article in it; copy it before changing it."""
    path = tmp_path_factory.mktemp("store") / "ledger.sqlite"
    assert run("add", EXAMPLES / "strike.txt", "--db", path, "--quiet").code == 0
    return path


@pytest.fixture
def own(ledger: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(ledger, tmp_path / "own.sqlite"))


def refusals(store: Path) -> dict[str, str]:
    """The kind of every refusal and setting aside, by the last part of its origin."""
    with SqliteReader.open(store) as reader:
        assert list(reader.problems()) == []
        found = {refusal.origin: refusal.kind for refusal in reader.refusals()}
        for outcome in reader.outcomes():
            if outcome.kind != "coded":
                found[next(reader.observations(outcome.capture)).origin] = outcome.kind
    return {Path(origin).name: kind for origin, kind in found.items()}


def coded(store: Path) -> set[str]:
    """The last part of the origin of every coded article."""
    with SqliteReader.open(store) as reader:
        done = [outcome.capture for outcome in reader.outcomes() if outcome.kind == "coded"]
        return {Path(seen.origin).name for capture in done for seen in reader.observations(capture)}


def paragraphs(size: int) -> str:
    one = f"<p>{story()}</p>\n"
    return f"<html><head><title>Long page</title></head><body>{one * (size // len(one))}</body></html>"


def make_batch(folder: Path) -> None:
    """Everything that goes wrong in real folders, among stories that do not."""
    latin = "<html><head><meta charset='utf-8'></head><body><p>{}</p></body></html>"
    (folder / "sub").mkdir(parents=True)
    files: dict[str, bytes] = {
        "a-good.txt": story(2).encode(),
        "b-empty.txt": b"",
        "c-blank.txt": b" \n\t\n",
        "d-binary.txt": random.Random(1).randbytes(5000),
        "e-photo.jpg": b"\xff\xd8\xff" + random.Random(2).randbytes(5000),
        "f-five-megabytes.html": paragraphs(5_000_000).encode(),
        "g-nested.html": b"<html><body>" + b"<div>" * 100_000 + f"<p>{story()}</p>".encode() + b"</div>" * 100_000,
        "h-attributes.html": f"<html><body><p {' '.join(f'a{n}=x' for n in range(100_000))}>{story()}</p>".encode(),
        "i-wrong-charset.html": latin.format(story().replace("Arlit", "Abéché")).encode("latin-1"),
        "j-utf16.txt": story(7).encode("utf-16"),
        "k-no-charset.txt": story(8).replace("Arlit", "Abéché").encode("cp1252"),
        "l-cut.txt.gz": gzip.compress(story().encode() * 50)[:60],
        "m-good.txt.gz": gzip.compress(story(4).encode()),
        "n-unclosed.html": f"<html><body><p>{story(5)}<p <<< <b <i &&& &#x110000; <![CDATA[ <!-- ".encode(),
        "o-french.txt": "Deux soldats ont été tués mardi près de la ville, selon le gouverneur.".encode(),
        "p-one-line.txt": story(6).encode() + b" word" * 4_000,
        "sub/z-good.txt": story(9).encode(),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    lines = [
        json.dumps({"text": story(11), "published": "2024-05-14"}),
        '{"text": "cut off',
        json.dumps({"text": story(12)}),
        json.dumps({"no text": 1}),
        "\x00\x00",
        json.dumps({"text": story(13)}),
    ]
    (folder / "wire.jsonl").write_text("\n".join(lines))
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere")


KINDS = {
    "b-empty.txt": "empty",
    "c-blank.txt": "empty",
    "d-binary.txt": "binary",
    "e-photo.jpg": "binary",
    "f-five-megabytes.html": "too_large",
    "l-cut.txt.gz": "broken_archive",
    "o-french.txt": "other_language",
    "wire.jsonl line 2": "broken_json",
    "wire.jsonl line 4": "bad_field",
    "wire.jsonl line 5": "broken_json",
    "gone.txt": "not_found",
    "missing.txt": "not_found",
    "locked": "unreadable",
}
GOOD = {"a-good.txt", "m-good.txt.gz", "z-good.txt", "wire.jsonl line 1", "wire.jsonl line 3", "wire.jsonl line 6"}
READ_ALL_THE_SAME = {"h-attributes.html", "i-wrong-charset.html", "j-utf16.txt", "k-no-charset.txt", "n-unclosed.html"}


@pytest.mark.parametrize("jobs", [0, pytest.param(2, marks=pytest.mark.slow)])
def test_a_batch_of_everything(jobs: int, tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "ledger.sqlite"
    make_batch(folder)
    locked = folder / "locked"
    locked.mkdir()
    (locked / "secret.txt").write_text(story())
    locked.chmod(0)
    try:
        done = run("add", folder, tmp_path / "missing.txt", "--db", store, "--quiet", "--jobs", jobs)
    finally:
        locked.chmod(0o700)
    assert_sentence(done, 3, "inputs could not be read", "the rest is in the ledger")
    found = refusals(store)
    assert {name: found.get(name) for name in KINDS} == KINDS
    assert coded(store) >= GOOD | READ_ALL_THE_SAME
    assert "g-nested.html" in found.keys() | coded(store)
    said = sum(1 for name in KINDS if name in done.err.replace("\n", " "))
    assert said == len(KINDS)
    total = len(found) + len(coded(store))
    assert done.out.startswith(f"{total} inputs:")


@pytest.mark.slow
def test_a_page_of_fifty_megabytes(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/huge.html").write_text(paragraphs(50_000_000))
    (tmp_path / "in/story.txt").write_text(story())
    done = run("add", tmp_path / "in", "--db", tmp_path / "ledger.sqlite", "--quiet")
    assert_sentence(done, 3, "1 inputs could not be read")
    assert refusals(tmp_path / "ledger.sqlite") == {"huge.html": "too_large"}
    assert coded(tmp_path / "ledger.sqlite") == {"story.txt"}
    assert_sentence(run("code", tmp_path / "in/huge.html"), 3, "huge.html", "20")


WRONG_CALLS = [
    (["incidents", "--country", "Syria"], 2, ["Syria", "SYR"]),
    (["incidents", "--since", "yesterday"], 2, ["yesterday", "2024-05-03"]),
    (["incidents", "--since", "2024-05-03", "--until", "2024-05-01"], 2, ["2024-05-01"]),
    (["incidents", "--near", "1,2"], 2, ["1,2", "37.05,41.22,50"]),
    (["incidents", "--near", "nan,nan,5"], 2, ["nan"]),
    (["incidents", "--near", "95,0,5"], 2, ["95"]),
    (["incidents", "--policy", "bold"], 2, ["bold", "cautious"]),
    (["show", "incident-ffffffff"], 2, ["incident-ffffffff", "dateline incidents"]),
    (["show", "x"], 2, ["four digits"]),
    (["claims", "incident-ffffffff"], 2, ["dateline incidents"]),
    (["export", "xls"], 2, ["xls", "geojson"]),
    (["report", "--as-of", "2024-02-30"], 2, ["2024-02-30"]),
]


@pytest.mark.parametrize(
    ("call", "code", "words"), WRONG_CALLS, ids=lambda x: " ".join(x) if isinstance(x, list) else ""
)
def test_words_that_are_off(call: list[str], code: int, words: list[str], ledger: Path) -> None:
    assert_sentence(run(*call, "--db", ledger), code, *words)


def test_no_article_or_two_kinds_of_input() -> None:
    assert_sentence(run("code"), 2, "--jsonl")
    assert_sentence(run("code", EXAMPLES), 2, "dateline add")
    assert_sentence(run("add"), 2, "INPUTS")
    assert_sentence(run("recount"), 2, "recount")


def test_no_store_yet(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    for name in (["incidents"], ["verify"], ["log"], ["export", "csv"], ["report"], ["show", "abcd"]):
        assert_sentence(run(*name, "--db", path), 5, path, "dateline add")
    assert not path.exists()


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    text, other, folder = tmp_path / "notes.txt", tmp_path / "other.sqlite", tmp_path / "folder"
    text.write_text("Shopping list: bread, milk, and something for the weekend that keeps a few days. " * 30)
    sqlite3.connect(other).executescript("CREATE TABLE books (title TEXT); INSERT INTO books VALUES ('x');")
    before = text.read_bytes(), other.read_bytes()
    for path in (text, other):
        assert_sentence(run("incidents", "--db", path), 5, path, "name another path")
        assert_sentence(run("add", EXAMPLES / "strike.txt", "--db", path), 5, path, "name another path")
    assert (text.read_bytes(), other.read_bytes()) == before
    folder.mkdir()
    assert_sentence(run("incidents", "--db", folder), 2, folder)


def test_a_store_from_a_newer_program(own: Path) -> None:
    with sqlite3.connect(own) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        db.execute(f"PRAGMA user_version = {version + 1}")
    db.close()
    for call in (["incidents"], ["verify"], ["add", EXAMPLES / "march.txt"]):
        assert_sentence(run(*call, "--db", own), 5, own, "newer")


def test_a_damaged_store(own: Path) -> None:
    content = bytearray(own.read_bytes())
    content[len(content) // 3 : len(content) // 2] = random.Random(3).randbytes(len(content) // 2 - len(content) // 3)
    own.write_bytes(content)
    for call in (["verify"], ["incidents"], ["log"], ["export", "jsonl", "--out", own.parent / "x.jsonl"]):
        done = run(*call, "--db", own)
        assert done.is_clean(), done.err
        assert done.code in (1, 5), (call, done)
        assert "restore" in done.err or "does not hold" in done.err, done.err


def test_a_store_that_somebody_else_holds(own: Path) -> None:
    other = sqlite3.connect(own, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        done = run("add", EXAMPLES / "march.txt", "--db", own, "--quiet")
        assert_sentence(done, 5, own, "another process", "again")
        assert run("incidents", "--db", own).code == 0
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert run("add", EXAMPLES / "march.txt", "--db", own, "--quiet").code == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if (
        os.geteuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False).returncode
    ):
        pytest.skip("making a small disk needs root")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for number in range(60):
        noise = " ".join(f"{random.Random(number).getrandbits(64):x}" for _ in range(5))
        (source / f"{number:02}.txt").write_text(f"{story(number + 2)}\n\nThe report number was {noise}.")
    store = small_disk / "ledger.sqlite"
    done = run("add", source, "--db", store, "--quiet")
    assert_sentence(done, 5, store, "disk is full", "safe", "again")
    with SqliteReader.open(store) as reader:
        kept = sum(1 for _ in reader.codings())
        assert list(reader.problems()) == []
    assert 0 < kept < 60
    assert_sentence(run("report", "--db", store, "--out", small_disk / "report.html"), 6, "report.html", "--out")
    assert not (small_disk / "report.html").exists()
    roomy = tmp_path / "roomy.sqlite"
    shutil.copy(store, roomy)
    shutil.copy(f"{store}-wal", f"{roomy}-wal") if Path(f"{store}-wal").exists() else None
    again = run("add", source, "--db", roomy, "--quiet")
    assert again.code == 0
    assert f"{60 - kept} coded" in again.out
    assert f"{kept} known already" in again.out


def test_nowhere_to_write(ledger: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o500)
    for out in (closed / "x.csv", tmp_path / "no/such/folder/x.csv"):
        assert_sentence(run("export", "csv", "--db", ledger, "--out", out), 6, out, "--out")
    assert_sentence(run("report", "--db", ledger, "--out", closed / "x.html"), 6, closed / "x.html", "--out")
    assert_sentence(run("add", EXAMPLES / "march.txt", "--db", closed / "l.sqlite"), 5, closed)
    assert_sentence(run("add", EXAMPLES / "march.txt", "--db", closed / "deep/l.sqlite"), 5, closed)
    assert list(closed.iterdir()) == []


def test_no_gazetteer_and_no_parser(tmp_path: Path) -> None:
    missing, broken, article = tmp_path / "none.sqlite", tmp_path / "broken.sqlite", EXAMPLES / "march.txt"
    broken.write_text("no gazetteer at all")
    for jobs in (0, 1):
        call = ["add", article, "--db", tmp_path / "l.sqlite", "--quiet", "--jobs", jobs]
        assert_sentence(run(*call, DATELINE_GAZETTEER=str(missing)), 4, missing, "dateline gazetteer build")
    assert_sentence(run("code", article, DATELINE_GAZETTEER=str(missing)), 4, missing, "dateline gazetteer build")
    assert_sentence(run("code", article, DATELINE_GAZETTEER=str(broken)), 4, broken, "dateline gazetteer build")
    assert_sentence(run("code", article, DATELINE_PARSER="no_such_parser"), 4, "no_such_parser", "pip install")


def test_a_terminal_obeys_no_article(tmp_path: Path) -> None:
    """Control characters and markup in a text reach the terminal as visible marks."""
    path, store = tmp_path / "story.json", tmp_path / "l.sqlite"
    title = "Blast [/bold] in \x1b[2JArlit[red]"
    body = (
        "A bomb killed three people in the [/] market of Arlit on Tuesday, police \u202esaid\u202c \x1b]0;x\x07 [bold]"
    )
    path.write_text(json.dumps({"title": title, "text": body, "outlet": "[/x]\x1b[31mRed"}))
    done = run("code", path)
    assert (done.code, done.is_clean()) == (0, True), done.err
    assert run("add", path, "--db", store, "--quiet").code == 0
    listed = run("incidents", "--db", store)
    name = listed.out.splitlines()[1].split()[0]
    for seen in (done, listed, run("show", name, "--db", store), run("claims", name, "--db", store)):
        assert (seen.code, seen.is_clean()) == (0, True), seen.err
        assert not set("\x1b\x07\u202e\u202c") & set(seen.out), seen.out


def test_standard_input(tmp_path: Path) -> None:
    done = run("code", "-", "--json", stdin=story().encode())
    assert done.code == 0
    assert json.loads(done.out)["article"]["snapshot"].startswith("sha256:")
    assert_sentence(run("code", "-", "--json", stdin=b""), 3, "standard input", "empty")
