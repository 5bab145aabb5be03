"""The copy desk: what a careful colleague would remark on a report before it is published.

Remarks on the language come from `newsroom.arabic.copydesk`, which knows no Django; here they are worded, weighed by
the house, and joined by remarks on what a report lacks, on links that lead nowhere and on names of the record.
"""

from articles.copy_desk.desk import cured, examine, in_the_way, with_partners
from articles.copy_desk.remark import Remark, Words

__all__ = ["Remark", "Words", "cured", "examine", "in_the_way", "with_partners"]
