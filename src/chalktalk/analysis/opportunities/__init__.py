"""Visual opportunities: one reader a type, each giving the content itself."""

from collections.abc import Callable, Iterable

from chalktalk.analysis.language.reading import Reading
from chalktalk.analysis.opportunities.charts import charts
from chalktalk.analysis.opportunities.comparisons import comparisons
from chalktalk.analysis.opportunities.cycles import cycles
from chalktalk.analysis.opportunities.definitions import definitions
from chalktalk.analysis.opportunities.diagrams import diagrams
from chalktalk.analysis.opportunities.flowcharts import flowcharts
from chalktalk.analysis.opportunities.hierarchies import hierarchies
from chalktalk.analysis.opportunities.lists import lists
from chalktalk.analysis.opportunities.networks import networks
from chalktalk.analysis.opportunities.quotes import quotes
from chalktalk.analysis.opportunities.timelines import timelines
from chalktalk.documents.analysis import AnyOpportunity

READERS: tuple[Callable[[Reading], Iterable[AnyOpportunity]], ...] = (
    charts,
    comparisons,
    cycles,
    definitions,
    diagrams,
    flowcharts,
    hierarchies,
    lists,
    networks,
    quotes,
    timelines,
)
"""All readers but that of metaphors, which needs to know them. Each goes over the whole script by itself; `ranking`
decides between them."""
