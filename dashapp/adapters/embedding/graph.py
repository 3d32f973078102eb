"""Writes the model's ONNX graph from its weights; needed when the model is made, never later.

The architecture is BERT's (Devlin et al. 2019) with the sizes of all-MiniLM-L6-v2: six
layers, 384 wide, twelve heads; the mean of the last layer, of length 1.
"""

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

LAYERS, WIDTH, HEADS = 6, 384, 12
_EPSILON = 1e-12
_OPSET = 20
Weights = dict[str, NDArray[np.float32]]


def graph_of(weights: Weights) -> onnx.ModelProto:
    """Return the model: ``input_ids`` and ``attention_mask`` (n, t) to ``vectors`` (n, 384)."""
    return _Graph(weights).model()


class _Graph:
    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}

    def model(self) -> onnx.ModelProto:
        hidden = self._embeddings()
        bias = self._mask_bias()
        for layer in range(LAYERS):
            hidden = self._layer(f"encoder.layer.{layer}", hidden, bias)
        self._pool(hidden)
        shape = ["n", "t"]
        graph = helper.make_graph(
            self._nodes,
            "all-MiniLM-L6-v2",
            [
                helper.make_tensor_value_info(name, TensorProto.INT64, shape)
                for name in ("input_ids", "attention_mask")
            ],
            [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", WIDTH])],
            list(self._constants.values()),
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)])
        model.ir_version = 9
        onnx.checker.check_model(model)
        return model

    def _embeddings(self) -> str:
        words = self._op("Gather", self._weight("embeddings.word_embeddings.weight"), "input_ids")
        length = self._op("Slice", self._op("Shape", "input_ids"), self._ints([1]), self._ints([2]))
        places = self._op(
            "Slice",
            self._weight("embeddings.position_embeddings.weight"),
            self._ints([0]),
            length,
            self._ints([0]),
        )
        kind = self._constant("kind", self._weights["embeddings.token_type_embeddings.weight"][0])
        total = self._op("Add", self._op("Add", words, places), kind)
        return self._norm("embeddings.LayerNorm", total)

    def _mask_bias(self) -> str:
        mask = self._op("Cast", "attention_mask", to=TensorProto.FLOAT)
        wide = self._op("Unsqueeze", mask, self._ints([1, 2]))
        absent = self._op("Sub", self._float("one", 1.0), wide)
        return self._op("Mul", absent, self._float("far", -10_000.0))

    def _layer(self, name: str, hidden: str, bias: str) -> str:
        attention = f"{name}.attention"
        query, key, value = (
            self._heads(self._dense(f"{attention}.self.{part}", hidden))
            for part in ("query", "key", "value")
        )
        scores = self._op("MatMul", query, self._op("Transpose", key, perm=[0, 1, 3, 2]))
        scaled = self._op("Mul", scores, self._float("scale", (WIDTH // HEADS) ** -0.5))
        shares = self._op("Softmax", self._op("Add", scaled, bias), axis=-1)
        seen = self._op("Transpose", self._op("MatMul", shares, value), perm=[0, 2, 1, 3])
        joined = self._op("Reshape", seen, self._ints([0, 0, WIDTH]))
        out = self._dense(f"{attention}.output.dense", joined)
        hidden = self._norm(f"{attention}.output.LayerNorm", self._op("Add", out, hidden))
        wide = self._op("Gelu", self._dense(f"{name}.intermediate.dense", hidden))
        out = self._dense(f"{name}.output.dense", wide)
        return self._norm(f"{name}.output.LayerNorm", self._op("Add", out, hidden))

    def _pool(self, hidden: str) -> None:
        mask = self._op("Cast", "attention_mask", to=TensorProto.FLOAT)
        wide = self._op("Unsqueeze", mask, self._ints([2]))
        total = self._op("ReduceSum", self._op("Mul", hidden, wide), self._ints([1]), keepdims=0)
        length = self._op("ReduceL2", total, self._ints([1]), keepdims=1)
        self._nodes.append(helper.make_node("Div", [total, length], ["vectors"]))

    def _heads(self, hidden: str) -> str:
        split = self._op("Reshape", hidden, self._ints([0, 0, HEADS, WIDTH // HEADS]))
        return self._op("Transpose", split, perm=[0, 2, 1, 3])

    def _dense(self, name: str, hidden: str) -> str:
        turned = np.ascontiguousarray(self._weights[f"{name}.weight"].T)
        product = self._op("MatMul", hidden, self._constant(f"{name}.turned", turned))
        return self._op("Add", product, self._weight(f"{name}.bias"))

    def _norm(self, name: str, hidden: str) -> str:
        scale, bias = self._weight(f"{name}.weight"), self._weight(f"{name}.bias")
        return self._op("LayerNormalization", hidden, scale, bias, axis=-1, epsilon=_EPSILON)

    def _op(self, kind: str, *inputs: str, **attributes: Any) -> str:
        name = f"{kind}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def _weight(self, name: str) -> str:
        return self._constant(name, self._weights[name])

    def _float(self, name: str, value: float) -> str:
        return self._constant(name, np.array(value, dtype=np.float32))

    def _ints(self, values: list[int]) -> str:
        return self._constant(f"ints_{values}", np.array(values, dtype=np.int64))

    def _constant(self, name: str, value: NDArray[Any]) -> str:
        self._constants.setdefault(name, numpy_helper.from_array(value, name))
        return name
