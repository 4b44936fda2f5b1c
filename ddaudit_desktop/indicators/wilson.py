"""How sure a share of few cases is: the Wilson score interval."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.95


def wilson(n: int, of: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The interval in which the true share lies, for n of so many; shares from 0 to 1.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, J. Am.
    Statistical Association 22 (1927), 209-212. Nothing of nothing can be any share.

    Raises:
        ValueError: n is negative or greater than the whole.
    """
    if not 0 <= n <= of:
        raise ValueError(f"{n} of {of} is no share")
    if of == 0:
        return 0.0, 1.0
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    share = n / of
    middle = share + z * z / (2 * of)
    reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    low = 0.0 if n == 0 else (middle - reach) / whole
    high = 1.0 if n == of else (middle + reach) / whole
    return low, high
