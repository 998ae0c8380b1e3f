"""One small adapter a task: input line in, prediction out, by the product's own rooms."""

from benchmarks.tasks.registry import TASKS, predictions

__all__ = ["TASKS", "predictions"]
