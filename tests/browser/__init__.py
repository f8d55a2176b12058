"""The built site in a real browser: helpers, and the tests that use them."""
