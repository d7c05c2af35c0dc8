"""What shows whether a goal is reached: indicators with their readings, entered by hand or by table, and as charts."""
