"""What those who oversee all fields look after: what is late, vacant, handed up, without a figure, in progress."""
