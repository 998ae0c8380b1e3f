"""What the pages are made of: files sent by a form, sources by origin, the river of changes, tiles under the map."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
from tempfile import gettempdir

import pytest
from desk_samples import client, coder, items
from starlette.testclient import TestClient

from dateline.doors.api.guard import Guard
from dateline.doors.api.library import Library
from dateline.doors.api.tiles import Tiles
from dateline.doors.desk import make_app
from dateline.doors.desk.mosaic import mosaic
from dateline.doors.people import Person
from dateline.errors import UsageError
from dateline.publish.report.drawing import MapDrawing, Projection

TEXT = b"Gunmen killed two people in Arlit on Tuesday, police said."
TILES = Tiles("https://tiles.example/{z}/{x}/{y}.png", "Tile makers")


def sent(desk: TestClient, *files: tuple[str, bytes], **more: str) -> str:
    answer = desk.post("/inbox/files", files=[("files", file) for file in files], data=more)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_one_file_leads_to_its_article(desk: TestClient) -> None:
    where = sent(desk, ("arlit.txt", TEXT), outlet="River Courier", published="2024-05-15")
    page = desk.get(where).text
    assert "River Courier" in page
    assert "published 2024-05-15 (given)" in page
    assert sent(desk, ("again.txt", TEXT), outlet="River Courier", published="2024-05-15") == where


def test_many_files_lead_to_the_inbox_with_what_became_of_them(desk: TestClient) -> None:
    one, two = "Gunmen killed two people in Gao.", "A bomb hurt six in Dori."
    lines = f'{{"title": "One", "text": "{one}"}}\n{{"title": "Two", "text": "{two}"}}\n'.encode()
    where = sent(
        desk,
        ("../../etc/feed.jsonl.gz", gzip.compress(lines)),
        ("C:\\news\\image.png", b"\x89PNG\x00\x00"),
        ("\u202egnp.txt", TEXT),
        ("empty.txt", b""),
        ("x" * 400 + ".txt", TEXT + b" Again."),
    )
    assert where.startswith("/inbox?added=run-")
    page = desk.get(where).text
    for words in ("4 coded", "2 refused", "feed.jsonl.gz line 2", "image.png"):
        assert words in page
    assert "/etc/" not in page
    assert "\u202e" not in page
    assert f"{gettempdir()}/tmp" not in page
    assert "\\news" not in page


IN_PARTS = "multipart/form-data; boundary=x"
PART = b"--x\r\ncontent-disposition: form-data; name="


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"", "multipart/form-data", 422),
        (b"--x", "multipart/form-data; boundary=", 422),
        (b"--x\r\n\r\n", "multipart/form-data; boundary=x", 422),
        (PART + b'"files"; filename=""\r\n\r\n\r\n--x--', IN_PARTS, 422),
        (PART + b'"size"\r\n\r\n1\r\n--x--', IN_PARTS, 422),
        (b"text=x", "application/x-www-form-urlencoded", 415),
    ],
)  # fmt: skip
def test_a_form_without_files_is_a_problem(desk: TestClient, content: bytes, kind: str, status: int) -> None:
    answer = desk.post("/inbox/files", content=content, headers={"content-type": kind})
    assert answer.status_code == status, answer.text


def test_claims_and_sources_stand_under_their_origin(reader: TestClient) -> None:
    told = max(items(reader, "incidents"), key=lambda i: len(i["articles"]))
    page = reader.get(f"/incidents/{told['id']}").text
    assert "repeats origin" in page
    assert page.count('class="source') == len(told["articles"])
    assert "of 2 origins" in page


def test_words_stand_beside_facts(reader: TestClient) -> None:
    page = reader.get("/history").text
    first = page.index("<del>")
    assert 0 < first < page.index("<ins>", first) < page.index("</li>", first) + 2000
    assert "all that this version changed" in page


def test_only_who_overrules_owes_a_reason(desk: TestClient) -> None:
    one, other = items(desk, "claims", limit=2)
    accepted = desk.post(f"/claims/{one['id']}/rulings", data={"verdict": "accepted", "because": " "})
    assert accepted.status_code == 303
    assert items(desk, "decisions")[0]["because"] == "no reason given"
    rejected = desk.post(f"/claims/{other['id']}/rulings", data={"verdict": "rejected", "because": ""})
    assert rejected.status_code == 422


@pytest.mark.parametrize(
    "written",
    ["tiles", "https://t.example/", "https://t.example/{z}/{x}.png", "https://t.example/{z}/{x}/{y}/{y}.png",
     "javascript:alert(1)//{z}{x}{y}", "https://t.example;script-src *//{z}/{x}/{y}", "https://a@t.example/{z}/{x}/{y}",
     "https://t.example/{z}/{x}/{y}/{s}.png", "//t.example/{z}/{x}/{y}"],
)  # fmt: skip
def test_what_is_no_address_of_tiles(written: str) -> None:
    with pytest.raises(UsageError, match="no address of map tiles"):
        Tiles.of(written)


def test_tiles_are_asked_of_one_place_alone(examples: object) -> None:
    told = Tiles.of("https://tiles.example:8443/{z}/{x}/{y}.png?key=a © Tile makers")
    assert (told.origin, told.credit) == ("https://tiles.example:8443", "© Tile makers")
    app = make_app(Library(examples, coder=coder), Person("ana", "admin"), tiles=told)  # type: ignore[arg-type]
    answer = TestClient(app, base_url="http://127.0.0.1").get("/map")
    policy = answer.headers["content-security-policy"]
    assert "img-src 'self' https://tiles.example:8443;" in policy
    assert policy.count("https://") == 1
    addresses = re.findall(r'<image href="([^"]*)"', answer.text)
    assert 2 < len(addresses) < 100
    assert all(re.fullmatch(r"https://tiles\.example:8443/\d+/\d+/\d+\.png\?key=a", one) for one in addresses)
    assert "Tiles: © Tile makers" in answer.text
    bare = client(examples).get("/map")  # type: ignore[arg-type]
    assert "<image" not in bare.text
    assert "https://" not in bare.headers["content-security-policy"]
    assert isinstance(app, Guard)


def test_tiles_lie_where_the_map_has_their_corners() -> None:
    frame = Projection(west=-10.0, north=40.0, squeeze=0.8, scale=24.0, left=0.0)
    pieces = mosaic(MapDrawing(960.0, 480.0, "", "", (), (), (), (), frame), TILES)
    west, north = frame.place(0.0, 0.0)
    assert (round(west, 6), round(north, 6)) == (-10.0, 40.0)
    assert min(p.x for p in pieces) <= 0.0
    assert max(p.x + p.width for p in pieces) >= 960.0
    assert min(p.y for p in pieces) <= 0.0
    assert max(p.y + p.height for p in pieces) >= 480.0
    assert all(128 < p.width <= 256 for p in pieces)
    rows = sorted({(p.y, p.height) for p in pieces})
    assert all(abs(a[0] + a[1] - b[0]) < 0.02 for a, b in pairwise(rows))
    assert len({p.address for p in pieces}) == len(pieces)
    greenwich = next(p for p in pieces if "/16/" in p.address)
    assert greenwich.address.startswith("https://tiles.example/5/16/")
    assert abs(greenwich.x - frame.at((0.0, 0.0))[0]) < 0.02
