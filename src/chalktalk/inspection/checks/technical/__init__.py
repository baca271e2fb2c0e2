"""Technical checks: container, streams, clocks and packets."""

from chalktalk.inspection.checks.technical.clock import check_clock
from chalktalk.inspection.checks.technical.completeness import check_completeness
from chalktalk.inspection.checks.technical.delivery import check_delivery
from chalktalk.inspection.checks.technical.frame import check_frame
from chalktalk.inspection.checks.technical.packets import check_packets
from chalktalk.inspection.checks.technical.streams import check_streams

TECHNICAL = (check_streams, check_frame, check_clock, check_completeness, check_packets, check_delivery)
