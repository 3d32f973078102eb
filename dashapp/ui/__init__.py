"""The door for people: Flask and Dash pages, which translate and delegate."""
