"""Ruby's values: how Jekyll prints, compares, sorts, reads and formats them.

None, bool, int, float, str, list and dict stand for Ruby's own; `datetime` (aware) for Time, `date` for Date, `range`
(of step 1) for a Range of whole numbers. What else there is (drops) brings `to_s` and `inspect` of its own.
"""
