"""The grading of a case: the inspection beside the case, and the overall grade."""
