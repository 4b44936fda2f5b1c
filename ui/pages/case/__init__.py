"""One case as one workspace: form, timeline, grading and record under one header."""
