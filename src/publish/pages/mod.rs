//! Pages: what the site's routes answer before the app is there, and without it.
