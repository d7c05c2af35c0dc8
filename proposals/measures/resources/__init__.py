"""What goals and measures are worked on with: money by year, source and kind, staff, voluntary hours, and what has no
figure. `models.ResourceQuerySet` adds up; `tables` shows. Reports and papers read the same sums."""
