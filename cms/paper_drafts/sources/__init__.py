"""What blocks read: a function for each, from the draft and its facts to pieces. Where nothing is known, it says so."""
