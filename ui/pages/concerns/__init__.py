"""Immediate concerns: raised, told, taken on."""
