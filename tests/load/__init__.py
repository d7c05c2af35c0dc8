"""The load driver (`make bench-live`): a hall full of telephones, walls and hosts, from a process of its own."""
