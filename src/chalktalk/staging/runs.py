"""Lines of several scripts, drawn: each text node becomes one for every run of one typeface and direction."""

from collections.abc import Iterable, Mapping

from chalktalk.documents.timeline import AnyNode, Group, Layer, Text
from chalktalk.staging import nodes
from chalktalk.staging.measure import Run, Weight, runs


def in_their_typefaces(layers: Iterable[Layer], weights: Mapping[str, Weight]) -> tuple[Layer, ...]:
    """The same layers with every line in typefaces that have its letters.

    Args:
        layers: A staged scene's, each line in the family's own font.
        weights: The weight of each font, by its digest.
    """
    return tuple(layer.model_copy(update={"nodes": _all_set(layer.nodes, weights)}) for layer in layers)


def _all_set(content: tuple[AnyNode, ...], weights: Mapping[str, Weight]) -> tuple[AnyNode, ...]:
    """The nodes set anew; the very same tuple where nothing changes, as for nearly all."""
    placed = [_set(node, weights) for node in content]
    return content if all(map(lambda a, b: a is b, content, placed)) else tuple(placed)


def _set(node: AnyNode, weights: Mapping[str, Weight]) -> AnyNode:
    match node:
        case Group():
            children = _all_set(node.children, weights)
            return node if children is node.children else node.model_copy(update={"children": children})
        case Text():
            line = runs(node.text, weights[node.font])
            plain = len(line) == 1 and line[0] == Run(node.text, None, line[0].ems)
            return node if plain else _line(node, line)
        case _:
            return node


def _line(node: Text, line: Iterable[Run]) -> Group:
    """The runs side by side, moving as the line did."""
    placed: list[AnyNode] = []
    x = 0.0
    for number, run in enumerate(line):
        font, width = run.further or node.font, round(run.ems * node.size, 3)
        here = round(x, 2)
        placed.append(
            nodes.text(
                f"{node.id}/run-{number}",
                run.text,
                here,
                0.0,
                font=font,
                size=node.size,
                advance=width,
                fill=node.fill,
            )
        )
        x += width
    return nodes.group(
        node.id,
        placed,
        x=node.x,
        y=node.y,
        anchor=(node.anchor_x, node.anchor_y),
        scale=node.scale_y,
        scale_x=node.scale_x,
        rotation=node.rotation,
        opacity=node.opacity,
    )
