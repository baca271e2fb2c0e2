"""Timeline to film: the Skia player, segments, and the finished MP4."""

from chalktalk.render.encoders import EncoderWish, encoder_here, encoder_trouble, workers_for
from chalktalk.render.join import join
from chalktalk.render.plan import plan_frame, plan_segments
from chalktalk.render.segment import render_segment
from chalktalk.render.sketch import plan_sketch, sketch_segment
from chalktalk.render.still import draw_still, paint_frame

__all__ = [
    "EncoderWish",
    "draw_still",
    "encoder_here",
    "encoder_trouble",
    "join",
    "paint_frame",
    "plan_frame",
    "plan_segments",
    "plan_sketch",
    "render_segment",
    "sketch_segment",
    "workers_for",
]
