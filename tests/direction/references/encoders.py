"""Networks of CLIP's shape, built here."""

import numpy as np
from onnx import TensorProto, helper, numpy_helper


def tiny_encoder(side: int | str = 224, name: str = "pixel_values") -> bytes:
    """A network of CLIP's shape: the mean of each channel is where a picture lies."""
    nodes = [
        helper.make_node("GlobalAveragePool", [name], ["means"]),
        helper.make_node("Flatten", ["means"], ["flat"]),
        helper.make_node("Add", ["flat", "shift"], ["image_embeds"]),
    ]
    shift = numpy_helper.from_array(np.array([0.5, 0.0, 0.0], np.float32), "shift")
    picture = helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 3, side, side])
    out = helper.make_tensor_value_info("image_embeds", TensorProto.FLOAT, [1, 3])
    graph = helper.make_graph(nodes, "encoder", [picture], [out], [shift])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    return bytes(model.SerializeToString())
