"""One encoder, many heads: every answer about a word comes from the vector of its first piece and its shape."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from training.encoder.labels import MODALITIES, PLOVER, ROLES, SPANS, SUB_TYPES

WIDTH = 384
SHAPES = 7
ARC, REL, ROLE = 192, 64, 64


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels the grammar heads have; they are met in the data."""

    pos: int
    tag: int
    dep: int
    entity: int


class Reader(nn.Module):
    """The shared encoder with its heads; ``forward`` works on a padded batch, ``answers`` is what is exported."""

    def __init__(self, encoder: BertModel, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.shape = nn.Embedding(SHAPES, WIDTH)
        nn.init.normal_(self.shape.weight, std=0.02)
        self.drop = nn.Dropout(dropout)
        self.spans = nn.Linear(WIDTH, 3 * len(SPANS))
        self.pos = nn.Linear(WIDTH, sizes.pos)
        self.tag = nn.Linear(WIDTH, sizes.tag)
        self.entity = nn.Linear(WIDTH, sizes.entity)
        self.arc_dep = nn.Sequential(nn.Linear(WIDTH, ARC), nn.GELU())
        self.arc_gov = nn.Sequential(nn.Linear(WIDTH, ARC), nn.GELU())
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.rel_dep = nn.Sequential(nn.Linear(WIDTH, REL), nn.GELU())
        self.rel_gov = nn.Sequential(nn.Linear(WIDTH, REL), nn.GELU())
        self.rel = nn.Parameter(torch.zeros(sizes.dep, REL, REL))
        self.rel_bias = nn.Linear(2 * REL, sizes.dep)
        self.role_gov = nn.Linear(WIDTH, ROLE * len(ROLES))
        self.role_arg = nn.Linear(WIDTH, ROLE)
        self.role_bias = nn.Linear(WIDTH, len(ROLES))
        self.sub_type = nn.Linear(WIDTH, len(SUB_TYPES))
        self.modality = nn.Linear(WIDTH, len(MODALITIES))
        self.relevant = nn.Linear(WIDTH, 1)
        self.plover = nn.Linear(WIDTH, len(PLOVER))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.rel, std=0.02)

    def words(self, pieces: Tensor, mask: Tensor | None, first: Tensor, shapes: Tensor) -> Tensor:
        """Vectors of the words [B, W, WIDTH]."""
        hidden = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        index = first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        return self.drop(hidden.gather(1, index) + self.shape(shapes))

    def arcs(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Scores [B, W, W + 1] of each word's governor, the last column for none, and the governors' label vectors."""
        root = self.root.expand(words.shape[0], 1, WIDTH)
        governors = torch.cat([words, root], 1)
        gov = self.arc_gov(governors)
        scores = self.arc_dep(words) @ self.arc @ gov.transpose(1, 2) + self.arc_bias(gov).transpose(1, 2)
        return scores, self.rel_gov(governors)

    def relations(self, words: Tensor, gov_vectors: Tensor, heads: Tensor) -> Tensor:
        """Label scores [B, W, labels] of each word under its governor ``heads`` [B, W]."""
        dep = self.rel_dep(words)
        gov = gov_vectors.gather(1, heads.unsqueeze(-1).expand(-1, -1, REL))
        mixed = torch.einsum("bwi,rij->bwrj", dep, self.rel)
        return (mixed * gov.unsqueeze(2)).sum(-1) + self.rel_bias(torch.cat([dep, gov], -1))

    def roles(self, words: Tensor, governors: Tensor) -> Tensor:
        """Scores [B, G, W, roles] of each word for each governor (word indices [B, G])."""
        chosen = words.gather(1, governors.unsqueeze(-1).expand(-1, -1, WIDTH))
        gov = self.role_gov(chosen).view(*governors.shape, len(ROLES), ROLE)
        arg = self.role_arg(words)
        return torch.einsum("bgrd,bwd->bgwr", gov, arg) / ROLE**0.5 + self.role_bias(words).unsqueeze(1)


class Answers(nn.Module):
    """What the product runs: one window, no padding. Names and shapes of the outputs are in ``OUTPUTS``."""

    OUTPUTS = (
        "vectors",
        "spans",
        "pos",
        "tag",
        "entity",
        "arcs",
        "relations",
        "gov",
        "arg",
        "arg_bias",
        "acts",
        "relevant",
        "plover",
    )

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def relations(self, words: Tensor, gov_vectors: Tensor, heads: Tensor) -> Tensor:
        """``Reader.relations`` as one product of matrices, which the runtime computes in a third of the time."""
        r = self.reader
        labels = r.rel.shape[0]
        dep = r.rel_dep(words)
        gov = gov_vectors.gather(1, heads.unsqueeze(-1).expand(-1, -1, REL))
        mixed = (dep @ r.rel.permute(1, 0, 2).reshape(REL, labels * REL)).view(1, -1, labels, REL)
        return (mixed @ gov.unsqueeze(-1)).squeeze(-1) + r.rel_bias(torch.cat([dep, gov], -1))

    def forward(self, pieces: Tensor, first: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        """pieces [1, T], first and shapes [1, W] → arrays over words, without the batch dimension."""
        r = self.reader
        words = r.words(pieces, None, first, shapes)
        scores, gov_vectors = r.arcs(words)
        heads = scores.argmax(-1)
        flat = words[0]
        return (
            flat,
            r.spans(flat).view(-1, len(SPANS), 3).softmax(-1),
            r.pos(flat),
            r.tag(flat),
            r.entity(flat),
            scores[0],
            self.relations(words, gov_vectors, heads)[0],
            r.role_gov(flat),
            r.role_arg(flat) / ROLE**0.5,
            r.role_bias(flat),
            torch.cat([r.sub_type(flat), r.modality(flat)], -1),
            r.relevant(flat).squeeze(-1),
            r.plover(flat),
        )


def load_base(folder: Path, layers: int | None = None, fitting: bool = False) -> BertModel:
    """The pretrained encoder from its folder (config and weights); the first ``layers`` of it.

    For fitting, attention has no dropout and is computed step by step: a quarter less time on a processor.
    """
    config = BertConfig.from_pretrained(folder)
    if fitting:
        config.attention_probs_dropout_prob = 0.0
        config._attn_implementation = "eager"
    model = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False, torch_dtype=torch.float32)
    if layers:
        model.encoder.layer = model.encoder.layer[:layers]
    return model


def sizes_of(names: dict[str, list[Any]]) -> Sizes:
    """The head sizes for label lists."""
    return Sizes(len(names["pos"]), len(names["tag"]), len(names["dep"]), len(names["entity"]))
