"""The app in a browser: a web page, and one process of the app for each tab."""
