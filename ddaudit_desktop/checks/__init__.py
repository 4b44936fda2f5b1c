"""Checks: small rules that look at one case, or at the whole deep dive, and ask for judgement.

Each is registered with its id, severity, the rule in plain words and its source. An outcome is
pass, flag, cannot tell or not applicable; a flag is a prompt to the auditor, never a finding.
"""
