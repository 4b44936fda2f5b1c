"""Words that blame a child, play down what happened or assume a safe return.

Found in what is quoted from the record, where the auditor decides what they are evidence of, and
in the auditor's own text, where they are a private suggestion and kept nowhere.
"""
