"""Language models: two protocols over HTTP, with what makes them safe to lean on."""
