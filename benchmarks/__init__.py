"""Measurements of the product's own path: speed here, predictions in the public benchmarks' formats."""
