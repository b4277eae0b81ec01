"""The app in a browser: a page, and one process of the app for each tab."""
