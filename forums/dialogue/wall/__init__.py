"""The wall: what the projector shows, for hours, with nobody at the keyboard."""
