"""Tables that people bring and take along: CSV in whatever writing, XLSX, safe in a spreadsheet program."""
