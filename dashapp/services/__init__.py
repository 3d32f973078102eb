"""What a person can do, one function an act, over the ports that `ports` names."""
