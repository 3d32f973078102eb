"""The door for programs: HTTP and sockets, which translate and delegate."""
