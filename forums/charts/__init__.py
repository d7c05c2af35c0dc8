"""Charts drawn on the server: from typed figures to what a template writes down. No models, no requests.

Text never scales with a picture: across, places are per cent of its width; down, they are rem, and so is text.
"""
