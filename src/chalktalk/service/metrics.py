"""What the service counts, for Prometheus. Names are stable: `deploy/grafana/` draws them."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

QUICK = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Seconds between which answers are told apart: from a remembered one to a long film."""
SLOW = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0, 80.0, 160.0)
"""The same for providers."""


class Metrics:
    """Everything that is counted, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        own = {"registry": self.registry, "namespace": "chalktalk"}
        self.requests = Counter("requests", "Requests that were answered.", ("method", "route", "status"), **own)
        self.seconds = Histogram(
            "request_seconds", "Seconds from a request's head to its answer's end.", ("route",), buckets=QUICK, **own
        )
        self.in_flight = Gauge("requests_in_flight", "Requests that are being answered.", **own)
        self.working = Gauge("directions_in_work", "Directions that are being worked out, or wait for it.", **own)
        self.cache = Counter("cache_answers", "Briefs by where their answer was found.", ("layer",), **own)
        self.cache_faults = Counter("cache_faults", "Times a layer of the cache could not be used.", ("layer",), **own)
        self.provider_seconds = Histogram(
            "provider_seconds", "Seconds of asking providers, tries and all.", ("provider", "port"), buckets=SLOW, **own
        )
        self.provider_faults = Counter(
            "provider_faults", "Offers that were asked in vain.", ("provider", "port", "category"), **own
        )
        self.fallbacks = Counter("fallbacks", "Directions that rules gave because no model did.", **own)
        self.limited = Counter("rate_limited", "Requests beyond an address's limit.", **own)
        self.refused = Counter("moderation_refusals", "Briefs that were refused.", **own)
        ProcessCollector(registry=self.registry)
