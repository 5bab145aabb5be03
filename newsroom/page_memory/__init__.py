"""Finished pages, kept in the memory of each process and answered before most of Django wakes up.

`door` stands in front of Django; `keeping` says which answers may be kept; `memory` holds them within a limit of bytes;
`kept_page` is one of them, packed for each way of travelling; `errand` lets one of many who wait make a page.
"""
