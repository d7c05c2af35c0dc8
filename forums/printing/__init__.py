"""Sheets to print: tagged PDF (PDF/UA-1, ISO 14289-1) from Typst templates, in the languages and directions people use.

`writing.write` turns a template and data into a PDF, `answers.response` hands it to a browser. `sheets` holds
the sheets of a dialogue forum. Templates lie in templates/, what they share in templates/components/sheet.typ.
"""
