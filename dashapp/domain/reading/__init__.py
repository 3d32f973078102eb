"""Reading a résumé out of lines of text: nothing thrown away, nothing invented."""
