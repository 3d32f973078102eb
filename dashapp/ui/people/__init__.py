"""The pages of people: plain forms, which need no script to let anybody in."""
